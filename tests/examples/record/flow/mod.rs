//! The conversation: as many methods as answer cheaply, each where the release at hand has it.

mod outside;
mod threads;
mod turns;

use codex_threads_testkit::model::Reply;
use codex_threads_testkit::{Home, Release, ScriptedModel};
use serde_json::{Value, json};

use crate::Failure;
use crate::client::{App, Noted};

/// An id that no thread has.
const NO_THREAD: &str = "00000000-0000-7000-8000-0000000000ff";

/// The conversation at work.
struct Flow<'a> {
    app: App<'a>,
    home: &'a Home,
    model: &'a ScriptedModel,
    minor: u32,
}

/// Runs all of it: what was said, and what did not go as expected.
pub(crate) async fn run(
    release: &Release,
    home: &Home,
    model: &ScriptedModel,
) -> Result<(Vec<Noted>, Vec<String>), Failure> {
    let minor = release
        .version()
        .split('.')
        .nth(1)
        .and_then(|minor| minor.parse().ok())
        .unwrap_or(0);
    let app = App::start(release, home)?;
    let mut flow = Flow {
        app,
        home,
        model,
        minor,
    };
    flow.handshake().await?;
    flow.refusals().await?;
    flow.outside().await?;
    let main = flow.turns().await?;
    flow.threads(&main).await?;
    flow.after_a_restart(&main).await?;
    flow.app.finish().await?;
    Ok((flow.app.notes, flow.app.oddities))
}

impl Flow<'_> {
    async fn handshake(&mut self) -> Result<(), Failure> {
        self.app.learn_methods().await?;
        self.app.refused("thread/list", json!({})).await?;
        self.app
            .call(
                "initialize",
                json!({
                    "clientInfo": {"name": "recorder", "title": "Recorder", "version": "1.0.0"},
                    "capabilities": {"experimentalApi": true, "optOutNotificationMethods": ["thread/nothing"]},
                }),
            )
            .await?
            .ok_or("initialize was refused")?;
        self.app.notify("initialized").await
    }

    /// Errors have no types of their own: these are for their text.
    async fn refusals(&mut self) -> Result<(), Failure> {
        let app = &mut self.app;
        app.refused(
            "initialize",
            json!({"clientInfo": {"name": "again", "version": "1"}}),
        )
        .await?;
        app.refused("thread/read", json!({})).await?;
        app.refused("thread/read", json!({"threadId": "nonsense"}))
            .await?;
        app.refused("thread/start", json!({"sandbox": "none-at-all"}))
            .await?;
        for method in [
            "thread/read",
            "thread/resume",
            "thread/fork",
            "thread/archive",
            "thread/unarchive",
        ] {
            app.refused(method, json!({"threadId": NO_THREAD})).await?;
        }
        app.refused("turn/start", json!({"threadId": NO_THREAD, "input": []}))
            .await?;
        app.refused(
            "thread/name/set",
            json!({"threadId": NO_THREAD, "name": "x"}),
        )
        .await?;
        app.call("thread/unsubscribe", json!({"threadId": NO_THREAD}))
            .await?;
        Ok(())
    }

    async fn after_a_restart(&mut self, thread: &str) -> Result<(), Failure> {
        self.app.restart().await?;
        self.app
            .call(
                "initialize",
                json!({
                    "clientInfo": {"name": "recorder", "version": "1.0.0"},
                    "capabilities": {"experimentalApi": true},
                }),
            )
            .await?;
        self.app.notify("initialized").await?;
        self.app.call("thread/list", json!({"limit": 2})).await?;
        self.app
            .call(
                "thread/read",
                json!({"threadId": thread, "includeTurns": false}),
            )
            .await?;
        self.app
            .call("thread/resume", json!({"threadId": thread}))
            .await?;
        self.turn(
            thread,
            "Still there?",
            [Reply::message("Still here.")],
            json!({}),
        )
        .await?;
        self.app.call("thread/loaded/list", json!({})).await?;
        Ok(())
    }

    fn path(&self, name: &str) -> String {
        self.home
            .workdir()
            .join(name)
            .to_string_lossy()
            .into_owned()
    }

    fn workdir(&self) -> String {
        self.home.workdir().to_string_lossy().into_owned()
    }

    /// What the model says from now on; afterwards always the same few words.
    fn script(&self, replies: impl IntoIterator<Item = Reply>) {
        self.model.always(Reply::message("Nothing more."));
        self.model.script(replies);
    }

    /// A turn from its start to its end.
    async fn turn(
        &mut self,
        thread: &str,
        text: &str,
        replies: impl IntoIterator<Item = Reply>,
        more: Value,
    ) -> Result<Option<String>, Failure> {
        self.script(replies);
        let input = json!([{"type": "text", "text": text, "text_elements": []}]);
        let mut params = json!({"threadId": thread, "input": input});
        merge(&mut params, more);
        let Some(result) = self.app.call("turn/start", params).await? else {
            return Ok(None);
        };
        let turn = string_at(&result, "/turn/id");
        self.ended(thread).await?;
        Ok(turn)
    }

    /// Waits for the end of a turn of this thread.
    async fn ended(&mut self, thread: &str) -> Result<(), Failure> {
        self.app
            .wait("turn/completed", |params| {
                params.get("threadId") == Some(&thread.into())
            })
            .await?;
        Ok(())
    }
}

fn merge(params: &mut Value, more: Value) {
    if let (Some(params), Value::Object(more)) = (params.as_object_mut(), more) {
        params.extend(more);
    }
}

fn string_at(value: &Value, pointer: &str) -> Option<String> {
    value.pointer(pointer)?.as_str().map(str::to_owned)
}
