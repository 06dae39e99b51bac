//! Starting a turn, or coming to one that runs.

use std::sync::Arc;
use std::time::Duration;

use codex_threads_protocol::{
    IntoField, List, Release, ThreadId, TurnId, TurnStartParams, TurnSteerParams,
    TurnSteerResponse, UserInput,
};
use uuid::Uuid;

use super::follow::{Follower, Place};
use super::guard;
use super::slot::{Second, Ways};
use super::state::{Name, TurnState, Why};
use super::turn::Turn;
use super::young::insist;
use crate::codex::Codex;
use crate::connection::Purpose;
use crate::error::{Error, ServerErrorKind};
use crate::request::{CallOptions, Prepared};

/// How long it may take to see whether the id that a server up to 0.147 has answered is that of a
/// turn; normally its `turn/started` stands right behind.
const APPEARS: Duration = Duration::from_secs(2);
/// How long it may take until a turn that has just begun takes input.
const SETTLES: Duration = Duration::from_secs(10);
/// How often `send` goes back and forth between steering and starting.
const TRIES: usize = 4;

/// What has become of input: [`Thread::send`](crate::Thread::send).
///
/// ```no_run
/// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
/// let sent = thread.send("Look at the tests too").await?;
/// println!("{}", sent.into_turn().end().await);
/// # Ok(()) }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Sent {
    /// It began a turn.
    Started(Turn),
    /// The running turn took it. This is another handle on that turn.
    Steered(Turn),
}

impl Sent {
    /// The turn that has the input.
    ///
    /// ```
    /// # fn show(sent: &codex_threads::Sent) { println!("{}", sent.turn().id()); }
    /// ```
    #[must_use]
    pub fn turn(&self) -> &Turn {
        match self {
            Self::Started(turn) | Self::Steered(turn) => turn,
        }
    }

    /// The same, to keep.
    ///
    /// ```
    /// # fn show(sent: codex_threads::Sent) { println!("{}", sent.into_turn().id()); }
    /// ```
    #[must_use]
    pub fn into_turn(self) -> Turn {
        match self {
            Self::Started(turn) | Self::Steered(turn) => turn,
        }
    }
}

fn place(codex: &Codex, thread: &ThreadId) -> Place {
    Place {
        connection: Arc::clone(codex.connection()),
        thread: thread.clone(),
        state: Arc::new(TurnState::new(codex.turn_silence())),
        ways: Ways::of(codex.server().release()),
    }
}

/// The turn that runs in a thread, if one is known to.
pub(crate) fn running(codex: &Codex, thread: &ThreadId) -> Option<TurnId> {
    place(codex, thread).running()
}

/// Registers whoever waits for the turn, then writes the request.
pub(crate) async fn start(codex: &Codex, mut params: TurnStartParams) -> Result<Turn, Error> {
    let release = codex.server().release();
    let place = place(codex, &params.thread_id);
    if place.ways.second == Second::Endless
        && let Some(running) = place.running()
    {
        return Err(Error::TurnRunning {
            method: "turn/start".into(),
            turn: running,
        });
    }
    if params.client_user_message_id.is_none() {
        params.client_user_message_id = message_id(release);
    }
    let request = Prepared::typed(&params)?;
    drop(params);
    let follower = Follower::expect(place.clone());
    let purpose = Purpose::StartsTurn {
        thread: place.thread.clone(),
        turn: Arc::clone(&place.state),
    };
    let answer = codex
        .prepared(&request, &CallOptions::default(), purpose)
        .await?;
    let response = answer.decode::<TurnStartParams>()?;
    place.name(&response.turn.id);
    let named = tokio::time::timeout(APPEARS, place.state.wait_named()).await;
    let name = match named {
        Ok(name) => name,
        Err(_) => {
            place.decide();
            place.state.name().unwrap_or(Name::Own {
                turn: response.turn.id,
                joined: false,
            })
        }
    };
    Ok(Turn::new(codex, follower, name))
}

/// A handle on a turn that was started elsewhere or before.
pub(crate) fn attach(codex: &Codex, thread: &ThreadId, turn: TurnId) -> Turn {
    let place = place(codex, thread);
    let runs = place.runs(&turn);
    let state = Arc::clone(&place.state);
    let follower = Follower::attach(place, &turn);
    let joined = true;
    if !Arc::ptr_eq(&follower.place().state, &state) {
        let name = Name::Shared(Arc::clone(&follower.place().state));
        return Turn::new(codex, follower, name);
    }
    if !runs {
        state.doubt(Why::Attached, tokio::time::Instant::now());
    }
    let name = Name::Own { turn, joined };
    state.named(name.clone());
    Turn::new(codex, follower, name)
}

/// Gives input to the running turn.
pub(super) async fn steer(
    codex: &Codex,
    thread: &ThreadId,
    turn: &TurnId,
    input: impl IntoField<List<UserInput>>,
) -> Result<TurnSteerResponse, Error> {
    let mut params = TurnSteerParams::new(turn, input, thread);
    params.client_user_message_id = message_id(codex.server().release());
    let request = Prepared::typed(&params)?;
    drop(params);
    let options = CallOptions::default();
    let send = || codex.prepared(&request, &options, Purpose::Plain);
    let answer = insist(codex.connection(), thread, turn, SETTLES, send).await?;
    answer.decode::<TurnSteerParams>()
}

/// Steers when a turn runs, starts one otherwise. Between the two a turn may end or begin: whoever
/// of the server's answers says so sends us the other way.
pub(crate) async fn send(codex: &Codex, params: TurnStartParams) -> Result<Sent, Error> {
    let thread = params.thread_id.clone();
    let mut running = place(codex, &thread).running();
    let mut last = None;
    for _ in 0..TRIES {
        let Some(turn) = running.take() else {
            match start(codex, params.clone()).await {
                Ok(turn) if turn.joined() => return Ok(Sent::Steered(turn)),
                Ok(turn) => return Ok(Sent::Started(turn)),
                Err(Error::TurnRunning { turn, method }) => {
                    running = Some(turn.clone());
                    last = Some(Error::TurnRunning { turn, method });
                    continue;
                }
                Err(error) => return Err(error),
            }
        };
        let handle = attach(codex, &thread, turn.clone());
        match steer(codex, &thread, &turn, params.input.clone()).await {
            Ok(_) => return Ok(Sent::Steered(handle)),
            Err(error) => {
                running = match error.server().map(|error| error.kind()) {
                    Some(ServerErrorKind::NoActiveTurn) => None,
                    Some(ServerErrorKind::StaleTurn { active }) => {
                        active.as_deref().map(TurnId::from)
                    }
                    _ => return Err(error),
                };
                last = Some(error);
            }
        }
    }
    match last {
        Some(error) => Err(error),
        None => start(codex, params).await.map(Sent::Started),
    }
}

/// An id for a message of the user, where the server knows such a thing.
fn message_id(release: Release) -> Option<String> {
    const SINCE: Release = Release::new(0, 136, 0);
    let unknown = release == Release::new(0, 0, 0);
    (release >= SINCE && !unknown).then(|| Uuid::now_v7().to_string())
}

impl Turn {
    fn new(codex: &Codex, mut follower: Follower, name: Name) -> Self {
        let (id, joined) = match name {
            Name::Own { turn, joined } => {
                guard::set(codex, follower.place(), &turn);
                (turn, joined)
            }
            Name::Shared(state) => {
                let id = match state.name() {
                    Some(Name::Own { turn, .. }) => turn,
                    // A turn that is followed is named, and by nothing but itself.
                    _ => TurnId::from(""),
                };
                follower.shares(state);
                (id, true)
            }
        };
        Self::from_parts(codex, id, joined, follower)
    }
}
