//! Tools of the client's own, called by the model.

use codex_threads::protocol::TurnStatus;
use codex_threads::{ServerRequestPolicy, TypedServerRequest as Typed};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::Bench;
use serde_json::json;

use crate::stage::{Stage, home};

crate::on_all_releases!(a_tool_of_the_client_is_called_and_its_result_reaches_the_model);

async fn a_tool_of_the_client_is_called_and_its_result_reaches_the_model(version: &str) {
    let bench = Bench::with(version, home()).await;
    let policy = ServerRequestPolicy::Stream;
    let codex = bench
        .spawn_with(bench.builder().server_requests(policy))
        .await;
    let schema = json!({ "type": "object", "properties": { "city": { "type": "string" } } });
    let mut tool =
        json!({ "name": "weather", "description": "The weather.", "inputSchema": schema });
    if bench.number() >= codex_threads::protocol::Release::new(0, 143, 0) {
        tool["type"] = json!("function");
    }
    let mut stage = Stage::on(bench, codex, json!({ "dynamicTools": [tool] })).await;
    for works in [Some(true), Some(false), None] {
        let call = Reply::function_call("weather", json!({ "city": "Bern" }));
        stage.turn([call, Reply::message("Well.")]).await;
        let Typed::DynamicToolCall(asked) = stage.typed().await else {
            panic!("something else is asked")
        };
        assert_eq!(asked.params.tool, "weather");
        assert_eq!(asked.params.arguments, Some(json!({ "city": "Bern" })));
        let _ = match works {
            Some(true) => asked.succeed("It is sunny."),
            Some(false) => asked.fail("It is closed."),
            None => asked.decline(),
        };
        // No release says of a tool's call that it is done with.
        assert_eq!(stage.ended().await.status, TurnStatus::Completed);
        let last = stage.output();
        assert_eq!(last.contains("sunny"), works == Some(true), "{last}");
        assert_eq!(last.contains("closed"), works == Some(false), "{last}");
        assert_eq!(last.contains("did not run"), works.is_none(), "{last}");
    }
    stage.close().await;
}
