//! Which methods a release accepts.

use std::sync::OnceLock;

use super::version::Version;

/// How a release takes a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accepted {
    Stable,
    Experimental,
}

struct Method {
    name: &'static str,
    ranges: Vec<(Accepted, Version, Version)>,
}

fn table() -> &'static [Method] {
    static TABLE: OnceLock<Vec<Method>> = OnceLock::new();
    TABLE.get_or_init(|| {
        include_str!("methods.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(read)
            .collect()
    })
}

fn read(line: &'static str) -> Option<Method> {
    let mut words = line.split(' ');
    let name = words.next()?;
    let ranges = words.filter_map(|word| {
        let (kind, range) = word.split_once(':')?;
        let (from, to) = range.split_once('-')?;
        let kind = match kind {
            "s" => Accepted::Stable,
            _ => Accepted::Experimental,
        };
        let from = from.parse().unwrap_or(Version::new(0, 0, 0));
        // What the newest known release has, later ones are taken to have too.
        let to = to
            .parse()
            .unwrap_or(Version::new(u16::MAX, u16::MAX, u16::MAX));
        Some((kind, from, to))
    });
    Some(Method {
        name,
        ranges: ranges.collect(),
    })
}

impl Method {
    fn accepted(&self, version: Version) -> Option<Accepted> {
        let mut found = self
            .ranges
            .iter()
            .filter(|(_, from, to)| *from <= version && version <= *to);
        found.next().map(|(kind, _, _)| *kind)
    }
}

/// Whether and how a release accepts a method.
pub(crate) fn accepted(method: &str, version: Version) -> Option<Accepted> {
    table()
        .iter()
        .find(|known| known.name == method)?
        .accepted(version)
}

/// What a release says of a method that it doesn't know.
pub(crate) fn unknown(method: &str, version: Version) -> String {
    let names: Vec<String> = table()
        .iter()
        .filter(|method| method.accepted(version).is_some())
        .map(|method| format!("`{}`", method.name))
        .collect();
    format!(
        "Invalid request: unknown variant `{method}`, expected one of {}",
        names.join(", ")
    )
}
