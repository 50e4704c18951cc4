//! A practice as a picture: words to go by, the lantern or a bar, the word of the beat, and what the part asks for.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use softlanding_core::exercise::{Part, Sense};
use softlanding_core::pair::Side;
use softlanding_core::sitting::{Sitting, Stage as SittingStage};

use crate::settings::{KeyCommand, PacerKind};
use crate::text::{describe, fl, keys, names};

use super::super::lines::moves;
use super::super::terminal;
use super::colours::{Ink, Palette};
use super::lantern::{self, Pose, Stage};
use super::paint::{Hint, paint_hints};
use super::pair;
use super::parts;
use super::rows::{self, Row, paragraph, text_width};
use super::state::Full;

/// From so many rows on each of two people has their keys in sight.
const CONTROLS_FROM: u16 = 12;
/// A lantern of fewer rows says less than a bar.
const LANTERN_LEAST: u16 = 5;

/// How the rows of a terminal are shared out, from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shares {
    top: u16,
    guidance: u16,
    picture: u16,
    middle: u16,
    word: u16,
}

/// A lantern has no more rows.
const LANTERN_MOST: u16 = lantern::RING_MOST as u16 + 2;

impl Shares {
    /// What has no room is left out: first air, then the lantern for a bar, then guidance line by line.
    fn new(height: u16, guidance: u16, middle: u16, has_picture: bool) -> Self {
        let word = 1;
        let mut left = height.saturating_sub(word);
        // What a part asks for comes before what it says in full.
        let least_guidance = guidance.min(if middle > 0 { 2 } else { 1 });
        let middle = middle.min(left.saturating_sub(least_guidance).max(1)).min(left);
        left -= middle;
        let bar = u16::from(has_picture && left > 1);
        let guidance = guidance.min(left - bar.min(left));
        left -= guidance;
        let top = u16::from(left > LANTERN_LEAST + 2) + u16::from(left > 24);
        let picture = if has_picture { left.saturating_sub(top).min(LANTERN_MOST) } else { 0 };
        // In a very large terminal all of it stands in the middle.
        let top = if has_picture { top + (left - top - picture) / 2 } else { left / 3 };
        Self { top, guidance, picture, middle, word }
    }
}

impl Full {
    /// Paints the practice that runs.
    pub fn paint_practice(&mut self, area: Rect, buffer: &mut Buffer) {
        let palette = self.palette();
        let width = text_width(area);
        let has_hints = area.height >= 6;
        let controls = if self.is_for_two() && area.height >= CONTROLS_FROM { 2 } else { 0 };
        let height = area.height - u16::from(has_hints) - controls;
        let guidance = self.guidance_rows(width, height);
        let middle = self.rows_of_part(width, height);
        let has_picture = self.has_picture() && (middle.is_empty() || height > 16);
        let count = |rows: &[Row]| u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let shares = Shares::new(height, self.guidance_height(width, height), count(&middle), has_picture);
        let at = |y: u16, height: u16| Rect { y: area.y + y, height, ..area }.intersection(area);
        let picture = at(shares.top + shares.guidance, shares.picture);
        self.paint_picture(area, picture, &palette, buffer);
        let top = shares.guidance.saturating_sub(count(&guidance)) / 2;
        let guidance_at = at(shares.top + top, shares.guidance - top.min(shares.guidance));
        rows::paint(&guidance, guidance_at, &palette, buffer);
        let middle_at = at(shares.top + shares.guidance + shares.picture, shares.middle);
        let shown = rows::fit(middle, usize::from(shares.middle));
        rows::paint(&shown, middle_at, &palette, buffer);
        let word_at = at(shares.top + shares.guidance + shares.picture + shares.middle, shares.word);
        self.paint_words(word_at, &palette, buffer);
        if controls > 0 {
            self.paint_controls(at(height, controls), &palette, buffer);
        }
        if has_hints {
            paint_hints(&self.hints_of_practice(controls > 0), area, &palette, buffer);
        }
    }

    fn paint_words(&self, place: Rect, palette: &Palette, buffer: &mut Buffer) {
        let Some(words) = self.words_of_two() else {
            return rows::paint(&[self.word_row()], place, palette, buffer);
        };
        for side in Side::BOTH {
            let row = side.of(&words).clone();
            rows::paint(&[row], pair::half(place, side), palette, buffer);
        }
    }

    fn sitting(&self) -> Option<&Sitting> {
        self.app.practice().map(|practice| &practice.sitting)
    }

    /// Whether there is anything to see. Some parts are to be heard alone, and a person may want words only.
    fn has_picture(&self) -> bool {
        let Some(sitting) = self.sitting() else { return false };
        let part = sitting.part(self.app.now());
        let key = &sitting.record().exercise;
        let pacer = self.app.settings().pacers.get(key).copied().unwrap_or(self.app.settings().pacer);
        let is_elsewhere = part.is_some_and(|part| part.is_dark() || matches!(part, Part::Shapes { .. }));
        pacer != PacerKind::Words && !is_elsewhere
    }

    fn paint_picture(&mut self, area: Rect, room: Rect, palette: &Palette, buffer: &mut Buffer) {
        let now = self.app.now();
        let is_wide = room.width >= 2 * LANTERN_LEAST;
        if room.height >= LANTERN_LEAST && is_wide && self.has_two_lanterns() {
            return self.paint_two(area, room, palette, buffer);
        }
        if room.height >= LANTERN_LEAST && is_wide {
            let stage = Stage::within(area, room);
            self.stage = Some(stage);
            if let Some(pose) = self.pose(&stage) {
                lantern::paint(area, &stage, &pose, palette, buffer);
            }
            return;
        }
        lantern::paint_sky(area, palette, buffer);
        let fullness = self.sitting().map_or(0.0, |sitting| sitting.moment(now).fullness);
        let bar = terminal::bar(fullness, true);
        let left = room.width.saturating_sub(20) / 2;
        if room.height > 0 {
            let y = room.y + room.height / 2;
            let place = usize::from(room.width.saturating_sub(left));
            buffer.set_stringn(room.x + left, y, bar, place, palette.style(Ink::Accent));
        }
    }

    /// How the lantern stands now.
    pub fn pose(&self, stage: &Stage) -> Option<Pose> {
        self.pose_at(stage, self.app.now())
    }

    /// The words to go by as rows.
    fn guidance_rows(&self, width: usize, height: u16) -> Vec<Row> {
        let Some(sitting) = self.sitting() else { return Vec::new() };
        let most = guidance_most(height);
        if self.shows_worse {
            let help = describe::what_helps(self.app.words(), sitting.exercise());
            return paragraph(&help, width, most, 0, Ink::Accent);
        }
        let mut rows = paragraph(&self.guidance(sitting), width, most, 0, Ink::Text);
        if let Some((_, Some(aside))) = self.asked_of_two(sitting) {
            rows.extend(paragraph(&aside, width, most, 1, Ink::Muted));
        }
        rows::fit(rows, most)
    }

    fn guidance(&self, sitting: &Sitting) -> String {
        let (words, now) = (self.app.words(), self.app.now());
        if sitting.is_absent() {
            return fl!(words, "practice-absent");
        }
        if let Some((asked, _)) = self.asked_of_two(sitting).filter(|_| sitting.exercise().for_two) {
            return asked;
        }
        let swapped = sitting.noticing(now).and_then(|step| step.swapped_for);
        match sitting.part(now) {
            None => fl!(words, "practice-landing"),
            Some(Part::Notice { prompt, .. }) => {
                swapped.and_then(|sense| names::sense(words, sense)).unwrap_or_else(|| prompt.clone())
            }
            // One of its words stands elsewhere.
            Some(Part::Words { text, .. }) => text.clone(),
            Some(_) => {
                let standing = sitting.standing_words(now).map(|standing| standing.text.to_owned());
                standing.unwrap_or_else(|| sitting.exercise().invitation.clone())
            }
        }
    }

    /// As many rows as the longest words of this part take, so that nothing moves when others come.
    fn guidance_height(&self, width: usize, height: u16) -> u16 {
        let most = guidance_most(height);
        let count = |text: &str| rows::wrapped(text, width, most).len();
        let longest = self.sitting().map_or(1, |sitting| {
            let part = sitting.part(self.app.now());
            let listed = !matches!(part, Some(Part::Words { .. } | Part::Choose { .. } | Part::Sort { .. }));
            let texts = part.filter(|_| listed).into_iter().flat_map(Part::texts).map(count);
            texts.chain([count(&self.guidance(sitting))]).max().unwrap_or(1)
        });
        let grows = self.shows_worse || self.is_for_two();
        let help = if grows { self.guidance_rows(width, height).len() } else { 0 };
        u16::try_from(longest.max(help)).unwrap_or(1)
    }

    /// The word of the beat with its seconds; how far one is; or that it is paused.
    fn word_row(&self) -> Row {
        let (words, now) = (self.app.words(), self.app.now());
        let Some(sitting) = self.sitting() else { return Row::new(0) };
        if sitting.stage() == SittingStage::Paused {
            return Row::new(0).strong(fl!(words, "practice-paused"), Ink::Accent);
        }
        if sitting.joins_in(now).is_some() {
            return Row::new(0).with(fl!(words, "in-step-soon"), Ink::Muted);
        }
        if let Some(beat) = sitting.moment(now).beat {
            let word = Row::new(0).strong(names::beat(words, beat.gesture, beat.way), Ink::Text);
            let secs = beat.remaining_ms.div_ceil(1_000);
            return if moves(beat.gesture) { word.with(format!("  {secs}"), Ink::Muted) } else { word };
        }
        if let Some(step) = sitting.noticing(now) {
            let count = fl!(words, "practice-count", done = step.done, count = step.count);
            return Row::new(0).strong(count, Ink::Accent);
        }
        match sitting.part(now) {
            Some(Part::Words { .. }) => {
                let standing = sitting.standing_words(now).map(|standing| standing.text).unwrap_or_default();
                Row::new(0).strong(standing, Ink::Accent)
            }
            Some(Part::Shapes { .. }) => {
                let score = sitting.score();
                let gone_ms = score.timed_ms(sitting.position(now));
                parts::time_row(gone_ms as f32 / score.total_ms().max(1) as f32)
            }
            _ => Row::new(0),
        }
    }

    /// What may be pressed; without what stands among each one's own keys.
    fn hints_of_practice(&self, has_controls: bool) -> Vec<Hint> {
        let words = self.app.words();
        let Some((sitting, part, _)) = self.running() else { return Vec::new() };
        let (enter, stop) =
            (fl!(words, "key-enter"), (fl!(words, "key-escape"), fl!(words, "practice-stop")));
        let is_paused = sitting.stage() == SittingStage::Paused;
        let mut hints = match part {
            Some(Part::Write { .. } | Part::Sentences { .. }) => {
                let mut hints = vec![(fl!(words, "key-tab"), fl!(words, "practice-next")), stop];
                if self.app.may_keep_writing() {
                    let kept = self.app.kept_writing().is_some();
                    let keep = if kept { fl!(words, "practice-kept") } else { fl!(words, "practice-keep") };
                    hints.insert(1, ("Ctrl+S".to_owned(), keep));
                }
                return hints;
            }
            _ if is_paused => vec![(fl!(words, "key-space"), fl!(words, "practice-go-on")), stop],
            Some(Part::Notice { sense, .. }) => {
                let found = if *sense == Sense::Breath {
                    fl!(words, "practice-tap")
                } else {
                    fl!(words, "practice-noticed")
                };
                let mut hints = vec![(enter, found), ("N".to_owned(), fl!(words, "practice-skip"))];
                if !matches!(sense, Sense::Breath | Sense::Think) {
                    hints.push(("S".to_owned(), fl!(words, "practice-swap")));
                }
                hints.push(stop);
                hints
            }
            Some(Part::Turn { .. }) => {
                let change = (
                    "+ −".to_owned(),
                    format!("{}, {}", fl!(words, "pair-longer"), fl!(words, "pair-shorter")),
                );
                vec![(enter, fl!(words, "practice-next")), stop, change]
            }
            Some(Part::Shapes { .. }) => vec![(enter, fl!(words, "cli-turn")), stop],
            _ if sitting.waits(self.app.now()) => vec![(enter, fl!(words, "practice-next")), stop],
            _ => vec![stop, (fl!(words, "key-space"), fl!(words, "practice-pause"))],
        };
        if has_controls {
            let escape = fl!(words, "key-escape");
            hints.retain(|(key, _)| *key != escape);
        } else if let Some(key) = self.app.settings().key_of(KeyCommand::Gentler) {
            hints.push((keys::name(words, key), fl!(words, "practice-gentler")));
        }
        self.with_help(hints)
    }
}

/// The most rows of guidance in a terminal of this height.
fn guidance_most(height: u16) -> usize {
    if height < 10 { usize::from(height.saturating_sub(2)).max(1) } else { usize::from(height / 3).min(10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_shared_out_twice() {
        for height in 0..120 {
            for guidance in 0..12 {
                for middle in [0, 1, 5, 30] {
                    for has_picture in [false, true] {
                        let shares = Shares::new(height, guidance, middle, has_picture);
                        let sum = shares.top + shares.guidance + shares.picture + shares.middle + shares.word;
                        assert!(sum <= height.max(1), "{height} {guidance} {middle}: {shares:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn in_a_small_terminal_a_bar_takes_the_lanterns_place_and_words_stay() {
        let small = Shares::new(5, 3, 0, true);
        assert_eq!((small.guidance, small.picture, small.word), (3, 1, 1));
        let usual = Shares::new(23, 2, 0, true);
        assert!(usual.picture > 15 && usual.top == 1, "{usual:?}");
    }
}
