//! A practice told in words: what happens, part by part, and everything to know about it.
//!
//! The window, the terminal and the printed page say the same, in the same order. Knows none of them.

use softlanding_core::exercise::{Beat, Caution, Exercise, Gesture, Lasts, Part, Picture, Sense, Way, Who};

use crate::settings::Gate;
use crate::text::cautions;
use crate::text::names;
use crate::text::{Words, fl};
use softlanding_core::curve::Curve;

/// One part of a practice.
#[derive(Clone, Debug, PartialEq)]
pub struct DescribedStep {
    /// The author's words, if it has some.
    pub text: Option<String>,
    /// What stands after them, line by line.
    pub lines: Vec<String>,
    /// What is done and how long it takes.
    pub how: String,
    /// Its curve, at the first of the cycles that are alike.
    pub curve: Option<Curve>,
}

/// Whose words these are, and so in which language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    Author,
    Program,
}

/// Something to know, under its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    pub voice: Voice,
    /// Never empty.
    pub lines: Vec<String>,
}

/// How long it is, whether it is for two, whether the breath is held, and which family it belongs to.
#[must_use]
pub fn facts(words: &Words, exercise: &Exercise) -> Vec<String> {
    let lengths = &exercise.minutes.choices_ms;
    let length = if exercise.fills() && lengths.len() > 1 {
        let minutes = lengths.iter().map(|ms| names::minutes(words, *ms)).collect::<Vec<_>>();
        fl!(words, "fact-minutes", minutes = minutes.join(", "))
    } else {
        names::how_long(words, exercise, exercise.minutes.usual_ms)
    };
    let family = names::family(words, exercise.family);
    let for_two = names::for_two(words, exercise);
    [Some(length), for_two, names::holds(words, exercise), Some(family)].into_iter().flatten().collect()
}

/// What happens, part by part.
#[must_use]
pub fn steps(words: &Words, exercise: &Exercise) -> Vec<DescribedStep> {
    let parts = exercise.parts.iter().zip(Curve::all(exercise));
    parts.map(|(part, curve)| step(words, part, curve)).collect()
}

/// A part of a practice in brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefStep {
    /// The author's words.
    pub text: String,
    /// How many things are noticed in it.
    pub count: u32,
}

/// What happens in brief: the author's words of each part that has some.
#[must_use]
pub fn in_brief(words: &Words, exercise: &Exercise) -> Vec<BriefStep> {
    let step = |part: &Part| {
        let text = part.text()?;
        let text = match part {
            Part::Choose { who: Who::Both, .. } => text.to_owned(),
            Part::Turn { who, .. } | Part::Check { who, .. } | Part::Choose { who, .. } => {
                format!("{}: {text}", names::turn(words, *who))
            }
            _ => text.to_owned(),
        };
        let count = if let Part::Notice { count, .. } = part { *count } else { 0 };
        Some(BriefStep { text, count })
    };
    exercise.parts.iter().filter_map(step).collect()
}

/// A curve in words.
#[must_use]
pub fn curve(words: &Words, curve: &Curve) -> String {
    let beats = curve.beats().iter().map(|beat| (beat.gesture, beat.way, beat.length_ms));
    beats_in_words(words, beats)
}

fn step(words: &Words, part: &Part, curve: Option<Curve>) -> DescribedStep {
    let text = part.text().map(str::to_owned);
    let how = match part {
        Part::Say { lasts, .. } => match lasts {
            Lasts::UntilNext => fl!(words, "step-until-next"),
            Lasts::Ms(ms) => names::length(words, u64::from(*ms)),
            Lasts::Fill => fl!(words, "step-fills"),
        },
        Part::Cycle { beats, rounds, glide_from, from_tapped, each, picture, .. } => {
            let told = cycle(words, beats, *rounds, glide_from.as_deref(), *from_tapped);
            let each = each.then(|| fl!(words, "step-each"));
            let other = other_round(words, part);
            let picture = picture.map(|picture| with_picture(words, picture));
            [Some(told), each, other, picture].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Part::Notice { sense: Sense::Breath, count, each: true, .. } => {
            fl!(words, "step-tap-each", count = (*count))
        }
        Part::Notice { sense: Sense::Breath, count, .. } => fl!(words, "step-tap", count = (*count)),
        Part::Notice { count, .. } => fl!(words, "step-notice", count = (*count)),
        Part::Turn { who, ms, .. } => {
            fl!(words, "step-turn", who = names::turn(words, *who), length = length_or_fills(words, *ms))
        }
        Part::Write { .. } => fl!(words, "step-write"),
        Part::Wave { ms, .. } => fl!(words, "step-wave", length = length_or_fills(words, *ms)),
        Part::Scale { ms, .. } => fl!(words, "step-scale", length = length_or_fills(words, *ms)),
        Part::Wait { choices_ms, .. } => {
            let choices = choices_ms.iter().map(|ms| names::length(words, u64::from(*ms)));
            fl!(words, "step-wait", choices = choices.collect::<Vec<_>>().join(", "))
        }
        Part::Words { words: list, .. } => fl!(words, "step-words", count = list.len()),
        Part::Shapes { .. } => fl!(words, "step-shapes"),
        Part::Check { who, .. } => fl!(words, "step-check", who = names::turn(words, *who)),
        Part::Choose { who: Who::Both, choices, .. } => {
            fl!(words, "step-choose", choices = choices.join(" · "))
        }
        Part::Choose { who, choices, .. } => {
            fl!(words, "step-choose-who", who = names::turn(words, *who), choices = choices.join(" · "))
        }
        Part::Sort { piles, .. } => fl!(words, "step-sort", piles = piles.join(" · ")),
        Part::Sentences { .. } => fl!(words, "step-sentences"),
    };
    let lines = match part {
        Part::Words { words, .. } => vec![words.join(" · ")],
        Part::Sort { items, .. } => items.clone(),
        Part::Sentences { starts, .. } => starts.clone(),
        Part::Turn { aside, lines, .. } => aside.iter().chain(&lines.texts).cloned().collect(),
        Part::Check { almost, thanks, .. } => almost.iter().chain(thanks).cloned().collect(),
        _ => part.lines().map(|lines| lines.texts.clone()).unwrap_or_default(),
    };
    DescribedStep { text, lines, how, curve }
}

/// The round of the second person, where a cycle has another one for them.
#[must_use]
pub fn other_round(words: &Words, part: &Part) -> Option<String> {
    let Part::Cycle { beats_b: Some(beats), .. } = part else { return None };
    Some(fl!(words, "step-other", beats = beats_in_words(words, beats.iter().copied().map(written))))
}

fn with_picture(words: &Words, picture: Picture) -> String {
    match picture {
        Picture::Flower => fl!(words, "step-flower"),
        Picture::Candle => fl!(words, "step-candle"),
        Picture::FlowerAndCandle => fl!(words, "step-flower-and-candle"),
        Picture::Cup => fl!(words, "step-cup"),
        Picture::Hand => fl!(words, "step-hand"),
        Picture::Dark => fl!(words, "step-dark"),
        Picture::Wall => fl!(words, "step-wall"),
        Picture::Feet => fl!(words, "step-feet"),
        Picture::Palms => fl!(words, "step-palms"),
        Picture::Animal => fl!(words, "step-animal"),
        Picture::Tree => fl!(words, "step-tree"),
        Picture::Rain => fl!(words, "step-rain"),
        Picture::Company => fl!(words, "step-company"),
    }
}

fn length_or_fills(words: &Words, ms: Option<u32>) -> String {
    ms.map_or_else(|| fl!(words, "step-fills"), |ms| names::length(words, u64::from(ms)))
}

fn cycle(
    words: &Words,
    beats: &[Beat],
    rounds: Option<u32>,
    glide_from: Option<&[Beat]>,
    from_tapped: bool,
) -> String {
    let round = beats_in_words(words, beats.iter().copied().map(written));
    let often = match rounds {
        Some(rounds) => fl!(words, "step-rounds", count = rounds),
        None => fl!(words, "step-again-and-again"),
    };
    let pace = match (from_tapped, glide_from) {
        (true, _) => Some(fl!(words, "step-from-tapped")),
        (false, Some(from)) => {
            Some(fl!(words, "step-glides", from = beats_in_words(words, from.iter().copied().map(written))))
        }
        (false, None) => None,
    };
    [Some(round), Some(often), pace].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn written(beat: Beat) -> (Gesture, Option<Way>, u32) {
    (beat.gesture, beat.way, beat.ms)
}

/// "In 4 · Hold softly 4 · Out 6 seconds."
fn beats_in_words(words: &Words, beats: impl Iterator<Item = (Gesture, Option<Way>, u32)>) -> String {
    let beats = beats.map(|(gesture, way, ms)| {
        fl!(words, "step-beat", beat = names::beat(words, gesture, way), secs = names::secs(words, ms))
    });
    fl!(words, "step-beats", beats = beats.collect::<Vec<_>>().join(" · "))
}

/// What to know before a practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Why it is shown only to those who asked for it.
    pub asks_first: Option<Section>,
    /// The most serious cautions, as whole sentences: they are said where it begins.
    pub first: Vec<String>,
    /// The other cautions.
    others: Vec<String>,
    /// What one of the others says as well.
    said_again: Vec<String>,
    /// What to do if it feels worse, ways to sit, needs.
    more: Vec<Section>,
}

impl Before {
    /// All of it, in order.
    pub fn sections(self, words: &Words) -> impl Iterator<Item = Section> + use<> {
        let asks_first = self.asks_first.clone();
        asks_first.into_iter().chain(self.good_to_know(words))
    }

    /// What there is to know: cautions, what to do if it feels worse, ways to sit, needs.
    pub fn good_to_know(mut self, words: &Words) -> impl Iterator<Item = Section> + use<> {
        self.first.retain(|first| !self.said_again.contains(first));
        self.others = std::mem::take(&mut self.first).into_iter().chain(self.others).collect();
        self.beside_first(words)
    }

    /// The same beside [`Self::first`], where that stands elsewhere.
    pub fn beside_first(self, words: &Words) -> impl Iterator<Item = Section> + use<> {
        let cautions = filled([(fl!(words, "about-cautions"), Voice::Program, self.others)]);
        cautions.into_iter().chain(self.more)
    }
}

/// What to know before a practice: the same in the window, in the terminal and on paper.
#[must_use]
pub fn before(words: &Words, exercise: &Exercise) -> Before {
    use Voice::{Author, Program};
    let first: Vec<Caution> = exercise.first_cautions().collect();
    let is_said_again = |caution: &Caution| exercise.has_holds() && is_said_of_holds(*caution, exercise);
    let said_again = exercise.cautions_by_weight().filter(is_said_again);
    let said_again = said_again.map(|caution| cautions::sentence(words, caution)).collect();
    let others = exercise.cautions_by_weight();
    let others = others.filter(|caution| !first.contains(caution) && !is_said_again(caution));
    let mut others: Vec<String> = others.map(|caution| cautions::sentence(words, caution)).collect();
    if exercise.has_holds() {
        others.push(fl!(words, "practices-held-caution"));
    }
    let first = first.into_iter().map(|caution| cautions::sentence(words, caution)).collect();
    let needs: Vec<String> = exercise.needs.iter().map(|need| names::need(words, *need)).collect();
    let needs = if needs.is_empty() { needs } else { vec![needs.join(", ")] };
    let reason = exercise.opt_in.iter().cloned().collect();
    let asks_first = filled([(fl!(words, "about-opt-in"), Author, reason)]).pop();
    let more = filled([
        (fl!(words, "about-if-worse"), Author, exercise.if_worse.iter().cloned().collect()),
        (fl!(words, "about-postures"), Author, exercise.postures.clone()),
        (fl!(words, "about-needs"), Program, needs),
    ]);
    Before { asks_first, first, others, said_again, more }
}

/// Whether the sentence about held breaths says this as well. It has no word about medicines, which count with cold.
fn is_said_of_holds(caution: Caution, exercise: &Exercise) -> bool {
    match caution {
        Caution::BloodPressure | Caution::Pregnancy | Caution::Lungs => true,
        Caution::Heart => !exercise.is_cold(),
        _ => false,
    }
}

/// What is to be read at a gate.
#[must_use]
pub fn gate(words: &Words, gate: Gate, exercise: &Exercise) -> Vec<String> {
    match gate {
        Gate::Holds => vec![fl!(words, "practices-held-about"), fl!(words, "practices-held-caution")],
        Gate::Cold => vec![fl!(words, "practices-cold-about"), fl!(words, "practices-cold-caution")],
        Gate::OptIn => exercise.opt_in.iter().cloned().collect(),
    }
}

/// What may help if it feels worse: what its author says, or what helps with anything.
#[must_use]
pub fn what_helps(words: &Words, exercise: &Exercise) -> String {
    exercise.if_worse.clone().unwrap_or_else(|| fl!(words, "worse-usual"))
}

/// What is known about it.
#[must_use]
pub fn evidence(words: &Words, exercise: &Exercise) -> Vec<Section> {
    let known = vec![names::grade(words, &exercise.evidence), exercise.evidence.says.clone()];
    filled([(fl!(words, "why-this"), Voice::Author, known)])
}

/// From where that is known.
#[must_use]
pub fn sources(words: &Words, exercise: &Exercise) -> Vec<Section> {
    filled([(fl!(words, "about-sources"), Voice::Author, exercise.evidence.sources.clone())])
}

fn filled(sections: impl IntoIterator<Item = (String, Voice, Vec<String>)>) -> Vec<Section> {
    let filled = sections.into_iter().filter(|(_, _, lines)| !lines.is_empty());
    filled.map(|(title, voice, lines)| Section { title, voice, lines }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(parts: &str) -> Vec<(Option<String>, String)> {
        let exercise = softlanding_core::testing::exercise_with(&[
            ("needs", "[Sight, Legs]"),
            ("parts", &format!("[{parts}]")),
        ]);
        steps(&Words::english(), &exercise).into_iter().map(|step| (step.text, step.how)).collect()
    }

    fn how(parts: &str) -> String {
        told(parts).pop().unwrap().1
    }

    #[test]
    fn each_kind_of_part_is_told() {
        assert_eq!(how("Say(text: \"X\", secs: 8)"), "8 seconds");
        assert_eq!(how("Say(text: \"X\")"), "until you go on");
        assert_eq!(how("Say(text: \"X\", fill: true)"), "as long as you choose");
        assert_eq!(how("Notice(sense: See, count: 5, prompt: \"X\")"), "5 things, at your own pace");
        assert_eq!(
            how("Notice(sense: Breath, count: 3, prompt: \"X\")"),
            "tap 3 times, each time you breathe in"
        );
        assert_eq!(how("Turn(who: A, prompt: \"X\", secs: 90)"), "First person, 1.5 minutes");
        assert_eq!(how("Write(prompt: \"X\", keep: Never)"), "your own words");
        assert_eq!(how("Wave(text: \"X\", secs: 600)"), "a wave that climbs and falls, 10 minutes");
        assert_eq!(how("Scale(prompt: \"X\")"), "a number from 0 to 10 that you move, as long as you choose");
        assert_eq!(
            how("Wait(text: \"X\", choices: [30, 120])"),
            "a time that you set: 30 seconds, 2 minutes"
        );
        assert_eq!(
            how("Words(text: \"X\", words: [\"a\", \"b\", \"c\", \"d\", \"e\"])"),
            "5 words, one at a time, as long as you choose"
        );
        assert_eq!(how("Shapes(text: \"X\")"), "a puzzle of turning shapes, as long as you choose");
        assert_eq!(how("Choose(prompt: \"X\", choices: [\"Tea\", \"Air\"])"), "one of these: Tea · Air");
        assert_eq!(
            how("Choose(who: B, prompt: \"X\", choices: [\"Tea\", \"Air\"])"),
            "Second person chooses: Tea · Air"
        );
        assert_eq!(
            how("Sort(prompt: \"X\", items: [\"A hug\"], piles: [\"Yes\", \"No\"])"),
            "to lay on one of these: Yes · No"
        );
        assert_eq!(
            how("Sentences(prompt: \"X\", starts: [\"I can\"], keep: Never)"),
            "sentences to finish in your own words"
        );
    }

    #[test]
    fn what_is_for_two_is_told_with_all_its_words() {
        let exercise = softlanding_core::testing::exercise_with(&[
            ("for_two", "true"),
            (
                "parts",
                "[Turn(who: A, prompt: \"X\", aside: \"Listen.\", lines: [\"A nod.\"]),
                Check(who: A, prompt: \"Y\", almost: \"More.\", thanks: \"Thank you.\"),
                Cycle(beats: [In(4), Out(6)], beats_b: [In(5), Out(7)], each: true)]",
            ),
        ]);
        let words = Words::english();
        assert!(facts(&words, &exercise).contains(&"for two".to_owned()));
        let told = steps(&words, &exercise);
        assert_eq!(told[0].lines, ["Listen.", "A nod."]);
        assert_eq!(told[0].how, "First person, as long as you choose");
        assert_eq!(told[1].lines, ["More.", "Thank you."]);
        assert_eq!(
            told[2].how,
            "In 4 · Out 6 seconds. Again and again, for the chosen time. A lantern for each of you. \
             The second person: In 5 · Out 7 seconds."
        );
    }

    #[test]
    fn a_cycle_is_told_with_its_seconds_its_rounds_and_its_pace() {
        assert_eq!(
            how("Cycle(beats: [In(4, Nose), Hold(1.5), Out(6)])"),
            "In, through your nose 4 · Hold softly 1.5 · Out 6 seconds. Again and again, for the chosen time."
        );
        assert_eq!(how("Cycle(beats: [In(4), Out(6)], rounds: 1)"), "In 4 · Out 6 seconds. One time.");
        assert_eq!(
            how("Cycle(beats: [In(4), Out(8)], rounds: 9, glide_from: [In(3), Out(5)])"),
            "In 4 · Out 8 seconds. 9 times. It starts with In 3 · Out 5 seconds."
        );
        assert_eq!(
            how("Cycle(beats: [In(4), Out(6)], rounds: 2, picture: Hand)"),
            "In 4 · Out 6 seconds. 2 times. With a hand to trace."
        );
        let tapped = "Notice(sense: Breath, count: 3, prompt: \"X\"), \
            Cycle(beats: [In(4), Out(6)], from_tapped: true)";
        assert!(how(tapped).ends_with(" It starts at the pace you tapped."));
    }

    #[test]
    fn a_trial_says_with_how_many_people() {
        let grade = |evidence: &str| {
            let exercise = softlanding_core::testing::exercise_with(&[("evidence", evidence)]);
            self::evidence(&Words::english(), &exercise)[0].lines[0].clone()
        };
        let known = grade("(grade: Trial, people: 3400, says: \"X\")");
        assert_eq!(known, "Tested with about 3,400 people, in one trial or in several.");
        assert_eq!(grade("(grade: Trial, says: \"X\")"), "Tested in one trial or in several.");
        assert_eq!(grade("(grade: Small, people: 30, says: \"X\")"), "Looked at in small studies.");
    }

    #[test]
    fn what_is_said_first_stands_nowhere_else() {
        let words = Words::english();
        let exercise =
            softlanding_core::testing::exercise_with(&[("cautions", "[Loud, DizzyStop, Heart, Touch]")]);
        assert_eq!(
            cautions::line(&words, &exercise).unwrap(),
            "Not with heart trouble · Can make you dizzy: stop then"
        );
        let before = before(&words, &exercise);
        assert_eq!(before.first.len(), 2, "{:?}", before.first);
        let beside: Vec<Section> = before.clone().beside_first(&words).collect();
        assert_eq!(beside[0].lines.len(), 2);
        assert!(before.first.iter().all(|said| !beside[0].lines.contains(said)));
        let all: Vec<Section> = before.sections(&words).collect();
        assert_eq!(all[0].lines.len(), 4);
    }

    #[test]
    fn what_makes_a_sound_is_never_called_silent() {
        let words = Words::english();
        let loud = softlanding_core::testing::exercise_with(&[("cautions", "[Loud]")]);
        assert!(!names::what_happens(&words, &loud, 60_000, false).contains("silent"));
        let quiet = softlanding_core::testing::exercise_with(&[("cautions", "[]")]);
        assert!(names::what_happens(&words, &quiet, 60_000, false).contains("silent"));
        assert_eq!(cautions::line(&words, &quiet), None);
    }

    #[test]
    fn for_whom_a_held_breath_is_not_is_said_once() {
        let words = Words::english();
        for entry in crate::library::Library::shipped().entries() {
            if !entry.exercise.has_holds() {
                continue;
            }
            let sections = before(&words, &entry.exercise).good_to_know(&words);
            let known: Vec<Section> = sections.chain(evidence(&words, &entry.exercise)).collect();
            let lines: Vec<&String> = known.iter().flat_map(|section| &section.lines).collect();
            for word in ["pregnant", "stroke", "blood pressure", "epilepsy"] {
                let saying = lines.iter().filter(|line| line.contains(word) && !line.contains("fell"));
                assert_eq!(saying.count(), 1, "{}: {word} in {lines:#?}", entry.key.id);
            }
        }
    }

    #[test]
    fn a_held_breath_always_says_for_whom_it_is_not() {
        let source = include_str!("../../exercises/box.ron");
        let exercise = softlanding_core::exercise::parse(source.as_bytes()).unwrap();
        let words = Words::english();
        let sections: Vec<Section> = before(&words, &exercise).sections(&words).collect();
        assert_eq!(sections[0].title, "Good to know");
        assert!(sections[0].lines.iter().any(|line| line.contains("pregnant")), "{sections:?}");
    }
}
