//! The texts of an exercise in another language: a file of their own beside it, laid over it by structure.
//!
//! Such a file holds texts and nothing else. What it leaves out stays as the exercise has it; what does not fit the
//! exercise is refused with its place, and then all of it stays so.

use serde::Deserialize;

use super::Exercise;
use super::bounds::{
    ADVICE_MOST, INVITATION_MOST, ITEM_MOST, POSTURE_MOST, SAYS_MOST, TITLE_MOST, WORD_MOST, WORDS_MOST,
    text_fault,
};
use super::check::CheckError;
use super::error::FormatErrorKind;
use super::outline::OutlineStep;
use super::values::{FileId, Format, Lang, refuse};
use super::{ExerciseId, Part};

/// What a translation says.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// Which exercise it translates.
    pub id: ExerciseId,
    /// BCP 47 language of its texts.
    pub lang: String,
    texts: Vec<Told>,
    /// `None` where no part is translated.
    parts: Option<Vec<PartTold>>,
}

/// The texts of a part, and which kind of part they are for.
#[derive(Clone, Debug, PartialEq)]
struct PartTold {
    kind: &'static str,
    texts: Vec<Told>,
}

/// What stands in one field.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    field: &'static str,
    said: Said,
}

#[derive(Clone, Debug, PartialEq)]
enum Said {
    One(Option<String>),
    /// One for each that the exercise has there; `None` as a whole where the field is left out.
    Many(Option<Vec<Option<String>>>),
}

/// Where a text of an exercise stands.
enum Slot<'a> {
    One(&'a mut String),
    Perhaps(&'a mut Option<String>),
    Many(&'a mut Vec<String>),
}

/// Words for the screen, or nothing yet: a blank text is one that is still to be translated.
#[derive(Default)]
struct Words<const MOST: usize>(Option<String>);

impl<'de, const MOST: usize> Deserialize<'de> for Words<MOST> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?.replace("\r\n", "\n");
        match text_fault(&text, MOST) {
            None => Ok(Self(Some(text))),
            Some(FormatErrorKind::TextBlank) => Ok(Self(None)),
            Some(kind) => Err(refuse(&kind)),
        }
    }
}

/// Declares what of each kind of part is text: single ones, then lists.
macro_rules! parts {
    ($($kind:ident { $($one:ident: $one_most:ident),*; $($many:ident: $many_most:ident),* })+) => {
        #[derive(Deserialize)]
        #[serde(rename = "Part", deny_unknown_fields)]
        enum FilePart {
            $($kind {
                $(#[serde(default)] $one: Words<$one_most>,)*
                $(#[serde(default)] $many: Option<Vec<Words<$many_most>>>,)*
            },)+
        }

        impl FilePart {
            fn into_told(self) -> PartTold {
                match self {
                    $(Self::$kind { $($one,)* $($many,)* } => PartTold {
                        kind: stringify!($kind),
                        texts: vec![
                            $(one(stringify!($one), $one),)*
                            $(many(stringify!($many), $many),)*
                        ],
                    },)+
                }
            }
        }
    };
}

parts! {
    Say { text: WORDS_MOST; lines: WORDS_MOST }
    Cycle { text: WORDS_MOST; lines: WORDS_MOST }
    Notice { prompt: WORDS_MOST; }
    Turn { prompt: WORDS_MOST, aside: WORDS_MOST; lines: WORDS_MOST }
    Check { prompt: WORDS_MOST, almost: WORDS_MOST, thanks: WORDS_MOST; }
    Choose { prompt: WORDS_MOST; choices: WORD_MOST }
    Sort { prompt: WORDS_MOST; items: ITEM_MOST, piles: WORD_MOST }
    Sentences { prompt: WORDS_MOST; starts: WORD_MOST }
    Write { prompt: WORDS_MOST; }
    Wave { text: WORDS_MOST; lines: WORDS_MOST }
    Scale { prompt: WORDS_MOST; lines: WORDS_MOST }
    Wait { text: WORDS_MOST; lines: WORDS_MOST }
    Words { text: WORDS_MOST; words: WORD_MOST }
    Shapes { text: WORDS_MOST; lines: WORDS_MOST }
}

fn one<const MOST: usize>(field: &'static str, words: Words<MOST>) -> Told {
    Told { field, said: Said::One(words.0) }
}

fn many<const MOST: usize>(field: &'static str, words: Option<Vec<Words<MOST>>>) -> Told {
    let said = words.map(|words| words.into_iter().map(|words| words.0).collect());
    Told { field, said: Said::Many(said) }
}

#[derive(Deserialize)]
#[serde(rename = "Translation", deny_unknown_fields)]
pub(super) struct FileTranslation {
    #[serde(rename = "format")]
    _format: Format,
    id: FileId,
    lang: Lang,
    #[serde(default)]
    title: Words<TITLE_MOST>,
    #[serde(default)]
    invitation: Words<INVITATION_MOST>,
    #[serde(default)]
    if_worse: Words<ADVICE_MOST>,
    #[serde(default)]
    opt_in: Words<ADVICE_MOST>,
    #[serde(default)]
    postures: Option<Vec<Words<POSTURE_MOST>>>,
    /// What is known, from the exercise's `evidence`.
    #[serde(default)]
    says: Words<SAYS_MOST>,
    #[serde(default)]
    parts: Option<Vec<FilePart>>,
}

impl FileTranslation {
    pub fn into_translation(self) -> Translation {
        Translation {
            id: self.id.0,
            lang: self.lang.0,
            texts: vec![
                one("title", self.title),
                one("invitation", self.invitation),
                one("if_worse", self.if_worse),
                one("opt_in", self.opt_in),
                many("postures", self.postures),
                one("says", self.says),
            ],
            parts: self.parts.map(|parts| parts.into_iter().map(FilePart::into_told).collect()),
        }
    }
}

impl Translation {
    /// The exercise with these texts in place of its own.
    pub(super) fn lay_over(&self, original: &Exercise) -> Result<Exercise, CheckError> {
        if self.id != original.id {
            let kind = FormatErrorKind::TranslatesOther { id: original.id.as_str().to_owned() };
            return Err(CheckError { path: vec![OutlineStep::Field("id")], kind });
        }
        let mut translated = original.clone();
        translated.lang.clone_from(&self.lang);
        for told in &self.texts {
            lay(&mut slots(&mut translated), told, &[])?;
        }
        let Some(parts) = &self.parts else { return Ok(translated) };
        let (here, there) = (parts.len(), translated.parts.len());
        if here != there {
            let kind = FormatErrorKind::TextsDiffer { here, there };
            return Err(CheckError { path: vec![OutlineStep::Key("parts")], kind });
        }
        for (index, (told, part)) in parts.iter().zip(&mut translated.parts).enumerate() {
            let path = [OutlineStep::Field("parts"), OutlineStep::Item(index)];
            if told.kind != kind_of(part) {
                let kind = FormatErrorKind::OtherPart { part: kind_of(part).to_owned() };
                return Err(CheckError { path: path.to_vec(), kind });
            }
            for text in &told.texts {
                lay(&mut part_slots(part), text, &path)?;
            }
        }
        Ok(translated)
    }

    /// How many texts it has, and how many the exercise has.
    #[must_use]
    pub fn progress(&self, original: &Exercise) -> (usize, usize) {
        let of_parts = self.parts.iter().flatten().flat_map(|part| &part.texts);
        let translated = self.texts.iter().chain(of_parts).map(|told| match &told.said {
            Said::One(text) => usize::from(text.is_some()),
            Said::Many(texts) => texts.iter().flatten().filter(|text| text.is_some()).count(),
        });
        let mut original = original.clone();
        let count = |slot: &(&str, Slot<'_>)| match &slot.1 {
            Slot::One(_) => 1,
            Slot::Perhaps(text) => usize::from(text.is_some()),
            Slot::Many(texts) => texts.len(),
        };
        let own: usize = slots(&mut original).iter().map(count).sum();
        let of_parts: usize = original
            .parts
            .iter_mut()
            .flat_map(|part| part_slots(part).iter().map(count).collect::<Vec<_>>())
            .sum();
        (translated.sum(), own + of_parts)
    }
}

/// Puts a text where it belongs.
fn lay(slots: &mut [(&'static str, Slot<'_>)], told: &Told, path: &[OutlineStep]) -> Result<(), CheckError> {
    let fault = |step: OutlineStep, kind: FormatErrorKind| {
        Err(CheckError { path: path.iter().copied().chain([step]).collect(), kind })
    };
    let Some((_, slot)) = slots.iter_mut().find(|(field, _)| *field == told.field) else { return Ok(()) };
    match (slot, &told.said) {
        (Slot::One(slot), Said::One(Some(text))) => slot.clone_from(text),
        (Slot::Perhaps(Some(slot)), Said::One(Some(text))) => slot.clone_from(text),
        (Slot::Perhaps(None), Said::One(Some(_))) => {
            return fault(OutlineStep::Key(told.field), FormatErrorKind::NothingToTranslate);
        }
        (Slot::Many(slots), Said::Many(Some(texts))) => {
            if slots.len() != texts.len() {
                let kind = FormatErrorKind::TextsDiffer { here: texts.len(), there: slots.len() };
                return fault(OutlineStep::Key(told.field), kind);
            }
            for (slot, text) in slots.iter_mut().zip(texts) {
                if let Some(text) = text {
                    slot.clone_from(text);
                }
            }
        }
        _ => {}
    }
    Ok(())
}

/// The texts of an exercise beside its parts.
fn slots(exercise: &mut Exercise) -> Vec<(&'static str, Slot<'_>)> {
    vec![
        ("title", Slot::One(&mut exercise.title)),
        ("invitation", Slot::One(&mut exercise.invitation)),
        ("if_worse", Slot::Perhaps(&mut exercise.if_worse)),
        ("opt_in", Slot::Perhaps(&mut exercise.opt_in)),
        ("postures", Slot::Many(&mut exercise.postures)),
        ("says", Slot::One(&mut exercise.evidence.says)),
    ]
}

fn part_slots(part: &mut Part) -> Vec<(&'static str, Slot<'_>)> {
    use Slot::{Many, One, Perhaps};
    match part {
        Part::Cycle { text, lines, .. } => vec![("text", Perhaps(text)), ("lines", Many(&mut lines.texts))],
        Part::Say { text, lines, .. }
        | Part::Wave { text, lines, .. }
        | Part::Wait { text, lines, .. }
        | Part::Shapes { text, lines } => vec![("text", One(text)), ("lines", Many(&mut lines.texts))],
        Part::Notice { prompt, .. } | Part::Write { prompt, .. } => vec![("prompt", One(prompt))],
        Part::Turn { prompt, aside, lines, .. } => {
            vec![("prompt", One(prompt)), ("aside", Perhaps(aside)), ("lines", Many(&mut lines.texts))]
        }
        Part::Check { prompt, almost, thanks, .. } => {
            vec![("prompt", One(prompt)), ("almost", Perhaps(almost)), ("thanks", Perhaps(thanks))]
        }
        Part::Choose { prompt, choices, .. } => vec![("prompt", One(prompt)), ("choices", Many(choices))],
        Part::Sort { prompt, items, piles } => {
            vec![("prompt", One(prompt)), ("items", Many(items)), ("piles", Many(piles))]
        }
        Part::Sentences { prompt, starts, .. } => vec![("prompt", One(prompt)), ("starts", Many(starts))],
        Part::Scale { prompt, lines, .. } => vec![("prompt", One(prompt)), ("lines", Many(&mut lines.texts))],
        Part::Words { text, words, .. } => vec![("text", One(text)), ("words", Many(words))],
    }
}

fn kind_of(part: &Part) -> &'static str {
    match part {
        Part::Say { .. } => "Say",
        Part::Cycle { .. } => "Cycle",
        Part::Notice { .. } => "Notice",
        Part::Turn { .. } => "Turn",
        Part::Check { .. } => "Check",
        Part::Choose { .. } => "Choose",
        Part::Sort { .. } => "Sort",
        Part::Sentences { .. } => "Sentences",
        Part::Write { .. } => "Write",
        Part::Wave { .. } => "Wave",
        Part::Scale { .. } => "Scale",
        Part::Wait { .. } => "Wait",
        Part::Words { .. } => "Words",
        Part::Shapes { .. } => "Shapes",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::{FormatError, Place, parse_translation};

    const PARTS: &str = r#"[
        Say(text: "Sit down.", secs: 5),
        Cycle(beats: [In(4), Out(6)], lines: ["One.", "Two."]),
        Turn(who: A, prompt: "Say it.", aside: "Listen."),
        Sort(prompt: "Lay them.", items: ["A hug"], piles: ["Yes", "No"]),
    ]"#;

    fn original() -> Exercise {
        crate::testing::exercise_with(&[
            ("for_two", "true"),
            ("parts", PARTS),
            ("if_worse", "\"Look around.\""),
        ])
    }

    fn translated(body: &str) -> Result<Exercise, FormatError> {
        let original = original();
        let source =
            format!("Translation(\nformat: 1, id: {:?}, lang: \"de\",\n{body})", original.id.as_str());
        parse_translation(source.as_bytes())?.over(&original, source.as_bytes())
    }

    #[test]
    fn texts_are_laid_over_by_structure_and_what_is_left_out_stays() {
        let german = translated(
            r#"title: "Sitzen", if_worse: "Schau dich um.",
            parts: [
                Say(text: "Setz dich."),
                Cycle(lines: ["", "Zwei."]),
                Turn(aside: "Hör zu."),
                Sort(piles: ["Ja", "Nein"]),
            ],"#,
        )
        .unwrap();
        let english = original();
        assert_eq!((german.title.as_str(), german.lang.as_str()), ("Sitzen", "de"));
        assert_eq!(german.invitation, english.invitation);
        assert_eq!(german.if_worse.as_deref(), Some("Schau dich um."));
        assert_eq!(german.parts[0].text(), Some("Setz dich."));
        assert_eq!(german.parts[1].lines().unwrap().texts, ["One.", "Zwei."]);
        assert!(matches!(&german.parts[2], Part::Turn { prompt, aside: Some(aside), .. }
            if prompt == "Say it." && aside == "Hör zu."));
        assert!(matches!(&german.parts[3], Part::Sort { items, piles, .. }
            if items == &["A hug"] && piles == &["Ja", "Nein"]));
        assert_eq!(
            (german.id, german.minutes, german.cautions),
            (english.id, english.minutes, english.cautions)
        );
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_place() {
        let refused = |body: &str| {
            let problem = translated(body).unwrap_err();
            (problem.place, problem.kind)
        };
        let at = |line, column| Some(Place { line, column });
        let differ = |here, there| FormatErrorKind::TextsDiffer { here, there };
        assert_eq!(refused("parts: [Say(text: \"Setz dich.\")],"), (at(3, 1), differ(1, 4)));
        let parts = |third: &str| format!("parts: [Say(), Cycle(),\n{third}, Sort()],");
        assert_eq!(
            refused(&parts("Say()")),
            (at(4, 1), FormatErrorKind::OtherPart { part: "Turn".to_owned() })
        );
        assert_eq!(refused(&parts("Turn(lines: [\"A\"])")), (at(4, 6), differ(1, 0)));
        assert_eq!(refused("opt_in: \"Warum\","), (at(3, 1), FormatErrorKind::NothingToTranslate));
        let (place, kind) = refused(&parts("Turn(secs: 5)"));
        assert_eq!(place, at(4, 6));
        assert!(matches!(kind, FormatErrorKind::UnknownField { .. }));
        let source = b"Translation(format: 1, id: \"another\", lang: \"de\")";
        let other = parse_translation(source).unwrap().over(&original(), source).unwrap_err();
        assert!(matches!(other.kind, FormatErrorKind::TranslatesOther { .. }), "{other}");
    }

    #[test]
    fn what_is_translated_is_counted() {
        let source = "Translation(format: 1, id: \"x\", lang: \"de\", title: \"A\", parts: [Cycle(lines: [\"\", \"B\"])])";
        let (translated, all) = parse_translation(source.as_bytes()).unwrap().progress(&original());
        assert_eq!((translated, all), (2, 13));
    }
}
