//! What was typed, sorted and answered in the part that runs. It ends with the part; nothing of it is kept by itself.

use softlanding_core::sitting::Sitting;
use softlanding_core::sorting::Sorting;

use super::super::answers::Asked;
use super::keys::Key;

/// More than anybody writes in a practice.
const TYPED_MOST: usize = 20_000;

/// All that belongs to one part of one sitting.
#[derive(Debug, Default)]
pub(super) struct OfPart {
    asked: Option<Asked>,
    /// What is being typed.
    pub typed: String,
}

impl OfPart {
    /// What there is of this part: begun anew where another one ran before.
    pub fn of(&mut self, sitting: &Sitting, part: usize, items: usize) -> (&mut Asked, &mut String) {
        let id = sitting.record().id;
        let there = self.asked.take().filter(|asked| (asked.sitting, asked.part) == (id, part));
        if there.is_none() {
            // Right after an answer, that stands there to begin with.
            sitting.chosen_before(part).unwrap_or_default().clone_into(&mut self.typed);
        }
        let new = || Asked { sitting: id, part, sorting: Sorting::new(items), ends: Vec::new() };
        (self.asked.insert(there.unwrap_or_else(new)), &mut self.typed)
    }

    /// What there is, if it is of this part.
    pub fn there(&self, sitting: &Sitting, part: usize) -> Option<&Asked> {
        let id = sitting.record().id;
        self.asked.as_ref().filter(|asked| (asked.sitting, asked.part) == (id, part))
    }
}

/// A key while something is written. Says whether it wrote.
pub(super) fn write(typed: &mut String, key: Key) -> bool {
    match key {
        Key::Char(letter) if typed.len() < TYPED_MOST => typed.push(letter),
        Key::Char(_) => {}
        Key::Backspace => drop(typed.pop()),
        _ => return false,
    }
    true
}

/// Adds what was pasted, as far as it can be written.
pub(super) fn paste(typed: &mut String, text: &str, breaks_lines: bool) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for letter in text.chars().map(|letter| if letter == '\t' { ' ' } else { letter }) {
        let is_break = letter == '\n';
        if typed.len() < TYPED_MOST && (!letter.is_control() || is_break) {
            typed.push(if is_break && !breaks_lines { ' ' } else { letter });
        }
    }
}
