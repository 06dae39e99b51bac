//! What the server says of a thread, in the words in which a rollout is compared with it.

use codex_threads::Codex;
use codex_threads::protocol::{ThreadId, ThreadItem, ThreadReadParams, UserInput};
use codex_threads_rollout::record::ResponseItem;
use codex_threads_rollout::{Author, History, RecordsExt as _};
use codex_threads_tests::bench::soon;

/// Who said what.
pub(crate) type Said = (Author, String);

/// What was said in a thread, as the server reads it.
pub(crate) async fn by_the_server(codex: &Codex, id: &ThreadId) -> Vec<Said> {
    let params = ThreadReadParams::new(id).include_turns(true);
    let read = soon("thread/read", codex.call(params))
        .await
        .expect("it is stored");
    let mut said = Vec::new();
    for item in read.thread.turns.iter().flat_map(|turn| turn.items.iter()) {
        match item {
            ThreadItem::UserMessage(user) => {
                let text = user
                    .content
                    .iter()
                    .filter_map(|input| match input {
                        UserInput::Text(text) => Some(text.text.as_str()),
                        _ => None,
                    })
                    .collect();
                said.push((Author::User, text));
            }
            ThreadItem::AgentMessage(agent) => said.push((Author::Agent, agent.text.clone())),
            _ => {}
        }
    }
    said
}

/// What was said in a thread, as its rollouts have it. Nothing may be damaged.
pub(crate) fn by_the_files(history: &History) -> Vec<Said> {
    history
        .records()
        .messages()
        .map(|said| said.expect("nothing is damaged"))
        .map(|said| (said.author, said.text))
        .collect()
}

/// What the user and the model wrote in messages for the model, without what codex itself puts in.
pub(crate) fn texts(history: &History) -> (Vec<String>, Vec<String>) {
    let (mut user, mut agent) = (Vec::new(), Vec::new());
    for record in history.records() {
        let record = record.expect("nothing is damaged");
        let Some(ResponseItem::Message(message)) = record.response_item() else {
            continue;
        };
        let text = message.text();
        match message.role.as_str() {
            "user" if !text.starts_with(['<', '#']) => user.push(text),
            "assistant" => agent.push(text),
            _ => {}
        }
    }
    (user, agent)
}
