//! Advice on safety, and on what a person needs to follow an exercise.

use super::{Finding, LintKind};
use crate::exercise::breath::{breaths, is_breath};
use crate::exercise::outline::OutlineStep;
use crate::exercise::{Beat, Caution, Exercise, Gesture, Grade, Need, Part};

/// Ten breaths a minute. Slower is where most of what was studied lies, and where nobody gasps.
const BREATH_LEAST_MS: u32 = 6_000;
/// A glide may begin nearer to the pace a stirred-up person breathes at.
const GLIDE_LEAST_MS: u32 = 4_000;

/// A cycle's beats, with where they stand.
#[derive(Clone, Copy)]
struct Round<'e> {
    part: usize,
    field: &'static str,
    beats: &'e [Beat],
    text: Option<&'e str>,
}

pub(super) fn findings(exercise: &Exercise) -> Vec<Finding> {
    let rounds = rounds(exercise);
    let mut findings = cautions(exercise, &rounds);
    findings.extend(offering(exercise));
    findings.extend(rounds.iter().filter_map(fast_breath));
    findings.extend(needs(exercise, &rounds));
    if exercise.if_worse.is_none() {
        findings.push(Finding::at([], LintKind::NoIfWorse));
    }
    if exercise.evidence.grade != Grade::Practice && exercise.evidence.sources.is_empty() {
        findings.push(Finding::at(
            [OutlineStep::Field("evidence"), OutlineStep::Field("grade")],
            LintKind::NoSource,
        ));
    }
    let waiting = exercise.parts.iter().position(Part::waits).filter(|_| exercise.ends_quietly);
    findings.extend(waiting.map(|index| {
        Finding::at([OutlineStep::Field("parts"), OutlineStep::Item(index)], LintKind::EndsQuietlyWithWait)
    }));
    findings
}

fn rounds(exercise: &Exercise) -> Vec<Round<'_>> {
    let mut rounds = Vec::new();
    for (part, cycle) in exercise.parts.iter().enumerate() {
        if let Part::Cycle { beats, glide_from, beats_b, text, .. } = cycle {
            let text = text.as_deref();
            let more = [("beats_b", beats_b.as_deref()), ("glide_from", glide_from.as_deref())];
            let more = more.into_iter().filter_map(|(field, beats)| Some((field, beats?)));
            let all = [("beats", beats.as_slice())].into_iter().chain(more);
            rounds.extend(all.map(|(field, beats)| Round { part, field, beats, text }));
        }
    }
    rounds
}

impl Round<'_> {
    fn path(&self, beat: usize) -> [OutlineStep; 4] {
        [
            OutlineStep::Field("parts"),
            OutlineStep::Item(self.part),
            OutlineStep::Field(self.field),
            OutlineStep::Item(beat),
        ]
    }

    /// The first beat of which this is true.
    fn first(&self, is_meant: impl Fn(Gesture) -> bool) -> Option<[OutlineStep; 4]> {
        self.beats.iter().position(|beat| is_meant(beat.gesture)).map(|index| self.path(index))
    }
}

/// Gestures that belong to a caution which is not there. Each is said once.
fn cautions(exercise: &Exercise, rounds: &[Round<'_>]) -> Vec<Finding> {
    let breathing = || rounds.iter().filter(|round| is_breath(round.beats));
    let taps = |gesture| matches!(gesture, Gesture::TapLeft | Gesture::TapRight);
    let hums = |gesture| gesture == Gesture::Hum;
    let missing = [
        (
            Caution::BreathHold,
            LintKind::PauseWithoutCaution,
            breathing().find_map(|round| round.first(Gesture::is_still)),
        ),
        (
            Caution::DizzyStop,
            LintKind::BreathWithoutDizzyStop,
            breathing().find_map(|round| round.first(Gesture::is_breath)),
        ),
        (Caution::Loud, LintKind::HumWithoutLoud, rounds.iter().find_map(|round| round.first(hums))),
        (Caution::Touch, LintKind::TapsWithoutTouch, rounds.iter().find_map(|round| round.first(taps))),
    ];
    let missing = missing.into_iter().filter(|(caution, ..)| !exercise.cautions.contains(caution));
    missing.filter_map(|(_, kind, path)| path.map(|path| Finding::at(path, kind))).collect()
}

/// What asks for care is looked for, never offered.
fn offering(exercise: &Exercise) -> impl Iterator<Item = Finding> {
    let reasons = [
        (exercise.has_holds(), LintKind::OfferedWithHold),
        (exercise.cautions.contains(&Caution::Cold), LintKind::OfferedWithCold),
        (exercise.opt_in.is_some(), LintKind::OfferedWithOptIn),
    ];
    let is_offered = !exercise.suits.is_empty();
    let applying = reasons.into_iter().filter(move |(applies, _)| is_offered && *applies);
    applying.map(|(_, kind)| Finding::at([OutlineStep::Field("suits")], kind))
}

fn fast_breath(round: &Round<'_>) -> Option<Finding> {
    let least_ms = if round.field == "glide_from" { GLIDE_LEAST_MS } else { BREATH_LEAST_MS };
    if !is_breath(round.beats) {
        return None;
    }
    let (beat, _) = breaths(round.beats).into_iter().find(|(_, ms)| *ms < least_ms)?;
    let least = f64::from(least_ms) / 1_000.0;
    Some(Finding::at(round.path(beat), LintKind::BreathFast { least }))
}

fn needs(exercise: &Exercise, rounds: &[Round<'_>]) -> Vec<Finding> {
    let has = |need| exercise.needs.contains(&need);
    let mut findings = Vec::new();
    for need in [Need::Voice, Need::Hands, Need::Sight, Need::Hearing] {
        let taking = || {
            rounds.iter().filter_map(|round| {
                round.first(|gesture| takes(gesture) == Some(need)).map(|path| (round, path))
            })
        };
        if has(need) || taking().any(|(round, _)| offers_another_sense(round, need)) {
            continue;
        }
        let kind = LintKind::NeedMissing { need };
        findings.extend(taking().next().map(|(_, path)| Finding::at(path, kind)));
    }
    let presses = |gesture| matches!(gesture, Gesture::Press | Gesture::Release);
    let press = rounds.iter().find_map(|round| round.first(presses));
    let press = press.filter(|_| !has(Need::Hands) && !has(Need::Legs));
    findings.extend(press.map(|path| Finding::at(path, LintKind::PressWithoutNeed)));
    let voice = exercise.needs.iter().position(|need| *need == Need::Voice);
    let voice = voice.filter(|_| !may_use_voice(exercise, rounds));
    findings.extend(voice.map(|index| {
        Finding::at([OutlineStep::Field("needs"), OutlineStep::Item(index)], LintKind::VoiceUnused)
    }));
    findings
}

fn takes(gesture: Gesture) -> Option<Need> {
    match gesture {
        Gesture::Hum => Some(Need::Voice),
        Gesture::TapLeft | Gesture::TapRight => Some(Need::Hands),
        Gesture::Look => Some(Need::Sight),
        Gesture::Listen => Some(Need::Hearing),
        _ => None,
    }
}

/// "Look around you. Or listen around you." needs neither of both, and nor does what follows it.
fn offers_another_sense(round: &Round<'_>, need: Need) -> bool {
    let others: &[&str] = match need {
        Need::Sight => &["listen", "hear", "feel", "touch", "sound"],
        Need::Hearing => &["look", "see", "feel", "touch"],
        _ => &[],
    };
    let text = round.text.unwrap_or_default().to_lowercase();
    others.iter().any(|word| text.contains(word))
}

/// Whether anything in it could be spoken or sung. In another language than English nobody knows.
fn may_use_voice(exercise: &Exercise, rounds: &[Round<'_>]) -> bool {
    const SPOKEN: [&str; 12] =
        ["say", "speak", "hum", "voice", "read", "sing", "song", "loud", "talk", "tell", "whisper", "sound"];
    let hums = rounds.iter().any(|round| round.first(|gesture| gesture == Gesture::Hum).is_some());
    let takes_turns = exercise.parts.iter().any(|part| matches!(part, Part::Turn { .. }));
    let mut texts = super::texts::all_of(exercise);
    hums || takes_turns
        || !super::texts::is_english(&exercise.lang)
        || texts.any(|text| SPOKEN.iter().any(|word| text.to_lowercase().contains(word)))
}
