//! The words in one language, and in English what that language lacks or cannot say.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::language::{Beside, Direction, Language};
use super::locale::{self, Calendar, Numbers};
use super::pseudo;
use crate::search::Thesaurus;

const WORDS_FILE: &str = "softlanding.ftl";
const SYNONYMS_FILE: &str = "synonyms.txt";
/// Arguments of errors that count something.
const COUNTED: [&str; 9] = ["bytes", "count", "here", "least", "most", "saved", "secs", "there", "words"];

/// The words in one language. `fl!` asks it.
pub struct Words {
    language: Language,
    /// The locale of the system: its region says how dates and numbers are written.
    locale: Option<String>,
    bundle: FluentBundle<FluentResource>,
    calendar: Calendar,
    numbers: Numbers,
    /// Read when something is missing first.
    english: OnceLock<Box<Words>>,
    /// Read when something is looked for first, and not as the program starts.
    thesaurus: OnceLock<Thesaurus>,
}

/// A text that was asked for.
enum Said {
    Whole(String),
    /// Something in it could not be said.
    WithGaps(String),
}

impl Words {
    /// English, wherever the machine is.
    #[must_use]
    pub fn english() -> Self {
        Self::of(Language::english(), None)
    }

    /// What a person chose, or what their system speaks, as far as it is there.
    #[must_use]
    pub fn of_person(chosen: Option<&str>, locale: Option<&str>) -> Self {
        Self::of(Language::of_person(chosen, locale), locale)
    }

    /// The words of this language, with dates and numbers as the region of the locale has them.
    #[must_use]
    pub fn of(language: Language, locale: Option<&str>) -> Self {
        let source = language.file(WORDS_FILE).unwrap_or_default();
        Self::read(language, locale, source)
    }

    /// What is no text is left out, so that a slip in a file costs one text and no more.
    fn read(language: Language, locale: Option<&str>, source: String) -> Self {
        let identifier = language.identifier(locale);
        Self {
            calendar: Calendar::new(&identifier),
            numbers: Numbers::new(&identifier),
            bundle: bundle(&language, identifier, source),
            language,
            locale: locale.map(str::to_owned),
            english: OnceLock::new(),
            thesaurus: OnceLock::new(),
        }
    }

    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// English as it is said here; itself where this is English.
    #[must_use]
    pub fn in_english(&self) -> &Self {
        if self.language.is_english() {
            return self;
        }
        self.english.get_or_init(|| Box::new(Self::of(Language::english(), self.locale.as_deref())))
    }

    /// The everyday words by which practices and pages are found: the language's own and, as practices may still be in
    /// English, the English ones.
    #[must_use]
    pub fn thesaurus(&self) -> &Thesaurus {
        self.thesaurus.get_or_init(|| {
            let of = |language: &Language| language.file(SYNONYMS_FILE).unwrap_or_default();
            let own = of(&self.language);
            if self.language.is_english() || self.language.is_pseudo() {
                return Thesaurus::read(&own);
            }
            Thesaurus::read(&format!("{own}\n{}", of(&Language::english())))
        })
    }

    /// Writes days and times.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// A number as the locale writes it.
    #[must_use]
    pub fn number(&self, number: f64) -> String {
        self.numbers.written(&number.to_string())
    }

    /// Whether there is such a text.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id) || self.in_english().bundle.has_message(id)
    }

    /// A text without variables.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.said(id, None)
    }

    /// A text with its variables.
    #[must_use]
    #[allow(clippy::needless_pass_by_value, clippy::implicit_hasher, reason = "as `fl!` calls it")]
    pub fn get_args_concrete(&self, id: &str, arguments: HashMap<&str, FluentValue<'_>>) -> String {
        self.said(id, Some(&arguments.into_iter().collect()))
    }

    /// A message whose id is only known at run time, with its arguments.
    #[must_use]
    pub fn message(&self, id: &str, arguments: &[(&'static str, String)]) -> String {
        let arguments = arguments.iter().map(|(name, value)| {
            // What is counted comes as a number, so that a translation can have plurals of it.
            let is_counted = COUNTED.contains(name);
            (*name, if is_counted { FluentValue::try_number(value) } else { value.as_str().into() })
        });
        self.said(id, Some(&arguments.collect()))
    }

    /// A text in this language or else in English, whole if there is a whole one. What is nowhere shows its id, so that a
    /// broken build still speaks.
    fn said(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let own = self.say(id, arguments);
        if let Some(Said::Whole(said)) = own {
            return self.with_english(id, arguments, said);
        }
        let english = if self.language.is_english() { None } else { self.in_english().say(id, arguments) };
        match (english, own) {
            (Some(Said::Whole(said)), _)
            | (_, Some(Said::Whole(said) | Said::WithGaps(said)))
            | (Some(Said::WithGaps(said)), None) => said,
            (None, None) => format!("No localization for id: {id}"),
        }
    }

    /// A translation with the English beside it, where a slip may do harm and nobody else has read it: a sentence below
    /// it, a few words in brackets.
    fn with_english(&self, id: &str, arguments: Option<&FluentArgs<'_>>, said: String) -> String {
        let Some(beside) = Beside::of(id, &self.language) else { return said };
        let Some(Said::Whole(english)) = self.in_english().say(id, arguments) else { return said };
        match beside {
            _ if english == said => said,
            Beside::Below if english.ends_with(['.', '?', ':']) => format!("{said}\n{english}"),
            Beside::Below => said,
            Beside::InBrackets => format!("{said} ({english})"),
        }
    }

    fn say(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Said> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
        let said = if self.language.is_pseudo() { pseudo::in_brackets(&said) } else { said };
        Some(if errors.is_empty() { Said::Whole(said) } else { Said::WithGaps(said) })
    }
}

fn bundle(
    language: &Language,
    identifier: LanguageIdentifier,
    source: String,
) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Names and numbers keep their own direction within a line that runs the other way.
    bundle.set_use_isolating(language.direction() == Direction::RightToLeft);
    bundle.set_formatter(Some(locale::in_text));
    bundle.set_transform(language.is_pseudo().then_some(pseudo::piece));
    let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
    // What stands there twice is said as it stands first.
    drop(bundle.add_resource(resource));
    bundle
}

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Words").field("language", &self.language.id()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fl;
    use super::*;

    /// A language of which these texts are translated.
    fn translated(source: &str) -> Words {
        Words::read(Language::pseudo_named("de"), None, source.to_owned())
    }

    #[test]
    fn what_is_missing_is_said_in_english_a_text_at_a_time() {
        let words = translated("nav-now = Jetzt\n");
        assert_eq!(fl!(words, "nav-now"), "Jetzt");
        assert_eq!(fl!(words, "nav-people"), "People");
        assert_eq!(fl!(words, "minutes", count = 3), "3 minutes");
        assert!(words.has("nav-people") && !words.has("nav-nowhere"));
    }

    #[test]
    fn a_broken_text_is_said_in_english_and_its_neighbours_are_not() {
        let words = translated(
            "nav-help = Hilfe\nminutes = { $zahl } Minuten\nhide = { nav-nowhere }\nnav-back =\n\
             nav-people = Menschen\nnav-now = Jetzt { \n",
        );
        assert_eq!(fl!(words, "nav-now"), "Now", "a bracket is open");
        assert_eq!(fl!(words, "minutes", count = 3), "3 minutes", "there is no such variable");
        assert_eq!(fl!(words, "hide"), "Hide", "there is no such text");
        assert_eq!(fl!(words, "nav-back"), "Back", "it is empty");
        assert_eq!(fl!(words, "nav-help"), "Hilfe");
        assert_eq!(fl!(words, "nav-people"), "Menschen");
    }

    #[test]
    fn the_english_stands_beside_what_may_do_harm_until_somebody_has_read_it() {
        let words = translated(
            "caution-dizzy-stop = Halt.\ncaution-brief-heart = Nicht bei Herzleiden\npeople-copy = Kopieren\n\
             nav-now = Jetzt\nplan-about = Für schwere Tage.\n",
        );
        let english = Words::english();
        let caution = fl!(english, "caution-dizzy-stop");
        assert_eq!(fl!(words, "caution-dizzy-stop"), format!("Halt.\n{caution}"));
        assert_eq!(fl!(words, "caution-brief-heart"), "Nicht bei Herzleiden (Not with heart trouble)");
        assert_eq!(fl!(words, "people-copy"), "Kopieren", "a button");
        assert_eq!(fl!(words, "nav-now"), "Jetzt");
        assert!(fl!(words, "plan-about").starts_with("Für schwere Tage.\n"));
        assert_eq!(fl!(words, "caution-cold"), fl!(english, "caution-cold"), "it is English already");
    }

    #[test]
    fn a_language_has_plurals_of_its_own() {
        let source = "minutes = { $count ->\n    [one] { $count } минута\n    [few] { $count } минуты\n   \
                      *[other] { $count } минут\n}\n";
        let words = Words::read(Language::pseudo_named("ru"), Some("ru-RU"), source.to_owned());
        let said = [1, 3, 5, 21].map(|count| fl!(words, "minutes", count = count));
        assert_eq!(said, ["1 минута", "3 минуты", "5 минут", "21 минута"]);
    }

    #[test]
    fn the_pseudo_language_leaves_variables_as_they_are() {
        let words = Words::of(Language::pseudo(), None);
        assert_eq!(fl!(words, "rating-presence", number = 3), "[přééšééñť 3]");
        assert_eq!(fl!(words, "nav-now"), "[Ñööŵ]");
    }
}
