//! Going anywhere by typing: what was typed, what that leads to, and which of it is chosen.

use egui::Id;
use softlanding_core::exercise::Exercise;
use softlanding_core::record::ExerciseKey;
use uuid::Uuid;

use crate::app::App;
use crate::search::{Catalogue, Query, SearchResult};
use crate::text::finding;

use crate::ui::action::{Route, SettingsPage};

/// How many exercises are read for searching in one frame.
const READ_IN_A_FRAME: usize = 400;

/// The palette while it is open.
#[derive(Debug, Default)]
pub struct Palette {
    pub text: String,
    /// Which of [`Self::items`].
    pub chosen: usize,
    pub items: Vec<Item>,
    /// Whether the keyboard was led to the field.
    pub was_led: bool,
    /// What had the keyboard before it opened.
    pub before: Option<Id>,
    catalogue: Catalogue,
    /// What [`Self::items`] are for: the words and the library.
    found: Option<(String, u64)>,
}

/// One way to go.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub name: String,
    /// What it is.
    pub about: String,
    pub goes: Goes,
}

/// Where it leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Goes {
    To(Route),
    ToSettings(SettingsPage),
    /// It begins.
    Begins(ExerciseKey),
    /// Its sentence is shown in the jar.
    Opens(Uuid),
    KeepsCompany,
}

impl Palette {
    /// Opened while this had the keyboard.
    #[must_use]
    pub fn new(before: Option<Id>) -> Self {
        Self { before, ..Self::default() }
    }

    /// Takes in what changed. Where the items are to be found anew, returns what was found among the practices; the
    /// entries are those of [`Self::entry`].
    pub fn look(&mut self, app: &App) -> Option<SearchResult> {
        if self.catalogue.entries().is_empty() {
            self.catalogue = Catalogue::new(app.library().entries().to_vec());
        }
        if !self.catalogue.is_whole() {
            let keywords = |exercise: &Exercise| finding::keywords(app.words(), app.settings(), exercise);
            self.catalogue.read(READ_IN_A_FRAME, keywords);
            self.found = None;
        }
        let asked = (self.text.clone(), app.library_version());
        if self.found.as_ref() == Some(&asked) {
            return None;
        }
        if self.found.as_ref().is_none_or(|(text, _)| *text != asked.0) {
            self.chosen = 0;
        }
        self.found = Some(asked);
        let query = Query { text: self.text.clone(), ..Query::default() };
        Some(self.catalogue.find(&query, app.settings(), app.words().thesaurus()))
    }

    /// The key of an entry that was found.
    #[must_use]
    pub fn entry(&self, index: usize) -> Option<&ExerciseKey> {
        self.catalogue.entries().get(index).map(|entry| &entry.key)
    }

    /// Whether there is more to read.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        !self.catalogue.is_whole()
    }

    /// Chooses the one so many after this one; at the ends it goes round.
    pub fn step(&mut self, by: isize) {
        let count = self.items.len().max(1);
        self.chosen = self.chosen.saturating_add_signed(by.rem_euclid(count.cast_signed())) % count;
    }
}

/// Whether each word that was typed begins a word of these.
#[must_use]
pub fn is_named(typed: &str, names: &[&str]) -> bool {
    let names: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let words = || names.iter().flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric()));
    typed.to_lowercase().split_whitespace().all(|typed| words().any(|word| word.starts_with(typed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginnings_of_words_name_it_in_any_order() {
        assert!(is_named("look b", &["Look back"]));
        assert!(is_named("back LOOK", &["Look back"]));
        assert!(is_named("sou set", &["Settings", "Sound"]));
        assert!(!is_named("ook", &["Look back"]));
        assert!(!is_named("look sideways", &["Look back"]));
        assert!(is_named("", &["Now"]));
    }

    #[test]
    fn the_choice_goes_round() {
        let item =
            |name: &str| Item { name: name.to_owned(), about: String::new(), goes: Goes::KeepsCompany };
        let mut palette = Palette { items: ["a", "b", "c"].map(item).into(), ..Palette::default() };
        let mut seen = Vec::new();
        for by in [1, 1, 1, -1, -1] {
            palette.step(by);
            seen.push(palette.chosen);
        }
        assert_eq!(seen, [1, 2, 0, 2, 1]);
        let mut none = Palette::default();
        none.step(-1);
        assert_eq!(none.chosen, 0);
    }
}
