//! A list of kept words: what is looked for, what was found, and what is being changed.

use softlanding_core::record::{Jotting, JottingKind};
use uuid::Uuid;

use crate::app::Kept;

use crate::ui::state::row_heights::RowHeights;

/// One list of them, on one page.
#[derive(Debug, Default)]
pub struct WordsList {
    /// The only kind that is listed.
    pub kind: Option<JottingKind>,
    /// What is looked for.
    pub wanted: String,
    /// Words being changed.
    pub draft: Option<WordsDraft>,
    /// How high the rows are.
    pub row_heights: RowHeights,
    /// What takes the keyboard in the next frame.
    pub focus: Option<WordsFocus>,
    /// What is listed, and from what that follows.
    listed: Option<(Listing, Vec<Uuid>)>,
}

/// Kept words being changed.
#[derive(Debug)]
pub struct WordsDraft {
    pub id: Uuid,
    pub text: String,
    pub tag: String,
}

/// What takes the keyboard when what had it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsFocus {
    /// Bringing these back.
    Undo(Uuid),
    /// Changing these.
    Change(Uuid),
    /// The field in which these are changed.
    Field(Uuid),
}

/// What a listing depends on.
#[derive(Clone, Debug, PartialEq)]
struct Listing {
    version: u64,
    deleted: usize,
    kind: Option<JottingKind>,
    wanted: String,
}

impl WordsList {
    /// The ids of those that are listed, newest first, with those that can be brought back at their places.
    pub fn listed(&mut self, kept: &Kept) -> &[Uuid] {
        let jottings = kept.jottings();
        let about = Listing {
            version: kept.version(),
            deleted: jottings.deleted().len(),
            kind: self.kind,
            wanted: self.wanted.trim().to_owned(),
        };
        if self.listed.as_ref().is_some_and(|(known, _)| *known != about) {
            self.listed = None;
        }
        let (_, ids) = self.listed.get_or_insert_with(|| {
            let is_listed = |one: &&Jotting| {
                about.kind.is_none_or(|kind| one.kind == kind) && one.mentions(&about.wanted)
            };
            let all = jottings.iter().chain(jottings.deleted());
            let mut ids: Vec<Uuid> = all.filter(is_listed).map(|one| one.id).collect();
            ids.sort_unstable_by(|one, other| other.cmp(one));
            (about, ids)
        });
        ids
    }

    /// Begins to change these words.
    pub fn change(&mut self, jotting: &Jotting) {
        let Jotting { id, text, tag, .. } = jotting.clone();
        self.draft = Some(WordsDraft { id, text, tag });
        self.focus = Some(WordsFocus::Field(id));
    }

    /// Gives this widget the keyboard if it is the one to have it.
    pub fn give_focus(&mut self, focus: WordsFocus, response: &egui::Response) {
        if self.focus.take_if(|wanted| *wanted == focus).is_some() {
            response.request_focus();
            response.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
            response.ctx.request_repaint();
        }
    }
}
