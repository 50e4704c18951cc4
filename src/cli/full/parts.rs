//! What a part asks for, as rows below the picture: a field, answers, piles, a number, a time, a puzzle.

use softlanding_core::exercise::Part;
use softlanding_core::rating::Level;
use softlanding_core::sentences;
use softlanding_core::shapes::{Side, Sides, Turning};
use softlanding_core::sitting::{Scale, Sitting, Waiting};

use crate::text::{fl, names};

use super::colours::Ink;
use super::rows::{Row, paragraph, wrapped};
use super::state::Full;

/// Cells of a time that runs.
const TIME_CELLS: usize = 24;

impl Full {
    /// What the part that runs asks for.
    pub fn rows_of_part(&self, width: usize, height: u16) -> Vec<Row> {
        let Some((sitting, Some(part), index)) = self.running() else { return Vec::new() };
        let now = self.app.now();
        match part {
            Part::Write { .. } => {
                let is_begun = self.of_part.there(sitting, index).is_some();
                let typed =
                    if is_begun { &self.of_part.typed } else { sitting.chosen_before(index).unwrap_or("") };
                field(typed, width, usize::from(height / 2).clamp(2, 12))
            }
            Part::Sentences { starts, .. } => self.rows_of_sentences(sitting, starts, index, width),
            Part::Choose { choices, .. } => numbered(choices, sitting.chosen()),
            Part::Check { .. } => numbered(&self.answers_of_two(sitting), None),
            Part::Sort { items, piles, .. } => self.rows_of_sorting(sitting, items, piles, index, width),
            Part::Scale { .. } => {
                sitting.scale(now).map(|scale| rows_of_scale(&scale, width)).unwrap_or_default()
            }
            Part::Wait { .. } => {
                sitting.waiting(now).map(|waiting| self.rows_of_waiting(&waiting, width)).unwrap_or_default()
            }
            Part::Shapes { .. } => {
                self.turning.as_ref().map(|turning| board(turning, height)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    fn rows_of_sentences(
        &self,
        sitting: &Sitting,
        starts: &[String],
        index: usize,
        width: usize,
    ) -> Vec<Row> {
        let ends = self.of_part.there(sitting, index).map_or(&[][..], |asked| asked.ends.as_slice());
        let mut rows = Vec::new();
        for line in sentences::whole(starts, ends).lines() {
            rows.extend(paragraph(line, width, 3, 3, Ink::Muted));
        }
        if let Some(start) = starts.get(ends.len()) {
            rows.push(Row::air());
            let typed = format!("{} {}▏", start.trim_end(), self.of_part.typed);
            rows.extend(paragraph(&typed, width, 4, 0, Ink::Text));
        }
        rows
    }

    fn rows_of_sorting(
        &self,
        sitting: &Sitting,
        items: &[String],
        piles: &[String],
        index: usize,
        width: usize,
    ) -> Vec<Row> {
        let words = self.app.words();
        let asked = self.of_part.there(sitting, index);
        let in_hand = asked.map_or(Some(0), |asked| asked.sorting.in_hand());
        let mut rows = match in_hand.and_then(|item| items.get(item)) {
            Some(thing) => paragraph(thing, width, 3, 0, Ink::Accent),
            None => paragraph(&fl!(words, "cli-sort-again"), width, 2, 0, Ink::Muted),
        };
        rows.push(Row::air());
        for (pile, name) in piles.iter().enumerate() {
            let row = Row::list(0).with(format!("{}   ", pile + 1), Ink::Muted).strong(name, Ink::Text);
            let thing = |item: usize| Some(format!("{} {}", item + 1, items.get(item)?));
            let laid: Vec<String> =
                asked.into_iter().flat_map(|asked| asked.sorting.on(pile)).filter_map(thing).collect();
            rows.push(row.with(format!("   {}", laid.join(" · ")), Ink::Muted));
        }
        rows
    }

    /// The times to choose, and how much of one has passed.
    fn rows_of_waiting(&self, waiting: &Waiting<'_>, width: usize) -> Vec<Row> {
        let words = self.app.words();
        let choice = |(number, ms): (usize, &u32)| {
            fl!(words, "cli-wait-choice", number = number, length = names::length(words, u64::from(*ms)))
        };
        let choices: Vec<String> = (1..).zip(waiting.choices_ms).map(choice).collect();
        let mut rows = Vec::new();
        if waiting.is_over() {
            rows.push(Row::new(1).with(fl!(words, "practice-wait-over"), Ink::Text));
        } else if waiting.set_ms.is_some() {
            rows.push(time_row(waiting.share()));
        } else {
            rows.push(Row::new(2).with(fl!(words, "practice-wait-question"), Ink::Text));
        }
        rows.extend(paragraph(&choices.join("   "), width, 3, 1, Ink::Muted));
        rows
    }
}

/// What is written, its last lines, with the place where it goes on.
fn field(typed: &str, width: usize, most: usize) -> Vec<Row> {
    let lines: Vec<String> =
        typed.split('\n').flat_map(|line| wrapped(line, width.saturating_sub(1), usize::MAX)).collect();
    let count = lines.len();
    let shown = lines.into_iter().skip(count.saturating_sub(most));
    let left = count.min(most);
    let rule = || Row::list(2).with("─".repeat(width), Ink::Muted);
    let row = |(index, line): (usize, String)| {
        let row = Row::list(0).with(line, Ink::Text);
        if index + 1 == left { row.with("▏", Ink::Accent) } else { row }
    };
    let mut rows = vec![rule()];
    rows.extend(shown.enumerate().map(row));
    rows.push(rule());
    rows
}

fn numbered(answers: &[String], chosen: Option<&str>) -> Vec<Row> {
    let row = |(number, answer): (usize, &String)| {
        let row = Row::list(0).with(format!("{number}   "), Ink::Muted);
        if chosen == Some(answer) { row.strong(answer, Ink::Accent) } else { row.with(answer, Ink::Text) }
    };
    (1..).zip(answers).map(row).collect()
}

/// The number as it stands, and what it was as it went.
fn rows_of_scale(scale: &Scale<'_>, width: usize) -> Vec<Row> {
    let mut numbers = Row::new(0);
    for level in Level::all() {
        numbers = if scale.level == Some(level) {
            numbers.strong(format!("[{}]", level.get()), Ink::Accent)
        } else if width < 36 {
            numbers
        } else {
            numbers.with(format!(" {} ", level.get()), Ink::Muted)
        };
    }
    let cells = width.min(40);
    let trail: String = (0..cells).map(|cell| trail_sign(scale, cell, cells)).collect();
    vec![Row::new(2).with(trail, Ink::Accent), numbers]
}

/// How high the number was at the time of a cell; a blank where that is still to come.
fn trail_sign(scale: &Scale<'_>, cell: usize, cells: usize) -> char {
    const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let at_ms = (cell as f32 / cells.max(1) as f32 * scale.length_ms as f32) as u32;
    if at_ms > scale.elapsed_ms {
        return ' ';
    }
    let point = scale.trail.iter().rev().find(|point| point.ms <= at_ms);
    let height = point.map(|point| usize::from(point.level.get()) * 7 / 10);
    height.and_then(|height| HEIGHTS.get(height)).copied().unwrap_or(' ')
}

/// How much of a time has gone, 0–1.
pub(super) fn time_row(share: f32) -> Row {
    let gone = ((share.clamp(0.0, 1.0) * TIME_CELLS as f32).round() as usize).min(TIME_CELLS);
    let row = Row::new(0).with("━".repeat(gone), Ink::Accent);
    row.with("─".repeat(TIME_CELLS - gone), Ink::Muted)
}

/// The puzzle. Lines of neighbours meet; where there is room a tile has three rows.
fn board(turning: &Turning, height: u16) -> Vec<Row> {
    let board = turning.puzzle.board();
    let (side, light) = (board.side().max(1), board.light());
    let is_large = usize::from(height) > 3 * side + 6;
    let downs: &[Option<Side>] = if is_large { &[Some(Side::Up), None, Some(Side::Down)] } else { &[None] };
    let mut rows = Vec::new();
    for (row, tiles) in board.tiles().chunks(side).enumerate() {
        for down in downs {
            let mut line = Row::new(0);
            for (column, tile) in tiles.iter().enumerate() {
                let place = row * side + column;
                let is_lit = light.get(place).is_some_and(Option::is_some);
                let ink = if is_lit { Ink::Accent } else { Ink::Muted };
                let text = tile_text(tile.opens(), *down, is_large, place == board.lantern());
                let is_here = place == turning.stop && !turning.is_whole();
                line = if is_here { line.chosen(text, Ink::Text) } else { line.with(text, ink) };
            }
            rows.push(line);
        }
    }
    rows
}

/// One row of a tile: its middle, or above or below that.
fn tile_text(opens: Sides, down: Option<Side>, is_large: bool, is_lantern: bool) -> String {
    let arm = |side: Side| if opens.has(side) { '─' } else { ' ' };
    let (left, right, middle) = match down {
        Some(side) => (' ', ' ', if opens.has(side) { '│' } else { ' ' }),
        None => (arm(Side::Left), arm(Side::Right), joint(opens)),
    };
    let reach = if is_large { 3 } else { 1 };
    let signs = std::iter::repeat_n(left, reach).chain([middle]).chain(std::iter::repeat_n(right, reach));
    signs.map(|sign| if is_lantern { heavy(sign) } else { sign }).collect()
}

/// Where the lines of a tile meet.
fn joint(opens: Sides) -> char {
    match (opens.has(Side::Up), opens.has(Side::Right), opens.has(Side::Down), opens.has(Side::Left)) {
        (true, true, true, true) => '┼',
        (true, true, true, false) => '├',
        (true, true, false, true) => '┴',
        (true, false, true, true) => '┤',
        (false, true, true, true) => '┬',
        (true, true, false, false) => '└',
        (true, false, true, false) => '│',
        (true, false, false, true) => '┘',
        (false, true, true, false) => '┌',
        (false, true, false, true) => '─',
        (false, false, true, true) => '┐',
        (true, false, false, false) => '╵',
        (false, true, false, false) => '╶',
        (false, false, true, false) => '╷',
        (false, false, false, true) => '╴',
        (false, false, false, false) => '·',
    }
}

/// The same line, heavier: where the light comes from.
fn heavy(sign: char) -> char {
    const LINES: &str = "─│┌┐└┘├┤┬┴┼╴╵╶╷";
    const HEAVY: &str = "━┃┏┓┗┛┣┫┳┻╋╸╹╺╻";
    LINES.chars().zip(HEAVY.chars()).find(|(line, _)| *line == sign).map_or(sign, |(_, heavy)| heavy)
}
