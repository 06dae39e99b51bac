//! The configuration file, and the catalog that describes the scripted model.

use std::path::Path;

use serde_json::json;

use super::HomeError;

/// Lines by key, so that a caller's line replaces the default of the same key (TOML refuses a key twice).
#[derive(Clone)]
pub(super) struct Config {
    top: Vec<(String, String)>,
    features: Vec<(String, bool)>,
    tables: Vec<String>,
    request_retries: u32,
    stream_retries: u32,
}

const PROVIDER: &str = "scripted";
const CATALOG: &str = "scripted-models.json";

impl Config {
    pub(super) fn new() -> Self {
        let mut config = Self {
            top: Vec::new(),
            features: Vec::new(),
            tables: Vec::new(),
            request_retries: 2,
            stream_retries: 2,
        };
        for line in [
            "model = \"scripted\"",
            "approval_policy = \"never\"",
            "sandbox_mode = \"danger-full-access\"",
            "check_for_update_on_startup = false",
            "web_search = \"disabled\"",
            "suppress_unstable_features_warning = true",
        ] {
            config.line(line);
        }
        for (name, on) in [
            // Both ask chatgpt.com and github.com for what there is, at every start.
            ("plugins", false),
            ("apps", false),
            // Runs the user's shell in the background to remember its functions.
            ("shell_snapshot", false),
            // A stream that breaks is asked for again as often as the provider's settings say, not for ever.
            ("unbounded_connection_retries", false),
            // Releases up to 0.104 don't know the catalog below; this gives them the patch tool that the catalog gives the others.
            ("apply_patch_freeform", true),
        ] {
            config.feature(name, on);
        }
        config
    }

    pub(super) fn line(&mut self, line: &str) {
        let key = line.split('=').next().unwrap_or(line).trim().to_owned();
        match self.top.iter_mut().find(|(k, _)| *k == key) {
            Some((_, old)) => line.clone_into(old),
            None => self.top.push((key, line.to_owned())),
        }
    }

    pub(super) fn feature(&mut self, name: &str, on: bool) {
        match self.features.iter_mut().find(|(n, _)| n == name) {
            Some((_, old)) => *old = on,
            None => self.features.push((name.to_owned(), on)),
        }
    }

    pub(super) fn table(&mut self, text: &str) {
        self.tables.push(text.to_owned());
    }

    pub(super) fn retries(&mut self, request: u32, stream: u32) {
        self.request_retries = request;
        self.stream_retries = stream;
    }

    pub(super) fn write(&self, codex: &Path, work: &Path, base_url: &str) -> Result<(), HomeError> {
        let catalog = codex.join(CATALOG);
        std::fs::write(&catalog, self.catalog()).map_err(HomeError::at(&catalog))?;
        let path = codex.join("config.toml");
        std::fs::write(&path, self.render(&catalog, work, base_url)).map_err(HomeError::at(&path))
    }

    fn render(&self, catalog: &Path, work: &Path, base_url: &str) -> String {
        let mut text = String::new();
        let mut push = |line: &str| {
            text.push_str(line);
            text.push('\n');
        };
        for (_, line) in &self.top {
            push(line);
        }
        for (key, value) in [
            ("model_provider", PROVIDER.to_owned()),
            ("model_catalog_json", catalog.to_string_lossy().into_owned()),
        ] {
            if !self.top.iter().any(|(k, _)| k == key) {
                push(&format!("{key} = {}", string(&value)));
            }
        }
        push(&format!("\n[model_providers.{PROVIDER}]"));
        push("name = \"scripted\"");
        push(&format!("base_url = {}", string(base_url)));
        push("wire_api = \"responses\"");
        push("requires_openai_auth = false");
        push("supports_websockets = false");
        push(&format!("request_max_retries = {}", self.request_retries));
        push(&format!("stream_max_retries = {}", self.stream_retries));
        push("stream_idle_timeout_ms = 300000");
        push("\n[analytics]\nenabled = false\n\n[feedback]\nenabled = false");
        push(
            "\n[otel]\nexporter = \"none\"\nmetrics_exporter = \"none\"\ntrace_exporter = \"none\"",
        );
        push("\n[features]");
        for (name, on) in &self.features {
            push(&format!("{name} = {on}"));
        }
        push(&format!(
            "\n[projects.{}]\ntrust_level = \"trusted\"",
            string(&work.to_string_lossy())
        ));
        for table in &self.tables {
            push("");
            push(table.trim_end());
        }
        text
    }

    /// What newer releases want to know about a model. They warn about one that they find in no catalog.
    fn catalog(&self) -> String {
        let level = |name: &str| json!({"effort": name, "description": name});
        json!({"models": [{
            "slug": "scripted",
            "display_name": "Scripted",
            "description": "Says what a test told it to say.",
            "visibility": "list",
            "supported_in_api": true,
            "minimal_client_version": "0.0.1",
            "priority": 0,
            "availability_nux": null,
            "upgrade": null,
            "base_instructions": "You are a scripted model.",
            "model_messages": null,
            "default_reasoning_level": "medium",
            "supported_reasoning_levels": [level("low"), level("medium"), level("high")],
            "supports_reasoning_summaries": true,
            "supports_reasoning_summary_parameter": true,
            "default_reasoning_summary": "auto",
            "reasoning_summary_format": "none",
            "support_verbosity": false,
            "default_verbosity": null,
            "shell_type": "shell_command",
            "apply_patch_tool_type": "freeform",
            "web_search_tool_type": "text",
            "truncation_policy": {"mode": "bytes", "limit": 10_000},
            "supports_parallel_tool_calls": true,
            "supports_image_detail_original": false,
            "input_modalities": ["text", "image"],
            "context_window": 272_000,
            "max_context_window": 272_000,
            "auto_compact_token_limit": null,
            "effective_context_window_percent": 95,
            "experimental_supported_tools": [],
            "prefer_websockets": false,
            "supports_search_tool": false,
            "additional_speed_tiers": [],
            "service_tiers": [],
        }]})
        .to_string()
    }
}

/// A text as TOML writes it.
pub(super) fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(config: &Config) -> String {
        config.render(
            Path::new("/c/x.json"),
            Path::new(r"C:\wo rk"),
            "http://127.0.0.1:1/v1",
        )
    }

    #[test]
    fn a_line_of_the_caller_replaces_the_default_and_stands_before_every_table() {
        let mut config = Config::new();
        config.line("approval_policy = \"untrusted\"");
        config.line("model_provider=\"mine\"");
        config.feature("plugins", true);
        config.table("[mcp_servers.x]\ncommand = \"y\"");
        let text = render(&config);
        assert_eq!(text.matches("approval_policy").count(), 1);
        assert_eq!(
            text.matches("model_provider=").count() + text.matches("model_provider =").count(),
            1
        );
        assert_eq!(text.matches("plugins = ").count(), 1);
        assert!(text.contains("plugins = true"));
        assert!(text.find("untrusted") < text.find("\n["), "{text}");
        assert!(text.contains(r#"[projects."C:\\wo rk"]"#), "{text}");
        assert!(text.ends_with("[mcp_servers.x]\ncommand = \"y\"\n"));
    }

    #[test]
    fn quotes_and_control_characters_stay_inside_the_text() {
        assert_eq!(string("a\"b\\c\nd"), r#""a\"b\\c\u000Ad""#);
    }
}
