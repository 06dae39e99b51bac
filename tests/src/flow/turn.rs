//! A turn, from its start to its end.

use codex_threads::TurnEnd;
use codex_threads::protocol::{
    AgentMessageDeltaNotification, ItemCompletedNotification, ItemStartedNotification, ThreadItem,
    ThreadStatus, ThreadStatusChangedNotification, ThreadTokenUsageUpdatedNotification, Turn,
    TurnCompletedNotification, TurnStartParams, TurnStartedNotification, TurnStatus, UserInput,
};
use codex_threads_testkit::model::{Reply, Usage};

use super::{Flow, Told};
use crate::bench::soon;
use crate::refusal::{Gate, ask, call};
use crate::watch::Watch;

const PIECES: [&str; 3] = ["one ", "two ", "three"];

/// By method and streams alone.
pub(super) async fn first(flow: &mut Flow) {
    let gate = flow.traits.gate("turn/start", Some("clientUserMessageId"));
    if gate != Gate::Open {
        let params = TurnStartParams::new("never", &flow.id).client_user_message_id("m-1");
        assert!(ask(&flow.codex, gate, params).await.is_none());
    }

    flow.bench.model.push(
        Reply::message("")
            .deltas(PIECES)
            .usage(Usage::new(900, 100).cached_input(800).reasoning_output(40)),
    );
    let mut params = TurnStartParams::new("Count to three", &flow.id);
    if gate == Gate::Open {
        params = params.client_user_message_id("m-1");
    }
    let started = call(&flow.codex, params).await.turn;
    assert_eq!(started.status, TurnStatus::InProgress);
    assert!(started.error.is_none());

    // It comes after the answer, but older servers may tell of the first items before.
    let watch = &mut flow.thread;
    let turn = watch
        .any("the turn begins", |told: &TurnStartedNotification| {
            told.turn.id == started.id
        })
        .await;
    assert_eq!(turn.thread_id, flow.id);
    assert_eq!(turn.turn.status, TurnStatus::InProgress);

    let asked = watch
        .next(
            "the input is an item",
            |told: &ItemCompletedNotification| matches!(told.item, ThreadItem::UserMessage(_)),
        )
        .await;
    assert_eq!(asked.turn_id, started.id);
    let ThreadItem::UserMessage(asked) = asked.item else {
        unreachable!("looked for")
    };
    assert_eq!(text_of(&asked.content), "Count to three");
    if gate == Gate::Open {
        assert_eq!(asked.client_id.as_deref(), Some("m-1"));
    }

    let answer = watch
        .next("the message begins", |told: &ItemStartedNotification| {
            matches!(told.item, ThreadItem::AgentMessage(_))
        })
        .await;
    let ThreadItem::AgentMessage(answer) = answer.item else {
        unreachable!("looked for")
    };
    for piece in PIECES {
        let delta: AgentMessageDeltaNotification = watch.next("a delta", |_| true).await;
        assert_eq!(delta.delta, piece);
        assert_eq!(delta.item_id, answer.id);
        assert_eq!(delta.turn_id, started.id);
        assert_eq!(delta.thread_id, flow.id);
    }
    let whole = watch
        .next(
            "the message is whole",
            |told: &ItemCompletedNotification| matches!(told.item, ThreadItem::AgentMessage(_)),
        )
        .await;
    let ThreadItem::AgentMessage(whole) = whole.item else {
        unreachable!("looked for")
    };
    assert_eq!(whole.id, answer.id);
    assert_eq!(whole.text, PIECES.concat());

    let completed: TurnCompletedNotification = watch.next("the turn ends", |_| true).await;
    ended_well(flow, &completed.turn, &PIECES.concat());
    assert_eq!(completed.turn.id, started.id);
    let usage: ThreadTokenUsageUpdatedNotification =
        flow.thread.any("the usage is told", |_| true).await;
    assert_eq!(usage.turn_id, started.id);
    let last = &usage.token_usage.last;
    assert_eq!(
        (last.input_tokens, last.cached_input_tokens),
        (900, 800),
        "{last:?}"
    );
    assert_eq!(
        (last.output_tokens, last.reasoning_output_tokens),
        (100, 40),
        "{last:?}"
    );
    assert_eq!(last.total_tokens, 1_000);
    assert_eq!(usage.token_usage.total.total_tokens, 1_000);

    settled(flow).await;
    remember(flow, &completed.turn, "Count to three", &PIECES.concat());
    let requests = flow.bench.model.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(
        requests[0].user_texts().last().map(String::as_str),
        Some("Count to three")
    );
    next_step(flow);
}

/// By the handles of thread and turn.
pub(super) async fn second(flow: &mut Flow) {
    say(flow, "Go on", "four five").await;
    let requests = flow.bench.model.requests();
    let last = requests.last().expect("it was asked");
    assert_eq!(last.assistant_texts(), ["one two three"]);
    next_step(flow);
}

/// A turn with one message, through the handles; what was told of it is remembered.
pub(super) async fn say(flow: &mut Flow, text: &str, answer: &str) {
    flow.bench.model.push(Reply::message(answer).chunked(3));
    let handle = flow.codex.thread(&flow.id);
    let mut turn = soon("turn/start", handle.start_turn(text))
        .await
        .expect("the turn starts");
    assert_eq!(*turn.thread_id(), flow.id);

    // The turn's own stream has it all, and ends with it.
    let mut own = Watch::new(
        "of the turn",
        futures_util::stream::poll_fn(move |cx| {
            futures_util::Stream::poll_next(std::pin::Pin::new(&mut turn), cx)
        }),
    );
    let began: TurnStartedNotification = own.any("the turn begins", |_| true).await;
    let completed: TurnCompletedNotification = own.next("the turn ends", |_| true).await;
    assert_eq!(began.turn.id, completed.turn.id);
    own.end().await;
    let streamed: String = own
        .seen::<AgentMessageDeltaNotification>()
        .into_iter()
        .map(|delta| delta.delta)
        .collect();
    assert_eq!(streamed, answer);

    let told = flow
        .thread
        .any("the turn ends", |told: &TurnCompletedNotification| {
            told.turn.id == completed.turn.id
        })
        .await;
    ended_well(flow, &told.turn, answer);
    settled(flow).await;
    remember(flow, &told.turn, text, answer);
}

/// The end of a turn, typed.
pub(super) fn is_completed(end: &TurnEnd) {
    assert!(end.is_completed(), "{end:?}");
}

pub(super) fn ended_well(flow: &Flow, turn: &Turn, answer: &str) {
    assert_eq!(turn.status, TurnStatus::Completed, "{turn:?}");
    assert!(turn.error.is_none());
    if flow.traits.summarizes_turns() {
        let last = turn.items.last();
        assert!(
            matches!(last, Some(ThreadItem::AgentMessage(message)) if message.text == answer),
            "{last:?}"
        );
    } else {
        assert!(turn.items.is_empty(), "{:?}", turn.items);
    }
}

/// Waits until the thread is idle again, where threads have a status: it was active before.
pub(super) async fn settled(flow: &mut Flow) {
    if !flow.traits.has_status() {
        return;
    }
    for watch in [&mut flow.thread, &mut flow.all] {
        let id = flow.id.clone();
        let active = |told: &ThreadStatusChangedNotification| {
            told.thread_id == id && matches!(told.status, ThreadStatus::Active(_))
        };
        let idle = |told: &ThreadStatusChangedNotification| {
            told.thread_id == id && matches!(told.status, ThreadStatus::Idle(_))
        };
        watch.any("the thread is active", active).await;
        watch.any("the thread is idle", idle).await;
    }
}

/// Keeps what was told of a turn, for the steps that read it.
pub(super) fn remember(flow: &mut Flow, turn: &Turn, user: &str, agent: &str) {
    let mut items = Vec::new();
    for told in flow.thread.seen::<ItemCompletedNotification>() {
        if told.turn_id == turn.id {
            items.push(item_id(&told.item));
        }
    }
    flow.told.push(Told {
        id: turn.id.clone(),
        user: user.to_owned(),
        agent: agent.to_owned(),
        items,
    });
}

/// The next step begins with nothing told.
pub(super) fn next_step(flow: &mut Flow) {
    flow.bench.the_script_is_over();
    flow.thread.mark();
    flow.all.mark();
}

/// The texts of an input, joined.
pub(super) fn text_of(content: &[UserInput]) -> String {
    content
        .iter()
        .filter_map(|input| match input {
            UserInput::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
        .collect()
}

/// The id of an item of the kinds that this flow makes.
pub(super) fn item_id(item: &ThreadItem) -> String {
    match item {
        ThreadItem::UserMessage(item) => item.id.to_string(),
        ThreadItem::AgentMessage(item) => item.id.to_string(),
        ThreadItem::CommandExecution(item) => item.id.to_string(),
        ThreadItem::ContextCompaction(item) => item.id.to_string(),
        other => panic!("not expected here: {other:?}"),
    }
}
