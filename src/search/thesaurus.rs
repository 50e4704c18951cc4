//! What people type, and what it leads to: `assets/lang/*/synonyms.txt`, whose head says how it is written.
//!
//! The words of a practice find it in any case; this is for words that stand in none. Read once, asked with
//! every key: it compares a few hundred phrases.

use softlanding_core::exercise::{Exercise, Family};
use softlanding_core::rating::State;

use super::danger::Own;
use super::facts::Filter;
use super::lexicon::{TextField, nearest, words_of};
use super::{GoodFor, Row};

/// From this many letters on the last word of what was typed may be begun.
const BEGUN_FROM_CHARS: usize = 5;

/// A page of the program that is found by words as practices are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// Whom to turn to; it stands before every practice.
    People,
    Plan,
    Night,
    Glimmers,
    InStep,
    Map,
    TimeOut,
}

impl Page {
    /// With their names in the file.
    const NAMES: [(Self, &'static str); 7] = [
        (Self::People, "people"),
        (Self::Plan, "plan"),
        (Self::Night, "night"),
        (Self::Glimmers, "glimmers"),
        (Self::InStep, "in-step"),
        (Self::Map, "map"),
        (Self::TimeOut, "time-out"),
    ];
}

/// What a word leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    GoodFor(GoodFor),
    Filter(Filter),
    Family(Family),
    /// One practice, and its place among those that are named together.
    Practice {
        id: String,
        place: usize,
    },
    Page(Page),
}

impl Target {
    /// What a name in the file means.
    fn read(name: &str, place: usize) -> Option<Self> {
        let (kind, which) = name.split_once(' ')?;
        let good_for = |good_for| Some(Self::GoodFor(good_for));
        match (kind, which) {
            ("state", "settled") => good_for(GoodFor::From(State::Settled)),
            ("state", "stirred-up") => good_for(GoodFor::From(State::StirredUp)),
            ("state", "far-away") => good_for(GoodFor::From(State::ShutDown)),
            ("state", "mixed") => good_for(GoodFor::From(State::Mixed)),
            ("good-for", "evenings") => good_for(GoodFor::Evenings),
            ("good-for", "panic") => good_for(GoodFor::Panic),
            ("good-for", "urges") => good_for(GoodFor::Urges),
            ("good-for", "missing") => good_for(GoodFor::Missing),
            ("good-for", "others") => good_for(GoodFor::Others),
            ("good-for", "children") => good_for(GoodFor::Children),
            ("good-for", "seconds") => good_for(GoodFor::FewSeconds),
            ("place", "people") => Some(Self::Filter(Filter::InPublic)),
            ("place", "outdoors") => Some(Self::Filter(Filter::Outdoors)),
            ("place", "animal") => Some(Self::Filter(Filter::Animal)),
            ("family", "breathing") => Some(Self::Family(Family::Breathing)),
            ("family", "grounding") => Some(Self::Family(Family::Grounding)),
            ("family", "movement") => Some(Self::Family(Family::Movement)),
            ("family", "sound") => Some(Self::Family(Family::Sound)),
            ("family", "company") => Some(Self::Family(Family::Company)),
            ("family", "reflection") => Some(Self::Family(Family::Reflection)),
            ("family", "together") => Some(Self::Family(Family::Together)),
            ("practice", id) => Some(Self::Practice { id: id.to_owned(), place }),
            ("page", name) => {
                let page = Page::NAMES.iter().find(|(_, known)| *known == name);
                page.map(|(page, _)| Self::Page(*page))
            }
            _ => None,
        }
    }

    /// How it leads to an exercise, and how soon that one comes; `None` if it does not.
    pub(super) fn leads_to(&self, exercise: &Exercise, row: &Row) -> Option<(TextField, usize)> {
        let suited = |suits: bool, turn| suits.then_some((TextField::Suited, turn));
        match self {
            Self::GoodFor(good_for) => suited(good_for.suits(exercise, row), good_for.turn(exercise.family)),
            Self::Filter(filter) => suited(row.filters.contains(*filter), 0),
            Self::Family(family) => suited(exercise.family == *family, 0),
            Self::Practice { id, place } => {
                (exercise.id.as_str() == id).then_some((TextField::Named, *place))
            }
            Self::Page(_) => None,
        }
    }
}

/// A word or several, and which heading they stand below.
#[derive(Debug)]
struct Phrase {
    words: Vec<Box<str>>,
    heading: usize,
}

/// Which list a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Below {
    /// Names of what the words lead to.
    Heading,
    Ignored,
    Danger,
    Panic,
    Harmless,
}

impl Below {
    fn of(names: &str) -> Self {
        match names {
            "ignored" => Self::Ignored,
            "danger" => Self::Danger,
            "panic" => Self::Panic,
            "harmless" => Self::Harmless,
            _ => Self::Heading,
        }
    }
}

/// All of a language.
#[derive(Debug, Default)]
pub struct Thesaurus {
    phrases: Vec<Phrase>,
    headings: Vec<Vec<Target>>,
    /// Words that ask for nothing by themselves, such as "my".
    ignored: Vec<Box<str>>,
    danger: Own,
    /// What stands where a name of something should, for the test of the file.
    #[cfg(test)]
    pub(super) unknown: Vec<String>,
}

/// Some of what was typed that is looked for as one thing.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    pub words: Vec<&'a str>,
    pub targets: Vec<&'a Target>,
}

impl Thesaurus {
    /// Reads a file. What it does not know it leaves out: a slip in it costs one heading and no more.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut read = Self::default();
        let mut below = Below::Heading;
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(names) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                below = Below::of(names);
                if below == Below::Heading {
                    read.add_heading(names);
                }
                continue;
            }
            for phrase in line.split(',').map(words_of).filter(|phrase| !phrase.is_empty()) {
                match below {
                    Below::Heading => read.add_phrase(&phrase),
                    Below::Ignored => read.ignored.extend(phrase.split(' ').map(Box::from)),
                    Below::Danger => read.danger.danger.push(phrase.as_str().into()),
                    Below::Panic => read.danger.panic.push(phrase.as_str().into()),
                    Below::Harmless => read.danger.harmless.push(phrase.as_str().into()),
                }
            }
        }
        read
    }

    /// Words of danger in this language.
    pub(super) fn own_danger(&self) -> &Own {
        &self.danger
    }

    fn add_heading(&mut self, names: &str) {
        let names = names.split(',').map(str::trim).filter(|name| !name.is_empty()).enumerate();
        let mut targets = Vec::new();
        for (place, name) in names {
            let target = Target::read(name, place);
            #[cfg(test)]
            if target.is_none() {
                self.unknown.push(name.to_owned());
            }
            targets.extend(target);
        }
        self.headings.push(targets);
    }

    fn add_phrase(&mut self, phrase: &str) {
        let Some(heading) = self.headings.len().checked_sub(1) else { return };
        let all = || phrase.split(' ');
        let mut words: Vec<Box<str>> = all().filter(|word| !self.ignores(word)).map(Box::from).collect();
        if words.is_empty() {
            words = all().map(Box::from).collect();
        }
        self.phrases.push(Phrase { words, heading });
    }

    fn ignores(&self, word: &str) -> bool {
        self.ignored.iter().any(|ignored| ignored.as_ref() == word)
    }

    /// Takes apart what was typed, as it is compared. What stands in a practice `is_known`: that is no slip.
    pub(super) fn units<'a>(&'a self, typed: &'a str, is_known: impl Fn(&str) -> bool) -> Vec<Unit<'a>> {
        let all = || typed.split(' ').filter(|word| !word.is_empty());
        let mut words: Vec<&str> = all().filter(|word| !self.ignores(word)).collect();
        if words.is_empty() {
            words = all().collect();
        }
        let mut units = Vec::new();
        let mut rest = words.as_slice();
        while let Some(first) = rest.first() {
            let (length, mut targets) = self.longest(rest);
            if length == 0 && !is_known(first) {
                targets = self.misspelt(first);
            }
            let (unit, others) = rest.split_at(length.max(1).min(rest.len()));
            units.push(Unit { words: unit.to_vec(), targets });
            rest = others;
        }
        units
    }

    /// How many of these words are the longest phrase that they begin with, and what it leads to. What was typed whole
    /// is not taken for the beginning of something else.
    fn longest(&self, typed: &[&str]) -> (usize, Vec<&Target>) {
        let rank = |phrase: &Phrase| Some((phrase.words.len(), begins(typed, &phrase.words)?));
        let Some(best) = self.phrases.iter().filter_map(rank).max() else { return (0, Vec::new()) };
        let (length, _) = best;
        (length, self.targets(self.phrases.iter().filter(|phrase| rank(phrase) == Some(best))))
    }

    fn misspelt(&self, word: &str) -> Vec<&Target> {
        let single = self.phrases.iter().filter_map(|phrase| match phrase.words.as_slice() {
            [only] => Some((phrase, only.as_ref())),
            _ => None,
        });
        self.targets(nearest(word, single).into_iter())
    }

    /// What they lead to, each once.
    fn targets<'a>(&'a self, phrases: impl Iterator<Item = &'a Phrase>) -> Vec<&'a Target> {
        let mut targets: Vec<&Target> = Vec::new();
        for target in phrases.filter_map(|phrase| self.headings.get(phrase.heading)).flatten() {
            if !targets.contains(&target) {
                targets.push(target);
            }
        }
        targets
    }

    /// Every phrase with what it leads to, for the tests of the file.
    #[cfg(test)]
    pub(super) fn entries(&self) -> impl Iterator<Item = (String, &[Target])> {
        let targets = |heading: usize| self.headings.get(heading).map_or(&[][..], Vec::as_slice);
        self.phrases.iter().map(move |phrase| (phrase.words.join(" "), targets(phrase.heading)))
    }
}

/// Whether what was typed begins with this phrase, and then whether that was typed whole: its last word may be begun
/// where nothing was typed after it.
fn begins(typed: &[&str], phrase: &[Box<str>]) -> Option<bool> {
    let (last, before) = phrase.split_last()?;
    let (typed_before, rest) = typed.split_at_checked(before.len())?;
    let (typed_last, after) = rest.split_first()?;
    let is_whole = *typed_last == last.as_ref();
    let may_be_begun = after.is_empty() && typed_last.chars().count() >= BEGUN_FROM_CHARS;
    let is_same = typed_before.iter().zip(before).all(|(typed, known)| *typed == known.as_ref());
    (is_same && (is_whole || may_be_begun && last.starts_with(*typed_last))).then_some(is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# A remark\n[ignored]\nmy, the\n[page time-out, family sound]\nflooded, saying no\n\
        [practice one, practice two]\nno, my heart\n[nonsense]\nlost\n";

    fn targets(typed: &str) -> Vec<Vec<Target>> {
        let thesaurus = Thesaurus::read(FILE);
        let typed = words_of(typed);
        let units = thesaurus.units(&typed, |word| word == "heard");
        units.into_iter().map(|unit| unit.targets.into_iter().cloned().collect()).collect()
    }

    fn one_and_two() -> Vec<Target> {
        let practice = |id: &str, place| Target::Practice { id: id.to_owned(), place };
        vec![practice("one", 0), practice("two", 1)]
    }

    #[test]
    fn the_longest_phrase_counts_and_may_be_begun() {
        let flooded = vec![Target::Page(Page::TimeOut), Target::Family(Family::Sound)];
        for typed in ["flooded", "I’m flooded", "Flood", "saying no", "floded"] {
            assert_eq!(targets(typed).last(), Some(&flooded), "{typed}");
        }
        assert_eq!(targets("no"), [one_and_two()]);
        assert_eq!(targets("no flo"), [one_and_two(), Vec::new()], "too little to be known");
    }

    #[test]
    fn words_that_ask_for_nothing_are_passed_over_unless_they_are_all_there_is() {
        assert_eq!(targets("my heart"), [one_and_two()]);
        assert_eq!(targets("the heart"), [one_and_two()]);
        assert_eq!(targets("the"), [Vec::new()]);
        assert!(targets("").is_empty());
    }

    #[test]
    fn what_is_known_otherwise_is_no_slip() {
        assert_eq!(targets("heart"), [one_and_two()]);
        assert_eq!(targets("heard"), [Vec::new()]);
    }

    #[test]
    fn a_heading_that_nobody_knows_leads_nowhere() {
        assert_eq!(targets("lost"), [Vec::new()]);
        assert_eq!(Thesaurus::read(FILE).unknown, ["nonsense"]);
    }
}
