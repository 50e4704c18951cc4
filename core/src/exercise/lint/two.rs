//! Advice on what two people do together, and on what a child does with a grown-up.

use super::texts::{all_of, is_english};
use super::{Finding, LintKind};
use crate::exercise::breath::is_breath;
use crate::exercise::outline::OutlineStep;
use crate::exercise::{Beat, Caution, Exercise, Occasion, Part, Who};

/// Words by which an English text speaks to both.
const OF_BOTH: [&str; 7] = ["both", "other", "each", "two", "together", "one of you", "either"];
/// Words by which an English text leads two people to touch.
const OF_TOUCH: [&str; 8] = [
    "hug",
    "hugs",
    "cuddle",
    "hold hands",
    "holding hands",
    "hands to hold",
    "hand to hold",
    "backs together",
];

pub(super) fn findings(exercise: &Exercise) -> Vec<Finding> {
    let alone = exercise.parts.iter().position(is_for_two).filter(|_| !exercise.for_two);
    let mut findings: Vec<Finding> =
        alone.into_iter().map(|index| at_part(index, LintKind::TurnAlone)).collect();
    if exercise.for_two {
        findings.extend(of_two(exercise));
    }
    if exercise.occasions.contains(&Occasion::Child) {
        findings.extend(held(exercise));
    }
    findings
}

fn at_part(index: usize, kind: LintKind) -> Finding {
    Finding::at([OutlineStep::Field("parts"), OutlineStep::Item(index)], kind)
}

fn is_for_two(part: &Part) -> bool {
    matches!(part, Part::Turn { .. } | Part::Check { .. })
}

/// Whether a part has something for each of the two, or for one of them.
fn tells_them_apart(part: &Part) -> bool {
    match part {
        Part::Turn { .. } | Part::Check { .. } => true,
        Part::Cycle { each, .. } | Part::Notice { each, .. } => *each,
        Part::Choose { who, .. } => *who != Who::Both,
        _ => false,
    }
}

fn of_two(exercise: &Exercise) -> Vec<Finding> {
    let for_two = [OutlineStep::Field("for_two")];
    let mut findings = Vec::new();
    // In another language than English nobody knows whom the words speak to.
    let speaks_to_both =
        || !is_english(&exercise.lang) || all_of(exercise).any(|text| has_any(text, &OF_BOTH));
    if !exercise.parts.iter().any(tells_them_apart) && !speaks_to_both() {
        findings.push(Finding::at(for_two, LintKind::TwoWithoutOther));
    }
    if !exercise.cautions.contains(&Caution::OtherPeople) {
        findings.push(Finding::at(for_two, LintKind::TwoWithoutCaution));
    }
    if is_english(&exercise.lang) && !exercise.cautions.contains(&Caution::Touch) {
        let touching = exercise.parts.iter().position(leads_to_touch);
        findings.extend(touching.map(|index| at_part(index, LintKind::TouchWithoutCaution)));
    }
    findings
}

/// Things to sort are talked about, not done.
fn leads_to_touch(part: &Part) -> bool {
    !matches!(part, Part::Sort { .. }) && part.texts().any(|text| has_any(text, &OF_TOUCH))
}

/// The first pause of a breath: young children need to see the pace, and hold nothing.
fn held(exercise: &Exercise) -> Option<Finding> {
    let held = |beats: &[Beat]| is_breath(beats) && beats.iter().any(|beat| beat.gesture.is_still());
    let index = exercise.parts.iter().position(|part| match part {
        Part::Cycle { beats, glide_from, beats_b, .. } => {
            let more = glide_from.iter().chain(beats_b).map(Vec::as_slice);
            [beats.as_slice()].into_iter().chain(more).any(held)
        }
        _ => false,
    })?;
    Some(at_part(index, LintKind::HoldForChild))
}

/// Whether any of these stands in the text as whole words.
fn has_any(text: &str, phrases: &[&str]) -> bool {
    let letters = text.to_lowercase();
    let words: Vec<&str> = letters.split(|letter: char| !letter.is_alphanumeric()).collect();
    phrases.iter().any(|phrase| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).any(|window| window == phrase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_in_any_case() {
        assert!(
            has_any("Hug first?", &OF_TOUCH) && has_any("You can hold  hands… no: hold hands.", &OF_TOUCH)
        );
        assert!(!has_any("A huge thing. Hold, hands down.", &["hug", "hands hold"]));
        assert!(has_any("One of you begins.", &OF_BOTH) && !has_any("Nobody bothers another.", &OF_BOTH));
    }
}
