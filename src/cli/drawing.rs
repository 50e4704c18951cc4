//! A cycle's curve in cells of a terminal, with words and seconds under each beat.
//!
//! Knows no terminal: how wide it is and which letters it has come in.

use crate::text::names;
use crate::text::{Words, fl};
use softlanding_core::curve::{Curve, CurveBeat};

/// How high a full breath is, in cells.
const ROWS: usize = 4;
/// Heights of a cell, from nothing to whole.
const EIGHTHS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// A second is no longer than this, so that a quick breath looks quick.
const CELLS_A_SECOND_MOST: f32 = 6.0;

/// What there is to draw on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Canvas {
    pub(super) columns: usize,
    /// Whether it knows more letters than ASCII.
    pub(super) in_all_letters: bool,
}

/// The curve, then the names of its beats if they fit, then their seconds. No line ends in blanks.
pub(super) fn lines(words: &Words, curve: &Curve, canvas: Canvas) -> Vec<String> {
    let secs = curve.length_ms() as f32 / 1_000.0;
    let width = ((secs * CELLS_A_SECOND_MOST) as usize).clamp(1, canvas.columns.max(1));
    let mut lines: Vec<String> = (0..ROWS).rev().map(|row| line(curve, row, width, canvas)).collect();
    let name = |beat: &CurveBeat| names::beat(words, beat.gesture, beat.way);
    lines.extend(labels(curve, width, Fit::AllOrNone, name));
    let secs = |beat: &CurveBeat| fl!(words, "curve-secs", secs = names::secs(words, beat.length_ms));
    lines.extend(labels(curve, width, Fit::WhatFits, secs));
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

fn line(curve: &Curve, row: usize, width: usize, canvas: Canvas) -> String {
    let cell = |column: usize| {
        let share = (column as f32 + 0.5) / width as f32;
        let height = curve.height(share).clamp(0.0, 1.0) * ROWS as f32;
        if canvas.in_all_letters {
            // What is empty keeps a thin line.
            let eighths = ((height * 8.0).round() as usize).max(1);
            EIGHTHS.get(eighths.saturating_sub(row * 8).min(8)).copied().unwrap_or(' ')
        } else if height.round() as usize > row {
            '#'
        } else if row == 0 {
            '_'
        } else {
            ' '
        }
    };
    (0..width).map(cell).collect()
}

/// What becomes of labels for which there is no room.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    AllOrNone,
    WhatFits,
}

/// One label under the beginning of each beat.
fn labels(curve: &Curve, width: usize, fit: Fit, label: impl Fn(&CurveBeat) -> String) -> Option<String> {
    let length_ms = curve.length_ms().max(1) as usize;
    let column = |ms: u32| ms as usize * width / length_ms;
    let mut line = String::new();
    let mut used = 0;
    for beat in curve.beats() {
        let label = label(beat);
        let (from, to) = (column(beat.start_ms), column(beat.start_ms + beat.length_ms));
        let is_last = to >= width;
        let room = if is_last { width.saturating_sub(from) } else { to.saturating_sub(from + 1) };
        let label_width = textwrap::core::display_width(&label);
        if label_width <= room {
            line.push_str(&" ".repeat(from.saturating_sub(used)));
            line.push_str(&label);
            used = from + label_width;
        } else if fit == Fit::AllOrNone {
            return None;
        }
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(beats: &str, columns: usize, in_all_letters: bool) -> Vec<String> {
        let parts = format!("[Cycle(beats: [{beats}])]");
        let exercise = softlanding_core::testing::exercise_with(&[("parts", &parts)]);
        let curve = Curve::all(&exercise).remove(0).unwrap();
        lines(&Words::english(), &curve, Canvas { columns, in_all_letters })
    }

    #[test]
    fn a_breath_is_a_hill_with_its_seconds_below() {
        assert_eq!(
            drawn("In(4), Out(6)", 40, true),
            [
                "           ▂▄▆▇██▇▇▆▄▃▁",
                "        ▂▅█████████████▇▅▃▁",
                "      ▃▆███████████████████▇▅▃▁",
                "▁▁▂▄▆███████████████████████████▆▅▃▂▁▁▁▁",
                "In              Out",
                "4 s             6 s",
            ]
        );
    }

    #[test]
    fn a_terminal_of_few_letters_gets_few_letters() {
        let lines = drawn("In(4), Release(4), Out(4), Rest(4)", 32, false);
        assert!(lines.iter().all(|line| line.is_ascii()), "{lines:?}");
        assert_eq!(lines[3].len(), 32);
        assert_eq!(lines[4], "In      Let go  Out     Rest", "the names of all, as they fit");
    }

    #[test]
    fn nothing_is_wider_than_the_terminal_and_labels_never_touch() {
        let many = "In(1), Sip(0.4), ".repeat(20) + "Out(6)";
        for beats in ["In(1.5), Out(1.5)", "In(19), Hold(19), Out(60)", &many] {
            for columns in [1, 7, 20, 76] {
                for line in drawn(beats, columns, true) {
                    assert!(line.chars().count() <= columns, "{line:?}");
                    assert!(!line.contains("ss") && !line.ends_with(' '), "{line:?}");
                }
            }
        }
    }
}
