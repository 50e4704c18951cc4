//! `docs/sources.ron` keeps its own rules, and every source of a shipped exercise stands in it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the helpers of a test may panic as the test itself may"
)]

mod common;

use std::collections::HashSet;

use ron::extensions::Extensions;
use serde::Deserialize;

use common::{beside, read, shipped, text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    id: String,
    citation: String,
    #[serde(default)]
    doi: Option<String>,
    #[serde(default)]
    seen: Option<String>,
    #[serde(default)]
    people: Option<u32>,
    read: Reading,
    found: String,
}

/// How much of it was read.
#[derive(Clone, Copy, PartialEq, Deserialize)]
enum Reading {
    Whole,
    Abstract,
    SecondHand,
    NotStated,
}

impl Source {
    /// As an exercise names it.
    fn named(&self) -> String {
        match &self.doi {
            Some(doi) => format!("{}, doi:{doi}", self.citation),
            None => self.citation.clone(),
        }
    }
}

fn sources() -> Vec<Source> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(&text(&beside("../docs/sources.ron"))).unwrap_or_else(|error| panic!("{error}"))
}

/// A registrant of four to nine digits after `10.`, then a name without blanks.
fn is_doi(doi: &str) -> bool {
    let Some((registrant, name)) = doi.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    (4..=9).contains(&registrant.len())
        && registrant.bytes().all(|byte| byte.is_ascii_digit())
        && !name.is_empty()
        && name.chars().all(|letter| letter.is_ascii_graphic())
}

fn all_differ<'s>(texts: impl Iterator<Item = &'s str>) {
    let mut seen = HashSet::new();
    for text in texts {
        assert!(seen.insert(text), "{text} stands there twice");
    }
}

#[test]
fn each_source_says_what_was_found_and_how_much_of_it_was_read() {
    let sources = sources();
    all_differ(sources.iter().map(|source| source.id.as_str()));
    all_differ(sources.iter().filter_map(|source| source.doi.as_deref()));
    for source in &sources {
        let id = &source.id;
        assert!(id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')), "{id}");
        assert!(source.doi.as_deref().is_none_or(is_doi), "{id}: {:?}", source.doi);
        assert!(source.people != Some(0), "{id}: a number that is not known is left away");
        for text in [Some(&source.citation), Some(&source.found), source.seen.as_ref()].into_iter().flatten()
        {
            assert!(!text.trim().is_empty() && !text.contains('†'), "{id}: {text}");
        }
        let is_whole = source.read == Reading::Whole;
        assert!(!is_whole || source.doi.is_some() || source.seen.is_some(), "{id}: whole, but where?");
    }
}

#[test]
fn every_source_of_a_shipped_exercise_stands_there_in_the_same_words() {
    let known: HashSet<String> = sources().iter().map(Source::named).collect();
    let mut named = HashSet::new();
    for (file, source) in shipped() {
        for source in read(&source).evidence.sources {
            assert!(known.contains(&source), "{file}: docs/sources.ron has no “{source}”");
            named.insert(source);
        }
    }
    assert!(named.len() >= 40, "only {} are named", named.len());
}

/// Where a trial says how many took part, one of its sources knows of as many.
#[test]
fn people_of_a_trial_come_from_its_sources() {
    let sources = sources();
    for (file, text) in shipped() {
        let evidence = read(&text).evidence;
        let Some(people) = evidence.people else { continue };
        let mut of_it = sources.iter().filter(|source| evidence.sources.contains(&source.named()));
        let is_about = |known: u32| f64::from(known.abs_diff(people)) <= f64::from(known) / 50.0;
        assert!(of_it.any(|source| source.people.is_some_and(is_about)), "{file}: {people}");
    }
}

#[test]
fn a_doi_has_its_shape() {
    assert!(is_doi("10.1016/S2214-109X(19)30504-2") && is_doi("10.2196/13703"));
    for wrong in
        ["", "10.1016", "10.1016/", "10.16/x", "doi:10.1016/x", "10.1016/a b", "11.1016/x", "10.a016/x"]
    {
        assert!(!is_doi(wrong), "{wrong}");
    }
}
