//! What a practice says in a terminal, line by line, and how long it stays.

use std::time::Duration;

use softlanding_core::exercise::{Gesture, Part, Way, reading_ms};

use crate::text::names;
use crate::text::{Words, fl};

/// How long words that wait stay at least when nobody can press a key.
const UNATTENDED_LEAST: Duration = Duration::from_secs(4);

/// How long words that wait stay when nobody can press a key: as long as somebody may read them who only looks.
pub(super) fn unattended_wait(words: Option<&str>) -> Duration {
    let reading_ms = words.map_or(0, reading_ms);
    UNATTENDED_LEAST.max(Duration::from_millis(u64::from(reading_ms)))
}

/// The words of a part; of the landing, where there is none.
pub(super) fn part_text(words: &Words, part: Option<&Part>) -> Option<String> {
    match part {
        None => Some(fl!(words, "cli-landing")),
        Some(part) => part.text().map(str::to_owned),
    }
}

/// "  In    4   ", as wide as the widest of its part, so that all bars begin at the same place.
pub(super) fn beat_line(
    words: &Words,
    part: Option<&Part>,
    gesture: Gesture,
    way: Option<Way>,
    length_ms: u32,
) -> String {
    let beats = if let Some(Part::Cycle { beats, .. }) = part { beats.as_slice() } else { &[] };
    let widths = beats.iter().map(|beat| names::beat(words, beat.gesture, beat.way).chars().count());
    let width = widths.max().unwrap_or(0);
    format!("  {:width$}  {:4}  ", names::beat(words, gesture, way), names::secs(words, length_ms))
}

/// Whether a bar would say anything: there is a breath or a hand that fills and empties, or rests.
pub(super) fn moves(gesture: Gesture) -> bool {
    !matches!(gesture, Gesture::TapLeft | Gesture::TapRight | Gesture::Look | Gesture::Listen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_as_long_as_they_are_read_where_nobody_can_press_a_key() {
        assert_eq!(unattended_wait(None), UNATTENDED_LEAST);
        assert_eq!(unattended_wait(Some("Look around.")), UNATTENDED_LEAST);
        assert_eq!(unattended_wait(Some(&"word ".repeat(30))), Duration::from_secs(13));
    }
}
