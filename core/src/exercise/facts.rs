//! What others ask of an exercise.

use std::fmt;

use super::breath::{is_breath, is_held};
use super::{Beat, Caution, Exercise, Gesture, Lasts, Lines, Part, Picture, Sense};

impl Exercise {
    /// Whether any part takes the chosen length. Otherwise the exercise is as long as its parts.
    #[must_use]
    pub fn fills(&self) -> bool {
        self.parts.iter().any(Part::fills)
    }

    /// Whether any part waits for the person.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.parts.iter().any(Part::waits)
    }

    /// Whether any part paces the breath.
    #[must_use]
    pub fn is_breath(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Cycle { beats, .. } if is_breath(beats)))
    }

    /// Whether it stands behind the hold gate: the breath is held for more than a second, or the
    /// author says so.
    #[must_use]
    pub fn has_holds(&self) -> bool {
        self.cautions.contains(&Caution::BreathHold) || self.holds_the_breath()
    }

    /// Whether the breath is held for more than a second, whatever the author says.
    #[must_use]
    pub fn holds_the_breath(&self) -> bool {
        let is_held = |part: &Part| match part {
            Part::Cycle { beats, glide_from, beats_b, .. } => {
                is_held(beats) || [glide_from, beats_b].into_iter().flatten().any(|beats| is_held(beats))
            }
            _ => false,
        };
        self.parts.iter().any(is_held)
    }

    /// Its cautions, the most serious first.
    pub fn cautions_by_weight(&self) -> impl Iterator<Item = Caution> {
        Caution::BY_WEIGHT.into_iter().filter(|caution| self.cautions.contains(caution))
    }

    /// Those of its cautions that are said in a line where it begins: at most two, the most serious. That the breath
    /// is held stands among the facts beside it.
    pub fn first_cautions(&self) -> impl Iterator<Item = Caution> {
        self.cautions_by_weight().filter(|caution| *caution != Caution::BreathHold).take(2)
    }

    /// Whether some part turns eyes or ears to what is around.
    #[must_use]
    pub fn orients(&self) -> bool {
        self.parts.iter().any(|part| match part {
            Part::Cycle { beats, .. } => {
                beats.iter().any(|beat| matches!(beat.gesture, Gesture::Look | Gesture::Listen))
            }
            Part::Notice { sense, .. } => matches!(sense, Sense::See | Sense::Hear),
            _ => false,
        })
    }

    /// Whether it stands behind the gate for cold.
    #[must_use]
    pub fn is_cold(&self) -> bool {
        self.cautions.contains(&Caution::Cold)
    }

    /// Whether it is shown only to those who asked for it, after reading why.
    #[must_use]
    pub fn asks_first(&self) -> bool {
        self.opt_in.is_some() || self.has_holds() || self.is_cold()
    }

    /// The length that a wish for this one comes to, in milliseconds: what holds the breath is never longer
    /// than the longest that its author offers.
    #[must_use]
    pub fn allowed_length_ms(&self, wished_ms: u32) -> u32 {
        let longest_ms = self.minutes.choices_ms.iter().copied().max().unwrap_or(self.minutes.usual_ms);
        if self.has_holds() { wished_ms.min(longest_ms) } else { wished_ms }
    }

    /// A hash of the parts, for records to tell an edited exercise from the one before.
    ///
    /// FNV-1a, 64 bits, over the parts as one line of RON: the same on every build and platform.
    /// Layout and comments of the file do not matter, nor do title, evidence or lengths. A field
    /// that a later format adds must not be written while it has its default, or all records
    /// would seem to be of other exercises.
    #[must_use]
    pub fn parts_hash(&self) -> u64 {
        let mut hash = Fnv1a::default();
        let written = ron::Options::default().to_writer(&mut hash, &self.parts);
        debug_assert!(written.is_ok(), "parts are plain data and the hash takes all text");
        hash.0
    }
}

impl Part {
    /// How often the other one may say it back again after *not yet*.
    pub const CHECK_TRIES: u32 = 2;

    /// A cycle with nothing but its beats: the same breath for everybody, from its first round to its last.
    #[must_use]
    pub fn cycle(text: Option<String>, beats: Vec<Beat>, rounds: Option<u32>) -> Self {
        Self::Cycle {
            text,
            beats,
            rounds,
            glide_from: None,
            from_tapped: false,
            each: false,
            beats_b: None,
            picture: None,
            lines: Lines::default(),
        }
    }

    /// Whether the screen goes dark in it.
    #[must_use]
    pub fn is_dark(&self) -> bool {
        matches!(self, Self::Cycle { picture: Some(Picture::Dark), .. })
    }

    /// Whether it takes the chosen length, or its share of that.
    #[must_use]
    pub fn fills(&self) -> bool {
        matches!(
            self,
            Self::Cycle { rounds: None, .. }
                | Self::Say { lasts: Lasts::Fill, .. }
                | Self::Wave { ms: None, .. }
                | Self::Scale { ms: None, .. }
                | Self::Turn { ms: None, .. }
                | Self::Words { .. }
                | Self::Shapes { .. }
        )
    }

    /// Its words on the screen, if it has any.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Say { text, .. }
            | Self::Wave { text, .. }
            | Self::Wait { text, .. }
            | Self::Words { text, .. }
            | Self::Shapes { text, .. } => Some(text),
            Self::Cycle { text, .. } => text.as_deref(),
            Self::Notice { prompt, .. }
            | Self::Turn { prompt, .. }
            | Self::Check { prompt, .. }
            | Self::Choose { prompt, .. }
            | Self::Sort { prompt, .. }
            | Self::Sentences { prompt, .. }
            | Self::Write { prompt, .. }
            | Self::Scale { prompt, .. } => Some(prompt),
        }
    }

    /// The lines that follow its words; `None` for a kind of part that has none.
    #[must_use]
    pub fn lines(&self) -> Option<&Lines> {
        match self {
            Self::Say { lines, .. }
            | Self::Cycle { lines, .. }
            | Self::Wave { lines, .. }
            | Self::Scale { lines, .. }
            | Self::Wait { lines, .. }
            | Self::Turn { lines, .. }
            | Self::Shapes { lines, .. } => Some(lines),
            Self::Notice { .. }
            | Self::Check { .. }
            | Self::Choose { .. }
            | Self::Sort { .. }
            | Self::Sentences { .. }
            | Self::Write { .. }
            | Self::Words { .. } => None,
        }
    }

    /// All of its words: its text and whatever else of it stands on the screen.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let [first, second] = match self {
            Self::Turn { aside, .. } => [aside.as_deref(), None],
            Self::Check { almost, thanks, .. } => [almost.as_deref(), thanks.as_deref()],
            _ => [None, None],
        };
        let piles = if let Self::Sort { piles, .. } = self { piles.as_slice() } else { &[] };
        let more = self.listed().iter().chain(piles).map(String::as_str);
        self.text().into_iter().chain(first).chain(second).chain(more)
    }

    /// What is written row by row in it: its lines, words, answers, things to sort or beginnings.
    #[must_use]
    pub fn listed(&self) -> &[String] {
        match self {
            Self::Words { words, .. } => words,
            Self::Choose { choices, .. } => choices,
            Self::Sort { items, .. } => items,
            Self::Sentences { starts, .. } => starts,
            _ => self.lines().map_or(&[], |lines| &lines.texts),
        }
    }

    /// One of its lines, or one of the words of a `Words`, by its place in the file.
    #[must_use]
    pub fn line(&self, index: usize) -> Option<&str> {
        let texts = match self {
            Self::Words { words, .. } => words,
            _ => &self.lines()?.texts,
        };
        texts.get(index).map(String::as_str)
    }

    /// Whether it lasts until the person goes on.
    #[must_use]
    pub fn waits(&self) -> bool {
        matches!(
            self,
            Self::Say { lasts: Lasts::UntilNext, .. }
                | Self::Notice { .. }
                | Self::Write { .. }
                | Self::Wait { .. }
                | Self::Check { .. }
                | Self::Choose { .. }
                | Self::Sort { .. }
                | Self::Sentences { .. }
        )
    }
}

/// <http://www.isthe.com/chongo/tech/comp/fnv/>
struct Fnv1a(u64);

impl Default for Fnv1a {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl fmt::Write for Fnv1a {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        let hash = |text: &str| {
            let mut hash = Fnv1a::default();
            hash.write_str(text).unwrap();
            hash.0
        };
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
