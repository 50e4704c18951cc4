//! Everything a person can do. Screens and the terminal send these; only [`super::App`] acts on them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::exercise::Exercise;
use softlanding_core::in_step::Rhythm;
use softlanding_core::rating::Rating;
use softlanding_core::record::ExerciseKey;
use softlanding_core::score::Score;
use softlanding_core::sitting::Event;
use uuid::Uuid;

use crate::documents::report::ReportChoice;
use crate::people::{OwnChange, Plan};
use crate::platform::clipboard;
use crate::records::exchange::Format;
use crate::records::journal::What;
use crate::settings::Settings;

use super::{Meeting, Notice, Target};

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// How it is right now, said on the first screen.
    Say(Rating),
    /// Begin this exercise at this length.
    Begin {
        key: ExerciseKey,
        length_ms: u32,
    },
    /// Something happened in the practice that runs, or after it.
    Practice(Event),
    /// The same exercise once more, going on from this one.
    ALittleLonger,
    /// The answer to "Keep this on this computer?".
    Consent(bool),
    /// Keep or do not keep this one sitting.
    KeepThis(bool),
    /// Sound on or off.
    Sound(bool),
    /// Whatever was chosen, nothing is heard; or what was chosen is again.
    Mute(bool),
    /// Put this text on the clipboard.
    Copy(String),
    /// A text field put this text on the clipboard by itself.
    NoteCopied(clipboard::Kind, String),
    /// A practice may begin soon: sound gets ready.
    Prepare,
    /// The window is covered: nothing is to be heard, and a practice waits.
    Hide,
    /// The window is uncovered again.
    Return,
    /// Somebody is about to be in step: ask the system about its clock.
    LookAtClock,
    /// Somebody is about to choose reminders: ask this desktop what it tells.
    AskDesktop,
    /// Show a reminder now, as it would come.
    TryReminder,
    /// Breathe in step with somebody elsewhere, from the next breath on.
    JoinInStep(Rhythm),
    /// Do so at a time that was agreed, or no longer.
    Meet(Option<Meeting>),
    /// New settings.
    Settings(Box<Settings>),
    /// Keep nothing in this window, and take nothing from what was kept.
    Guest(bool),
    /// Keep a small good moment.
    KeepGlimmer {
        text: String,
        tag: String,
    },
    /// Keep what is written in the part that runs; what was kept of it before becomes this.
    KeepWriting(String),
    /// Change kept words.
    AmendJotting {
        id: Uuid,
        text: String,
        tag: String,
    },
    /// Delete kept words; they can be brought back until [`Command::ForgetDeleted`].
    DeleteJotting(Uuid),
    UndoDeleteJotting(Uuid),
    /// Delete one sitting; it can be brought back until [`Command::ForgetDeleted`].
    Delete(Uuid),
    UndoDelete(Uuid),
    /// What was deleted can't be brought back any more: its page was left.
    ForgetDeleted,
    /// Delete all sittings and kept words, the people whom one named and the plan.
    DeleteAll,
    /// Keep or delete of people and plan what this says.
    ChangeOwn(OwnChange),
    /// Somebody looks for people: read anew what may have changed elsewhere.
    LookForPeople,
    /// Write the plan to a file.
    WritePlan {
        target: Target,
        plan: Box<Plan>,
    },
    /// Delete several sittings at once; this can't be undone.
    DeleteMany(What),
    /// Write all that is kept to a file.
    Export {
        target: Target,
        format: Format,
    },
    /// Read these kept sittings whole.
    Fetch(Vec<Uuid>),
    /// Somebody looks back: read anew what may have changed elsewhere.
    LookAgain,
    /// Look for these words in everything that is kept.
    Find(String),
    /// One's own words about a kept sitting.
    Amend {
        id: Uuid,
        note: String,
        tags: Vec<String>,
    },
    /// Ask about the sitting that is spoken about once more, ten minutes after.
    AskLater(bool),
    /// How it is ten minutes after that sitting.
    AnswerLater {
        id: Uuid,
        rating: Rating,
    },
    /// Write an exercise of one's own.
    SaveOwn(Box<SaveOwn>),
    /// Delete one of one's own exercises; there are ten seconds to undo it.
    DeleteOwn(ExerciseKey),
    UndoDeleteOwn,
    /// What is being made is to be heard, or no longer.
    Preview(Option<Preview>),
    /// Import what is at this path: a pack, an exercise for the own folder, or sittings.
    Import(PathBuf),
    /// Remove the pack of this name; there are ten seconds to undo it.
    RemovePack(String),
    UndoRemovePack,
    /// Write a page to bring along.
    WriteReport {
        target: Target,
        chosen: ReportChoice,
    },
    /// Write the page of a practice to a file.
    WritePage {
        key: ExerciseKey,
        target: Target,
    },
    /// This notice was read.
    DismissNotice(Box<Notice>),
}

impl Command {
    /// Whether a guest may do this. Nothing else that reads or writes what its owner keeps is done while a guest
    /// is here.
    #[must_use]
    pub fn is_for_guests(&self) -> bool {
        match self {
            Self::Say(_)
            | Self::Begin { .. }
            | Self::Practice(_)
            | Self::ALittleLonger
            | Self::Sound(_)
            | Self::Mute(_)
            | Self::Copy(_)
            | Self::NoteCopied(..)
            | Self::Prepare
            | Self::Hide
            | Self::Return
            | Self::LookAtClock
            | Self::JoinInStep(_)
            | Self::Meet(_)
            | Self::Settings(_)
            | Self::Guest(_)
            | Self::Preview(_)
            | Self::WritePage { .. }
            | Self::WritePlan { .. }
            | Self::LookForPeople
            | Self::ForgetDeleted
            | Self::DismissNotice(_) => true,
            Self::AskDesktop
            | Self::TryReminder
            | Self::Consent(_)
            | Self::KeepThis(_)
            | Self::KeepGlimmer { .. }
            | Self::KeepWriting(_)
            | Self::AmendJotting { .. }
            | Self::DeleteJotting(_)
            | Self::UndoDeleteJotting(_)
            | Self::Delete(_)
            | Self::UndoDelete(_)
            | Self::DeleteAll
            | Self::ChangeOwn(_)
            | Self::DeleteMany(_)
            | Self::Export { .. }
            | Self::Fetch(_)
            | Self::LookAgain
            | Self::Find(_)
            | Self::Amend { .. }
            | Self::AskLater(_)
            | Self::AnswerLater { .. }
            | Self::SaveOwn(_)
            | Self::DeleteOwn(_)
            | Self::UndoDeleteOwn
            | Self::Import(_)
            | Self::RemovePack(_)
            | Self::UndoRemovePack
            | Self::WriteReport { .. } => false,
        }
    }
}

/// An exercise of one's own to write.
#[derive(Clone, Debug, PartialEq)]
pub struct SaveOwn {
    /// Where it is being made; the answer names it again.
    pub from: ExerciseKey,
    pub exercise: Exercise,
    /// As it was last read from its file or written to it; `None` if it has none.
    pub kept: Option<Exercise>,
}

/// A score that runs without a practice.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub score: Arc<Score>,
    /// Where it is
    pub timed_ms: u32,
    /// at this time of [`super::App::now`].
    pub at: Duration,
}
