//! The tables of messages: notifications, server requests, requests.

use super::super::availability::Table;
use super::super::docs;
use super::super::model::{Method, Methods};
use super::header;

pub(crate) fn emit(methods: &Methods, table: &Table) -> String {
    let mut out = header("Which method carries which params, and what answers it.");
    out.push_str("use super::*;\nuse crate::runtime::{messages, requests};\n\n");
    out.push_str(&direction(
        "A notification of the server, by its method.",
        "ServerNotification: Notification",
        &methods.notifications,
        table,
    ));
    out.push('\n');
    out.push_str(&direction(
        "A request of the server, by its method: each waits for an answer without limit.",
        "ServerRequest: ServerRequestParams",
        &methods.server_requests,
        table,
    ));
    out.push_str("\nrequests! {\n");
    for method in &methods.client_requests {
        let response = method.response.as_deref().unwrap_or_default();
        out.push_str(&format!(
            "    {} = {:?} -> {response}, {};\n",
            method.params, method.name, method.passing
        ));
    }
    out.push_str("}\n");
    out
}

fn direction(title: &str, name: &str, methods: &[Method], table: &Table) -> String {
    let mut out = format!("messages! {{\n    /// {title}\n    pub enum {name} {{\n");
    for method in methods {
        let sentence = table.sentence(&table.method(&method.name));
        let text = format!("`{}`.", method.name);
        out.push_str(&docs::render(&text, &sentence, "", 8));
        let held = if method.boxed {
            format!(" => Box<{}>", method.params)
        } else {
            String::new()
        };
        let response = match &method.response {
            Some(response) => format!(" -> {response}"),
            None => String::new(),
        };
        out.push_str(&format!(
            "        {}({}{held}) = {:?}{response},\n",
            method.variant, method.params, method.name
        ));
    }
    out.push_str("    }\n}\n");
    out
}
