//! Which tool, and which shape of arguments, a release offers for a command or a patch.

use serde_json::{Map, Value, json};

use super::request::{RecordedRequest, tool_name};

/// A call of a tool.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Call {
    Function {
        namespace: Option<String>,
        name: String,
        arguments: Value,
    },
    Custom {
        name: String,
        input: String,
    },
    LocalShell {
        argv: Vec<String>,
    },
}

impl Call {
    pub(crate) fn into_item(self, id: &str, call_id: &str) -> Value {
        match self {
            Self::Function {
                namespace,
                name,
                arguments,
            } => {
                let mut item = json!({
                    "type": "function_call", "id": id, "call_id": call_id, "name": name,
                    "arguments": arguments.to_string(), "status": "completed",
                });
                if let (Some(namespace), Some(members)) = (namespace, item.as_object_mut()) {
                    members.insert("namespace".to_owned(), namespace.into());
                }
                item
            }
            Self::Custom { name, input } => json!({
                "type": "custom_tool_call", "id": id, "call_id": call_id, "name": name,
                "input": input, "status": "completed",
            }),
            Self::LocalShell { argv } => json!({
                "type": "local_shell_call", "id": id, "call_id": call_id, "status": "completed",
                "action": {"type": "exec", "command": argv},
            }),
        }
    }
}

/// The call of a function, in the namespace in which the request offers it.
pub(crate) fn function(request: &RecordedRequest, name: &str, arguments: &Value) -> Call {
    let offers = |tool: &&Value| {
        let tools = tool.get("tools").and_then(Value::as_array);
        kind(tool) == Some("namespace")
            && tools.is_some_and(|tools| tools.iter().any(|tool| tool_name(tool) == Some(name)))
    };
    let namespace = match find(request, name) {
        Some(_) => None,
        None => request.tools().iter().find(offers).and_then(tool_name),
    };
    Call::Function {
        namespace: namespace.map(str::to_owned),
        name: name.to_owned(),
        arguments: arguments.clone(),
    }
}

/// The call that runs a command.
pub(crate) fn command(
    request: &RecordedRequest,
    argv: &[String],
    escalated: Option<&str>,
) -> Result<Call, String> {
    for name in ["exec_command", "shell_command", "shell", "container.exec"] {
        let Some(tool) = find(request, name) else {
            continue;
        };
        let (key, value) = match name {
            "exec_command" => ("cmd", Value::from(shell_line(argv))),
            "shell_command" => ("command", Value::from(shell_line(argv))),
            _ => ("command", Value::from(argv)),
        };
        let mut arguments = Map::new();
        arguments.insert(key.to_owned(), value);
        if let Some(reason) = escalated {
            // The older of the two spellings is a boolean.
            if has_parameter(tool, "with_escalated_permissions") {
                arguments.insert("with_escalated_permissions".to_owned(), true.into());
            } else {
                arguments.insert("sandbox_permissions".to_owned(), "require_escalated".into());
            }
            arguments.insert("justification".to_owned(), reason.into());
        }
        return Ok(Call::Function {
            namespace: None,
            name: name.to_owned(),
            arguments: Value::Object(arguments),
        });
    }
    if find(request, "local_shell").is_some() {
        return Ok(Call::LocalShell {
            argv: argv.to_vec(),
        });
    }
    Err(format!(
        "the script runs a command, but request {} offers no tool for it; it offers {:?}",
        request.index(),
        request.tool_names()
    ))
}

/// The call that applies a patch.
pub(crate) fn patch(request: &RecordedRequest, patch: &str) -> Result<Call, String> {
    match find(request, "apply_patch") {
        Some(tool) if kind(tool) == Some("function") => Ok(Call::Function {
            namespace: None,
            name: "apply_patch".to_owned(),
            arguments: json!({"input": patch}),
        }),
        Some(_) => Ok(Call::Custom {
            name: "apply_patch".to_owned(),
            input: patch.to_owned(),
        }),
        None => {
            let line = format!("apply_patch <<'EOF'\n{}\nEOF\n", patch.trim_end());
            command(request, &["bash".to_owned(), "-lc".to_owned(), line], None)
        }
    }
}

fn find<'a>(request: &'a RecordedRequest, name: &str) -> Option<&'a Value> {
    request
        .tools()
        .iter()
        .find(|tool| tool_name(tool) == Some(name))
}

fn kind(tool: &Value) -> Option<&str> {
    tool.get("type").and_then(Value::as_str)
}

fn has_parameter(tool: &Value, name: &str) -> bool {
    tool.pointer("/parameters/properties")
        .is_some_and(|p| p.get(name).is_some())
}

/// A command as one line for a shell. A call of a shell with a script is that script.
fn shell_line(argv: &[String]) -> String {
    if let [shell, flag, script] = argv
        && matches!(shell.rsplit('/').next(), Some("bash" | "sh" | "zsh"))
        && matches!(flag.as_str(), "-lc" | "-c")
    {
        return script.clone();
    }
    argv.iter()
        .map(|word| quoted(word))
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./=:,@%+".contains(&b);
    if !word.is_empty() && word.bytes().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_blanks_and_quotes_reach_the_shell_whole() {
        let line =
            |argv: &[&str]| shell_line(&argv.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            line(&["bash", "-lc", "echo 'a b' | cat"]),
            "echo 'a b' | cat"
        );
        assert_eq!(
            line(&["echo", "a b", "it's", ""]),
            r"echo 'a b' 'it'\''s' ''"
        );
        assert_eq!(line(&["ls", "-l", "/tmp"]), "ls -l /tmp");
    }
}
