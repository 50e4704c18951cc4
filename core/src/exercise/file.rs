//! The exercise file as its author writes it: what ron reads into, field by field.
//!
//! Each value checks its own bounds while it is read, because ron then still knows the place. What
//! concerns several values at once is left to [`super::check`].

use super::bounds::{ADVICE_MOST, INVITATION_MOST, POSTURE_MOST, TITLE_MOST};
use super::check::CheckError;
use super::file_part::FilePart;
use super::values::{FileId, Format, Lang, Length, People, Text};
use super::{Caution, Evidence, Exercise, FORMAT, Family, Grade, Minutes, Need, Occasion, Picture};
use crate::rating::State;

#[derive(serde::Deserialize)]
#[serde(rename = "Exercise", deny_unknown_fields)]
pub(super) struct FileExercise {
    format: Format,
    id: FileId,
    lang: Lang,
    title: Text<TITLE_MOST>,
    invitation: Text<INVITATION_MOST>,
    family: Family,
    #[serde(default)]
    suits: Vec<State>,
    #[serde(default)]
    needs: Vec<Need>,
    minutes: FileMinutes,
    parts: Vec<FilePart>,
    #[serde(default)]
    cautions: Vec<Caution>,
    #[serde(default)]
    gentler: Option<FileId>,
    evidence: FileEvidence,
    #[serde(default)]
    private: bool,
    #[serde(default)]
    if_worse: Option<Text<ADVICE_MOST>>,
    #[serde(default)]
    postures: Vec<Text<POSTURE_MOST>>,
    #[serde(default)]
    occasions: Vec<Occasion>,
    #[serde(default)]
    opt_in: Option<Text<ADVICE_MOST>>,
    #[serde(default)]
    ends_quietly: bool,
    #[serde(default)]
    for_two: bool,
    #[serde(default)]
    picture: Option<Picture>,
}

#[derive(serde::Deserialize)]
#[serde(rename = "Minutes", deny_unknown_fields)]
struct FileMinutes {
    usual: Length,
    #[serde(default)]
    choices: Vec<Length>,
}

#[derive(serde::Deserialize)]
#[serde(rename = "Evidence", deny_unknown_fields)]
struct FileEvidence {
    grade: Grade,
    #[serde(default)]
    people: Option<People>,
    says: Text<600>,
    #[serde(default)]
    sources: Vec<Text<200>>,
}

impl FileExercise {
    pub fn into_exercise(self) -> Result<Exercise, CheckError> {
        let Format = self.format;
        Ok(Exercise {
            format: FORMAT,
            id: self.id.0,
            lang: self.lang.0,
            title: self.title.0,
            invitation: self.invitation.0,
            family: self.family,
            suits: self.suits,
            needs: self.needs,
            minutes: self.minutes.into_minutes(),
            parts: self
                .parts
                .into_iter()
                .enumerate()
                .map(|(index, part)| part.into_part(index))
                .collect::<Result<_, _>>()?,
            cautions: self.cautions,
            gentler: self.gentler.map(|id| id.0),
            evidence: Evidence {
                grade: self.evidence.grade,
                people: self.evidence.people.map(|people| people.0),
                says: self.evidence.says.0,
                sources: self.evidence.sources.into_iter().map(|text| text.0).collect(),
            },
            private: self.private,
            if_worse: self.if_worse.map(|text| text.0),
            postures: self.postures.into_iter().map(|text| text.0).collect(),
            occasions: self.occasions,
            opt_in: self.opt_in.map(|text| text.0),
            ends_quietly: self.ends_quietly,
            for_two: self.for_two,
            picture: self.picture,
        })
    }
}

impl FileMinutes {
    /// The usual length is always a choice. Choices that do not ascend are left so, to be refused.
    fn into_minutes(self) -> Minutes {
        let usual_ms = self.usual.0;
        let mut choices_ms: Vec<u32> = self.choices.into_iter().map(|length| length.0).collect();
        if !choices_ms.contains(&usual_ms) {
            let index = choices_ms.iter().position(|ms| *ms > usual_ms).unwrap_or(choices_ms.len());
            choices_ms.insert(index, usual_ms);
        }
        Minutes { usual_ms, choices_ms }
    }
}
