//! Everyday words: that each leads somewhere, and to what people need who type them.

use std::collections::BTreeSet;

use super::tests::{find, ids, shipped, text};
use super::*;
use crate::settings::Settings;

const SYNONYMS: &str = include_str!("../../assets/lang/en/synonyms.txt");
/// A search a line, and what it is to find.
const AT_THREE: &str = include_str!("three_in_the_morning.txt");
/// As many count as found first: what is in sight without scrolling.
const FIRST: usize = 6;

fn settings() -> Settings {
    let opted_in = shipped().entries().iter().map(|entry| entry.key.clone()).collect();
    Settings { opted_in, cold_shown: true, ..Settings::default() }
}

#[test]
fn every_heading_of_the_synonyms_means_something_that_is_there() {
    let thesaurus = Thesaurus::read(SYNONYMS);
    assert!(thesaurus.unknown.is_empty(), "{:?}", thesaurus.unknown);
    let catalogue = shipped();
    for (phrase, targets) in thesaurus.entries() {
        for target in targets {
            let leads = |(entry, row): (&Entry, &Row)| target.leads_to(&entry.exercise, row).is_some();
            let is_there = matches!(target, Target::Page(_))
                || catalogue.entries().iter().zip(&catalogue.rows).any(leads);
            assert!(is_there, "{phrase}: nothing for {target:?}");
        }
    }
}

#[test]
fn every_everyday_word_finds_a_practice_or_a_page() {
    let thesaurus = Thesaurus::read(SYNONYMS);
    let phrases: BTreeSet<String> = thesaurus.entries().map(|(phrase, _)| phrase).collect();
    assert!(phrases.len() >= 150, "{}", phrases.len());
    let (catalogue, settings) = (shipped(), settings());
    for phrase in &phrases {
        let found = find(&catalogue, &text(phrase), &settings);
        assert!(!found.indices.is_empty() || !found.pages.is_empty() || found.people_first, "{phrase}");
    }
}

#[test]
fn what_is_typed_at_three_in_the_morning_finds_what_may_help_first() {
    let (catalogue, settings) = (shipped(), settings());
    let lines = AT_THREE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    assert!(lines.clone().count() >= 40);
    let mut wrong = Vec::new();
    for line in lines {
        let (typed, expected) = line.split_once(" = ").unwrap();
        let found = find(&catalogue, &text(typed), &settings);
        let first: Vec<String> = ids(&catalogue, &text(typed), &settings).into_iter().take(FIRST).collect();
        let is_found = |name: &str| match name.strip_prefix("page:") {
            Some("people") => found.people_first,
            Some("night") => found.pages.contains(&Page::Night),
            Some("time-out") => found.pages.contains(&Page::TimeOut),
            Some(other) => panic!("no page is called {other}"),
            None => first.iter().any(|id| id == name),
        };
        let missing: Vec<&str> = expected.split(' ').filter(|name| !is_found(name)).collect();
        if !missing.is_empty() {
            wrong.push(format!("{typed}: {missing:?} are not in {first:?} and {:?}", found.pages));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn where_nothing_has_all_of_it_most_of_it_is_found() {
    let (catalogue, settings) = (shipped(), settings());
    let found = ids(&catalogue, &text("angry at my landlord"), &settings);
    assert!(found.iter().any(|id| id == "push-with-one-hand"), "{found:?}");
    assert!(ids(&catalogue, &text("xylophone landlord"), &settings).is_empty(), "but not anything");
    let [bus, panic, both] =
        ["bus", "panic", "panic on the bus"].map(|typed| ids(&catalogue, &text(typed), &settings));
    let has_both = |id: &&String| bus.contains(id) && panic.contains(id);
    assert!(both.iter().take(3).all(|id| has_both(&id)), "what has all of it comes first: {both:?}");
}

#[test]
fn a_page_is_found_as_people_type_it() {
    let catalogue = shipped();
    let pages = |typed: &str| find(&catalogue, &text(typed), &Settings::default()).pages;
    for (typed, page) in [
        ("map", Page::Map),
        ("polyvagal theor", Page::Map),
        ("Time-Out", Page::TimeOut),
        ("I’m flooded", Page::TimeOut),
        ("long distance", Page::InStep),
        ("glimm", Page::Glimmers),
    ] {
        assert!(pages(typed).contains(&page), "{typed}");
    }
    for typed in ["", " ", "time", "out", "ma", "theory", "breath"] {
        assert_eq!(pages(typed), [], "{typed}");
    }
}
