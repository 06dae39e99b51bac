//! `history.jsonl`: every distinct form of every method and definition, with the releases that have it.
//!
//! It is what makes merging exact: `merged.json` and `availability.json` are functions of it (and of
//! `overrides.json`), so the order in which releases are added cannot matter, and a changed override needs no fetching.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::bundle::Bundle;
use super::node::Node;
use super::release::{Presence, Releases, Version};

/// One form of a method or definition, and where it is found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Form {
    pub(crate) schema: Value,
    pub(crate) presence: Presence,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct History {
    pub(crate) releases: Releases,
    /// (kind, method) → its forms.
    pub(crate) methods: BTreeMap<(String, String), Vec<Form>>,
    /// Name → its forms.
    pub(crate) definitions: BTreeMap<String, Vec<Form>>,
}

/// Which of the two bundles of a release.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Api {
    Stable,
    Experimental,
}

impl History {
    /// Puts one release in: both of its bundles. A release that is there already must be the same.
    pub(crate) fn fold(
        &mut self,
        version: Version,
        stable: &Bundle,
        experimental: &Bundle,
    ) -> Result<()> {
        if self.releases.contains(version) {
            bail!("release {version} is merged already");
        }
        for (api, bundle) in [(Api::Stable, stable), (Api::Experimental, experimental)] {
            let kept = reachable(bundle)?;
            for (key, schema) in &bundle.methods {
                put(
                    self.methods.entry(key.clone()).or_default(),
                    schema,
                    version,
                    api,
                );
            }
            for (name, schema) in bundle
                .definitions
                .iter()
                .filter(|(name, _)| kept.contains(*name))
            {
                put(
                    self.definitions.entry(name.clone()).or_default(),
                    schema,
                    version,
                    api,
                );
            }
        }
        self.releases = Releases::new(self.releases.iter().chain([version]).collect());
        for forms in self
            .methods
            .values_mut()
            .chain(self.definitions.values_mut())
        {
            forms.sort_by_key(|it| {
                (
                    it.presence.first(),
                    it.presence.stable.is_empty(),
                    it.presence.rank(),
                )
            });
        }
        Ok(())
    }

    /// The history of one release alone.
    pub(crate) fn only(&self, version: Version) -> Result<Self> {
        if !self.releases.contains(version) {
            bail!("release {version} is not merged");
        }
        let keep = |form: &Form| {
            let presence = form.presence.only(version);
            (!presence.stable.is_empty() || !presence.experimental.is_empty()).then(|| Form {
                schema: form.schema.clone(),
                presence,
            })
        };
        let mut out = Self {
            releases: Releases::new(vec![version]),
            ..Self::default()
        };
        for (key, forms) in &self.methods {
            let forms: Vec<Form> = forms.iter().filter_map(keep).collect();
            if !forms.is_empty() {
                out.methods.insert(key.clone(), forms);
            }
        }
        for (name, forms) in &self.definitions {
            let forms: Vec<Form> = forms.iter().filter_map(keep).collect();
            if !forms.is_empty() {
                out.definitions.insert(name.clone(), forms);
            }
        }
        Ok(out)
    }

    /// One line for the releases, then one for each form.
    pub(crate) fn write(&self) -> String {
        let mut out = String::new();
        let releases: Vec<String> = self.releases.iter().map(|it| it.to_string()).collect();
        line(&mut out, &json!({"releases": releases}));
        for ((kind, method), forms) in &self.methods {
            for form in forms {
                let mut value = self.presence(&form.presence);
                value["kind"] = json!(kind);
                value["method"] = json!(method);
                value["entry"] = form.schema.clone();
                line(&mut out, &value);
            }
        }
        for (name, forms) in &self.definitions {
            for form in forms {
                let mut value = self.presence(&form.presence);
                value["name"] = json!(name);
                value["schema"] = form.schema.clone();
                line(&mut out, &value);
            }
        }
        out
    }

    fn presence(&self, presence: &Presence) -> Value {
        json!({
            "in": self.releases.ranges(&presence.stable, false),
            "in_experimental": self.releases.ranges(&presence.experimental, false),
        })
    }

    pub(crate) fn read(text: &str) -> Result<Self> {
        let mut out = Self::default();
        for (at, text) in text.lines().enumerate() {
            let value: Value =
                serde_json::from_str(text).with_context(|| format!("line {}", at + 1))?;
            out.read_line(value)
                .with_context(|| format!("line {}", at + 1))?;
        }
        Ok(out)
    }

    fn read_line(&mut self, mut value: Value) -> Result<()> {
        if let Some(releases) = value.get("releases").and_then(Value::as_array) {
            let all = releases
                .iter()
                .map(|it| it.as_str().unwrap_or_default().parse())
                .collect::<Result<_>>()?;
            self.releases = Releases::new(all);
            return Ok(());
        }
        let presence = Presence {
            stable: self.releases.parse_ranges(&value["in"])?,
            experimental: self.releases.parse_ranges(&value["in_experimental"])?,
        };
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        if let Some(name) = text("name") {
            let form = Form {
                schema: value["schema"].take(),
                presence,
            };
            self.definitions.entry(name).or_default().push(form);
        } else {
            let key = (
                text("kind").context("no `kind`")?,
                text("method").context("no `method`")?,
            );
            let form = Form {
                schema: value["entry"].take(),
                presence,
            };
            self.methods.entry(key).or_default().push(form);
        }
        Ok(())
    }
}

fn line(out: &mut String, value: &Value) {
    out.push_str(&value.to_string());
    out.push('\n');
}

fn put(forms: &mut Vec<Form>, schema: &Value, version: Version, api: Api) {
    let at = forms
        .iter()
        .position(|it| it.schema == *schema)
        .unwrap_or_else(|| {
            forms.push(Form {
                schema: schema.clone(),
                presence: Presence::default(),
            });
            forms.len() - 1
        });
    if let Some(form) = forms.get_mut(at) {
        match api {
            Api::Stable => form.presence.stable.insert(version),
            Api::Experimental => form.presence.experimental.insert(version),
        }
    }
}

/// What a bundle's methods and responses lead to. Which response belongs to which method is decided later (by
/// overrides), so every response is kept.
fn reachable(bundle: &Bundle) -> Result<BTreeSet<String>> {
    let mut todo: Vec<String> = Vec::new();
    for ((_, method), entry) in &bundle.methods {
        if let Some(params) = entry.get("params") {
            Node::parse(params)
                .with_context(|| method.clone())?
                .refs(&mut |name| todo.push(name.to_owned()));
        }
    }
    todo.extend(
        bundle
            .definitions
            .keys()
            .filter(|it| it.ends_with("Response"))
            .cloned(),
    );
    let mut seen = BTreeSet::new();
    while let Some(name) = todo.pop() {
        if seen.contains(&name) {
            continue;
        }
        let schema = bundle
            .definitions
            .get(&name)
            .with_context(|| format!("a ref to `{name}`, which is not there"))?;
        Node::parse(schema)
            .with_context(|| name.clone())?
            .refs(&mut |name| todo.push(name.to_owned()));
        seen.insert(name);
    }
    Ok(seen)
}
