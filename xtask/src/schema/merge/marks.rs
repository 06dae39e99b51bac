//! What overrides add to a merged node: better descriptions, which strings are ids, what is a patch.

use std::collections::BTreeMap;

use serde_json::json;

use crate::schema::node::{Kind, Node, Object, shape_key, variant_tag};

use super::Merger;

impl Merger<'_> {
    pub(super) fn doc(&mut self, path: &str, said: Option<String>) -> Option<String> {
        match self.overrides.docs.get(path) {
            Some(doc) => {
                self.used.insert(format!("docs {path}"));
                Some(doc.text.clone()).filter(|it| !it.is_empty())
            }
            None => said,
        }
    }

    /// Sets `x-patch` and `x-id`.
    pub(super) fn marks(&mut self, definitions: &mut BTreeMap<String, Node>) {
        for (name, node) in definitions {
            self.mark(name, None, node);
        }
    }

    fn mark(&mut self, path: &str, property: Option<&str>, node: &mut Node) {
        if self.overrides.patches.contains_key(path) {
            self.used.insert(format!("patches {path}"));
            node.marks.insert("x-patch".into(), json!(true));
        }
        node.doc = self.doc(path, node.doc.take());
        let ids = &self.overrides.ids;
        let any_variant = match (path.find('['), path.find(']')) {
            (Some(from), Some(to)) if from < to => {
                format!("{}[*]{}", &path[..from], &path[to + 1..])
            }
            _ => String::new(),
        };
        let told = [path, any_variant.as_str()]
            .into_iter()
            .find(|it| ids.paths.contains_key(*it));
        let id = told
            .and_then(|it| ids.paths.get(it))
            .map(String::as_str)
            .or_else(|| {
                let property = property?;
                ids.properties
                    .iter()
                    .find(|(_, names)| names.contains(property))
                    .map(|(kind, _)| kind.as_str())
            });
        self.used.extend(told.map(|it| format!("ids.paths {it}")));
        if let Some(id) = id.filter(|it| !it.is_empty()) {
            let target = match &mut node.kind {
                Kind::Array(items)
                | Kind::Object(Object {
                    other: Some(items), ..
                }) => items.as_mut(),
                _ => &mut *node,
            };
            if matches!(target.kind, Kind::Text { .. }) {
                target.marks.insert("x-id".into(), json!(id));
            }
        }
        let object = |this: &mut Self, object: &mut Object| {
            for (name, node) in &mut object.properties {
                this.mark(&format!("{path}.{name}"), Some(name), node);
            }
            if let Some(other) = &mut object.other {
                this.mark(&format!("{path}{{}}"), None, other);
            }
        };
        match &mut node.kind {
            Kind::Array(items) => self.mark(&format!("{path}[]"), None, items),
            Kind::Object(it) => object(self, it),
            Kind::Tagged {
                tag,
                variants,
                shared,
            } => {
                for variant in variants {
                    let key = variant_tag(variant, tag).unwrap_or_default().to_owned();
                    self.mark(&format!("{path}[{key}]"), None, variant);
                }
                object(self, shared);
            }
            Kind::Shape { variants, shared } => {
                for variant in variants {
                    let key = shape_key(variant);
                    self.mark(&format!("{path}[{key}]"), None, variant);
                }
                object(self, shared);
            }
            Kind::External { variants, .. } => {
                for (key, variant) in variants {
                    self.mark(&format!("{path}[{key}]"), None, variant);
                }
            }
            Kind::Conflict(variants) => {
                for variant in variants {
                    self.mark(path, property, variant);
                }
            }
            _ => {}
        }
    }
}
