//! What a refusal must say.

use codex_threads::protocol::{Release, Request};
use codex_threads::{Codex, Error, ServerErrorKind};

use crate::bench::soon;

/// Whether a server has something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// It has it.
    Open,
    /// It hasn't: the client refuses before it sends.
    Shut {
        /// The field; `None` when it is the method.
        field: Option<&'static str>,
        /// The first later release that has it, if any does.
        needs: Option<Release>,
    },
}

/// Calls a method where the gate is open; where it is shut, the call must be refused before it is
/// sent, naming what, the release needed, and the release found.
pub async fn ask<P: Request>(codex: &Codex, gate: Gate, params: P) -> Option<P::Response> {
    let outcome = soon(P::METHOD, codex.call(params)).await;
    match gate {
        Gate::Open => match outcome {
            Ok(response) => Some(response),
            Err(error) => panic!("{}: {error}", P::METHOD),
        },
        Gate::Shut { field, needs } => {
            let error = outcome.err().unwrap_or_else(|| {
                panic!(
                    "{} {field:?} was not refused, it needs {needs:?}",
                    P::METHOD
                )
            });
            let Error::Refused(refused) = &error else {
                panic!("not refused on this side: {error:?}");
            };
            assert_eq!(refused.method(), P::METHOD);
            assert_eq!(refused.field(), field, "{error}");
            assert_eq!(refused.needs(), needs, "{error}");
            assert_eq!(refused.found(), Some(codex.server().release()), "{error}");
            let words = error.to_string();
            assert!(words.contains(P::METHOD), "{words}");
            if let Some(field) = field {
                assert!(words.contains(field), "{words}");
            }
            if let Some(needs) = needs {
                assert!(words.contains(&needs.to_string()), "{words}");
            }
            assert!(
                words.contains(&codex.server().release().to_string()),
                "{words}"
            );
            None
        }
    }
}

/// Calls a method that must succeed.
pub async fn call<P: Request>(codex: &Codex, params: P) -> P::Response {
    match soon(P::METHOD, codex.call(params)).await {
        Ok(response) => response,
        Err(error) => panic!("{error}"),
    }
}

/// Calls a method that the server must refuse, in words of this kind.
pub async fn fails<P: Request>(codex: &Codex, params: P) -> ServerErrorKind {
    match soon(P::METHOD, codex.call(params)).await {
        Ok(_) => panic!("{} was not refused", P::METHOD),
        Err(Error::Server(error)) => {
            assert_eq!(error.method(), P::METHOD);
            error.kind().clone()
        }
        Err(error) => panic!("not refused by the server: {error:?}"),
    }
}
