//! Counts as bars, and points of ease on a line, in cells of a terminal.
//!
//! Knows no words but those that it is given.

use softlanding_core::insight::{ExerciseFinding, FromHere};

use crate::cli::drawing::Canvas;

/// Parts of a cell, from thin to whole.
const ACROSS: [char; 9] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
/// Heights of a cell, from nothing to whole.
const UP: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// A line of points is no wider, in cells.
const LINE_MOST: usize = 41;

/// A count as a bar, where `most` fills this many cells. What is more than none is never gone.
pub(super) fn bar(count: usize, most: usize, cells: usize, in_all_letters: bool) -> String {
    if count == 0 || most == 0 {
        return String::new();
    }
    let share = (count as f64 / most as f64).clamp(0.0, 1.0) * cells as f64;
    if !in_all_letters {
        return "#".repeat((share.round() as usize).max(1));
    }
    let eighths = ((share * 8.0).round() as usize).max(1);
    let mut bar = "█".repeat(eighths / 8);
    bar.extend(ACROSS.get(eighths % 8).filter(|part| **part != ' '));
    bar
}

/// The points of one exercise on a line that all of them share.
pub(super) struct Points<'a> {
    found: &'a ExerciseFinding,
    /// Of a plain pause from here.
    expected: Option<f64>,
    /// The points at each end.
    most: f64,
    /// How often the points that came most often of all came: a few are not to look like many.
    tallest: usize,
    cells: usize,
    in_all_letters: bool,
}

impl<'a> Points<'a> {
    pub(super) fn new(from_here: &'a FromHere, found: &'a ExerciseFinding, canvas: Canvas) -> Self {
        let plain = |found: &'a ExerciseFinding| Self {
            found,
            expected: from_here.expected_anyway.map(|expected| expected.mean),
            most: f64::from(from_here.points_most()),
            cells: cells(canvas.columns),
            tallest: 0,
            in_all_letters: canvas.in_all_letters,
        };
        let tallest = from_here.exercises.iter().flat_map(|found| plain(found).counts()).max();
        Self { tallest: tallest.unwrap_or(0).max(1), ..plain(found) }
    }

    /// How many points stand in each cell.
    fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0_usize; self.cells];
        for point in &self.found.points {
            if let Some(count) = counts.get_mut(self.cell(f64::from(point.ease))) {
                *count += 1;
            }
        }
        counts
    }

    fn cell(&self, points: f64) -> usize {
        let share = ((points + self.most) / (2.0 * self.most)).clamp(0.0, 1.0);
        (share * (self.cells - 1) as f64).round() as usize
    }

    /// How often each number of points came, the more often the higher, or as a number; a line where nothing changed.
    pub(super) fn times(&self) -> String {
        let (zero, expected) = (self.cell(0.0), self.expected.map(|mean| self.cell(mean)));
        let letter = |(place, count): (usize, usize)| match (count, self.in_all_letters) {
            (0, true) if Some(place) == expected => '┊',
            (0, false) if Some(place) == expected => ':',
            (0, true) if place == zero => '│',
            (0, false) if place == zero => '|',
            (0, _) => ' ',
            (count, true) => UP.get((count * 8).div_ceil(self.tallest).min(8)).copied().unwrap_or('█'),
            (count, false) => {
                u32::try_from(count).ok().and_then(|count| char::from_digit(count, 10)).unwrap_or('+')
            }
        };
        self.counts().into_iter().enumerate().map(letter).collect::<String>().trim_end().to_owned()
    }

    /// How far the middle may be off, the middle, and what the order goes by.
    pub(super) fn middle(&self) -> String {
        let [from, along, to, middle, ring] =
            if self.in_all_letters { ['├', '─', '┤', '┼', '○'] } else { ['[', '-', ']', '+', 'o'] };
        let mut line = vec![' '; self.cells];
        let mut put = |place: usize, letter: char| {
            if let Some(cell) = line.get_mut(place) {
                *cell = letter;
            }
        };
        if let Some(spread) = self.found.shown_spread() {
            let (low, high) = (self.cell(f64::from(spread.low)), self.cell(f64::from(spread.high)));
            (low..=high).for_each(|place| put(place, along));
            put(low, from);
            put(high, to);
            put(self.cell(spread.median), middle);
        }
        if let Some(estimate) = self.found.estimate {
            put(self.cell(estimate), ring);
        }
        line.into_iter().collect::<String>().trim_end().to_owned()
    }
}

fn cells(columns: usize) -> usize {
    columns.clamp(3, LINE_MOST)
}

/// The names of both ends and of the middle above a line of points: those that have room. `None` where not even the ends
/// have.
pub(super) fn scale([left, middle, right]: [&str; 3], columns: usize) -> Option<String> {
    let width = textwrap::core::display_width;
    let cells = cells(columns);
    let free = cells.checked_sub(width(left) + width(right)).filter(|free| *free > 0)?;
    let before = (cells / 2).checked_sub(width(left) + width(middle) / 2).filter(|before| *before > 0);
    let after = before.and_then(|before| free.checked_sub(before + width(middle)).filter(|after| *after > 0));
    Some(match before.zip(after) {
        Some((before, after)) => {
            format!("{left}{}{middle}{}{right}", " ".repeat(before), " ".repeat(after))
        }
        None => format!("{left}{}{right}", " ".repeat(free)),
    })
}

#[cfg(test)]
mod tests {
    use softlanding_core::insight::{Here, Observations, from_here};
    use softlanding_core::rating::State;
    use softlanding_core::record::Record;
    use softlanding_core::testing::{rated, sitting};

    use super::*;

    /// Sittings from *Stirred up*, each a day after the other, with these ends.
    fn found(ends: &[u8]) -> FromHere {
        let record = |(number, end): (u32, &u8)| Record {
            before: Some(rated(State::StirredUp, 8)),
            after: Some(rated(State::StirredUp, *end)),
            ..sitting(number, "box", i64::from(number) * 24)
        };
        let records: Vec<Record> = (1..).zip(ends).map(record).collect();
        from_here(&Observations::from_records(&records), Here { state: State::StirredUp, band: None })
    }

    fn drawn(ends: &[u8], columns: usize, in_all_letters: bool) -> [String; 2] {
        let found = found(ends);
        let points = Points::new(&found, &found.exercises[0], Canvas { columns, in_all_letters });
        [points.times(), points.middle()]
    }

    #[test]
    fn bars_are_as_long_as_they_count_and_one_is_never_gone() {
        assert_eq!(bar(8, 8, 4, true), "████");
        assert_eq!(bar(3, 8, 4, true), "█▌");
        assert_eq!(bar(1, 1_000, 4, true), "▏");
        assert_eq!(bar(0, 8, 4, true), "");
        assert_eq!(bar(3, 8, 4, false), "##");
        assert_eq!(bar(1, 1_000, 4, false), "#");
        assert_eq!(bar(9, 0, 4, false), "", "whatever comes in");
    }

    #[test]
    fn points_stand_where_they_are_the_more_the_higher() {
        // Easier by 4, 4, 4, 4, 3, 3, 0 and harder by 1.
        let ends = [4, 4, 4, 4, 5, 5, 8, 9];
        assert_eq!(drawn(&ends, 9, true)[0], "   ▂▂  ▄█");
        assert_eq!(drawn(&ends, 9, false)[0], "   11  24");
        assert_eq!(drawn(&[4, 4], 9, false), ["    |   2".to_owned(), "        o".to_owned()]);
        assert_eq!(drawn(&ends, 9, false)[1], "    [--o+");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for columns in [3, 18, 40, 400] {
            for line in drawn(&[0, 10, 8, 7, 7, 7, 2], columns, true) {
                assert!(line.chars().count() <= columns, "{columns}: {line}");
            }
        }
    }

    #[test]
    fn the_ends_are_named_where_there_is_room() {
        let names = ["harder", "the same", "easier"];
        assert_eq!(scale(names, 30).as_deref(), Some("harder     the same     easier"));
        assert_eq!(scale(names, 18).as_deref(), Some("harder      easier"));
        assert_eq!(scale(names, 10), None);
    }
}
