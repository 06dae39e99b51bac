//! Where a server is, read from what the user wrote.

use tungstenite::http::Uri;

use super::error::DialError;

/// The parts of `ws://HOST:PORT/PATH`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// As it stands in the header: with its port, if that was written.
    pub(super) host: String,
    /// Without brackets.
    pub(super) name: String,
    pub(super) port: u16,
    pub(super) path: String,
    pub(super) tls: bool,
}

impl Address {
    /// Errors don't repeat the text: a password may stand in it.
    pub(super) fn parse(url: &str) -> Result<Self, DialError> {
        let wrong = |reason: &str| DialError::Address {
            reason: reason.to_owned(),
        };
        let uri: Uri = url
            .trim()
            .parse()
            .map_err(|error| wrong(&format!("{error}")))?;
        let tls = match uri.scheme_str() {
            Some("ws") => false,
            Some("wss") => true,
            Some(_) => return Err(wrong("only ws:// is known")),
            None => return Err(wrong("it must begin with ws://")),
        };
        let authority = uri.authority().ok_or_else(|| wrong("it has no host"))?;
        if authority.as_str().contains('@') {
            return Err(wrong(
                "a name and a password are not taken, tokens are set apart",
            ));
        }
        let host = authority.host();
        if host.is_empty() {
            return Err(wrong("it has no host"));
        }
        let port = match (authority.port(), authority.as_str().ends_with(':')) {
            (Some(port), _) => port.as_u16(),
            (None, false) if authority.as_str() == host => {
                if tls {
                    443
                } else {
                    80
                }
            }
            _ => return Err(wrong("its port is no number up to 65535")),
        };
        let path = match uri.path_and_query() {
            Some(path) if !path.as_str().is_empty() => path.as_str(),
            _ => "/",
        };
        Ok(Self {
            host: authority.as_str().to_owned(),
            name: host.trim_matches(['[', ']']).to_owned(),
            port,
            path: path.to_owned(),
            tls,
        })
    }

    /// Host and port.
    pub(super) fn shown(&self) -> String {
        if self.name.contains(':') {
            format!("[{}]:{}", self.name, self.port)
        } else {
            format!("{}:{}", self.name, self.port)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_all_kinds_are_read() {
        for (url, host, shown, path) in [
            (
                "ws://127.0.0.1:4500",
                "127.0.0.1:4500",
                "127.0.0.1:4500",
                "/",
            ),
            ("ws://localhost", "localhost", "localhost:80", "/"),
            ("ws://[::1]:9/rpc?x=1", "[::1]:9", "[::1]:9", "/rpc?x=1"),
            (
                "wss://host.example",
                "host.example",
                "host.example:443",
                "/",
            ),
        ] {
            let address = Address::parse(url).unwrap();
            assert_eq!(address.host, host);
            assert_eq!(address.shown(), shown);
            assert_eq!(address.path, path);
            assert_eq!(address.tls, url.starts_with("wss"));
        }
    }

    #[test]
    fn what_is_no_address_is_refused_without_being_repeated() {
        for url in [
            "",
            "127.0.0.1:4500",
            "http://127.0.0.1:4500",
            "ws://",
            "ws:///path",
            "ws://user:hunter2@host",
            "ws://host:99999",
            "ws://host:hunter2",
            "ws://a b",
        ] {
            let error = Address::parse(url).unwrap_err();
            let shown = format!("{error} {error:?}");
            assert!(matches!(error, DialError::Address { .. }), "{url}: {shown}");
            assert!(!shown.contains("hunter2"), "{shown}");
        }
    }
}
