//! One glyph for each letter, in the order in which they were typed.
//!
//! A font makes one picture of several letters, or several of one, and writes some from right to left; egui then
//! holds pictures where cursors and screen readers count letters. What is drawn stays as it is.

use std::sync::Arc;

use egui::Galley;
use egui::epaint::text::{Glyph, PlacedRow};
use unicode_segmentation::GraphemeCursor;

/// How many letters one picture stands for at most.
const LETTERS_MAX: usize = 8;

/// One for each letter of `text`, of the glyphs of one stretch of it.
pub(super) fn in_order(text: &str, glyphs: &[Glyph], is_right_to_left: bool) -> Vec<Glyph> {
    // Behind what is drawn from the right, egui puts letters without a picture.
    let mut drawn = glyphs.to_vec();
    if is_right_to_left {
        let shown = drawn.iter().rposition(|glyph| glyph.advance_width > 0.0 || !glyph.uv_rect.is_nothing());
        drawn.truncate(shown.map_or(1, |last| last + 1));
        drawn.reverse();
    }
    let mut letters = Letters::new(text);
    for glyph in drawn {
        letters.take(glyph);
    }
    letters.rest();
    letters.found
}

/// A galley whose letters are those of its text, in their order, where fonts made something else of them.
/// To be asked for what is written from left to right.
pub(super) fn each(mut shared: Arc<Galley>) -> Arc<Galley> {
    let text = shared.job.text.clone();
    if shared.elided || shared.rows.iter().flat_map(written).eq(text.chars()) {
        return shared;
    }
    let galley = Arc::make_mut(&mut shared);
    let mut letters = Letters::new(&text);
    let last = galley.rows.len().saturating_sub(1);
    for (index, placed) in galley.rows.iter_mut().enumerate() {
        for glyph in placed.row.glyphs.clone() {
            letters.take(glyph);
        }
        if placed.ends_with_newline {
            letters.until_line_end();
        } else if index == last {
            letters.rest();
        }
        Arc::make_mut(&mut placed.row).glyphs = std::mem::take(&mut letters.found);
        letters.before = None;
    }
    shared
}

fn written(row: &PlacedRow) -> impl Iterator<Item = char> {
    let end = row.ends_with_newline.then_some('\n');
    row.row.glyphs.iter().map(|glyph| glyph.chr).chain(end)
}

/// Gives glyphs to letters, one after the other.
struct Letters<'a> {
    text: &'a str,
    /// The next letter, as a byte of the text.
    at: usize,
    /// The glyph taken last.
    before: Option<Glyph>,
    found: Vec<Glyph>,
}

impl<'a> Letters<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, before: None, found: Vec::new() }
    }

    fn next(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn take(&mut self, glyph: Glyph) {
        let Some(next) = self.next() else { return self.widen(&glyph) };
        let repeats = self.before.is_some_and(|before| before.chr == glyph.chr) && next != glyph.chr;
        self.before = Some(glyph);
        if next == glyph.chr || (repeats && self.continues()) {
            return self.give(glyph);
        }
        let ahead = self.text.get(self.at..).unwrap_or_default();
        let mut ahead = ahead.chars().take_while(|letter| *letter != '\n').take(LETTERS_MAX);
        match ahead.position(|letter| letter == glyph.chr).filter(|_| !repeats) {
            Some(skipped) => {
                for _ in 0..skipped {
                    self.give(without_picture(glyph));
                }
                self.give(glyph);
            }
            // One more picture of a letter that has one.
            None => self.widen(&glyph),
        }
    }

    fn give(&mut self, glyph: Glyph) {
        if let Some(chr) = self.next() {
            self.at += chr.len_utf8();
            let mut glyph = glyph;
            glyph.chr = chr;
            self.found.push(glyph);
        }
    }

    fn widen(&mut self, glyph: &Glyph) {
        if let Some(last) = self.found.last_mut() {
            let (left, right) = (last.pos.x.min(glyph.pos.x), last.max_x().max(glyph.max_x()));
            (last.pos.x, last.advance_width) = (left, right - left);
        }
    }

    /// Whether the next letter belongs to what the one before began, as a vowel's sign does.
    fn continues(&self) -> bool {
        let mut cursor = GraphemeCursor::new(self.at, self.text.len(), true);
        matches!(cursor.is_boundary(self.text, 0), Ok(false))
    }

    fn until_line_end(&mut self) {
        while self.next().is_some_and(|letter| letter != '\n') && self.give_nothing() {}
        if self.next() == Some('\n') {
            self.at += 1;
        }
    }

    fn rest(&mut self) {
        while self.next().is_some() && self.give_nothing() {}
    }

    /// A letter without a picture of its own, at the end of what there is. `false` where there is nothing yet.
    fn give_nothing(&mut self) -> bool {
        let Some(like) = self.found.last().copied().or(self.before) else { return false };
        self.give(without_picture(like));
        true
    }
}

/// Nothing to see, where this one ends.
#[allow(clippy::default_trait_access, reason = "egui does not tell the name of the type")]
pub(super) fn without_picture(mut glyph: Glyph) -> Glyph {
    glyph.pos.x = glyph.max_x();
    glyph.advance_width = 0.0;
    glyph.uv_rect = Default::default();
    glyph
}
