//! More permissions: granted, granted in part, denied.

use codex_threads::TypedServerRequest as Typed;
use codex_threads::protocol::{PermissionGrantScope, TurnStatus};
use codex_threads_testkit::model::Reply;
use serde_json::json;

use crate::stage::Stage;

crate::on! {
    permissions_are_granted_in_part_or_denied: v0_115_0 "0.115.0" v0_129_0 "0.129.0" v0_144_6 "0.144.6"
        v0_150_1 "0.150.1" v0_155_1 "0.155.1" v0_169_0 "0.169.0";
}

async fn permissions_are_granted_in_part_or_denied(version: &str) {
    let mut stage = Stage::new(version).await;
    let out = stage.bench.file("out").to_string_lossy().into_owned();
    let other = stage.bench.file("other").to_string_lossy().into_owned();
    for what in ["all", "files", "too much", "nothing"] {
        let asks = Reply::function_call(
            "request_permissions",
            json!({ "reason": "To write", "permissions": {
                "file_system": { "write": [out] }, "network": { "enabled": true } } }),
        );
        stage.turn([asks, Reply::message("Well.")]).await;
        let Typed::PermissionsApproval(asked) = stage.typed().await else {
            panic!("something else is asked")
        };
        assert_eq!(asked.params.reason.as_deref(), Some("To write"));
        let mut granted = asked.requested();
        assert!(granted.file_system.is_some() && granted.network.is_some());
        let id = asked.request().id().clone();
        let _ = match what {
            "all" => asked.grant(granted, PermissionGrantScope::Turn),
            "files" => {
                granted.network = None;
                asked.grant(granted, PermissionGrantScope::Turn)
            }
            "too much" => {
                let write = json!({ "fileSystem": { "write": [out, other] } });
                let more = serde_json::from_value(write).expect("permissions");
                asked.grant(more, PermissionGrantScope::Turn)
            }
            _ => asked.deny(),
        };
        stage.resolved(&id).await;
        assert_eq!(stage.ended().await.status, TurnStatus::Completed);
        let last = stage.output();
        assert_eq!(last.contains(&out), what != "nothing", "{what}: {last}");
        assert_eq!(
            last.contains("enabled\":true"),
            what == "all",
            "{what}: {last}"
        );
    }
    stage.close().await;
}
