//! The language that is spoken: what was asked for this run, what was chosen, or what the system speaks.

use std::sync::Arc;

use crate::text::{Language, Words};

use super::App;

/// What decides which language is spoken, apart from the settings.
#[derive(Debug)]
pub(super) struct Asked {
    /// For this run, until another is chosen.
    pub language: Option<String>,
    /// The locale of the system.
    pub locale: Option<String>,
}

impl Asked {
    /// The language of these settings.
    fn language(&self, chosen: Option<&str>) -> Language {
        Language::of_person(self.language.as_deref().or(chosen), self.locale.as_deref())
    }

    /// The words in the language of these settings. Reads them, which takes milliseconds.
    pub fn words(&self, chosen: Option<&str>) -> Arc<Words> {
        Arc::new(Words::of(self.language(chosen), self.locale.as_deref()))
    }
}

impl App {
    /// The languages to choose from: those that came with the program, and the one that is spoken.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        let mut languages = Language::all().to_vec();
        let spoken = self.words().language();
        if !languages.contains(spoken) {
            languages.push(spoken.clone());
        }
        languages
    }

    /// The other language than English that is spoken although nobody chose it: a person is asked once whether they
    /// would rather have English.
    #[must_use]
    pub fn unasked_language(&self) -> Option<&Language> {
        let spoken = self.words().language();
        (self.settings().language.is_none() && !spoken.is_english()).then_some(spoken)
    }

    /// Speaks the language of the settings from now on.
    pub(super) fn speak(&mut self) {
        let chosen = self.profile.settings().language.as_deref();
        if self.asked.language(chosen) != *self.words.language() {
            self.words = self.asked.words(chosen);
            self.exercises.speak(self.words.language().id());
        }
    }

    /// Who begins a practice has understood enough: the language stays.
    pub(super) fn keep_language(&mut self) {
        if let Some(language) = self.unasked_language() {
            let language = Some(language.id().to_owned());
            let settings = crate::settings::Settings { language, ..self.profile.settings().clone() };
            self.profile.change(settings);
        }
    }
}
