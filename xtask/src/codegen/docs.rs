//! Doc comments out of the schemas' descriptions.

use super::availability::Table;
use super::ir::Docs;

const WIDTH: usize = 96;

/// The doc comment, indented; `fallback` where the schema says nothing.
pub(crate) fn comment(docs: &Docs, table: &Table, fallback: &str, indent: usize) -> String {
    let sentence = table
        .place(&docs.place)
        .map(|presence| table.sentence(presence));
    render(
        &docs.text,
        sentence.as_deref().unwrap_or_default(),
        fallback,
        indent,
    )
}

/// The same from loose texts.
pub(crate) fn render(text: &str, sentence: &str, fallback: &str, indent: usize) -> String {
    let text = if text.trim().is_empty() {
        fallback
    } else {
        text
    };
    let mut paragraphs: Vec<String> = Vec::new();
    for part in text.split("\n\n") {
        paragraphs.push(escape(
            &part.split_whitespace().collect::<Vec<_>>().join(" "),
        ));
    }
    if !sentence.is_empty() {
        paragraphs.push(sentence.to_owned());
    }
    let pad = " ".repeat(indent);
    let mut out = String::new();
    for (index, paragraph) in paragraphs.iter().filter(|p| !p.is_empty()).enumerate() {
        if index > 0 {
            out.push_str(&format!("{pad}///\n"));
        }
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && indent + 4 + line.len() + 1 + word.len() > WIDTH {
                out.push_str(&format!("{pad}/// {line}\n"));
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        out.push_str(&format!("{pad}/// {line}\n"));
    }
    out
}

/// Keeps rustdoc from reading links, tags and lists into prose.
fn escape(text: &str) -> String {
    let mut out = String::new();
    let mut in_code = false;
    let balanced = text.matches('`').count().is_multiple_of(2);
    for word in text.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        if !in_code && (word.starts_with("http://") || word.starts_with("https://")) {
            let end = word.trim_end_matches(['.', ',', ')', ';']);
            out.push_str(&format!("<{end}>{}", &word[end.len()..]));
            continue;
        }
        for char in word.chars() {
            match char {
                '`' if balanced => {
                    in_code = !in_code;
                    out.push(char);
                }
                '[' | ']' | '<' | '>' | '*' | '`' | '_' if !in_code => {
                    out.push('\\');
                    out.push(char);
                }
                _ => out.push(char),
            }
        }
    }
    match out.chars().next() {
        Some('-' | '+' | '#') => format!("\\{out}"),
        _ => out,
    }
}
