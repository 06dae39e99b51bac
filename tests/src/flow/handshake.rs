//! What is learnt of a server as it introduces itself.

use codex_threads::Codex;
use codex_threads::protocol::availability::{self, Direction};

use crate::bench::{Bench, CLIENT};
use crate::traits::Traits;

pub(super) fn check(bench: &Bench, traits: Traits, codex: &Codex) {
    let server = codex.server();
    assert_eq!(server.release(), traits.release());
    let agent = format!("{CLIENT}/{} (", bench.release.version());
    assert!(
        server.user_agent().starts_with(&agent),
        "{}",
        server.user_agent()
    );

    assert_eq!(
        server.platform_family().is_some(),
        traits.names_its_platform()
    );
    assert_eq!(server.platform_os().is_some(), traits.names_its_platform());
    if traits.names_its_platform() {
        assert_eq!(server.platform_family(), Some(std::env::consts::FAMILY));
        assert_eq!(server.platform_os(), Some(std::env::consts::OS));
    }
    let home = bench.home.path().to_string_lossy().into_owned();
    assert_eq!(
        server.codex_home(),
        traits.names_its_home().then_some(home.as_str())
    );

    // What the server says that it accepts is what the table of releases says. (It also accepts
    // some methods of the protocol before threads, which had no slash, after they left the schema.)
    let listed: Vec<&str> = server.methods().expect("the server says it").collect();
    for method in availability::methods() {
        if method.direction == Direction::Request && method.is_in(traits.release()) {
            assert!(server.accepts(method.name), "{}", method.name);
        }
    }
    for name in listed.into_iter().filter(|name| name.contains('/')) {
        let known = availability::method(name);
        assert!(
            known.is_some_and(|method| method.is_in(traits.release())),
            "{name}"
        );
    }
    assert!(!server.accepts("thread/invented"));
    assert!(codex.is_closed().is_none());
}
