//! Answers for measuring what is around them: made beforehand, written by the thread that reads.

use std::io::{self, BufRead};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::pipes::Stdout;

/// What is answered past the fake.
pub(crate) struct AtOnce {
    pub(crate) stdout: Stdout,
    /// The result of `thread/read`, if it is answered.
    pub(crate) history: Option<String>,
    /// Whether `thread/loaded/list` is answered: with nothing, and with `over` once the flood is written.
    pub(crate) echo: bool,
    pub(crate) written: Arc<AtomicBool>,
}

const EMPTY: &[u8] = br#"{"data":[],"nextCursor":null}"#;
const OVER: &[u8] = br#"{"data":["over"],"nextCursor":null}"#;

#[derive(Deserialize)]
struct Asked<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(default)]
    method: &'a str,
}

impl AtOnce {
    /// Until the input ends. What is not answered here is passed on, line by line.
    pub(crate) fn run(
        &self,
        input: &mut impl BufRead,
        pass_on: &mut impl FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut line = Vec::new();
        while input.read_until(b'\n', &mut line)? > 0 {
            let asked = serde_json::from_slice::<Asked<'_>>(&line).ok();
            let answered = asked.and_then(|asked| Some((asked.id?, self.result(asked.method)?)));
            match answered {
                Some((id, result)) => {
                    let head = format!(r#"{{"id":{},"result":"#, id.get());
                    if result.len() < 4_096 {
                        let whole = [head.as_bytes(), result, b"}\n"].concat();
                        self.stdout.write_whole(&whole)?;
                    } else {
                        self.stdout
                            .write_parts(&[head.as_bytes(), result, b"}\n"])?;
                    }
                }
                None => pass_on(&line)?,
            }
            line.clear();
        }
        Ok(())
    }

    fn result(&self, method: &str) -> Option<&[u8]> {
        match method {
            "thread/read" => self.history.as_deref().map(str::as_bytes),
            "thread/loaded/list" if self.echo => Some(match self.written.load(Ordering::Acquire) {
                true => OVER,
                false => EMPTY,
            }),
            _ => None,
        }
    }
}
