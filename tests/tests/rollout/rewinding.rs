//! Rollbacks, reverts and compactions in all orders: what the files say counts is what the server says.

use codex_threads::Thread;
use codex_threads::protocol::{Release, TurnId};
use codex_threads_rollout::{Rollout, Rollouts};
use codex_threads_testkit::Home;
use codex_threads_testkit::model::Reply;
use codex_threads_tests::traits::Rewind;

use crate::life::Life;
use crate::told::{Said, by_the_files, by_the_server, texts};

struct Rolling {
    life: Life,
    thread: Thread,
    how: Rewind,
}

impl Rolling {
    async fn begin(version: &str) -> Self {
        let life = Life::begin(version, Home::builder()).await;
        let how = life
            .traits
            .rewind_of_legacy()
            .expect("this release rolls back");
        let thread = life.legacy().await;
        Self { life, thread, how }
    }

    async fn say(&self, text: &str, answer: &str) {
        let answer = vec![Reply::message(answer)];
        self.life.say(&self.thread, text, answer).await;
    }

    async fn roll_back(&self) {
        let unused = TurnId::from("unused");
        self.life.rewind(self.thread.id(), &unused, self.how).await;
    }

    fn rollout(&self) -> Rollout {
        let rollouts = Rollouts::new(self.life.bench.home.path());
        rollouts
            .get(self.thread.id().as_str())
            .expect("it is there")
    }

    /// What the server and the files say, which must be the same.
    async fn said(&self) -> Vec<Said> {
        let told = by_the_server(&self.life.codex, self.thread.id()).await;
        assert_eq!(by_the_files(&self.rollout().history()), told);
        told
    }

    /// What the model was asked with last, without what codex itself puts in.
    fn asked(&self) -> (Vec<String>, Vec<String>) {
        let requests = self.life.bench.model.requests();
        let last = requests.last().expect("it was asked");
        let mut user = last.user_texts();
        user.retain(|text| !text.starts_with(['<', '#']));
        (user, last.assistant_texts())
    }
}

/// The server counts the turns of a compaction, too.
pub(crate) async fn rollbacks_count_turns_as_the_server_does(version: &str) {
    let rolling = Rolling::begin(version).await;
    rolling.say("a", "1").await;
    let texts = ["b", "b again"];
    rolling
        .life
        .say_twice(&rolling.thread, texts, ["2", "2 again"])
        .await;
    rolling.say("c", "3").await;
    rolling.life.compact(&rolling.thread, "short").await;
    for left in [8, 6, 2, 0] {
        rolling.roll_back().await;
        assert_eq!(rolling.said().await.len(), left);
    }
    rolling.say("d", "4").await;
    assert_eq!(rolling.said().await.len(), 2);
    rolling.life.end().await;
}

/// For the model, it counts what the user said.
pub(crate) async fn the_context_is_what_the_model_is_asked_with(version: &str) {
    for (rollbacks, kept, answered) in [
        (1, vec!["a", "b"], vec!["1", "2"]),
        (2, vec!["a"], vec!["1"]),
    ] {
        let rolling = Rolling::begin(version).await;
        rolling.say("a", "1").await;
        let said = ["b", "b again"];
        rolling
            .life
            .say_twice(&rolling.thread, said, ["2", "2 again"])
            .await;
        if rolling.life.traits.release() >= Release::new(0, 153, 0) {
            // Undone by the rollback. Older releases forget more than that.
            rolling.life.compact(&rolling.thread, "short").await;
        }
        for _ in 0..rollbacks {
            rolling.roll_back().await;
        }
        rolling.say("d", "4").await;
        let (user, agent) = rolling.asked();
        assert_eq!(user, [kept, vec!["d"]].concat());
        assert_eq!(agent, answered);
        let (user_on_disk, mut agent_on_disk) = texts(&rolling.rollout().context());
        assert_eq!(
            agent_on_disk.pop().as_deref(),
            Some("4"),
            "the answer to it"
        );
        assert_eq!(user_on_disk, user);
        assert_eq!(agent_on_disk, agent);
        rolling.life.end().await;
    }
}
