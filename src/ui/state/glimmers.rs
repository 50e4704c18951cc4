//! Small good moments: the one being written, and which light of the jar is looked at.

use softlanding_core::record::{Jotting, JottingKind};
use uuid::Uuid;

use crate::app::Kept;

use crate::ui::jar::LIGHTS_MOST;
use crate::ui::state::words_list::WordsList;

/// What the window remembers of the jar while it is open.
#[derive(Debug, Default)]
pub struct Glimmers {
    pub draft: GlimmerDraft,
    /// The light that is chosen, and whether its sentence is shown.
    pub chosen: Option<Uuid>,
    pub is_open: bool,
    /// Its sentences one below the other.
    pub as_list: bool,
    pub list: WordsList,
    /// One to be opened when the jar is come to, as it was asked for elsewhere.
    pub opens: Option<Uuid>,
}

/// The one being written.
#[derive(Debug, Default)]
pub struct GlimmerDraft {
    pub text: String,
    pub tag: String,
    /// Whether the keyboard was led to the field.
    pub was_led: bool,
    /// It is kept, and is this one.
    pub kept: Option<Uuid>,
}

impl Glimmers {
    /// The page was left: nothing of it is open when one comes back, and what was not kept is gone.
    pub fn leave(&mut self) {
        *self = Self { opens: self.opens.take(), ..Self::default() };
    }

    /// Nothing is to be read any more.
    pub fn close(&mut self) {
        (self.is_open, self.as_list) = (false, false);
        self.list = WordsList::default();
    }

    pub fn open(&mut self, id: Uuid) {
        (self.chosen, self.is_open) = (Some(id), true);
    }
}

/// All small good moments, newest first.
#[must_use]
pub fn all(kept: &Kept) -> impl DoubleEndedIterator<Item = &Jotting> {
    kept.jottings().iter().filter(|jotting| jotting.kind == JottingKind::Glimmer)
}

/// Which of them are drawn: those around the chosen one, or the newest. Each with its number from the oldest on.
#[must_use]
pub fn drawn<'a>(newest_first: &[&'a Jotting], chosen: Option<Uuid>) -> Vec<(usize, &'a Jotting)> {
    let place = newest_first.iter().position(|jotting| Some(jotting.id) == chosen).unwrap_or(0);
    let from = place / LIGHTS_MOST * LIGHTS_MOST;
    let numbered = newest_first.iter().enumerate().skip(from).take(LIGHTS_MOST);
    numbered.map(|(index, jotting)| (newest_first.len() - 1 - index, *jotting)).collect()
}

#[cfg(test)]
mod tests {
    use softlanding_core::testing::glimmer;

    use super::*;

    #[test]
    fn however_many_there_are_a_bounded_number_is_drawn_and_the_chosen_one_is_among_them() {
        let all: Vec<Jotting> = (0..5_000).rev().map(glimmer).collect();
        let newest_first: Vec<&Jotting> = all.iter().collect();
        for chosen in [0, 1, 89, 90, 2_500, 4_999] {
            let id = Some(all[chosen].id);
            let shown = drawn(&newest_first, id);
            assert!(shown.len() <= LIGHTS_MOST);
            assert!(shown.iter().any(|(number, one)| Some(one.id) == id && *number == 4_999 - chosen));
        }
        assert_eq!(drawn(&newest_first, None)[0].1.id, all[0].id);
        assert!(drawn(&[], None).is_empty());
    }
}
