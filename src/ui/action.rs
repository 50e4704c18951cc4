//! What a screen may ask for. Screens paint and ask; [`crate::ui::window`] acts.

use softlanding_core::exercise::Family;
use softlanding_core::record::ExerciseKey;
use uuid::Uuid;

use crate::app::Command;
use crate::search::Shelf;

/// A screen to be on, and what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    #[default]
    Now,
    /// What *Now* keeps folded.
    SomethingElse,
    Practices,
    /// All of one shelf.
    Shelf(Shelf),
    /// The practices behind one door.
    Door(Family),
    /// Together: the gate before everything for two.
    Together,
    /// What one does with others, for one.
    OnMyOwn,
    /// What two can do at one screen.
    ForTwo,
    /// Before two begin.
    Pair,
    /// The practices that have others in mind, for one.
    WithOthers,
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
    /// What may help in the hours of the night.
    Night,
    /// The practices behind one of its ways.
    NightWay(NightWay),
    /// A light and nothing else.
    NightLight,
    /// Whom to turn to: numbers, people of one's own, the plan.
    People,
    /// What stands behind one of its rows; also where "Are you in danger right now?" leads.
    PeopleFor(PeopleTopic),
    /// Whose numbers are shown.
    Country,
    /// One's plan for a hard time.
    Plan,
    /// Why this one, and what to know before.
    About(ExerciseKey),
    /// Make this one one's own, or change it if it is.
    Make(ExerciseKey),
    /// A page of this one, to print or to hand over.
    Print(ExerciseKey),
    /// In step with somebody elsewhere, with the breath of this practice or any.
    InStep(Option<ExerciseKey>),
    /// What to read before practices that ask first are shown.
    Held,
    /// What is never offered.
    Comfort,
    /// The states, what each protected, and what is known of it.
    Map,
    /// When one is back from an argument.
    TimeOut,
    /// The jar of small good moments.
    Glimmers,
    /// Writing one down. A practice waits meanwhile.
    Glimmer,
}

/// What keeps one awake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NightWay {
    Sleep,
    Dream,
    Someone,
}

impl NightWay {
    pub const ALL: [Self; 3] = [Self::Sleep, Self::Dream, Self::Someone];
}

impl Route {
    /// Whether this is a screen of the night.
    #[must_use]
    pub fn is_night(&self) -> bool {
        matches!(self, Self::Night | Self::NightWay(_) | Self::NightLight)
    }

    /// Whether practices to choose from stand there.
    #[must_use]
    pub fn lists_practices(&self) -> bool {
        matches!(self, Self::Practices | Self::Shelf(_) | Self::Door(_) | Self::OnMyOwn | Self::WithOthers)
    }

    /// Whether two people may be here.
    #[must_use]
    pub fn is_for_two(&self) -> bool {
        matches!(self, Self::Together | Self::ForTwo | Self::Pair)
    }

    /// Whether the screen stands in a [`crate::ui::scene::Scene`], with its way out on the ground.
    #[must_use]
    pub fn is_in_scene(&self) -> bool {
        self.is_night()
            || self.is_for_two()
            || matches!(
                self,
                Self::TimeOut
                    | Self::Glimmers
                    | Self::Glimmer
                    | Self::People
                    | Self::PeopleFor(_)
                    | Self::Country
                    | Self::Plan
                    | Self::InStep(_)
                    | Self::Map
            )
    }
}

/// What stands behind a row of *People*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeopleTopic {
    /// All lines for who thinks of ending their life.
    Crisis,
    /// Violence, being followed, a plan to get out.
    Danger,
    /// Hurt, or took too much.
    Body,
    /// Under 18.
    Young,
    Others,
    /// People whom one names oneself.
    Mine,
    /// Lists of lines for other countries and other needs.
    Elsewhere,
}

/// One page of the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SettingsPage {
    #[default]
    Look,
    Sound,
    Practice,
    /// When to be reminded of a minute.
    Reminders,
    /// What is kept, guests, Hide.
    Private,
    /// Names, keys, files of one's own.
    More,
}

impl SettingsPage {
    /// In the order of the screen.
    pub const ALL: [Self; 6] =
        [Self::Look, Self::Sound, Self::Practice, Self::Reminders, Self::Private, Self::More];
}

/// One thing asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Do(Command),
    Go(Route),
    /// To one page of the settings.
    OpenSettings(SettingsPage),
    Back,
    /// The practice of the small window, in the whole one.
    Larger,
    /// The lantern in a corner, that breathes.
    KeepCompany,
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

    /// How many were asked for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes everything that was asked for.
    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.0)
    }
}
