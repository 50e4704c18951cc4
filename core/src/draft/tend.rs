//! What follows from a change by itself: the caution for a held breath, honest evidence, and no pace
//! from taps that are not there any more, nor a lantern for each where there is only one person.

use super::Version;
use crate::exercise::bounds::SAYS_MOST;
use crate::exercise::{Caution, Evidence, Exercise, FormatErrorKind, Grade, Part, Sense, Spot};

/// What was known before anything was changed.
#[derive(Clone, Debug)]
pub(super) struct Before {
    parts: Vec<Part>,
    evidence: Evidence,
    changed: Evidence,
}

impl Before {
    /// `says` is what can be said once the parts are others.
    pub fn new(exercise: &Exercise, says: String) -> Self {
        let evidence = exercise.evidence.clone();
        let sources = evidence.sources.clone();
        let people = evidence.people.filter(|_| evidence.grade == Grade::Practice);
        let changed = Evidence { grade: Grade::Practice, people, says, sources };
        Self { parts: exercise.parts.clone(), evidence, changed }
    }
}

/// For one's own exercise: a claim is taken back, in front of what was written; where none was made,
/// the words stay.
pub(super) fn said_before(says: &str, exercise: &Exercise) -> String {
    let own = &exercise.evidence;
    let both = format!("{says} {}", own.says);
    if own.grade == Grade::Practice || own.says.starts_with(says) {
        own.says.clone()
    } else if both.chars().count() <= SAYS_MOST {
        both
    } else {
        says.to_owned()
    }
}

pub(super) fn tend(version: &mut Version, before: &Before) {
    let exercise = &mut version.exercise;
    let is_changed = exercise.parts != before.parts;
    exercise.evidence = if is_changed { before.changed.clone() } else { before.evidence.clone() };
    release_each(exercise);
    release_from_taps(exercise);
    tend_hold_caution(version);
}

/// With a hold the caution comes by itself. It goes by itself only if it came so.
fn tend_hold_caution(version: &mut Version) {
    let cautions = &mut version.exercise.cautions;
    let had = cautions.contains(&Caution::BreathHold);
    if had && version.is_hold_caution_ours {
        cautions.retain(|caution| *caution != Caution::BreathHold);
    }
    let is_held = version.exercise.holds_the_breath();
    let cautions = &mut version.exercise.cautions;
    let has = cautions.contains(&Caution::BreathHold);
    if is_held && !has {
        cautions.push(Caution::BreathHold);
    }
    version.is_hold_caution_ours = is_held && (!had || version.is_hold_caution_ours);
}

/// A pace from taps needs the taps before it; without them the written pace is meant.
fn release_from_taps(exercise: &mut Exercise) {
    let stray: Vec<usize> = exercise
        .draft_errors()
        .into_iter()
        .filter_map(|draft_error| match (draft_error.spot, draft_error.kind) {
            (
                Spot::Part(part),
                FormatErrorKind::TappedWithoutNotice | FormatErrorKind::TappedWithoutBreath,
            ) => Some(part),
            _ => None,
        })
        .collect();
    for index in stray {
        if let Some(Part::Cycle { from_tapped, .. }) = exercise.parts.get_mut(index) {
            *from_tapped = false;
        }
    }
}

/// A lantern for each needs two people, a breath, and no end of its own.
fn release_each(exercise: &mut Exercise) {
    let is_for_two = exercise.for_two;
    for part in &mut exercise.parts {
        match part {
            Part::Cycle { beats, rounds, each, beats_b, .. } => {
                *each &= is_for_two && rounds.is_none() && beats.iter().any(|beat| beat.gesture.is_breath());
                *beats_b = beats_b.take().filter(|_| *each);
            }
            Part::Notice { sense, each, .. } => *each &= is_for_two && *sense == Sense::Breath,
            _ => {}
        }
    }
}
