//! Lines of text in a terminal's cells: broken where they end, centred, and left out where there is no room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use textwrap::core::display_width;

use crate::text::faults::visible;

use super::colours::{Ink, Palette};

/// Longer lines are hard to read.
const WIDTH_MOST: usize = 60;

/// A piece of a row in one ink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    text: String,
    ink: Ink,
    look: Modifier,
}

/// One row of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pieces: Vec<Piece>,
    /// What has the highest rank is left out first.
    rank: u8,
    /// Whether it begins where the other rows of its kind do; otherwise it is centred.
    is_list: bool,
}

impl Row {
    pub fn new(rank: u8) -> Self {
        Self { rank, ..Self::default() }
    }

    /// One that begins where the others begin.
    pub fn list(rank: u8) -> Self {
        Self { rank, is_list: true, ..Self::default() }
    }

    /// Nothing: the first to go.
    pub fn air() -> Self {
        Self::new(u8::MAX)
    }

    pub fn with(self, text: impl AsRef<str>, ink: Ink) -> Self {
        self.looking(text, ink, Modifier::empty())
    }

    pub fn strong(self, text: impl AsRef<str>, ink: Ink) -> Self {
        self.looking(text, ink, Modifier::BOLD)
    }

    /// What the keyboard acts on.
    pub fn chosen(self, text: impl AsRef<str>, ink: Ink) -> Self {
        self.looking(text, ink, Modifier::REVERSED)
    }

    fn looking(mut self, text: impl AsRef<str>, ink: Ink, look: Modifier) -> Self {
        self.pieces.push(Piece { text: visible(text.as_ref()), ink, look });
        self
    }

    pub fn width(&self) -> usize {
        self.pieces.iter().map(|piece| display_width(&piece.text)).sum()
    }

    /// Paints it from `x` on, as far as the area goes.
    fn paint_at(&self, x: u16, y: u16, area: Rect, palette: &Palette, buffer: &mut Buffer) {
        let mut x = x;
        for piece in &self.pieces {
            let room = usize::from(area.right().saturating_sub(x));
            if room == 0 || y >= area.bottom() {
                return;
            }
            let mut style = palette.style(piece.ink).add_modifier(piece.look);
            if !piece.look.is_empty() {
                style = style.remove_modifier(Modifier::DIM);
            }
            (x, _) = buffer.set_stringn(x, y, &piece.text, room, style);
        }
    }

    /// Paints it in the middle of a line of the area.
    pub fn paint_centered(&self, y: u16, area: Rect, palette: &Palette, buffer: &mut Buffer) {
        self.paint_at(centered(area, self.width()), y, area, palette, buffer);
    }
}

fn centered(area: Rect, width: usize) -> u16 {
    let free = usize::from(area.width).saturating_sub(width) / 2;
    area.x.saturating_add(u16::try_from(free).unwrap_or(0))
}

/// How wide text may be in this area.
pub(super) fn text_width(area: Rect) -> usize {
    let width = usize::from(area.width);
    if width > 24 { (width - 4).min(WIDTH_MOST) } else { width.max(1) }
}

/// The lines of a text, at most so many; what does not fit is hinted at.
pub(super) fn wrapped(text: &str, width: usize, most: usize) -> Vec<String> {
    let width = width.max(2);
    let text = visible_lines(text);
    let mut lines: Vec<String> = textwrap::wrap(&text, width).into_iter().map(String::from).collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while display_width(last) + 1 > width && last.pop().is_some() {}
            last.push('…');
        }
    }
    lines
}

fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// A text as centred rows.
pub(super) fn paragraph(text: &str, width: usize, most: usize, rank: u8, ink: Ink) -> Vec<Row> {
    wrapped(text, width, most).into_iter().map(|line| Row::new(rank).with(line, ink)).collect()
}

/// Leaves out what has no room: always the last of those that matter least.
pub(super) fn fit(mut rows: Vec<Row>, height: usize) -> Vec<Row> {
    while rows.len() > height {
        let most = rows.iter().map(|row| row.rank).max().unwrap_or(0);
        let Some(last) = rows.iter().rposition(|row| row.rank == most) else { break };
        rows.remove(last);
    }
    // Where nothing was left out between them, air at the ends is no use.
    while rows.first().is_some_and(|row| row.pieces.is_empty()) {
        rows.remove(0);
    }
    while rows.last().is_some_and(|row| row.pieces.is_empty()) {
        rows.pop();
    }
    rows
}

/// Paints rows from the top of an area on. Those of a list that follow each other begin at the same place.
pub(super) fn paint(rows: &[Row], area: Rect, palette: &Palette, buffer: &mut Buffer) {
    let mut y = area.y;
    for run in rows.chunk_by(|one, next| one.is_list == next.is_list) {
        let widest = run.iter().map(Row::width).max().unwrap_or(0);
        for row in run.iter().take(usize::from(area.bottom().saturating_sub(y))) {
            let width = if row.is_list { widest } else { row.width() };
            row.paint_at(centered(area, width), y, area, palette, buffer);
            y = y.saturating_add(1);
        }
    }
}

/// What may be pressed, in one row: as many as fit, the last one always.
pub(super) fn hints(keys: &[(String, String)], width: usize) -> Row {
    const BETWEEN: &str = "   ";
    let of = |(key, what): &(String, String)| display_width(key) + 1 + display_width(what);
    let Some((last, first)) = keys.split_last() else { return Row::new(0) };
    let mut left = width.saturating_sub(of(last));
    let mut row = Row::new(0);
    let mut shown: Vec<&(String, String)> = Vec::new();
    for key in first {
        let Some(rest) = left.checked_sub(of(key) + BETWEEN.len()) else { break };
        left = rest;
        shown.push(key);
    }
    for (index, (key, what)) in shown.into_iter().chain([last]).enumerate() {
        if index > 0 {
            row = row.with(BETWEEN, Ink::Muted);
        }
        row = row.with(key, Ink::Text).with(" ", Ink::Muted).with(what, Ink::Muted);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(row: &Row) -> String {
        row.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn what_matters_least_goes_first_and_air_before_all() {
        let rows = [Row::new(0).with("a", Ink::Text), Row::air(), Row::new(2).with("b", Ink::Text)];
        let rows = [&rows[..], &[Row::new(1).with("c", Ink::Text)]].concat();
        let left = |height| fit(rows.clone(), height).iter().map(text).collect::<Vec<_>>().join("|");
        assert_eq!(left(4), "a||b|c");
        assert_eq!(left(3), "a|b|c");
        assert_eq!(left(2), "a|c");
        assert_eq!(left(0), "");
    }

    #[test]
    fn wide_letters_and_those_that_stand_on_others_are_counted_as_they_are_seen() {
        assert_eq!(wrapped("日本語の呼吸", 8, 9), ["日本語の", "呼吸"]);
        assert_eq!(Row::new(0).with("e\u{301}a\u{5b8}", Ink::Text).width(), 2);
        assert_eq!(wrapped("one two three four", 9, 2), ["one two", "three…"]);
    }

    #[test]
    fn the_way_to_all_keys_is_always_among_the_hints() {
        let keys = [("Esc", "Stop"), ("Space", "Pause"), ("?", "Keys")];
        let keys = keys.map(|(key, what)| (key.to_owned(), what.to_owned()));
        assert_eq!(text(&hints(&keys, 80)), "Esc Stop   Space Pause   ? Keys");
        assert_eq!(text(&hints(&keys, 20)), "Esc Stop   ? Keys");
        assert_eq!(text(&hints(&keys, 6)), "? Keys");
    }

    #[test]
    fn nothing_is_painted_outside_its_area_and_nothing_panics() {
        let palette = Palette::of(crate::settings::Theme::Dusk, super::super::colours::Depth::None);
        for (width, height) in [(0, 0), (1, 1), (3, 2), (20, 6)] {
            let area = Rect::new(0, 0, width, height);
            let mut buffer = Buffer::empty(area);
            let rows = [
                Row::list(0).with("日本 mixed שלום", Ink::Text),
                Row::new(0).strong("x".repeat(99), Ink::Muted),
            ];
            paint(&rows, area, &palette, &mut buffer);
        }
    }
}
