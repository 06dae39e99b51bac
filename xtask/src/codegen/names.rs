//! From the protocol's names to Rust's.

/// Splits `camelCase`, `snake_case`, `kebab-case`, `path/like` and spaced names into lower-case words.
fn words(name: &str) -> Vec<String> {
    let name = name.replace("OAuth", "Oauth").replace("ChatGpt", "Chatgpt");
    let name = name.replace("ChatGPT", "Chatgpt").replace("macOS", "macos");
    let chars: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = vec![String::new()];
    for (index, &char) in chars.iter().enumerate() {
        if !char.is_ascii_alphanumeric() {
            words.push(String::new());
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| chars.get(before));
        let after = chars.get(index + 1);
        let begins = char.is_ascii_uppercase()
            && (before.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                || (before.is_some_and(char::is_ascii_uppercase)
                    && after.is_some_and(char::is_ascii_lowercase)));
        if begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(char.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A type's or variant's name.
pub(crate) fn pascal(name: &str) -> String {
    let name: String = words(name)
        .iter()
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_ascii_uppercase() + rest
        })
        .collect();
    match name.chars().next() {
        None => "Empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("V{name}"),
        Some(_) => name,
    }
}

/// A definition's name: that of the schema, but for the few that Rust would not spell so.
pub(crate) fn definition(name: &str) -> String {
    if name.contains('_') {
        pascal(name)
    } else {
        name.to_owned()
    }
}

/// A variant's name; `Unknown` is taken by the arm for what isn't known.
pub(crate) fn variant(value: &str) -> String {
    match pascal(value).as_str() {
        "Unknown" => "Unspecified".to_owned(),
        "Self" => "SelfValue".to_owned(),
        name => name.to_owned(),
    }
}

/// A function's or file's name.
pub(crate) fn snake(name: &str) -> String {
    words(name).join("_")
}

/// A field's name: never a keyword, never one that every struct has.
pub(crate) fn field(name: &str) -> String {
    let snake = snake(name);
    const TAKEN: &[&str] = &[
        "as",
        "async",
        "await",
        "box",
        "break",
        "const",
        "continue",
        "crate",
        "do",
        "dyn",
        "else",
        "enum",
        "extern",
        "false",
        "final",
        "fn",
        "for",
        "gen",
        "if",
        "impl",
        "in",
        "let",
        "loop",
        "macro",
        "match",
        "mod",
        "move",
        "mut",
        "new",
        "override",
        "priv",
        "pub",
        "ref",
        "return",
        "self",
        "static",
        "struct",
        "super",
        "trait",
        "true",
        "try",
        "type",
        "unknown_fields",
        "unsafe",
        "use",
        "virtual",
        "where",
        "while",
        "yield",
    ];
    if TAKEN.contains(&snake.as_str()) {
        format!("{snake}_")
    } else if snake.starts_with(|c: char| c.is_ascii_digit()) {
        format!("n{snake}")
    } else {
        snake
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_out_as_rust_spells_them() {
        assert_eq!(
            snake("account/gatewayOAuth/read"),
            "account_gateway_oauth_read"
        );
        assert_eq!(snake("config/mcpServer/reload"), "config_mcp_server_reload");
        assert_eq!(pascal("on-request"), "OnRequest");
        assert_eq!(pascal("created_at"), "CreatedAt");
        assert_eq!(pascal("V1AskForApproval"), "V1AskForApproval");
        assert_eq!(field("type"), "type_");
        assert_eq!(variant("unknown"), "Unspecified");
    }
}
