//! The client's methods: one async function a method of the protocol.

use std::collections::{BTreeMap, BTreeSet};

use super::super::availability::Table;
use super::super::model::{Method, Methods};
use super::super::{docs, names, place};
use super::header;

/// One file a concept, by file name.
pub(crate) fn emit(methods: &Methods, table: &Table) -> BTreeMap<String, String> {
    let mut files: BTreeMap<&'static str, Vec<&Method>> = BTreeMap::new();
    for method in &methods.client_requests {
        if method.name != "initialize" {
            files
                .entry(place::of_method(&method.name))
                .or_default()
                .push(method);
        }
    }
    let mut out = BTreeMap::new();
    let mut index =
        header("Every method of the protocol as a function of [`Codex`](crate::Codex).");
    for place in files.keys() {
        index.push_str(&format!("mod {place};\n"));
    }
    out.insert("mod.rs".to_owned(), index);
    for (place, methods) in files {
        let mut imports = BTreeSet::new();
        let mut body = String::new();
        for method in methods {
            body.push_str(&function(method, table, &mut imports));
        }
        let mut file = header(place::title(place));
        file.push_str("use crate::protocol::{\n");
        for import in imports {
            file.push_str(&format!("    {import},\n"));
        }
        file.push_str("};\nuse crate::{Codex, Error};\n\nimpl Codex {\n");
        file.push_str(body.trim_end());
        file.push_str("\n}\n");
        out.insert(format!("{place}.rs"), file);
    }
    out
}

fn function(method: &Method, table: &Table, imports: &mut BTreeSet<String>) -> String {
    let name = names::snake(&method.name);
    let response = method.response.clone().unwrap_or_default();
    imports.insert(method.params.clone());
    imports.insert(response.clone());
    let sentence = table.sentence(&table.method(&method.name));
    let text = match method.docs.as_str() {
        "" | "NEW APIs" => format!("Calls `{}`.", method.name),
        docs => format!("Calls `{}`.\n\n{docs}", method.name),
    };
    let docs = docs::render(&text, &sentence, "", 4);
    let errors = "    ///\n    /// # Errors\n    ///\n    /// Those of [`Codex::call`].\n";
    let (argument, value) = if method.passing == "Absent" {
        (String::new(), format!("{}::new()", method.params))
    } else {
        (format!(", params: {}", method.params), "params".to_owned())
    };
    format!(
        "{docs}{errors}    pub async fn {name}(&self{argument}) -> Result<{response}, Error> {{\n        \
         self.call({value}).await\n    }}\n\n"
    )
}
