//! Two people at one terminal: each one's keys, whose turn it is, and a lantern for each. Nothing here tells who did
//! something, and nothing of it is kept.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use softlanding_core::exercise::{Part, Who};
use softlanding_core::pair::Side;
use softlanding_core::sitting::{Answer, Answered, Event, Sitting, Stage as SittingStage};

use crate::settings::KeyCommand;
use crate::text::{Words, fl, keys as key_names, names};

use super::colours::{Ink, Palette};
use super::keys::Key;
use super::lantern::{self, Pose, Stage};
use super::rows::{self, Row, paragraph};
use super::state::{Full, Shown};

/// How full the lantern of whoever speaks is, and of whoever listens, where nothing is breathed.
const SPEAKS: f32 = 0.8;
const LISTENS: f32 = 0.2;

/// What one of the two can do at any time, in the order of their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Control {
    Stop,
    Pause,
    Gentler,
    OwnPace,
}

const CONTROLS: [Control; 4] = [Control::Stop, Control::Pause, Control::Gentler, Control::OwnPace];
const USUAL: [[Key; 4]; 2] = [
    [Key::Esc, Key::Char('A'), Key::Char('S'), Key::Char('D')],
    [Key::Backspace, Key::Char('L'), Key::Char('K'), Key::Char('J')],
];

impl Full {
    /// Whether two people practise.
    pub fn is_for_two(&self) -> bool {
        self.app.practice().is_some_and(|practice| practice.sitting.exercise().for_two || practice.is_of_two)
    }

    /// A key of one of the two, or of what both are asked. Says whether it was one.
    pub fn key_of_pair(&mut self, key: Key) -> bool {
        let Some((sitting, part, _)) = self.running().filter(|(sitting, ..)| sitting.exercise().for_two)
        else {
            return false;
        };
        let now = self.app.now();
        let event = match (part, key) {
            (Some(Part::Turn { .. }), Key::Enter) => Some(Event::Next),
            (Some(Part::Turn { .. }), Key::Char('+')) => Some(Event::Longer),
            (Some(Part::Turn { .. }), Key::Char('-')) => Some(Event::Shorter),
            (Some(Part::Check { .. }), Key::Char('1')) => Some(Event::Answer(Answer::Yes)),
            (Some(Part::Check { .. }), Key::Char('2')) => Some(Event::Answer(Answer::Almost)),
            (Some(Part::Check { .. }), Key::Char('3')) => Some(Event::Answer(Answer::NotYet)),
            _ => None,
        };
        let own = || {
            let (side, control) = self.control_of(key)?;
            Some(match control {
                Control::Stop => Event::Stop,
                Control::Pause if sitting.stage() == SittingStage::Paused => Event::Resume,
                Control::Pause => Event::Pause,
                Control::Gentler => Event::Gentler,
                Control::OwnPace if sitting.taps(now).is_some() => Event::Tap(side),
                Control::OwnPace => Event::OwnPace(side),
            })
        };
        let Some(event) = event.or_else(own) else { return false };
        self.happen(event);
        true
    }

    fn control_of(&self, key: Key) -> Option<(Side, Control)> {
        let bound = self.pair_keys()?;
        let is_key =
            |known: &Key| *known == key || matches!(known, Key::Char(letter) if key.is_letter(*letter));
        Side::BOTH.into_iter().find_map(|side| {
            let place = side.of(&bound).iter().position(is_key)?;
            Some((side, *CONTROLS.get(place)?))
        })
    }

    /// Those in the settings, or the usual ones; `None` where they are off.
    fn pair_keys(&self) -> Option<[[Key; 4]; 2]> {
        let settings = self.app.settings();
        settings
            .has_keys(KeyCommand::ForTwo)
            .then(|| settings.pair_keys.as_deref().and_then(read).unwrap_or(USUAL))
    }

    /// The gate, each time anew.
    pub fn rows_of_gate_for_two(&self, width: usize) -> Vec<Row> {
        let words = self.app.words();
        let sentence = paragraph(&fl!(words, "pair-gate"), width, 4, 0, Ink::Text);
        let note = paragraph(&fl!(words, "pair-gate-note"), width, 4, 1, Ink::Muted);
        [sentence, vec![Row::air()], note].concat()
    }

    pub fn key_of_gate_for_two(&mut self, key: Key) -> bool {
        let Shown::ForTwo(entry) = &self.shown else { return false };
        if key.is_letter('y') {
            let entry = entry.clone();
            self.is_with_someone = true;
            self.begin(&entry);
        } else if key.is_letter('n') || key == Key::Backspace {
            // Whoever is alone is told nothing about it.
            self.shown = Shown::Now;
        } else {
            return false;
        }
        true
    }

    /// Whether there is a lantern for each in the part that runs.
    pub fn has_two_lanterns(&self) -> bool {
        let Some((sitting, part, _)) = self.running() else { return false };
        let splits = matches!(
            part,
            Some(
                Part::Turn { .. }
                    | Part::Check { .. }
                    | Part::Choose { .. }
                    | Part::Say { .. }
                    | Part::Cycle { each: true, .. }
                    | Part::Notice { each: true, .. }
            ) | None
        );
        sitting.exercise().for_two && splits
    }

    /// How the lantern of one of the two stands at a time.
    pub fn pose_of(&self, side: Side, stage: &Stage, at: std::time::Duration) -> Option<Pose> {
        let sitting = &self.app.practice()?.sitting;
        let (score, position) = (sitting.score_of(side), sitting.position(at));
        Some(match light(sitting, at, side) {
            Some(breath) => Pose::lit(stage, score, position, breath),
            None => Pose::at(stage, score, position, self.is_still()),
        })
    }

    /// One lantern in each half.
    pub fn paint_two(&mut self, area: Rect, room: Rect, palette: &Palette, buffer: &mut Buffer) {
        let now = self.app.now();
        let stages = Side::BOTH.map(|side| {
            let (whole, room) = (half(area, side), half(room, side));
            let stage = Stage::within(whole, room);
            if let Some(pose) = self.pose_of(side, &stage, now) {
                lantern::paint(whole, &stage, &pose, palette, buffer);
            }
            stage
        });
        self.stages = Some(stages);
    }

    /// The word of each one's beat, or how many breaths each has tapped; `None` where both have the same.
    pub fn words_of_two(&self) -> Option<[Row; 2]> {
        let (sitting, ..) = self.running()?;
        let (words, now) = (self.app.words(), self.app.now());
        if sitting.stage() == SittingStage::Paused {
            return None;
        }
        if let Some(taps) = sitting.taps(now) {
            let count = |side: Side| {
                let done = *side.of(&taps.done);
                Row::new(0).strong(fl!(words, "practice-count", done = done, count = taps.count), Ink::Accent)
            };
            return Some(Side::BOTH.map(count));
        }
        if !sitting.is_for_each(now) {
            return None;
        }
        let position = sitting.position(now);
        Some(Side::BOTH.map(|side| {
            let beat = sitting.score_of(side).at(position).beat;
            beat.map_or_else(Row::default, |beat| {
                let word = Row::new(0).strong(names::beat(words, beat.gesture, beat.way), Ink::Text);
                word.with(format!("  {}", beat.remaining_ms.div_ceil(1_000)), Ink::Muted)
            })
        }))
    }

    /// What is asked of both, with whose turn it is, and what the other one may do.
    pub fn asked_of_two(&self, sitting: &Sitting) -> Option<(String, Option<String>)> {
        let (words, now) = (self.app.words(), self.app.now());
        let for_who =
            |who: Who, text: &str| side_of(who).map_or_else(|| text.to_owned(), |side| to(words, side, text));
        match sitting.part(now)? {
            Part::Turn { who, prompt, aside, lines, .. } => {
                let standing = sitting.standing_words(now).and_then(|standing| standing.line);
                let line = standing.and_then(|line| lines.texts.get(line)).or(aside.as_ref());
                let other = side_of(*who).map(Side::other);
                let aside = line.map(|line| other.map_or_else(|| line.clone(), |side| to(words, side, line)));
                Some((for_who(*who, prompt), aside))
            }
            Part::Check { who, prompt, almost, thanks } => {
                let said = match sitting.answered(now) {
                    Some(Answered::Almost) => almost.clone().unwrap_or_else(|| fl!(words, "pair-almost")),
                    Some(Answered::Thanks) => thanks.clone().unwrap_or_else(|| fl!(words, "pair-thanks")),
                    None => prompt.clone(),
                };
                Some((for_who(*who, &said), None))
            }
            Part::Choose { who, prompt, .. } => Some((for_who(*who, prompt), None)),
            _ => None,
        }
    }

    /// The three answers to *did I get it?*, until one was given.
    pub fn answers_of_two(&self, sitting: &Sitting) -> Vec<String> {
        let words = self.app.words();
        if sitting.answered(self.app.now()).is_some() {
            return Vec::new();
        }
        vec![fl!(words, "pair-yes"), fl!(words, "pair-almost-answer"), fl!(words, "pair-not-yet")]
    }

    /// Each one's keys at their own side, in so many rows.
    pub fn paint_controls(&self, area: Rect, palette: &Palette, buffer: &mut Buffer) {
        for side in Side::BOTH {
            let place = half(area, side);
            let hints = self.controls_of(side);
            let rows: Vec<Row> =
                hints.chunks(2).map(|pair| rows::hints(pair, usize::from(place.width))).collect();
            rows::paint(&rows, place, palette, buffer);
        }
    }

    fn controls_of(&self, side: Side) -> Vec<(String, String)> {
        let words = self.app.words();
        let (Some(bound), Some((sitting, ..))) = (self.pair_keys(), self.running()) else {
            return Vec::new();
        };
        let now = self.app.now();
        let what = |control: Control| match control {
            Control::Stop => fl!(words, "practice-stop"),
            Control::Pause if sitting.stage() == SittingStage::Paused => fl!(words, "practice-go-on"),
            Control::Pause => fl!(words, "practice-pause"),
            Control::Gentler => fl!(words, "practice-gentler"),
            Control::OwnPace if sitting.taps(now).is_some() => fl!(words, "pair-tap"),
            Control::OwnPace if sitting.is_at_own_pace(side, now) => fl!(words, "pair-join"),
            Control::OwnPace => fl!(words, "pair-own-pace"),
        };
        // A pace of one's own is there only where each has a lantern.
        let is_there = |control: &Control| {
            *control != Control::OwnPace || sitting.is_for_each(now) || sitting.taps(now).is_some()
        };
        let keys = CONTROLS.into_iter().zip(*side.of(&bound)).filter(|(control, _)| is_there(control));
        keys.map(|(control, key)| (said(words, key), what(control))).collect()
    }
}

/// How bright the lantern of one of the two is where nothing is breathed: who has the word is brighter.
fn light(sitting: &Sitting, at: std::time::Duration, side: Side) -> Option<f32> {
    let who = match sitting.part(at)? {
        Part::Turn { who, .. } | Part::Check { who, .. } | Part::Choose { who, .. } => *who,
        Part::Say { .. } | Part::Notice { .. } => Who::Both,
        _ => return None,
    };
    Some(match side_of(who) {
        Some(speaks) if speaks == side => SPEAKS,
        Some(_) => LISTENS,
        None => f32::midpoint(SPEAKS, LISTENS),
    })
}

/// Whose turn it is. `None` where both have it.
fn side_of(who: Who) -> Option<Side> {
    match who {
        Who::A => Some(Side::Left),
        Who::B => Some(Side::Right),
        Who::Both => None,
    }
}

fn to(words: &Words, side: Side, text: &str) -> String {
    let who = match side {
        Side::Left => fl!(words, "pair-left"),
        Side::Right => fl!(words, "pair-right"),
    };
    fl!(words, "pair-to", who = who, text = text)
}

/// The left or the right half of an area.
pub(super) fn half(area: Rect, side: Side) -> Rect {
    let left = area.width / 2;
    match side {
        Side::Left => Rect { width: left, ..area },
        Side::Right => Rect { x: area.x + left, width: area.width - left, ..area },
    }
}

/// Eight names of keys, as the window writes them down. `None` where one is none of this terminal's, or comes twice.
fn read(names: &str) -> Option<[[Key; 4]; 2]> {
    let keys: Option<Vec<Key>> = names.split_whitespace().map(key_named).collect();
    let keys = keys.filter(|keys| keys.len() == 8)?;
    let is_twice =
        keys.iter().enumerate().any(|(index, key)| keys.iter().take(index).any(|other| other == key));
    let (left, right) = keys.split_at(4);
    Some([left.try_into().ok()?, right.try_into().ok()?]).filter(|_| !is_twice)
}

fn key_named(name: &str) -> Option<Key> {
    let mut letters = name.chars();
    Some(match (letters.next(), letters.next(), name) {
        (Some(letter), None, _) => Key::Char(letter.to_ascii_uppercase()),
        (.., "Escape") => Key::Esc,
        (.., "Enter") => Key::Enter,
        (.., "Space") => Key::Char(' '),
        (.., "Tab") => Key::Tab,
        (.., "Backspace") => Key::Backspace,
        (.., "Left") => Key::Left,
        (.., "Right") => Key::Right,
        (.., "Up") => Key::Up,
        (.., "Down") => Key::Down,
        (.., "End") => Key::End,
        (.., "Insert") => Key::Insert,
        (.., "Delete") => Key::Delete,
        _ => return None,
    })
}

fn said(words: &Words, key: Key) -> String {
    match key {
        Key::Esc => fl!(words, "key-escape"),
        Key::Enter => fl!(words, "key-enter"),
        Key::Tab => fl!(words, "key-tab"),
        Key::End => fl!(words, "key-end"),
        Key::Backspace => fl!(words, "key-backspace-short"),
        Key::Char(' ') => fl!(words, "key-space"),
        Key::Char(letter) => letter.to_string(),
        Key::Left => "←".to_owned(),
        Key::Right => "→".to_owned(),
        other => other.name().map_or_else(String::new, |name| key_names::name(words, name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_the_window_writes_them() {
        assert_eq!(read("Escape A S D Backspace L K J"), Some(USUAL));
        assert_eq!(read("Escape A S D Backspace L K A"), None, "one for both");
        assert_eq!(read("Escape A S"), None);
        assert_eq!(read("Left Q W E Right U I O").map(|keys| keys[1][0]), Some(Key::Right));
    }
}
