//! The methods, with the names that their parts get in Rust.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use super::ir::{Def, Defs, Docs, Kind};
use super::{layout, names};

pub(crate) struct Method {
    pub(crate) name: String,
    pub(crate) docs: String,
    /// The type of the params; made up where the protocol has none.
    pub(crate) params: String,
    pub(crate) response: Option<String>,
    /// The name of its variant among all messages of its direction.
    pub(crate) variant: String,
    /// A variant of `Params`: how the params travel.
    pub(crate) passing: &'static str,
    /// Whether the enum of all messages boxes it.
    pub(crate) boxed: bool,
}

pub(crate) struct Methods {
    pub(crate) client_requests: Vec<Method>,
    pub(crate) server_requests: Vec<Method>,
    pub(crate) notifications: Vec<Method>,
}

/// Reads the tables of methods; gives params to those without, and a type of its own to each.
pub(crate) fn read(
    tables: &Map<String, Value>,
    defs: &mut Defs,
    copies: &mut Copies,
) -> Result<Methods> {
    let mut read = |direction: &str, suffix: &str| -> Result<Vec<Method>> {
        let table = tables
            .get(direction)
            .and_then(Value::as_object)
            .with_context(|| format!("no table of {direction}"))?;
        let mut methods = Vec::new();
        let mut variants = BTreeSet::new();
        for (name, entry) in table {
            let own = |key: &str| entry.get(key).and_then(Value::as_str).map(str::to_owned);
            let given = own("params").filter(|params| defs.contains_key(params));
            let nullable = entry.get("params_nullable") == Some(&Value::Bool(true));
            let passing = match (&given, nullable) {
                (None, _) => "Absent",
                (Some(_), true) => "Optional",
                (Some(_), false) => "Object",
            };
            let params = match given {
                Some(given) => {
                    let users = table.values().filter(|entry| {
                        entry.get("params").and_then(Value::as_str) == Some(&given)
                    });
                    let shared = users.count() > 1;
                    copies.claim(given, name, shared, suffix, defs)
                }
                None => {
                    let params = format!("{}{suffix}", names::pascal(name));
                    let def = Def {
                        docs: Docs {
                            text: format!("Params of `{name}`: it takes none."),
                            place: params.clone(),
                        },
                        kind: Kind::Struct(Vec::new()),
                    };
                    defs.entry(params.clone()).or_insert(def);
                    params
                }
            };
            let response = own("response");
            if let Some(response) = &response
                && !defs.contains_key(response)
            {
                anyhow::bail!("{name} is answered by {response}, which has no definition");
            }
            let variant = match params.strip_suffix(suffix) {
                Some(short) if !short.is_empty() => short.to_owned(),
                _ => names::pascal(name),
            };
            if !variants.insert(variant.clone()) {
                anyhow::bail!("two methods are called {variant}");
            }
            methods.push(Method {
                docs: own("doc").unwrap_or_default(),
                name: name.clone(),
                params,
                response,
                variant,
                passing,
                boxed: false,
            });
        }
        Ok(methods)
    };
    Ok(Methods {
        client_requests: read("client_requests", "Params")?,
        server_requests: read("server_requests", "Params")?,
        notifications: read("server_notifications", "Notification")?,
    })
}

impl Methods {
    /// Decides what the enums of all messages box, once the definitions have their layout.
    pub(crate) fn lay_out(&mut self, defs: &Defs) {
        for method in self
            .server_requests
            .iter_mut()
            .chain(&mut self.notifications)
        {
            method.boxed = layout::is_large_message(&method.params, defs);
        }
    }
}

/// Params that several methods share: a type fixes one method, so the others get a copy.
#[derive(Default)]
pub(crate) struct Copies(BTreeSet<String>);

impl Copies {
    fn claim(
        &mut self,
        params: String,
        method: &str,
        shared: bool,
        suffix: &str,
        defs: &mut Defs,
    ) -> String {
        let own = format!("{}{suffix}", names::pascal(method));
        if own == params || !shared {
            return params;
        }
        if !defs.contains_key(&own)
            && self.0.insert(own.clone())
            && let Some(def) = defs.get(&params).cloned()
        {
            defs.insert(own.clone(), def);
        }
        own
    }
}
