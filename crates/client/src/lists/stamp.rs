//! Cursors that are nothing but a time stamp.
//!
//! From 0.122 to 0.166 the cursor of `thread/list` is the time stamp of the last thread of the page, and the
//! next page begins after it: other threads of the same moment (a second for `created_at` from 0.124
//! on, else a millisecond) are in no page. Before and after, the cursor also holds an id. It is told apart by
//! its form, not by the release.

/// A moment, in milliseconds since 1970, and how fine the server's clock is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    millis: i64,
    unit: i64,
}

impl Stamp {
    /// Reads a cursor; `None` if it is anything but a time stamp. `whole_seconds` says how fine a stamp
    /// without a fraction is: that of a clock of seconds, or a millisecond that happens to be 0.
    pub(super) fn of(cursor: &str, whole_seconds: bool) -> Option<Self> {
        let text = cursor.strip_suffix('Z')?;
        let (date, time) = text.split_once('T')?;
        let mut date = date.splitn(3, '-');
        let mut next = |digits: usize| number(date.next()?, digits);
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let (time, fraction) = match time.split_once('.') {
            Some((time, fraction)) => (time, Some(fraction)),
            None => (time, None),
        };
        let mut time = time.splitn(3, ':');
        let mut next = || number(time.next()?, 2);
        let (hour, minute, second) = (next()?, next()?, next()?);
        let millis = match fraction {
            None => 0,
            Some(fraction) if (1..=3).contains(&fraction.len()) => {
                number(fraction, fraction.len())? * [100, 10, 1][fraction.len() - 1]
            }
            Some(_) => return None,
        };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
        Some(Self {
            millis: seconds * 1000 + millis,
            unit: match fraction {
                None if whole_seconds => 1000,
                _ => 1,
            },
        })
    }

    /// A cursor from which the server, going towards older threads, lists this moment again.
    pub(super) fn after(self) -> String {
        text(self.millis + self.unit)
    }

    /// The moment itself, in the form of the other two.
    pub(super) fn text(self) -> String {
        text(self.millis)
    }

    /// The same for a server that goes towards newer threads.
    pub(super) fn before(self) -> String {
        text(self.millis - self.unit)
    }
}

fn number(text: &str, digits: usize) -> Option<i64> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn text(millis: i64) -> String {
    let (seconds, millis) = (millis.div_euclid(1000), millis.rem_euclid(1000));
    let (minutes, second) = (seconds.div_euclid(60), seconds.rem_euclid(60));
    let (hours, minute) = (minutes.div_euclid(60), minutes.rem_euclid(60));
    let (days, hour) = (hours.div_euclid(24), hours.rem_euclid(24));
    let (year, month, day) = date(days);
    let fraction = match millis {
        0 => String::new(),
        millis => format!(".{millis:03}"),
    };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

/// Days since 1970 in the Gregorian calendar, with years that begin in March, so that the leap day is
/// the last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The other way round.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::{Stamp, date, days};

    fn around(cursor: &str, whole_seconds: bool) -> (String, String) {
        let stamp = Stamp::of(cursor, whole_seconds).expect("a time stamp");
        (stamp.before(), stamp.after())
    }

    #[test]
    fn a_stamp_is_widened_by_one_unit_of_its_clock() {
        let pair = |before: &str, after: &str| (before.to_owned(), after.to_owned());
        assert_eq!(
            around("2026-11-21T04:39:52Z", true),
            pair("2026-11-21T04:39:51Z", "2026-11-21T04:39:53Z")
        );
        assert_eq!(
            around("2026-11-21T04:39:52Z", false),
            pair("2026-11-21T04:39:51.999Z", "2026-11-21T04:39:52.001Z")
        );
        assert_eq!(
            around("2026-11-21T04:39:43.78Z", true),
            pair("2026-11-21T04:39:43.779Z", "2026-11-21T04:39:43.781Z")
        );
        assert_eq!(
            around("2023-12-31T23:59:59.999Z", true),
            pair("2023-12-31T23:59:59.998Z", "2024-01-01T00:00:00Z")
        );
        assert_eq!(
            around("2024-03-01T00:00:00Z", true),
            pair("2024-02-29T23:59:59Z", "2024-03-01T00:00:01Z")
        );
    }

    #[test]
    fn a_cursor_of_another_form_is_left_alone() {
        for cursor in [
            "",
            "25",
            "2026-11-21T04:39:52Z|01a1fc67-0186-7263-a342-62edca527ae2",
            "2026-11-21T04:39:52+01:00",
            "2026-11-21T04:39:52.123456Z",
            "2026-11-21 04:39:52Z",
            "2026-13-21T04:39:52Z",
            "2026-11-21T04:39Z",
            "+026-11-21T04:39:52Z",
            "日本-11-21T04:39:52Z",
        ] {
            assert_eq!(Stamp::of(cursor, true), None, "{cursor}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_is_counted_once() {
        let first = days(1800, 1, 1);
        let mut before = (1799, 12, 31);
        for day in first..first + 146_097 {
            let this = date(day);
            assert_eq!(days(this.0, this.1, this.2), day);
            assert!(this > before, "{this:?} after {before:?}");
            before = this;
        }
        assert_eq!(before, (2199, 12, 31));
    }
}
