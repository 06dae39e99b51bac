//! The server's release, out of its user agent.

use codex_threads_protocol::Release;

/// The first `/1.2.3… (`: what stands before it is the client's own name, verbatim.
pub(crate) fn release(user_agent: &str) -> Option<Release> {
    user_agent.match_indices('/').find_map(|(at, _)| {
        let rest = user_agent.get(at + 1..)?;
        let end = rest.find(char::is_whitespace)?;
        let (version, after) = rest.split_at_checked(end)?;
        after.starts_with(" (").then_some(())?;
        version.parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_is_found_whatever_the_client_is_called() {
        let table = [
            (
                "t/0.169.0 (Debian 12.0.0; x86_64) xterm (t; 0)",
                Some((169, 0)),
            ),
            (
                "my app/0.100.0 (Mac OS 15.1.0; arm64) unknown (my app; 1/2)",
                Some((100, 0)),
            ),
            ("a/0.160.0-alpha.2 (Linux) x", Some((160, 0))),
            ("a 1/2.3.4x/0.142.5 (Linux) x", Some((142, 5))),
            ("a/0.1 (Linux)", None),
            ("a/0.169.0", None),
            ("curl/8.0.0 nothing", None),
            ("", None),
        ];
        for (text, expected) in table {
            let expected = expected.map(|(minor, patch)| Release::new(0, minor, patch));
            assert_eq!(release(text), expected, "{text}");
        }
    }
}
