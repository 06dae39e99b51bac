//! What became of a turn that was begun before this program, and whose end nobody noted.
//!
//! A program that is killed leaves its server behind for a moment, which ends when it finds its input closed: in
//! mid-turn too. What it leaves on the disk differs (observed on 0.100.0, 0.107.0, 0.129.0, 0.150.1, 0.155.1, 0.169.0, killed
//! at every point):
//!
//! - The user's message is on the disk before the model is asked. A turn without one did nothing.
//! - A turn that was cut off reads as `completed` up to 0.104, as `inProgress` for ever on 0.105 and later, as `interrupted`
//!   from 0.129 at the latest.
//! - A turn that failed reads as `completed` up to 0.146.

use std::time::Duration;

use codex_threads_protocol::{List, ThreadItem, Turn, TurnId, TurnStatus, UserInput};

use tokio::time::sleep;

use super::entry::JobEntry;
use crate::error::Error;
use crate::thread::Thread;
use crate::turns;

/// How many turns are read at once: it is nearly always the newest.
const FEW: u32 = 5;

/// What is called cut off is looked at again after this.
const TWICE: Duration = Duration::from_secs(1);

/// What became of it.
#[derive(Debug)]
pub(super) enum Fate {
    /// The server knows nothing of it, or it ended before the model was asked: nothing was done.
    NotBegun,
    /// It runs, in a server that others use too.
    Running(TurnId),
    /// It ran to its end; whether that is sure.
    Completed(Box<Turn>, bool),
    /// It failed, or was interrupted, and the server says so.
    Ended(Box<Turn>),
    /// It was cut off.
    CutOff(Box<Turn>),
}

/// Looks for the turn of a job in the history of its thread. Some of the turns may be known to be others'.
pub(super) async fn of(
    thread: &Thread,
    job: &JobEntry,
    input: &List<UserInput>,
    others: impl Fn(&TurnId) -> bool,
) -> Result<Fate, Error> {
    let fate = look(thread, job, input, &others).await?;
    if !matches!(fate, Fate::CutOff(_)) {
        return Ok(fate);
    }
    // In a server that others use too, a turn that begins or ends at this moment may be called so.
    sleep(TWICE).await;
    Ok(match look(thread, job, input, &others).await? {
        Fate::CutOff(turn) if turn.status == TurnStatus::Interrupted && says_nothing(&turn) => {
            Fate::NotBegun
        }
        fate => fate,
    })
}

async fn look(
    thread: &Thread,
    job: &JobEntry,
    input: &List<UserInput>,
    others: &impl Fn(&TurnId) -> bool,
) -> Result<Fate, Error> {
    let Some(turn) = find(thread, job, input, others).await? else {
        return Ok(Fate::NotBegun);
    };
    let sure = thread.codex().server().locks_threads();
    let runs = match turn.status {
        TurnStatus::InProgress | TurnStatus::Completed if !sure => {
            turns::running(thread.codex(), thread.id()).as_ref() == Some(&turn.id)
                || turns::runs(thread.codex(), thread.id(), &turn.id).await?
        }
        TurnStatus::InProgress => true,
        TurnStatus::Interrupted => {
            turns::running(thread.codex(), thread.id()).as_ref() == Some(&turn.id)
        }
        _ => false,
    };
    if runs {
        return Ok(Fate::Running(turn.id));
    }
    let turn = Box::new(turn);
    Ok(match turn.status {
        TurnStatus::Completed if sure => Fate::Completed(turn, true),
        // It failed, or was cut off.
        TurnStatus::Completed if !ends_with_words(&turn) => Fate::CutOff(turn),
        TurnStatus::Completed => Fate::Completed(turn, false),
        TurnStatus::InProgress => Fate::CutOff(turn),
        TurnStatus::Interrupted => Fate::CutOff(turn),
        _ => Fate::Ended(turn),
    })
}

/// The turn of a job: the one with its message, where messages have ids. Elsewhere the first after that which was
/// the last when the job was begun, of those that are not known to be others', if it says the same: nobody else writes to the thread.
async fn find(
    thread: &Thread,
    job: &JobEntry,
    input: &List<UserInput>,
    others: &impl Fn(&TurnId) -> bool,
) -> Result<Option<Turn>, Error> {
    let mut turns = thread.history().newest_first().page_size(FEW).turns();
    let mut next = None;
    while let Some(turn) = turns.next().await {
        let turn = turn?;
        if job.before.as_ref() == Some(&turn.id) {
            return Ok(next.filter(|turn| is_it(turn, job, input)));
        }
        if let Some(message) = &job.message
            && messages(&turn).any(|known| known.client_id.as_ref() == Some(message))
        {
            return Ok(Some(turn));
        }
        if !others(&turn.id) {
            next = Some(turn);
        }
    }
    // The turn before it was taken back, and so was this one; or it was the first.
    Ok(match job.before {
        None => next.filter(|turn| is_it(turn, job, input)),
        Some(_) => None,
    })
}

/// Whether the turn right behind may be the one: without a word of the user, it is.
fn is_it(turn: &Turn, job: &JobEntry, input: &List<UserInput>) -> bool {
    let Some(message) = messages(turn).next() else {
        return true;
    };
    match (&job.message, &message.client_id) {
        (Some(ours), Some(theirs)) => ours == theirs,
        _ => texts(&message.content).eq(texts(input)),
    }
}

fn messages(turn: &Turn) -> impl Iterator<Item = &codex_threads_protocol::UserMessageThreadItem> {
    turn.items.iter().filter_map(|item| match item {
        ThreadItem::UserMessage(message) => Some(message),
        _ => None,
    })
}

fn texts(input: &List<UserInput>) -> impl Iterator<Item = &str> {
    input.iter().filter_map(|part| match part {
        UserInput::Text(text) => Some(text.text.as_str()),
        _ => None,
    })
}

/// Whether the agent had the last word.
fn ends_with_words(turn: &Turn) -> bool {
    matches!(turn.items.last(), Some(ThreadItem::AgentMessage(_)))
}

fn says_nothing(turn: &Turn) -> bool {
    messages(turn).next().is_none()
}
