//! Looking back: which view is open, what it is about, and what was computed for it.
//!
//! What is computed is kept until a record changes or something else is looked at: a frame only paints.

use jiff::Zoned;
use softlanding_core::insight::{
    self, BetweenStates, FromHere, Headline, Here, Later, Numbers, Observations, between_states, from_here,
    headline, later,
};
use softlanding_core::rating::State;
use softlanding_core::record::{ExerciseKey, Record, note_from, tags_from};
use softlanding_core::strokes::{SittingStroke, strokes};
use uuid::Uuid;

use crate::app::Kept;
use crate::records::span::{self, Span};

use crate::ui::state::row_heights::RowHeights;
use crate::ui::state::shore::{Range, Shore};
use crate::ui::state::words_list::WordsList;

/// What can be opened below the shoreline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    FromHere,
    BetweenStates,
    /// Ten minutes later.
    Later,
    /// Kept words.
    Words,
}

impl Part {
    pub const ALL: [Self; 4] = [Self::FromHere, Self::BetweenStates, Self::Later, Self::Words];
}

/// What the window remembers of looking back.
#[derive(Debug, Default)]
pub struct Looking {
    /// What is open below the shoreline.
    pub part: Option<Part>,
    /// It was opened in this frame, and is to be in sight.
    pub part_opened: bool,
    /// Whether it is said how sure the first sentence is.
    pub is_sure_open: bool,
    /// Which time the shoreline shows.
    pub shore: Shore,
    /// The sitting on the shoreline that the keyboard is at.
    pub chosen: Option<Uuid>,
    /// The exercise of *From here* of which the words are unfolded.
    pub unfolded: Option<ExerciseKey>,
    /// How far back is looked, once that was chosen.
    chosen_span: Option<Span>,
    /// The same while nothing was chosen, from when *Look back* was opened on.
    first_span: Option<Span>,
    /// Where *From here* looks from, once that was chosen.
    here: Option<Here>,
    pub as_table: bool,
    /// What is looked for in one's own words.
    pub wanted: String,
    /// How often more of the list was asked for.
    pub pages_more: usize,
    pub sitting: SittingDraft,
    /// What was deleted or brought back last on the page that is open.
    pub changed: Option<Changed>,
    /// Where the keyboard goes in the next frame.
    focus: Option<Focus>,
    /// How high the rows of the list are.
    pub row_heights: RowHeights,
    /// Kept words.
    pub words: WordsList,
    /// What is to be deleted, being chosen.
    pub deletes: Deletes,
    headline: Option<Computed<(), Headline>>,
    goes_far_away: Option<Computed<(), bool>>,
    from_here: Option<Computed<Here, FromHere>>,
    between: Option<Computed<(i64, i64), BetweenStates>>,
    later: Option<Computed<(), Later>>,
    strokes: Option<Computed<StrokesOf, Vec<SittingStroke>>>,
}

/// Which time, and how many strokes at most.
type StrokesOf = ((i64, i64), usize);

/// One's own words about a sitting, being written.
#[derive(Debug, Default)]
pub struct SittingDraft {
    pub id: Option<Uuid>,
    pub note: String,
    pub tags: String,
    /// The labels that other sittings have, the most used first.
    pub known_tags: Vec<String>,
    /// What is kept of it, as far as it is known here.
    seen: (String, Vec<String>),
    /// The texts before something came in from another window, so that the cursor stays where it was.
    pub note_before: Option<String>,
    pub tags_before: Option<String>,
}

impl SittingDraft {
    #[must_use]
    pub fn of(record: &Record, known_tags: Vec<String>) -> Self {
        Self {
            id: Some(record.id),
            note: record.note.clone(),
            tags: record.tags.join(", "),
            known_tags,
            seen: (record.note.clone(), record.tags.clone()),
            note_before: None,
            tags_before: None,
        }
    }

    /// Shows what another window wrote meanwhile. What was written here and is kept changes nothing.
    pub fn take_in(&mut self, record: &Record) {
        if self.seen.0 != record.note {
            self.seen.0.clone_from(&record.note);
            self.note_before = Some(std::mem::replace(&mut self.note, record.note.clone()));
        }
        if self.seen.1 != record.tags {
            self.seen.1.clone_from(&record.tags);
            self.tags_before = Some(std::mem::replace(&mut self.tags, record.tags.join(", ")));
        }
    }

    /// What is to be kept of what is written now: a note and labels.
    pub fn written(&mut self) -> (String, Vec<String>) {
        self.seen = (note_from(&self.note), tags_from(self.labels()));
        self.seen.clone()
    }

    /// The labels as they are written.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.tags.split([',', ';', '\n'])
    }
}

/// What is to be deleted.
#[derive(Debug, Default)]
pub struct Deletes {
    pub from_day: String,
    pub to_day: String,
    pub exercise: Option<ExerciseKey>,
    /// What is asked about now.
    pub asked: Option<DeletesWhat>,
}

/// What came of deleting a sitting, or of bringing it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Deleted(Uuid),
    Restored(Uuid),
}

/// What takes the keyboard when what had it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Bringing this deleted sitting back.
    Undo(Uuid),
    /// This sitting, which was brought back.
    Sitting(Uuid),
    /// Asking for a deletion.
    Ask,
    /// The answer that deletes nothing.
    No,
}

/// A deletion that is asked about before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeletesWhat {
    Period,
    Exercise,
}

/// Something computed from the records, and from which.
#[derive(Debug)]
struct Computed<A, T> {
    version: u64,
    about: A,
    found: T,
}

/// The value in `slot`, computed anew where the records or what it is about have changed.
fn fresh<'a, A: PartialEq + Clone, T>(
    slot: &'a mut Option<Computed<A, T>>,
    version: u64,
    about: &A,
    compute: impl FnOnce() -> T,
) -> &'a T {
    if slot.as_ref().is_some_and(|known| known.version != version || known.about != *about) {
        *slot = None;
    }
    &slot.get_or_insert_with(|| Computed { version, about: about.clone(), found: compute() }).found
}

impl Looking {
    /// How far back is looked: as chosen, or the shortest time with something to see, so that nobody is met
    /// by an empty week after a while away. It stays until *Look back* is opened anew.
    pub fn span(&mut self, now: &Zoned, kept: &Kept) -> Span {
        if let Some(span) = self.chosen_span.or(self.first_span) {
            return span;
        }
        let span = Span::shortest(now, kept.observations());
        self.first_span = kept.is_known().then_some(span);
        span
    }

    /// This sitting was deleted: the way back has its place, and the keyboard.
    pub fn deleted(&mut self, id: Uuid) {
        self.changed = Some(Changed::Deleted(id));
        self.focus = Some(Focus::Undo(id));
    }

    /// This sitting was brought back.
    pub fn restored(&mut self, id: Uuid) {
        self.changed = Some(Changed::Restored(id));
        self.focus = Some(Focus::Sitting(id));
    }

    /// The page was left.
    pub fn leave(&mut self) {
        (self.changed, self.focus) = (None, None);
        // Words are not shown by themselves when one comes back.
        self.words = WordsList::default();
        self.part = self.part.filter(|part| *part != Part::Words);
    }

    /// What is to have the keyboard once it is there.
    #[must_use]
    pub fn awaited_focus(&self) -> Option<Focus> {
        self.focus
    }

    pub fn focus_on(&mut self, focus: Focus) {
        self.focus = Some(focus);
    }

    /// Gives this widget the keyboard if it is the one to have it.
    pub fn give_focus(&mut self, focus: Focus, response: &egui::Response) {
        if self.focus.take_if(|wanted| *wanted == focus).is_some() {
            response.request_focus();
            // The frame after the next would be the first that notices.
            response.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
            response.ctx.request_repaint();
        }
    }

    /// *Look back* is opened.
    pub fn open(&mut self) {
        (self.first_span, self.pages_more) = (None, 0);
        self.shore.fit();
        (self.chosen, self.is_sure_open) = (None, false);
    }

    pub fn look_back_over(&mut self, span: Span) {
        self.chosen_span = Some(span);
    }

    /// Opens a part, or folds it if it is open.
    pub fn turn_to(&mut self, part: Part) {
        self.part = (self.part != Some(part)).then_some(part);
        self.part_opened = self.part.is_some();
    }

    /// All the time that anything was kept from, in whole days of the clock on the wall.
    #[must_use]
    pub fn whole(now: &Zoned, kept: &Kept) -> Option<Range> {
        span::whole(now, kept.observations())
    }

    /// What is said first.
    pub fn headline(&mut self, kept: &Kept) -> &Headline {
        fresh(&mut self.headline, kept.version(), &(), || headline(kept.observations()))
    }

    /// Whether anything kept began or ended far away.
    pub fn goes_far_away(&mut self, kept: &Kept) -> bool {
        let is_far = |numbers: Numbers| numbers.state == Some(State::ShutDown);
        *fresh(&mut self.goes_far_away, kept.version(), &(), || {
            kept.observations().all().iter().any(|sitting| is_far(sitting.before) || is_far(sitting.after))
        })
    }

    /// Where *From here* looks from: as chosen, or where most sittings began.
    #[must_use]
    pub fn here(&self, observations: &Observations) -> Here {
        self.here.unwrap_or_else(|| Here { state: insight::most_began_in(observations), band: None })
    }

    pub fn look_from(&mut self, here: Here) {
        self.here = Some(here);
    }

    pub fn from_here(&mut self, kept: &Kept) -> &FromHere {
        let here = self.here(kept.observations());
        fresh(&mut self.from_here, kept.version(), &here, || from_here(kept.observations(), here))
    }

    pub fn between(&mut self, kept: &Kept, (from_ms, until_ms): (i64, i64)) -> &BetweenStates {
        fresh(&mut self.between, kept.version(), &(from_ms, until_ms), || {
            between_states(kept.observations(), from_ms..until_ms)
        })
    }

    /// The strokes of a time, from when until when in UTC milliseconds: at most `most` of them.
    pub fn strokes(&mut self, kept: &Kept, range: (i64, i64), most: usize) -> &[SittingStroke] {
        let drawn = fresh(&mut self.strokes, kept.version(), &(range, most), || {
            strokes(kept.observations().in_range(range.0..range.1), range, most)
        });
        drawn.as_slice()
    }

    pub fn later(&mut self, kept: &Kept) -> &Later {
        fresh(&mut self.later, kept.version(), &(), || later(kept.observations()))
    }
}

#[cfg(test)]
mod tests {
    use softlanding_core::testing::sitting_at;

    use super::*;

    #[test]
    fn what_another_window_writes_comes_in_and_what_is_written_here_stays_as_it_is() {
        let mut record = sitting_at(Uuid::from_u128(1), 0);
        let mut draft = SittingDraft::of(&record, Vec::new());
        (draft.note, draft.tags) = ("warm\thands".to_owned(), "at work, ".to_owned());
        (record.note, record.tags) = draft.written();
        assert_eq!(
            (record.note.as_str(), record.tags.as_slice()),
            ("warmhands", ["at work".to_owned()].as_slice())
        );
        draft.take_in(&record);
        assert_eq!((draft.note.as_str(), draft.tags.as_str()), ("warm\thands", "at work, "));
        record.note = "theirs\nwarmhands".to_owned();
        draft.take_in(&record);
        assert_eq!((draft.note.as_str(), draft.tags.as_str()), ("theirs\nwarmhands", "at work, "));
        assert_eq!((draft.note_before.as_deref(), draft.tags_before), (Some("warm\thands"), None));
    }

    #[test]
    fn what_was_chosen_stays_chosen() {
        let now: Zoned = "2026-11-26T12:00:00[UTC]".parse().unwrap();
        let mut looking = Looking::default();
        looking.look_back_over(Span::Month);
        looking.open();
        assert_eq!(looking.span(&now, &Kept::default()), Span::Month);
    }
}
