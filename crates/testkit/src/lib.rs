//! # Testing your codex client in CI
//!
//! A client of `codex app-server` is best tested against the real server: fakes drift from it in exactly the places that hurt, the order
//! of events and what is on the disk when. What makes the real server hard to test with is what stands behind it (an account, a
//! model, a network) and that it isn't there on a CI machine. This crate takes care of both:
//!
//! - [`Release`] finds a real codex release in a cache, or fetches it with npm, verified;
//! - [`ScriptedModel`] is the model: it says what the test tells it to, and records what it was asked;
//! - [`Home`] is a temporary `CODEX_HOME` in which codex knows that model and nothing else.
//!
//! Turns, tools, approvals, rollouts, forks and compaction are then the real ones, without an account, without network, the same every time,
//! and fast: a server starts and runs a turn in a few tenths of a second. The crate knows nothing of any client library: it is
//! as useful to a client in another language that is started from a Rust test.
//!
//! Several clients of one server: [`listening`] starts a server that takes connections.
//!
//! What a real server does only in bad luck, a fake one does every time, and faster: [`fake`]. It is compared with real ones by a conformance
//! test. [`tape`] records what goes between a client and a server, and serves it again.
//!
//! Every part is tested against 64 releases from 0.100.0 to 0.169.0, on Linux x86-64. macOS and Windows are written for, not tested.
//!
//! # A whole test
//!
//! Here with nothing but pipes; with a client library the middle part is a few lines.
//!
#![doc = concat!("```no_run\n", include_str!("../tests/documented.rs"), "```\n")]
//!
//! # Habits that keep such tests calm
//!
//! - **No sleeps.** To look at a turn in its middle, hold the reply ([`Reply::hold_after`](model::Reply::hold_after)) and open
//!   the [`Gate`](model::Gate) afterwards. To know that codex asked, [`ScriptedModel::next_request`].
//! - **Let a short script fail.** Without a fallback a request too many ends the turn at once with a failure that names it. Check
//!   [`remaining`](ScriptedModel::remaining) and [`unscripted`](ScriptedModel::unscripted) at the end.
//! - **One model and one home per test.** They cost a port and a folder. A server may be shared, if the replies are chosen by what a
//!   request says ([`ScriptedModel::respond_with`]).
//! - **End the server before the home.** A server that still writes brings removed folders back.
//! - **One test for each release**, not a loop: so one failing release doesn't hide the others.
//!
//! # Approvals
//!
//! [`HomeBuilder::asking`](home::HomeBuilder::asking) and [`Reply::escalated`](model::Reply::escalated) make every release ask before a
//! command, and don't need codex's sandbox to work, which in a container it often doesn't. The [`home`] module has the table of what
//! asks when. Without that, commands just run.
//!
//! # What is downloaded, and where it is kept
//!
//! A release is one npm package for one platform (`@openai/codex@0.169.0-linux-x64`), fetched at first use into `$CODEX_THREADS_CACHE`,
//! else `~/.cache/codex-threads` (`~/Library/Caches/codex-threads` on macOS). npm has to be on `PATH` for that, and never again.
//!
//! | release | download | on disk |
//! |---|---|---|
//! | 0.100.0 | 38 MB | 93 MB |
//! | 0.115.0 | 55 MB | 138 MB |
//! | 0.129.0 | 87 MB | 223 MB |
//! | 0.143.0 | 130 MB | 349 MB |
//! | 0.150.1 | 129 MB | 333 MB |
//! | 0.156.0 | 148 MB | 362 MB |
//! | 0.169.0 | 167 MB | 370 MB |
//!
//! (Linux x86-64, in millions of bytes. The voice host of newer releases, 24 to 77 MB, is left out.)
//!
//! In CI, cache the folder `releases` in it, under a key of the system, the architecture and the versions that the tests name, and fetch in a
//! step of its own, so that a slow download isn't a slow test. With GitHub's actions:
//!
//! ```yaml
//! - uses: actions/cache@v4
//!   with:
//!     path: ~/.cache/codex-threads/releases
//!     key: codex-${{ runner.os }}-${{ runner.arch }}-0.150.1-0.169.0
//! - run: cargo run -p codex-threads-testkit --example fetch -- 0.150.1 0.169.0
//! ```
//!
//! To pin the bytes and not just the version, give [`Fetcher::integrity`](release::Fetcher::integrity) the checksum that
//! [`Release::integrity`] says today.
//!
//! Hashing and unpacking are pure Rust, and slow without optimization: 40 seconds of CPU for a new release, against 7 with this in the
//! manifest of the workspace:
//!
//! ```toml
//! [profile.dev.package]
//! sha2 = { opt-level = 3 }
//! miniz_oxide = { opt-level = 3 }
//! flate2 = { opt-level = 3 }
//! crc32fast = { opt-level = 3 }
//! ```

pub mod fake;
pub mod home;
pub mod listening;
pub mod model;
pub mod release;
pub mod tape;

pub use fake::FakeServer;
pub use home::Home;
pub use model::ScriptedModel;
pub use release::Release;
