//! The languages that the program speaks: a folder of `assets/lang` for each, with what its `language.ron` says.

use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;
use unic_langid::LanguageIdentifier;

/// Every text has it; other languages fall back to it.
pub const ENGLISH: &str = "en";
/// English made longer and accented, to see what does not go through the words file. It is for tests and translators,
/// and listed nowhere.
pub const PSEUDO: &str = "qps";
/// The same, of which nobody has read anything, so that the English stands beside it where a slip may do harm.
pub const DRAFT: &str = "qps-draft";
/// Regions where Chinese is written in traditional letters unless the locale says otherwise.
const TRADITIONAL: [&str; 3] = ["TW", "HK", "MO"];

#[derive(RustEmbed)]
#[folder = "assets/lang/"]
struct Files;

/// A language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    id: String,
    about: About,
}

/// What `language.ron` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    name: String,
    direction: Direction,
    reviewed: Vec<Section>,
}

/// Which way its lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

/// Texts where a slip of a translation may do harm. Until somebody else has read them, the English stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Section {
    /// Whom to call, and what to do in danger.
    People,
    /// For whom a practice is not.
    Cautions,
    /// What is read before a practice that asks first.
    Gates,
    /// The plan for hard moments.
    Plan,
}

/// How the English stands beside a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Below a sentence; words on buttons stand alone.
    Below,
    InBrackets,
}

/// What the ids of these texts begin with, and how the English stands beside them.
const TO_REVIEW: [(&str, Section, Beside); 17] = [
    ("caution-brief-", Section::Cautions, Beside::InBrackets),
    ("caution-", Section::Cautions, Beside::Below),
    ("worse-", Section::Cautions, Beside::Below),
    ("in-step-worse", Section::Cautions, Beside::Below),
    ("practices-held-caution", Section::Cautions, Beside::Below),
    ("practices-cold-caution", Section::Cautions, Beside::Below),
    ("practices-held-", Section::Gates, Beside::Below),
    ("practices-cold-", Section::Gates, Beside::Below),
    ("gate-", Section::Gates, Beside::Below),
    ("cli-gate", Section::Gates, Beside::Below),
    ("pair-gate", Section::Gates, Beside::Below),
    ("people-", Section::People, Beside::Below),
    ("cli-people-", Section::People, Beside::Below),
    ("danger-", Section::People, Beside::Below),
    ("police-", Section::People, Beside::Below),
    ("line-", Section::People, Beside::Below),
    ("plan-", Section::Plan, Beside::Below),
];

/// Sentences that have one line on a card and say nothing that could do harm.
const ON_CARDS: [&str; 2] = ["people-choose-note", "people-mine-who"];

impl Beside {
    /// `None` where the English does not stand beside this text of this language.
    pub fn of(id: &str, language: &Language) -> Option<Self> {
        // Asked for every text that is said.
        if language.is_english() {
            return None;
        }
        let (_, section, beside) = TO_REVIEW.iter().find(|(beginning, ..)| id.starts_with(beginning))?;
        let is_alone = language.is_reviewed(*section) || ON_CARDS.contains(&id);
        (!is_alone).then_some(*beside)
    }
}

/// The folders of languages.
#[cfg(not(debug_assertions))]
fn ids() -> Vec<String> {
    Files::iter().filter_map(|path| path.strip_suffix("/language.ron").map(str::to_owned)).collect()
}

/// While developing they are read at run time, and the walk of rust-embed panics where a folder can't be closed.
#[cfg(debug_assertions)]
fn ids() -> Vec<String> {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lang"));
    let name = |path: std::path::PathBuf| Some(path.file_name()?.to_str()?.to_owned());
    let listed = crate::platform::disk::list(folder).unwrap_or_default();
    listed.into_iter().filter_map(|listed| name(listed.path)).collect()
}

impl Language {
    /// Those that came with the program: English, and the others by name.
    #[must_use]
    pub fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<Language>> = LazyLock::new(|| {
            let mut all: Vec<Language> = ids().iter().filter_map(|id| Language::read(id)).collect();
            all.sort_by_key(|language| (language.id != ENGLISH, language.about.name.clone()));
            all
        });
        &ALL
    }

    fn read(id: &str) -> Option<Self> {
        let about = ron::from_str(&file(id, "language.ron")?).ok()?;
        Some(Self { id: id.to_owned(), about })
    }

    /// The one that every text has.
    #[must_use]
    pub fn english() -> Self {
        let reviewed = vec![Section::People, Section::Cautions, Section::Gates, Section::Plan];
        let about = About { name: "English".to_owned(), direction: Direction::LeftToRight, reviewed };
        Self::read(ENGLISH).unwrap_or_else(|| Self { id: ENGLISH.to_owned(), about })
    }

    /// English made longer and accented.
    #[must_use]
    pub fn pseudo() -> Self {
        let about = About {
            name: super::pseudo::whole("Pseudo"),
            direction: Direction::LeftToRight,
            reviewed: Self::english().about.reviewed,
        };
        Self { id: PSEUDO.to_owned(), about }
    }

    /// The same, which nobody has read.
    fn draft() -> Self {
        let mut draft = Self::pseudo();
        DRAFT.clone_into(&mut draft.id);
        draft.about.reviewed.clear();
        draft
    }

    /// A language of this name, of which nobody has read anything.
    #[cfg(test)]
    pub(super) fn pseudo_named(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::draft() }
    }

    /// What a person chose, or what their system speaks, as far as it is there; English otherwise.
    #[must_use]
    pub fn of_person(chosen: Option<&str>, locale: Option<&str>) -> Self {
        let chosen = chosen.and_then(|tag| match tag {
            PSEUDO => Some(Self::pseudo()),
            DRAFT => Some(Self::draft()),
            _ => among_all(tag),
        });
        chosen.or_else(|| among_all(locale?)).unwrap_or_else(Self::english)
    }

    /// Its BCP 47 tag, which is the name of its folder.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What its speakers call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.about.name
    }

    #[must_use]
    pub fn is_english(&self) -> bool {
        self.id == ENGLISH
    }

    #[must_use]
    pub fn is_pseudo(&self) -> bool {
        self.id == PSEUDO || self.id == DRAFT
    }

    #[must_use]
    pub fn direction(&self) -> Direction {
        self.about.direction
    }

    /// Whether somebody else has read these texts.
    #[must_use]
    pub fn is_reviewed(&self, section: Section) -> bool {
        self.about.reviewed.contains(&section)
    }

    /// The text of one of its files.
    pub(super) fn file(&self, name: &str) -> Option<String> {
        file(if self.is_pseudo() { ENGLISH } else { &self.id }, name)
    }

    /// As it asks for plurals and numbers, with the region of the system where it names none.
    pub(super) fn identifier(&self, locale: Option<&str>) -> LanguageIdentifier {
        let id = if self.is_pseudo() { ENGLISH } else { &self.id };
        let mut identifier: LanguageIdentifier = id.parse().unwrap_or_default();
        if identifier.region.is_none() {
            identifier.region = locale.and_then(parsed).and_then(|locale| locale.region);
        }
        identifier
    }
}

fn file(id: &str, name: &str) -> Option<String> {
    String::from_utf8(Files::get(&format!("{id}/{name}"))?.data.into_owned()).ok()
}

fn among_all(tag: &str) -> Option<Language> {
    matching(Language::all(), tag).cloned()
}

/// The language that a locale such as `de-AT` or `de_AT.UTF-8` speaks: with its region where that is there, then with
/// none, then with another. Another script is another language.
fn matching<'l>(languages: &'l [Language], locale: &str) -> Option<&'l Language> {
    let wanted = parsed(locale)?;
    let rank = |language: &&Language| {
        let known = parsed(&language.id)?;
        let is_same = known.language == wanted.language && script(&known) == script(&wanted);
        let rank = if known.region == wanted.region { 0 } else { 1 + u8::from(known.region.is_some()) };
        is_same.then_some(rank)
    };
    languages.iter().filter(|language| rank(language).is_some()).min_by_key(rank)
}

fn parsed(locale: &str) -> Option<LanguageIdentifier> {
    let tag = locale.split(['.', '@']).next()?.replace('_', "-");
    tag.parse().ok().filter(|parsed: &LanguageIdentifier| !parsed.language.is_empty())
}

/// The script where it tells languages apart; `None` is the usual one.
fn script(identifier: &LanguageIdentifier) -> Option<String> {
    let is_chinese = identifier.language.as_str() == "zh";
    let named = identifier.script.map(|script| script.as_str().to_owned());
    let is_traditional = identifier.region.is_some_and(|region| TRADITIONAL.contains(&region.as_str()));
    let named = named.or_else(|| (is_chinese && is_traditional).then(|| "Hant".to_owned()));
    named.filter(|script| !(is_chinese && script == "Hans"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_finds_its_language_without_its_region_and_never_in_another_script() {
        let there = ["en", "de", "pt-BR", "fr", "fr-CA", "zh", "zh-Hant"].map(Language::pseudo_named);
        let found = |locale: &str| matching(&there, locale).map(Language::id);
        for (locale, id) in [
            ("de", "de"),
            ("de-AT", "de"),
            ("de_CH.UTF-8", "de"),
            ("de_DE@euro", "de"),
            ("pt-PT", "pt-BR"),
            ("fr-CA", "fr-CA"),
            ("fr-BE", "fr"),
            ("zh-CN", "zh"),
            ("zh_TW.UTF-8", "zh-Hant"),
            ("zh-Hans-HK", "zh"),
            ("EN_us", "en"),
        ] {
            assert_eq!(found(locale), Some(id), "{locale}");
        }
        for locale in ["C", "POSIX", "", "nl", "und", "de-Latf", "x y", "🦀"] {
            assert_eq!(found(locale), None, "{locale}");
        }
    }

    #[test]
    fn what_is_not_there_is_english() {
        let of = |chosen, locale| Language::of_person(chosen, locale).id().to_owned();
        assert_eq!(of(None, None), ENGLISH);
        assert_eq!(of(Some("xx"), Some("C")), ENGLISH);
        assert_eq!(of(Some("en-GB"), Some("de-DE")), ENGLISH);
        assert_eq!(of(Some(PSEUDO), None), PSEUDO);
        assert_eq!(of(None, Some(PSEUDO)), ENGLISH, "no system speaks it");
    }

    #[test]
    fn every_folder_says_what_its_language_is_called_and_english_is_first() {
        let folders = Files::iter().filter_map(|path| path.split_once('/').map(|(id, _)| id.to_owned()));
        for id in folders {
            assert!(Language::read(&id).is_some_and(|it| !it.name().trim().is_empty()), "{id}");
        }
        assert_eq!(Language::all()[0], Language::english());
        assert!(Language::all().iter().all(|language| !language.is_pseudo()), "nobody is offered it");
    }
}
