//! The tables of messages: notifications, server requests, requests.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::super::availability::Table;
use super::super::docs;
use super::super::ir::{Defs, Field, Kind, Presence, Type, reached};
use super::super::model::{Method, Methods};
use super::header;

pub(crate) fn emit(methods: &Methods, defs: &Defs, table: &Table) -> Result<String> {
    let mut out = header("Which method carries which params, and what answers it.");
    out.push_str(
        "use super::*;\nuse crate::ThreadId;\nuse crate::runtime::{messages, paged, requests};\n\n",
    );
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
    let told = reached(
        defs,
        methods.notifications.iter().map(|m| m.params.as_str()),
    );
    out.push_str("\nrequests! {\n");
    for method in &methods.client_requests {
        let response = method.response.as_deref().unwrap_or_default();
        let ready = if is_told_too(response, &told, defs) {
            ", ready"
        } else {
            ""
        };
        out.push_str(&format!(
            "    {} = {:?} -> {response}, {}{ready};\n",
            method.params, method.name, method.passing
        ));
    }
    out.push_str("}\n\npaged! {\n");
    for method in &methods.client_requests {
        if let Some(list) = list_of_pages(method, defs)? {
            out.push_str(&format!(
                "    {}: {} -> {};\n",
                method.params,
                list.name,
                element(&list.ty)
            ));
        }
    }
    out.push_str("}\n");
    Ok(out)
}

/// Whether an answer is made of what notifications bring as well, for the most part.
fn is_told_too(response: &str, told: &BTreeSet<String>, defs: &Defs) -> bool {
    let parts = reached(defs, std::iter::once(response));
    let common = parts.intersection(told).count();
    common > parts.len() - common
}

/// What the answer to a method lists, if the method takes a cursor and its answer brings one.
fn list_of_pages<'d>(method: &Method, defs: &'d Defs) -> Result<Option<&'d Field>> {
    let members = |name: &str| match defs.get(name).map(|def| &def.kind) {
        Some(Kind::Struct(fields) | Kind::OpenStruct(fields)) => fields.as_slice(),
        _ => &[],
    };
    let params = members(&method.params);
    let answer = members(method.response.as_deref().unwrap_or_default());
    let has = |fields: &[Field], wire: &str| fields.iter().any(|field| field.wire == wire);
    if !has(params, "cursor") || !has(answer, "nextCursor") {
        return Ok(None);
    }
    let mut lists = answer
        .iter()
        .filter(|field| field.presence == Presence::Required && matches!(field.ty, Type::List(_)));
    match (lists.next(), lists.next()) {
        (Some(list), None) => Ok(Some(list)),
        _ => bail!("{} answers page by page, but of what?", method.name),
    }
}

fn element(list: &Type) -> String {
    match list {
        Type::List(element) => element.rust(),
        other => other.rust(),
    }
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
