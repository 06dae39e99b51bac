//! A batch that is killed, anywhere, and started again continues where it was.

use codex_threads::protocol::{ThreadItem, ThreadResumeParams, Turn, TurnStatus};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};

use crate::batch::{Ran, asked, bench, run};

crate::on_releases!([
    a_batch_that_is_killed_around_any_of_its_writes_does_each_job_once,
    a_batch_that_is_killed_before_the_model_answers_does_each_job_once,
    a_batch_that_is_killed_while_the_model_talks_does_each_job_once,
    a_batch_that_is_killed_after_a_command_says_so_where_it_can_know,
    two_batches_at_once_have_one_thread_and_do_each_job_once,
]);

const JOBS: &str = "one,two,three";

fn finished(ran: &Ran) -> &str {
    assert!(ran.status.success(), "{ran:?}");
    let threads: Vec<_> = ran
        .jobs
        .iter()
        .map(|job| job["thread"].as_str().unwrap())
        .collect();
    assert!(threads.iter().all(|thread| *thread == threads[0]));
    for job in &ran.jobs {
        assert_eq!(job["ended"], "Completed", "{ran:?}");
    }
    threads[0]
}

/// The turns of the thread, the oldest first, as another process reads them.
async fn turns(bench: &Bench, thread: &str) -> Vec<Turn> {
    bench.nothing_is_left().await;
    let codex = bench.spawn().await;
    let params = ThreadResumeParams::new(thread);
    let thread = soon("thread/resume", codex.resume_thread(params))
        .await
        .unwrap();
    let turns = thread.history().oldest_first().turns().all();
    let turns = soon("the history", turns).await.unwrap();
    codex.shutdown().await;
    turns
}

/// What was asked in a turn that was answered.
fn answered(turn: &Turn) -> Option<String> {
    let mut asked = None;
    for item in &turn.items {
        match item {
            ThreadItem::UserMessage(message) => {
                let part = serde_json::to_value(&message.content[0]).unwrap();
                asked = Some(part["text"].as_str().unwrap().to_owned());
            }
            ThreadItem::AgentMessage(message) if message.text.starts_with("done: ") => {
                assert_eq!(turn.status, TurnStatus::Completed);
                assert_eq!(Some(&message.text["done: ".len()..]), asked.as_deref());
                return asked;
            }
            _ => {}
        }
    }
    None
}

async fn each_job_is_done_once(bench: &Bench, thread: &str) {
    let turns = turns(bench, thread).await;
    let done: Vec<String> = turns.iter().filter_map(answered).collect();
    assert_eq!(done, ["job one", "job two", "job three"]);
}

async fn a_batch_that_is_killed_around_any_of_its_writes_does_each_job_once(version: &str) {
    let bench = bench(version).await;
    let mut deaths = 0;
    let ran = 'runs: {
        for write in 1..20 {
            for when in ["before", "after"] {
                // The server of the one before may not be gone yet.
                let ran = run(&bench, JOBS, &format!("{when} {write}")).end().await;
                if ran.status.code() == Some(0) {
                    break 'runs ran;
                }
                let signal = std::os::unix::process::ExitStatusExt::signal(&ran.status);
                assert_eq!(signal, Some(9), "{when} {write}: {ran:?}");
                deaths += 1;
            }
        }
        panic!("the batch comes to no end")
    };
    assert!(deaths >= 6, "{deaths}");
    let thread = finished(&ran);
    for job in JOBS.split(',') {
        assert_eq!(asked(&bench, job), 1, "job {job}");
    }
    each_job_is_done_once(&bench, thread).await;
    bench.nothing_is_left().await;
}

async fn a_batch_that_is_killed_before_the_model_answers_does_each_job_once(version: &str) {
    let bench = bench(version).await;
    bench.model.push(Reply::message("done: job one"));
    let (held, gate) = Reply::message("done: job two").hold();
    bench.model.push(held);
    let first = run(&bench, JOBS, "");
    soon("the second job", gate.reached()).await;
    let killed = first.kill().await;
    assert_eq!(killed.jobs.len(), 1, "{killed:?}");
    // Its server may still be there: the next comes at once.
    let ran = run(&bench, JOBS, "").end().await;
    let thread = finished(&ran);
    assert_eq!(ran.jobs[0]["how"], "Noted");
    assert_eq!(ran.jobs[1]["attempts"], 2, "{ran:?}");
    assert_eq!(killed.jobs[0]["thread"], thread);
    each_job_is_done_once(&bench, thread).await;
    assert_eq!(asked(&bench, "one"), 1);
    assert_eq!(asked(&bench, "two"), 2, "once in vain");
    assert_eq!(asked(&bench, "three"), 1);
    bench.nothing_is_left().await;
}

async fn a_batch_that_is_killed_while_the_model_talks_does_each_job_once(version: &str) {
    let bench = bench(version).await;
    let (held, gate) = Reply::message("done: job one").chunked(3).hold_after(4);
    bench.model.push(held);
    let first = run(&bench, JOBS, "");
    soon("the first job", gate.reached()).await;
    let killed = first.kill().await;
    assert!(killed.jobs.is_empty(), "{killed:?}");
    let ran = run(&bench, JOBS, "").end().await;
    let thread = finished(&ran);
    assert_eq!(ran.jobs[0]["attempts"], 2, "{ran:?}");
    each_job_is_done_once(&bench, thread).await;
    for (job, times) in [("one", 2), ("two", 1), ("three", 1)] {
        assert_eq!(asked(&bench, job), times, "job {job}");
    }
    bench.nothing_is_left().await;
}

async fn a_batch_that_is_killed_after_a_command_says_so_where_it_can_know(version: &str) {
    let bench = bench(version).await;
    let marker = bench.file("marker");
    let command = format!("echo x >> {}", marker.display());
    bench
        .model
        .push(Reply::message("I will write.").then(Reply::shell(command)));
    let (held, gate) = Reply::message("done: job one").hold();
    bench.model.push(held);
    let first = run(&bench, JOBS, "");
    soon("the command's end", gate.reached()).await;
    first.kill().await;
    let ran = run(&bench, JOBS, "").end().await;
    let thread = finished(&ran);
    let first = &ran.jobs[0];
    if bench.number().minor() < 105 {
        // It can't be told from one that ran to its end, and that is said.
        assert_eq!(
            (&first["how"], &first["sure"]),
            (&"Found".into(), &false.into())
        );
        let turns = turns(&bench, thread).await;
        let done: Vec<String> = turns.iter().filter_map(answered).collect();
        assert_eq!(done, ["job two", "job three"]);
    } else {
        assert_eq!(
            (&first["how"], &first["sure"]),
            (&"Ran".into(), &true.into())
        );
        assert_eq!(first["attempts"], 2);
        each_job_is_done_once(&bench, thread).await;
    }
    bench.nothing_is_left().await;
}

async fn two_batches_at_once_have_one_thread_and_do_each_job_once(version: &str) {
    let bench = bench(version).await;
    let (one, other) = (run(&bench, JOBS, ""), run(&bench, JOBS, ""));
    let (one, other) = tokio::join!(one.end(), other.end());
    let thread = finished(&one);
    assert_eq!(finished(&other), thread);
    for job in JOBS.split(',') {
        assert_eq!(asked(&bench, job), 1, "job {job}");
    }
    each_job_is_done_once(&bench, thread).await;
    bench.nothing_is_left().await;
}
