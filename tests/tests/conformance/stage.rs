//! Where a flow is played: what the model says is set here, whatever stands behind it.

use codex_threads_testkit::fake::{FakeServer, Scenario, Turn, Version};
use codex_threads_testkit::home::Home;
use codex_threads_testkit::model::{Gate, Reply};
use codex_threads_testkit::{Release, ScriptedModel};
use tokio::process::{Child, Command};

use crate::player::Player;

/// What the model does in a turn, in order.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Said {
    /// A message in these pieces.
    Text(&'static [&'static str]),
    /// A summary of reasoning, then a message.
    Thinks(&'static str, &'static [&'static str]),
    /// A shell command that has to be approved.
    Runs(&'static str),
    /// A patch that has to be approved.
    Patches(&'static str),
    /// The model refuses.
    Fails(&'static str),
}

pub(crate) trait Stage {
    /// What the next turn does.
    fn script(&mut self, said: &[Said]);
    /// What the next compaction says.
    fn script_compaction(&mut self);
    /// As [`script`](Self::script), but held after the first delta of the first message.
    fn script_held(&mut self, said: &[Said]) -> Gate;
    fn workdir(&self) -> String;
}

/// A real server.
pub(crate) struct Real {
    model: ScriptedModel,
    home: Home,
    child: Child,
}

impl Real {
    pub(crate) async fn start(version: &str) -> (Self, Player) {
        let release = Release::get(version).await.expect("the release can be had");
        let model = ScriptedModel::start().await.expect("a port");
        let home = Home::builder().asking().build(&model).expect("a folder");
        let mut command = Command::new(release.program());
        command
            .arg("app-server")
            .current_dir(home.workdir())
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .kill_on_drop(true);
        home.env().apply(command.as_std_mut());
        let mut child = command.spawn().expect("it starts");
        let stdin = child.stdin.take().expect("a pipe");
        let stdout = child.stdout.take().expect("a pipe");
        let player = Player::new(Box::new(stdout), Box::new(stdin));
        (Self { model, home, child }, player)
    }

    pub(crate) async fn finish(mut self) {
        let _ = self.child.wait().await;
    }

    fn reply(said: Said) -> Reply {
        match said {
            Said::Text(pieces) => Reply::message("").deltas(pieces.iter().copied()),
            Said::Thinks(thought, pieces) => {
                Reply::reasoning(thought).then(Reply::message("").deltas(pieces.iter().copied()))
            }
            Said::Runs(line) => Reply::shell(line).escalated("The test wants it"),
            Said::Patches(patch) => Reply::apply_patch(patch),
            Said::Fails(message) => Reply::failed("invalid_prompt", message),
        }
    }
}

impl Stage for Real {
    fn script(&mut self, said: &[Said]) {
        self.model
            .script(said.iter().map(|said| Self::reply(*said)));
    }

    fn script_compaction(&mut self) {
        self.model.push(Reply::message("In short."));
    }

    fn script_held(&mut self, said: &[Said]) -> Gate {
        let mut said = said.iter().map(|said| Self::reply(*said));
        let (first, gate) = said.next().expect("something is said").hold_after(3);
        self.model.push(first);
        self.model.script(said);
        gate
    }

    fn workdir(&self) -> String {
        self.home.workdir().to_string_lossy().into_owned()
    }
}

/// The fake.
pub(crate) struct Fake {
    server: FakeServer,
}

impl Fake {
    pub(crate) fn start(version: Version) -> (Self, Player) {
        let server = FakeServer::with(Scenario::new().version(version));
        let (reader, writer) = server.connect();
        let player = Player::new(Box::new(reader), Box::new(writer));
        (Self { server }, player)
    }

    fn turn(said: &[Said]) -> Turn {
        said.iter().fold(Turn::new(), |turn, said| match *said {
            Said::Text(pieces) => turn.deltas(pieces.iter().copied()),
            Said::Thinks(thought, pieces) => turn.reasoning(thought).deltas(pieces.iter().copied()),
            Said::Runs(_) => turn.command("touch made", "").asks(),
            Said::Patches(_) => turn.patch("new.txt", "patched\n").asks(),
            Said::Fails(message) => turn.fails(message),
        })
    }
}

impl Stage for Fake {
    fn script(&mut self, said: &[Said]) {
        self.server.push(Self::turn(said));
    }

    // The fake's compactions need no model.
    fn script_compaction(&mut self) {}

    fn script_held(&mut self, said: &[Said]) -> Gate {
        let (first, rest) = said.split_first().expect("something is said");
        let (mut turn, gate) = Self::turn(&[*first]).hold_after(1);
        for said in rest {
            if let Said::Text(pieces) = said {
                turn = turn.deltas(pieces.iter().copied());
            }
        }
        self.server.push(turn);
        gate
    }

    fn workdir(&self) -> String {
        "/home/user/project".to_owned()
    }
}
