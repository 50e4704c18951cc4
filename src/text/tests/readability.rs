//! How easily the words are read, as a school grade after Flesch and Kincaid. `scripts/readability` prints it.
//!
//! The grade counts the words of a sentence and the syllables of a word, and knows nothing of tone. Titles and
//! labels count as short sentences. It is a figure for authors: the bounds here only stop what has become far
//! too hard.

use std::collections::BTreeMap;

use super::{shipped_texts, spoken, texts};

/// Reading age eleven.
const WHOLE_MOST: f64 = 6.0;
/// A single exercise has few sentences, so that one long word weighs much.
const EXERCISE_MOST: f64 = 6.0;
/// What is said only to those who write files, and the words that the search knows.
const NOT_FOR_READERS: [&str; 4] = ["problem-", "lint-", "fault-", "keywords-"];

/// One text after another, each ended with a full stop so that a title is a sentence of its own.
fn joined<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let ended = texts.map(|text| {
        let text = text.trim();
        if text.ends_with(['.', '?', '…']) { text.to_owned() } else { format!("{text}.") }
    });
    ended.collect::<Vec<_>>().join(" ")
}

fn grade(text: &str) -> f64 {
    textstat::flesch_kincaid_grade(text)
}

/// Names with their grades, the hardest first.
fn hardest_first(texts: BTreeMap<String, Vec<String>>) -> Vec<(f64, String)> {
    let graded = texts.into_iter().map(|(id, texts)| (grade(&joined(texts.iter().map(String::as_str))), id));
    let mut graded: Vec<(f64, String)> = graded.collect();
    graded.sort_by(|one, other| other.0.total_cmp(&one.0));
    graded
}

/// What the program says to people who write no files.
fn strings() -> Vec<(&'static str, String)> {
    let is_read = |id: &str| !NOT_FOR_READERS.iter().any(|beginning| id.starts_with(beginning));
    let said = texts().into_iter().filter(|(id, _)| is_read(id)).map(|(id, text)| (id, spoken(&text)));
    said.filter(|(_, text)| !text.trim().is_empty()).collect()
}

#[test]
fn exercises_are_read_at_the_age_of_eleven() {
    let all = shipped_texts();
    let whole = grade(&joined(all.iter().map(|(_, text)| text.as_str())));
    let mut by_exercise: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, text) in all {
        by_exercise.entry(id).or_default().push(text);
    }
    let graded = hardest_first(by_exercise);
    println!("exercises: grade {whole:.1}. The hardest:");
    for (grade, id) in graded.iter().take(12) {
        println!("  {grade:.1} {id}");
    }
    assert!(whole <= WHOLE_MOST, "grade {whole:.1}");
    assert!(graded.iter().all(|(grade, _)| *grade <= EXERCISE_MOST), "{:?}", graded.first());
}

#[test]
fn strings_are_read_at_the_age_of_eleven() {
    let strings = strings();
    let whole = grade(&joined(strings.iter().map(|(_, text)| text.as_str())));
    let sentences = strings.into_iter().filter(|(_, text)| text.split_whitespace().count() > 7);
    let graded = hardest_first(sentences.map(|(id, text)| (id.to_owned(), vec![text])).collect());
    println!("strings: grade {whole:.1}. The hardest that are sentences:");
    for (grade, id) in graded.iter().take(30) {
        println!("  {grade:.1} {id}");
    }
    assert!(whole <= WHOLE_MOST, "grade {whole:.1}");
}

#[test]
fn a_hard_sentence_has_a_higher_grade_than_an_easy_one() {
    let easy = grade("Look at one plain thing. You can stop here.");
    let hard = grade("Physiological regulation necessitates considerable interoceptive differentiation.");
    assert!(easy < WHOLE_MOST && hard > 2.0 * WHOLE_MOST, "{easy} {hard}");
}
