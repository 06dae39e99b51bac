//! Questions to the user: of the model, and of an MCP server.

use codex_threads::TypedServerRequest as Typed;
use codex_threads::protocol::{McpServerElicitationRequestParams, TurnStatus};
use codex_threads_testkit::model::Reply;
use serde_json::json;

use crate::stage::{Stage, home_with_mcp};

crate::on_all_releases!(the_model_asks_and_gets_the_answer);
crate::on! {
    an_mcp_server_asks_and_hears_what_the_user_says: v0_115_0 "0.115.0" v0_129_0 "0.129.0"
        v0_144_6 "0.144.6" v0_150_1 "0.150.1" v0_155_1 "0.155.1" v0_169_0 "0.169.0";
}

async fn the_model_asks_and_gets_the_answer(version: &str) {
    let mut stage = Stage::new(version).await;
    let settings =
        json!({ "model": "scripted", "reasoning_effort": "low", "developer_instructions": null });
    let plan = json!({ "collaborationMode": { "mode": "plan", "settings": settings } });
    for answered in [true, false] {
        let question = Reply::function_call(
            "request_user_input",
            json!({ "questions": [{ "id": "colour", "header": "Colour", "question": "Which?", "options": [
                { "label": "Red", "description": "The warm one" },
                { "label": "Blue", "description": "The cold one" }] }] }),
        );
        stage
            .turn_with([question, Reply::message("Well.")], plan.clone())
            .await;
        let Typed::UserInput(asked) = stage.typed().await else {
            panic!("something else is asked")
        };
        let id = asked.request().id().clone();
        let question = &asked.params.questions[0];
        assert_eq!((&*question.id, &*question.header), ("colour", "Colour"));
        let options = question.options.as_ref().expect("there are options");
        assert_eq!(options[1].label, "Blue");
        let _ = if answered {
            asked.answers([("colour", ["Blue"])])
        } else {
            asked.decline()
        };
        stage.resolved(&id).await;
        assert_eq!(stage.ended().await.status, TurnStatus::Completed);
        let last = stage.output();
        assert_eq!(last.contains("Blue"), answered, "{last}");
    }
    stage.close().await;
}

/// A call of the MCP server's tool, in the form that the release at hand offers it.
fn call(stage: &Stage) -> Reply {
    let requests = stage.bench.model.requests();
    let offered = requests.last().expect("it was asked").body()["tools"].to_string();
    if offered.contains("\"mcp__fake__ask\"") {
        return Reply::function_call("mcp__fake__ask", json!({}));
    }
    let namespace = if offered.contains("\"mcp__fake__\"") {
        "mcp__fake__"
    } else {
        "mcp__fake"
    };
    Reply::item(json!({
        "type": "function_call", "id": "fc-ask", "call_id": format!("call-{}", requests.len()),
        "namespace": namespace, "name": "ask", "arguments": "{}", "status": "completed",
    }))
}

async fn an_mcp_server_asks_and_hears_what_the_user_says(version: &str) {
    let policy = codex_threads::ServerRequestPolicy::Stream;
    let mut stage = Stage::with(version, home_with_mcp(), policy, json!({})).await;
    // What tools there are is seen in a first question to the model.
    stage.turn([Reply::message("Hello.")]).await;
    assert_eq!(stage.ended().await.status, TurnStatus::Completed);
    for action in ["accept", "decline", "cancel"] {
        let asks = call(&stage);
        stage.turn([asks, Reply::message("Well.")]).await;
        let Typed::Elicitation(asked) = stage.typed().await else {
            panic!("something else is asked")
        };
        let id = asked.request().id().clone();
        assert_eq!(asked.request().thread_id(), Some(&*stage.thread));
        let McpServerElicitationRequestParams::Form(form) = &*asked.params else {
            panic!("{:?}", asked.params)
        };
        assert_eq!(form.server_name, "fake");
        assert_eq!(form.message, "Which colour?");
        let _ = match action {
            "accept" => asked.accept(json!({ "colour": "blue" })),
            "decline" => asked.decline(),
            _ => asked.cancel(),
        };
        stage.resolved(&id).await;
        assert_eq!(stage.ended().await.status, TurnStatus::Completed);
        let last = stage.output();
        assert!(last.contains(action), "{action}: {last}");
        assert_eq!(last.contains("blue"), action == "accept", "{last}");
    }
    stage.close().await;
}
