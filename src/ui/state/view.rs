//! What the window alone remembers: where one is and what is being said or written. It ends with it.

use std::collections::BTreeSet;

use softlanding_core::record::ExerciseKey;
use softlanding_core::saying::RatingDraft;
use softlanding_core::shapes::Turning;
use softlanding_core::sorting::Sorting;
use softlanding_core::time_out::BackAt;
use uuid::Uuid;

use crate::app::{Command, SaveOutcome};

use crate::ui::action::Route;
use crate::ui::state::after::AfterDraft;
use crate::ui::state::browsing::Browsing;
use crate::ui::state::drawn::Drawn;
use crate::ui::state::glimmers::Glimmers;
use crate::ui::state::in_step::InStepDraft;
use crate::ui::state::looking::Looking;
use crate::ui::state::making::{Begins, Makings, SavedAs};
use crate::ui::state::pair::PairDraft;
use crate::ui::state::palette::Palette;
use crate::ui::state::part::{OfPart, SentencesDraft};
use crate::ui::state::people::{PeopleDraft, PlanDraft};
use crate::ui::state::saving::{SaveDialog, TakeAlong};
use crate::ui::state::settings::SettingsDraft;

/// The window's own state.
#[derive(Debug, Default)]
pub struct View {
    pub route: Route,
    /// Where Back leads.
    pub came_from: Vec<Route>,
    /// How it is right now, being said on the first screen.
    pub now: RatingDraft,
    /// Whether *Now* shows why each one is offered.
    pub shows_reasons: bool,
    /// Where the lantern of *Now* rested when it was last laid out.
    pub resting: Resting,
    /// The titles of what is unfolded on the page that is open.
    pub unfolded: BTreeSet<String>,
    /// The part of the practice that the world was painted for last.
    pub part_in_world: Option<usize>,
    /// Where the lantern landed when *And now?* was last laid out.
    pub landed: Resting,
    /// The length chosen for Begin and for which exercise.
    pub length: Option<(ExerciseKey, u32)>,
    /// What is looked for among the practices.
    pub browsing: Browsing,
    /// The practice whose page is open, prepared for drawing.
    pub drawn: Option<Drawn>,
    /// How it is after the practice, being said.
    pub after: AfterDraft,
    /// How it is ten minutes after, being said.
    pub later: AfterDraft,
    /// What is looked back at.
    pub looking: Looking,
    /// Where the horizon of *Look back* was when it was last laid out.
    pub shore_line: Resting,
    /// The jar of small good moments, and the one being written.
    pub glimmers: Glimmers,
    /// The sitting that waits while somebody reads what may help when it feels worse.
    pub feels_worse: Option<Uuid>,
    /// What is being written in a practice. Kept only if its person asks for it.
    pub written: String,
    /// The part in which it is being written.
    pub writing: Option<OfPart<()>>,
    /// The puzzle of turning shapes in a practice. Never kept.
    pub turning: Option<Turning>,
    /// Things being laid on piles in a practice. Never kept.
    pub sorting: Option<OfPart<Sorting>>,
    /// Sentences being written in a practice.
    pub sentences: Option<OfPart<SentencesDraft>>,
    /// Where one is in the settings, and what is being written there.
    pub settings: SettingsDraft,
    /// The exercises being made, by where they were begun.
    pub makings: Makings,
    /// Whether "Delete everything" is being asked about.
    pub asks_delete_all: bool,
    /// Where something is to be saved, being chosen.
    pub saving: Option<SaveDialog>,
    /// What is taken along or brought in.
    pub take: Option<TakeAlong>,
    /// The time-out being agreed on.
    pub time_out: TimeOutDraft,
    /// People being named.
    pub people: PeopleDraft,
    /// The plan being written, while it is open or not kept.
    pub plan: Option<PlanDraft>,
    /// Two people at this screen, as long as they are here.
    pub pair: Option<PairDraft>,
    /// In step with somebody: what is chosen and typed.
    pub in_step: InStepDraft,
    /// Where one goes by typing, while it is open, and what has the keyboard again after it.
    pub palette: Option<Palette>,
    pub goes_back_to: Option<egui::Id>,
    /// The notepad that covers everything, if it does.
    pub hidden: Option<Notepad>,
}

impl View {
    /// Whether one is in the night's screens, or came here from there.
    #[must_use]
    pub fn is_night(&self) -> bool {
        self.came_from.iter().chain([&self.route]).any(Route::is_night)
    }

    /// Forgets what belonged to a practice that is no longer there.
    pub fn forget_practice(&mut self) {
        (self.writing, self.sorting, self.sentences) = (None, None, None);
        self.part_in_world = None;
    }

    /// Takes in what came of saving: what got a file of its own is known by that from now on, and its page is where
    /// it was asked for. Returns that it begins, where that was asked for too.
    pub fn handle_save(&mut self, outcome: SaveOutcome) -> Option<Command> {
        let SavedAs { from, to, begins } = self.makings.handle_save(outcome)?;
        for route in self.came_from.iter_mut().chain([&mut self.route]) {
            if *route == Route::Make(from.clone()) {
                *route = Route::Make(to.clone());
            }
        }
        if from != to && self.route == Route::About(from.clone()) {
            self.unfolded.clear();
            self.came_from.push(std::mem::replace(&mut self.route, Route::About(to.clone())));
        }
        let Begins { length_ms } = begins.filter(|_| self.route == Route::About(to.clone()))?;
        self.length = Some((to.clone(), length_ms));
        Some(Command::Begin { key: to, length_ms })
    }

    /// Forgets an exercise that was deleted, and the ways back to it.
    pub fn forget(&mut self, key: &ExerciseKey) {
        self.makings.forget(key);
        let is_of = |route: &Route| matches!(route, Route::Make(of) | Route::About(of) | Route::Print(of) | Route::InStep(Some(of)) if of == key);
        self.came_from.retain(|route| !is_of(route));
        if is_of(&self.route) {
            self.route = self.came_from.pop().unwrap_or_default();
        }
    }
}

/// Where a lantern rests, in points of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Resting {
    /// The height of the horizon.
    pub horizon: f32,
    pub radius: f32,
}

/// A time-out while two agree on it.
#[derive(Debug, Default)]
pub struct TimeOutDraft {
    /// How long, as one of the choices; `None` is the usual one.
    pub choice: Option<usize>,
    /// Whether another time is being chosen than the one that holds.
    pub chooses_anew: bool,
    /// The return that is not to outlive the window: that was answered.
    pub stays_here: Option<BackAt>,
}

/// The notepad that covers the window. It works like one; nothing in it is kept.
#[derive(Debug, Default)]
pub struct Notepad {
    pub text: String,
    /// What stood there to begin with.
    began_with: String,
    /// When Esc was pressed last, or else when the notepad came, in seconds of the window's time.
    pub escape_at: Option<f64>,
    /// When the first of two presses came that bring back.
    pub first_escape_at: Option<f64>,
}

impl Notepad {
    /// A notepad with these lines, below which one types.
    #[must_use]
    pub fn beginning_with(lines: String) -> Self {
        let mut text = lines;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        Self { began_with: text.clone(), text, ..Self::default() }
    }

    /// Whether this word was typed on a line of its own. One that stood there to begin with does not count.
    #[must_use]
    pub fn is_typed(&self, word: &str) -> bool {
        let count = |text: &str| text.lines().filter(|line| line.trim().eq_ignore_ascii_case(word)).count();
        count(&self.text) > count(&self.began_with)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use softlanding_core::record::Origin;
    use softlanding_core::testing::exercise_with;

    use super::*;
    use crate::library::Saved;
    use crate::ui::state::making::{MakingWords, Saving};

    fn key(origin: Origin, id: &str) -> ExerciseKey {
        ExerciseKey { origin, id: id.to_owned() }
    }

    /// On the page of a practice that was changed, while it is saved to be begun; and what comes of it.
    fn saving() -> (View, SaveOutcome) {
        let (from, exercise) = (key(Origin::Shipped, "example"), exercise_with(&[]));
        let words = |_: &_| MakingWords {
            title: "My example".to_owned(),
            says: "Changed.".to_owned(),
            says_own: String::new(),
        };
        let mut view = View { route: Route::About(from.clone()), ..View::default() };
        let making = view.makings.of(&from, Some(&exercise), &words).unwrap();
        making.saving = Saving::Asked { begins: Some(Begins { length_ms: 60_000 }) };
        let exercise = making.draft.to_keep(|_| false);
        let saved = Saved { from, exercise, file: "my-example.ron".into(), note: None };
        (view, SaveOutcome::Saved(Box::new(saved)))
    }

    #[test]
    fn what_was_kept_to_be_begun_begins_on_its_own_page() {
        let (mut view, outcome) = saving();
        let own = key(Origin::Own, "my-example");
        let begins = view.handle_save(outcome);
        assert_eq!(begins, Some(Command::Begin { key: own.clone(), length_ms: 60_000 }));
        assert_eq!(view.route, Route::About(own.clone()));
        assert_eq!(view.came_from, [Route::About(key(Origin::Shipped, "example"))]);
        assert_eq!(view.length, Some((own, 60_000)));
    }

    #[test]
    fn it_does_not_begin_once_one_is_elsewhere_or_has_hidden() {
        let (mut elsewhere, outcome) = saving();
        elsewhere.route = Route::Now;
        assert_eq!(elsewhere.handle_save(outcome), None);
        assert_eq!(elsewhere.route, Route::Now);
        let (mut hidden, outcome) = saving();
        hidden.makings.stand_still(Duration::ZERO);
        assert_eq!(hidden.handle_save(outcome), None);
        assert_eq!(hidden.route, Route::About(key(Origin::Own, "my-example")));
    }

    #[test]
    fn a_word_counts_once_it_is_typed_and_not_because_it_stood_there() {
        let mut notepad = Notepad::beginning_with("bread\nback".to_owned());
        assert_eq!(notepad.text, "bread\nback\n");
        assert!(!notepad.is_typed("back"));
        notepad.text.push_str("Back ");
        assert!(notepad.is_typed("back"));
        notepad.text.push_str("to you");
        assert!(!notepad.is_typed("back"));
    }
}
