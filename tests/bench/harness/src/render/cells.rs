//! What stands in the cells of a table.

use crate::stats::Spread;

/// Nothing.
pub(super) const DASH: &str = "–";

pub(super) fn ratio(value: Option<Spread>, bare: Option<Spread>) -> String {
    match (value, bare) {
        (Some(value), Some(bare)) => format!("{:.2}", value.median / bare.median),
        _ => DASH.to_owned(),
    }
}

pub(super) fn spread(value: Option<Spread>, scale: f64, digits: usize) -> String {
    match value {
        Some(Spread { median, min, max }) => format!(
            "{:.digits$} ({:.digits$}–{:.digits$})",
            median / scale,
            min / scale,
            max / scale
        ),
        None => DASH.to_owned(),
    }
}

pub(super) fn median(value: Option<Spread>, scale: f64, digits: usize) -> String {
    value.map_or(DASH.to_owned(), |value| {
        format!("{:.digits$}", value.median / scale)
    })
}
