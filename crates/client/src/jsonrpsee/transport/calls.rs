//! The calls whose answers are out.

use std::collections::HashMap;

/// Which answers jsonrpsee waits for, and how.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// By id, as written: the batch it belongs to, if it does.
    open: HashMap<String, Option<u64>>,
    batches: HashMap<u64, Batch>,
    next: u64,
}

#[derive(Debug)]
struct Batch {
    left: usize,
    answers: Vec<String>,
}

/// What is done with an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// It goes to the client.
    Deliver(String),
    /// Others of its batch are not there yet.
    Wait,
    /// Nobody waits for it.
    Strange,
}

impl Calls {
    pub(super) fn single(&mut self, id: &str) {
        self.open.insert(id.to_owned(), None);
    }

    pub(super) fn batch<'a>(&mut self, ids: impl Iterator<Item = &'a str>) {
        let batch = self.next;
        let mut left = 0;
        for id in ids {
            self.open.insert(id.to_owned(), Some(batch));
            left += 1;
        }
        if left > 0 {
            self.next += 1;
            let answers = Vec::with_capacity(left);
            self.batches.insert(batch, Batch { left, answers });
        }
    }

    /// Whether an answer with this id is waited for.
    pub(super) fn waits_for(&self, id: &str) -> bool {
        self.open.contains_key(id)
    }

    pub(super) fn answered(&mut self, id: &str, answer: String) -> Answer {
        let batch = match self.open.remove(id) {
            None => return Answer::Strange,
            Some(None) => return Answer::Deliver(answer),
            Some(Some(batch)) => batch,
        };
        let Some(gathered) = self.batches.get_mut(&batch) else {
            return Answer::Strange;
        };
        gathered.answers.push(answer);
        gathered.left -= 1;
        if gathered.left > 0 {
            return Answer::Wait;
        }
        let answers = self.batches.remove(&batch).map(|batch| batch.answers);
        Answer::Deliver(format!("[{}]", answers.unwrap_or_default().join(",")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_answered_when_all_of_it_is() {
        let mut calls = Calls::default();
        calls.batch(["1", "2"].into_iter());
        calls.single("3");
        assert_eq!(calls.answered("2", "b".to_owned()), Answer::Wait);
        assert_eq!(
            calls.answered("3", "c".to_owned()),
            Answer::Deliver("c".to_owned())
        );
        assert_eq!(
            calls.answered("1", "a".to_owned()),
            Answer::Deliver("[b,a]".to_owned())
        );
        assert_eq!(calls.answered("1", "a".to_owned()), Answer::Strange);
        assert!(calls.open.is_empty() && calls.batches.is_empty());
    }
}
