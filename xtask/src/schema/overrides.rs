//! `overrides.json`: decisions that no schema states, each with its reason.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use super::node::Node;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Overrides {
    #[allow(dead_code, reason = "says what the file is; read by people")]
    pub(crate) comment: String,
    /// Methods that get no types.
    pub(crate) untyped: BTreeMap<String, Reason>,
    /// Method → the definition of its response, where `XParams → XResponse` does not say it.
    pub(crate) responses: BTreeMap<String, Named>,
    /// Definition → the definition that it became.
    pub(crate) aliases: BTreeMap<String, Named>,
    /// Path → the schema to use there instead of what the releases say.
    pub(crate) types: BTreeMap<String, Use>,
    /// Method or path → its description.
    pub(crate) docs: BTreeMap<String, Doc>,
    /// Paths where "absent", `null` and a value are three things.
    pub(crate) patches: BTreeMap<String, Reason>,
    /// Which strings are ids.
    pub(crate) ids: Ids,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reason {
    pub(crate) reason: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) reason: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Use {
    /// What to do with the forms that the releases have.
    #[serde(flatten)]
    pub(crate) what: What,
    pub(crate) reason: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum What {
    /// Both types stay, told apart when decoding: `x-conflict`.
    Both(bool),
    /// This schema, whatever the releases say.
    Schema(Value),
    /// This schema; releases that have another type there count as not having the place.
    Only(Value),
    /// A union became of a struct: the struct stays, with the properties of all members.
    Flatten(bool),
}

/// A better description.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Doc {
    /// The text, or "" for none.
    pub(crate) text: String,
    pub(crate) reason: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Ids {
    /// Kind of id → names of properties that hold one.
    pub(crate) properties: BTreeMap<String, BTreeSet<String>>,
    /// Path → kind of id, or "" for a property that is none in spite of its name.
    pub(crate) paths: BTreeMap<String, String>,
}

impl Overrides {
    pub(crate) fn read(text: &str) -> Result<Self> {
        let overrides: Self = serde_json::from_str(text).context("overrides.json")?;
        overrides.prove().context("overrides.json")?;
        Ok(overrides)
    }

    /// Every decision has its reason, every schema can be read.
    fn prove(&self) -> Result<()> {
        let reasons = (self.untyped.iter().map(|(at, it)| (at, &it.reason)))
            .chain(self.responses.iter().map(|(at, it)| (at, &it.reason)))
            .chain(self.aliases.iter().map(|(at, it)| (at, &it.reason)))
            .chain(self.types.iter().map(|(at, it)| (at, &it.reason)))
            .chain(self.docs.iter().map(|(at, it)| (at, &it.reason)))
            .chain(self.patches.iter().map(|(at, it)| (at, &it.reason)));
        for (at, reason) in reasons {
            if reason.trim().is_empty() {
                bail!("`{at}` has no reason");
            }
        }
        for (path, it) in &self.types {
            match &it.what {
                What::Schema(schema) | What::Only(schema) => {
                    Node::parse(schema).with_context(|| format!("`{path}`"))?;
                }
                What::Both(true) | What::Flatten(true) => {}
                What::Both(false) | What::Flatten(false) => {
                    bail!("`{path}`: `both` and `flatten` are true or not there")
                }
            }
        }
        Ok(())
    }
}
