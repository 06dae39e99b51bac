//! Lists of threads on servers whose cursors are time stamps: none is lost, none is named twice, and
//! where that can't be had, an error says so.

use codex_threads::protocol::ThreadSortKey;
use codex_threads::{Archived, Error, Threads};
use serde_json::{Value, json};

use crate::common::{Fake, connected, soon};

/// A thread of the server: its id, and its times in milliseconds.
#[derive(Clone)]
struct Stored {
    id: String,
    created: i64,
    updated: i64,
}

/// A server as those of 0.124 to 0.166: pages end in a time stamp and begin after one.
struct Lossy {
    threads: Vec<Stored>,
    /// What is done before the answer to this question, counted from 1.
    meanwhile: Meanwhile,
}

type Meanwhile = Box<dyn FnMut(usize, &mut Vec<Stored>) + Send>;

const SECOND: i64 = 1_795_235_992;

fn cursor(millis: i64) -> String {
    // All of these tests take place within ten seconds of one minute.
    let of_minute = millis - SECOND * 1000 + 52_000;
    let (second, fraction) = (of_minute / 1000, of_minute % 1000);
    match fraction {
        0 => format!("2026-11-21T04:39:{second:02}Z"),
        _ => format!("2026-11-21T04:39:{second:02}.{fraction:03}Z"),
    }
}

fn millis(cursor: &str) -> i64 {
    let rest = cursor
        .strip_prefix("2026-11-21T04:39:")
        .expect("that minute");
    let seconds: f64 = rest.trim_end_matches('Z').parse().unwrap();
    #[expect(clippy::cast_possible_truncation, reason = "of a minute")]
    let of_minute = (seconds * 1000.0).round() as i64;
    SECOND * 1000 - 52_000 + of_minute
}

impl Lossy {
    fn page(&self, params: &Value) -> Value {
        let by_update = params["sortKey"] == "updated_at";
        let ascending = params["sortDirection"] == "asc";
        let time = |thread: &Stored| match by_update {
            true => thread.updated,
            false => thread.created / 1000 * 1000,
        };
        let mut threads = self.threads.clone();
        threads.sort_by_key(|thread| (time(thread), thread.id.clone()));
        if !ascending {
            threads.reverse();
        }
        if let Some(cursor) = params["cursor"].as_str() {
            let at = millis(cursor);
            threads.retain(|thread| match ascending {
                true => time(thread) > at,
                false => time(thread) < at,
            });
        }
        let limit = usize::try_from(params["limit"].as_u64().unwrap_or(25)).unwrap();
        let more = threads.len() > limit;
        threads.truncate(limit);
        let next = threads.last().filter(|_| more).map(|t| cursor(time(t)));
        let data: Vec<Value> = threads
            .iter()
            .map(|thread| {
                json!({
                    "id": thread.id, "cliVersion": "0.150.1", "createdAt": thread.created / 1000,
                    "updatedAt": thread.updated / 1000, "cwd": "/", "modelProvider": "p", "preview": "",
                    "source": "vscode", "turns": [],
                })
            })
            .collect();
        json!({ "data": data, "nextCursor": next })
    }

    /// Answers until the client goes; how often it was asked.
    async fn play(mut self, mut fake: Fake) -> usize {
        let mut asked = 0;
        while let Some(line) = fake.line().await {
            asked += 1;
            assert!(asked < 1000, "the client asks without an end");
            (self.meanwhile)(asked, &mut self.threads);
            let message: Value = serde_json::from_slice(&line).unwrap();
            assert_eq!(message["method"], "thread/list");
            let page = self.page(&message["params"]);
            fake.answer(message["id"].as_i64().unwrap(), &page);
        }
        asked
    }
}

fn stored(n: usize, created: i64, updated: i64) -> Stored {
    Stored {
        id: format!("{n:04}"),
        created: SECOND * 1000 + created,
        updated: SECOND * 1000 + updated,
    }
}

async fn list(
    threads: Vec<Stored>,
    query: Threads,
    meanwhile: impl FnMut(usize, &mut Vec<Stored>) + Send + 'static,
) -> (Vec<String>, Option<Error>, usize) {
    let (codex, fake) = connected().await;
    let server = Lossy {
        threads,
        meanwhile: Box::new(meanwhile),
    };
    let server = tokio::spawn(server.play(fake));
    let mut stream = codex.threads(query);
    let mut ids = Vec::new();
    let mut failed = None;
    while let Some(thread) = soon(stream.next()).await {
        match thread {
            Ok(thread) => ids.push(thread.id.to_string()),
            Err(error) => failed = Some(error),
        }
    }
    drop((stream, codex));
    (ids, failed, soon(server).await.unwrap())
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

fn all(threads: &[Stored]) -> Vec<String> {
    sorted(threads.iter().map(|thread| thread.id.clone()).collect())
}

#[tokio::test]
async fn threads_created_in_the_same_second_are_not_lost() {
    // Seconds of 1, 30, 5, 100, 2 threads.
    let mut threads = Vec::new();
    for (second, count) in [1, 30, 5, 100, 2].into_iter().enumerate() {
        for _ in 0..count {
            let n = threads.len();
            let at = i64::try_from(second).unwrap() * 1000 + i64::try_from(n).unwrap();
            threads.push(stored(n, at, at));
        }
    }
    let keys = [ThreadSortKey::CreatedAt, ThreadSortKey::UpdatedAt];
    for size in [1, 2, 3, 7, 30, 100] {
        for key in keys.clone() {
            let query = Threads::interactive().sort_key(key.clone()).page_size(size);
            let (ids, failed, _) = list(threads.clone(), query.clone(), |_, _| ()).await;
            assert!(failed.is_none(), "{failed:?}");
            assert_eq!(sorted(ids.clone()), all(&threads), "{key:?} by {size}");
            assert_eq!(ids[..2], ["0137", "0136"], "the newest first");

            let (ids, failed, _) = list(threads.clone(), query.oldest_first(), |_, _| ()).await;
            assert!(failed.is_none(), "{failed:?}");
            assert_eq!(sorted(ids.clone()), all(&threads), "{key:?} by {size}");
            assert_eq!(ids[0], "0000", "the oldest first");
        }
    }
}

#[tokio::test]
async fn more_threads_of_one_moment_than_a_page_holds_are_read_from_both_ends() {
    let same: Vec<_> = (0..190).map(|n| stored(n, 500, 500)).collect();
    for key in [ThreadSortKey::CreatedAt, ThreadSortKey::UpdatedAt] {
        let query = Threads::interactive().sort_key(key);
        let (ids, failed, _) = list(same.clone(), query, |_, _| ()).await;
        assert!(failed.is_none(), "{failed:?}");
        assert_eq!(sorted(ids), all(&same));
    }
}

#[tokio::test]
async fn a_second_with_hundreds_of_threads_is_listed_in_another_order() {
    let mut threads: Vec<_> = (0..450)
        .map(|n| stored(n, 100, i64::try_from(n).unwrap() * 3))
        .collect();
    threads.push(stored(450, 7_000, 8_000));
    threads.push(stored(451, -7_000, -6_000));
    let (ids, failed, asked) = list(threads.clone(), Threads::interactive(), |_, _| ()).await;
    assert!(failed.is_none(), "{failed:?}");
    assert_eq!(sorted(ids), all(&threads));
    assert!(asked < 20, "{asked}");
}

#[tokio::test]
async fn a_list_that_cannot_be_had_whole_ends_with_an_error_and_not_in_silence() {
    let mut threads: Vec<_> = (0..450).map(|n| stored(n, 100, 100)).collect();
    threads.push(stored(450, -7_000, -6_000));
    let query = Threads::interactive().archived(Archived::Live);
    let (ids, failed, _) = list(threads, query, |_, _| ()).await;
    assert_eq!(ids.len(), 201);
    assert!(
        ids.contains(&"0450".to_owned()),
        "what comes after is listed"
    );
    assert!(
        matches!(failed, Some(Error::Incomplete { .. })),
        "{failed:?}"
    );
}

#[tokio::test]
async fn a_thread_that_is_updated_while_it_is_listed_is_not_lost() {
    let threads: Vec<_> = (0..40)
        .map(|n| stored(n, 0, i64::try_from(n).unwrap() * 50))
        .collect();
    // With every question the oldest of the threads moves to the front.
    let query = Threads::interactive()
        .sort_key(ThreadSortKey::UpdatedAt)
        .page_size(5);
    let (ids, failed, _) = list(threads.clone(), query, |asked, threads| {
        if (2..20).contains(&asked) {
            let newest = threads.iter().map(|thread| thread.updated).max().unwrap();
            let oldest = threads.iter_mut().min_by_key(|thread| thread.updated);
            oldest.unwrap().updated = newest + 100;
        }
    })
    .await;
    assert!(failed.is_none(), "{failed:?}");
    assert_eq!(sorted(ids), all(&threads));
}

#[tokio::test]
async fn new_threads_and_deleted_ones_cost_no_other() {
    let threads: Vec<_> = (0..60)
        .map(|n| stored(n, i64::try_from(n).unwrap() * 20, 0))
        .collect();
    let query = Threads::interactive().page_size(4);
    let (ids, failed, _) = list(threads, query, |asked, threads| {
        // New ones at the front; the newest of the old ones go, listed or not.
        let new = 1000 + asked;
        threads.push(stored(new, 1_500 + i64::try_from(asked).unwrap(), 0));
        threads.retain(|thread| thread.id != format!("{:04}", 60 - asked));
    })
    .await;
    assert!(failed.is_none(), "{failed:?}");
    let kept: Vec<_> = sorted(ids)
        .into_iter()
        .filter(|id| id.as_str() < "0030")
        .collect();
    assert_eq!(kept, (0..30).map(|n| format!("{n:04}")).collect::<Vec<_>>());
}
