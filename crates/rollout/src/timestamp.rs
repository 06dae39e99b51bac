//! Times as rollouts write them.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;

use crate::record::Member;

/// A moment, as text in RFC 3339 (`2026-11-21T04:45:50.142Z`), kept as it is written.
///
/// ```
/// use codex_threads_rollout::Timestamp;
/// use std::time::{Duration, UNIX_EPOCH};
///
/// let time = Timestamp::new("1970-01-01T01:00:00.25+00:30");
/// assert_eq!(time.to_system_time(), Some(UNIX_EPOCH + Duration::from_millis(1_800_250)));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Timestamp(String);

impl Timestamp {
    /// From a text, which is not checked.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The moment; `None` if the text is not RFC 3339, or of a year before 1970.
    #[must_use]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        parse(&self.0)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Member for Timestamp {
    fn fits(value: &Value) -> bool {
        value.is_string()
    }

    fn from_value(value: Value) -> Option<Self> {
        String::from_value(value).map(Self)
    }
}

fn number(text: &str, range: std::ops::RangeInclusive<u64>) -> Option<u64> {
    let number = text.bytes().try_fold(0u64, |n, b| {
        b.is_ascii_digit().then(|| n * 10 + u64::from(b - b'0'))
    })?;
    range.contains(&number).then_some(number)
}

fn parse(text: &str) -> Option<SystemTime> {
    let (date, rest) = (text.get(..10)?, text.get(11..)?);
    if !matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' ')) {
        return None;
    }
    let end = rest.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = rest.split_at_checked(end)?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let mut date = date.split('-');
    let (year, month, day) = (date.next()?, date.next()?, date.next()?);
    if date.next().is_some() || (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let days = days_since_1970(
        number(year, 1970..=9999)?,
        number(month, 1..=12)?,
        number(day, 1..=31)?,
    );
    let mut time = time.split(':');
    let (hour, minute, second) = (time.next()?, time.next()?, time.next()?);
    if time.next().is_some() || (hour.len(), minute.len(), second.len()) != (2, 2, 2) {
        return None;
    }
    let seconds = days * 86_400
        + number(hour, 0..=23)? * 3_600
        + number(minute, 0..=59)? * 60
        + number(second, 0..=60)?;
    let nanos = match fraction.get(..fraction.len().min(9))? {
        "" => 0,
        digits => {
            number(digits, 0..=999_999_999)? * 10u64.pow(9 - u32::try_from(digits.len()).ok()?)
        }
    };
    let moment = UNIX_EPOCH + Duration::new(seconds, u32::try_from(nanos).ok()?);
    if matches!(zone, "Z" | "z") {
        return Some(moment);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let offset =
        Duration::from_secs(number(hours, 0..=23)? * 3_600 + number(minutes, 0..=59)? * 60);
    if zone.starts_with('+') {
        moment.checked_sub(offset)
    } else {
        moment.checked_add(offset)
    }
}

/// Days of the Gregorian calendar, for years from 1970 on.
fn days_since_1970(year: u64, month: u64, day: u64) -> u64 {
    // A year that begins in March has its leap day at its end.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days_before_month = (153 * month + 2) / 5;
    let days = year * 365 + year / 4 - year / 100 + year / 400 + days_before_month + day - 1;
    // 1970-01-01 in the same count.
    days - 719_468
}

/// The other way round.
pub(crate) fn date_of_day(days: u64) -> (u64, u64, u64) {
    let mut year = 1970 + days / 366;
    while days_since_1970(year + 1, 1, 1) <= days {
        year += 1;
    }
    let mut month = 1;
    while month < 12 && days_since_1970(year, month + 1, 1) <= days {
        month += 1;
    }
    (year, month, days - days_since_1970(year, month, 1) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Option<u64> {
        Some(parse(text)?.duration_since(UNIX_EPOCH).ok()?.as_secs())
    }

    #[test]
    fn moments_are_those_of_the_calendar() {
        assert_eq!(seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(seconds("2000-02-29T12:00:00Z"), Some(951_825_600));
        assert_eq!(seconds("2000-03-01T00:00:00Z"), Some(951_868_800));
        assert_eq!(seconds("2026-11-21T04:45:50.142Z"), Some(1_795_236_350));
        assert_eq!(
            seconds("2026-11-21T05:45:50+01:00"),
            seconds("2026-11-20T23:45:50-05:00")
        );
    }

    #[test]
    fn days_are_dates_and_dates_are_days() {
        for days in 0..60_000 {
            let (year, month, day) = date_of_day(days);
            assert_eq!(
                days_since_1970(year, month, day),
                days,
                "{year}-{month}-{day}"
            );
            assert!((1..=31).contains(&day));
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "2026",
            "2026-11-21",
            "2026-11-21T04:45:50",
            "2026-13-21T04:45:50Z",
            "2026-11-21T04:45:50.Z+",
            "2026-11-21T24:45:50Z",
            "+026-11-21T04:45:50Z",
            "2026-11-21T04:45:50.1x2Z",
            "äöü-11-21T04:45:50Z",
            "2026-11-21T04:45:50.142+0100",
            "1969-01-01T00:00:00Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
