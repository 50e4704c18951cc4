//! An exercise being changed: what is asked for, kept within the format's bounds, with a way back to
//! every version.
//!
//! Numbers are held within their bounds as they change. What cannot be held, such as a name that is
//! still to be written, is said by [`Draft::draft_errors`] and stands in nobody's way. Knows no files
//! and no windows.

mod change;
mod retell;
#[cfg(test)]
mod retold_tests;
mod tend;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use crate::exercise::bounds::{INVITATION_MOST, TITLE_MOST};
use crate::exercise::{Beat, DraftError, Exercise, ExerciseId, Part};

use change::Field;
pub use change::{BeatSpot, Beside, Change, PartKind, Retold};
use retell::Told;
use tend::Before;

/// How many versions one can go back to.
pub const VERSIONS_MOST: usize = 200;

/// An exercise being changed.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Oldest first.
    past: VecDeque<Version>,
    now: Version,
    /// What was taken back, the next one last.
    future: Vec<Version>,
    /// What the last change was about, as long as more of the same belongs to it.
    writing: Option<Field>,
    before: Before,
    /// As it was last written to the disk, if it ever was.
    kept: Option<Exercise>,
}

#[derive(Clone, Debug, PartialEq)]
struct Version {
    exercise: Exercise,
    /// Whether the caution for a held breath is there because of a hold that was added here.
    is_hold_caution_ours: bool,
}

impl Draft {
    /// A copy of somebody else's exercise, under a title of its own. `says` is what can honestly be said
    /// of it once it was changed.
    #[must_use]
    pub fn made_from(exercise: &Exercise, title: &str, says: &str) -> Self {
        let before = Before::new(exercise, says.to_owned());
        let exercise = Exercise { title: change::cut(title, change::TITLE), ..exercise.clone() };
        Self::new(exercise, before, None)
    }

    /// The person's own exercise as it stands in its file. `says` as for [`Self::made_from`], said only
    /// where more is claimed now.
    #[must_use]
    pub fn of_own(exercise: Exercise, says: &str) -> Self {
        let before = Before::new(&exercise, tend::said_before(says, &exercise));
        Self::new(exercise.clone(), before, Some(exercise))
    }

    fn new(exercise: Exercise, before: Before, kept: Option<Exercise>) -> Self {
        let now = Version { exercise, is_hold_caution_ours: false };
        Self { past: VecDeque::new(), now, future: Vec::new(), writing: None, before, kept }
    }

    /// As it is now.
    #[must_use]
    pub fn exercise(&self) -> &Exercise {
        &self.now.exercise
    }

    /// What keeps it from being saved.
    #[must_use]
    pub fn draft_errors(&self) -> Vec<DraftError> {
        self.exercise().draft_errors()
    }

    /// As it was last written to the disk.
    #[must_use]
    pub fn kept(&self) -> Option<&Exercise> {
        self.kept.as_ref()
    }

    /// Whether it is on the disk as it is now.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.kept.as_ref() == Some(self.exercise())
    }

    /// Whether nothing was changed since it was begun.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.past.is_empty() && self.future.is_empty()
    }

    /// It was written to the disk like this. What has changed since stays.
    pub fn keep(&mut self, kept: Exercise) {
        self.rest();
        // Its id was found while writing; it is the same exercise under it in every version.
        let now = std::iter::once(&mut self.now);
        for version in self.past.iter_mut().chain(&mut self.future).chain(now) {
            version.exercise.id.clone_from(&kept.id);
        }
        // Where it was written beside another file, the title has a number too.
        let is_the_same = Exercise { title: kept.title.clone(), ..self.now.exercise.clone() } == kept;
        if is_the_same && self.now.exercise.title != kept.title {
            self.change(Change::Title(kept.title.clone()));
        }
        self.kept = Some(kept);
        self.rest();
    }

    /// Changes it. More of the same (letters of a word, steps of a number) goes into the same version
    /// until [`Self::rest`].
    pub fn change(&mut self, change: Change) {
        let field = change.field();
        let mut next = self.now.clone();
        change.apply(&mut next.exercise);
        if next.exercise == self.now.exercise {
            return;
        }
        tend::tend(&mut next, &self.before);
        self.future.clear();
        if field.is_none() || field != self.writing {
            self.past.push_back(self.now.clone());
        }
        self.writing = field;
        self.now = next;
        // Written and taken back again: there is nothing to undo.
        if self.past.back() == Some(&self.now) {
            self.past.pop_back();
            self.writing = None;
        }
        if self.past.len() > VERSIONS_MOST {
            self.past.pop_front();
        }
    }

    /// The next change is one by itself.
    pub fn rest(&mut self) {
        self.writing = None;
    }

    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Back to the version before.
    pub fn undo(&mut self) {
        self.rest();
        if let Some(version) = self.past.pop_back() {
            self.future.push(std::mem::replace(&mut self.now, version));
        }
    }

    /// On to the version that was taken back.
    pub fn redo(&mut self) {
        self.rest();
        if let Some(version) = self.future.pop() {
            self.past.push_back(std::mem::replace(&mut self.now, version));
        }
    }

    /// Its title and its invitation with the seconds there are now, where they name those there were when they were
    /// written.
    #[must_use]
    pub fn retold(&self) -> Retold {
        Retold {
            title: self.retold_text(|exercise| &exercise.title, TITLE_MOST),
            invitation: self.retold_text(|exercise| &exercise.invitation, INVITATION_MOST),
        }
    }

    fn retold_text(&self, text: fn(&Exercise) -> &String, characters_most: usize) -> Option<String> {
        let now = self.exercise();
        let told = Told::read(text(now)).filter(|_| now.lang.starts_with("en"))?;
        if rounds(now).any(|(_, beats)| told.fits(beats)) {
            return None;
        }
        // The newest version with the same text in which it was true.
        let before = self.past.iter().rev().map(|version| &version.exercise);
        let since_written = before.take_while(|exercise| text(exercise) == text(now));
        let (part, before) = since_written.flat_map(rounds).find(|(_, beats)| told.fits(beats))?;
        let (_, after) = rounds(now).find(|(index, _)| *index == part)?;
        let text = told.with_seconds_of(before, after)?;
        (text.chars().count() <= characters_most).then_some(text)
    }

    /// The exercise to write, under an id that is free: the one it was kept under, or one from its
    /// title.
    #[must_use]
    pub fn to_keep(&self, is_taken: impl Fn(&str) -> bool) -> Exercise {
        let exercise = self.exercise();
        if self.kept.is_some() {
            return exercise.clone();
        }
        let id = free_id(&id_from_title(&exercise.title, &exercise.id), is_taken);
        Exercise { id, ..exercise.clone() }
    }
}

/// The rounds of an exercise, each with the place of its part.
fn rounds(exercise: &Exercise) -> impl Iterator<Item = (usize, &[Beat])> {
    exercise.parts.iter().enumerate().filter_map(|(index, part)| match part {
        Part::Cycle { beats, .. } => Some((index, beats.as_slice())),
        _ => None,
    })
}

/// `My slow & even` is `my-slow-even`. A title without letters that an id can have is called after what
/// it was made from.
fn id_from_title(title: &str, made_from: &ExerciseId) -> ExerciseId {
    let mut id = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') && letter != '\'' && letter != '’' {
            id.push('-');
        }
    }
    let fallback = format!("my-{made_from}");
    let has_letters = id.bytes().any(|byte| byte.is_ascii_alphanumeric());
    shortened(if has_letters { &id } else { &fallback }, ID_ROOM).unwrap_or_else(|| made_from.clone())
}

/// Leaves room for a number behind it.
const ID_ROOM: usize = crate::exercise::ID_MOST - 8;

fn shortened(id: &str, most: usize) -> Option<ExerciseId> {
    let id: String = id.chars().take(most).collect();
    ExerciseId::new(id.trim_matches('-'))
}

/// The id, or the first of `id-2`, `id-3`, … that is not taken.
#[must_use]
pub fn free_id(id: &ExerciseId, is_taken: impl Fn(&str) -> bool) -> ExerciseId {
    let numbered = (2_u32..).map_while(|number| {
        let root = shortened(id.as_str(), ID_ROOM)?;
        ExerciseId::new(&format!("{root}-{number}"))
    });
    let mut ids = std::iter::once(id.clone()).chain(numbered);
    ids.find(|id| !is_taken(id.as_str())).unwrap_or_else(|| id.clone())
}
