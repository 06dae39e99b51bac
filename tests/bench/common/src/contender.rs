//! What a client is asked to do, whichever it is.

use std::future::Future;

use crate::{Report, Seen, Task, Workload, runs};

pub type Failure = Box<dyn std::error::Error + Send + Sync>;
pub type Outcome = Result<Report, Failure>;

/// A client, connected to the server.
///
/// The workloads have a form that fits most; who needs another one writes its own.
pub trait Contender: Sized + Send + 'static {
    /// What a turn is started with.
    type Thread: Send + Sync;

    /// Starts the server and greets it.
    fn connect(task: &Task) -> impl Future<Output = Result<Self, Failure>> + Send;

    /// Takes events from here on, if the client has to be told.
    fn follow(&mut self) -> impl Future<Output = Result<(), Failure>> + Send {
        async { Ok(()) }
    }

    fn start_thread(&mut self) -> impl Future<Output = Result<Self::Thread, Failure>> + Send;

    fn start_turn(
        &mut self,
        thread: &Self::Thread,
    ) -> impl Future<Output = Result<(), Failure>> + Send;

    /// The next event of any thread.
    fn consume(&mut self, seen: &mut Seen) -> impl Future<Output = Result<(), Failure>> + Send;

    /// What may still come after the ends of all turns, where the client changes the order.
    fn consume_late(&mut self, _: &mut Seen) -> impl Future<Output = Result<(), Failure>> + Send {
        async { Ok(()) }
    }

    /// Asks `thread/loaded/list`. Whether the flood is over.
    fn listed(&mut self) -> impl Future<Output = Result<bool, Failure>> + Send;

    /// The same client once more, for a request side by side with this one's; or why there is no such thing.
    fn another(&self) -> Result<Self, &'static str>;

    /// Reads [`HISTORY`](crate::HISTORY); the number of its turns.
    fn history(&mut self) -> impl Future<Output = Result<usize, Failure>> + Send;

    fn stream(self, task: &Task) -> impl Future<Output = Outcome> + Send {
        runs::stream(self, task)
    }

    fn unread(self) -> impl Future<Output = Outcome> + Send {
        runs::unread(self)
    }

    fn first_token(self, task: &Task) -> impl Future<Output = Outcome> + Send {
        runs::first_token(self, task)
    }
}

/// Does what the arguments of this process ask, and prints the report.
pub fn main<C: Contender>() {
    let task = Task::read();
    let mut runtime = match task.workers {
        0 => tokio::runtime::Builder::new_current_thread(),
        workers => {
            let mut runtime = tokio::runtime::Builder::new_multi_thread();
            runtime.worker_threads(workers);
            runtime
        }
    };
    let runtime = runtime.enable_all().build().expect("a runtime");
    // As in programs: on the runtime's threads.
    let run = runtime.spawn(async move {
        match task.workload {
            Workload::Stream => C::connect(&task).await?.stream(&task).await,
            Workload::Requests => runs::requests(C::connect(&task).await?, &task).await,
            Workload::Response => runs::response(C::connect(&task).await?).await,
            Workload::Unread => C::connect(&task).await?.unread().await,
            Workload::FirstToken => C::connect(&task).await?.first_token(&task).await,
            Workload::StartUp => runs::start_up::<C>(&task).await,
        }
    });
    let outcome = runtime.block_on(run).expect("no panic");
    outcome.expect("no error").print();
}
