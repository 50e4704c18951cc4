//! What a screen may ask for. Screens paint and ask; [`crate::ui::window`] acts.

use softlanding_core::exercise::Family;
use softlanding_core::record::ExerciseKey;
use uuid::Uuid;

use crate::app::Command;

/// A screen to be on, and what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    #[default]
    Now,
    Practices,
    /// The practices behind one door.
    Door(Family),
    Together,
    LookBack,
    /// One kept sitting.
    Sitting(Uuid),
    /// What the numbers cannot say.
    Numbers,
    /// Export, import, a page to bring along.
    TakeAlong,
    /// Delete a time or a practice from what is kept.
    Delete,
    /// How it is ten minutes after.
    Later,
    Settings,
    Help,
    /// People, a plan, rest: also where "Is the danger here now?" leads.
    Support,
    /// Why this one, and what to know before.
    About(ExerciseKey),
    /// Make this one one's own, or change it if it is.
    Make(ExerciseKey),
    /// A page of this one, to print or to hand over.
    Print(ExerciseKey),
    /// What to read before practices that hold the breath are shown.
    Held,
}

/// One thing asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Do(Command),
    Go(Route),
    Back,
    /// Cover everything.
    Hide,
    /// Uncover it again.
    Return,
}

/// What was asked for in one frame, in order.
#[derive(Debug, Default)]
pub struct Actions(Vec<Action>);

impl Actions {
    pub fn push(&mut self, action: Action) {
        self.0.push(action);
    }

    /// Takes everything that was asked for.
    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.0)
    }
}
