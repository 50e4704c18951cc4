//! What may happen in a sitting, and what it asks for.

use std::sync::Arc;
use std::time::Duration;

use super::Anchor;
use crate::exercise::ExerciseId;
use crate::pair::{Meeting, Side};
use crate::rating::{Level, Rating};
use crate::record::{Ending, Record};
use crate::score::Score;

/// What was answered to *did I get it?*
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Yes,
    Almost,
    NotYet,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Time passed. Needed at least when [`super::Sitting::until_next_change`] is over.
    Tick,
    Pause,
    /// From `since` until now nothing ran: the machine slept, or the process stood still. The practice
    /// pauses where it was then, and nothing of what lay between was practised.
    Absent {
        since: Duration,
    },
    Resume,
    /// From `at` on it goes on with breath `round` of its cycle, counted from 0, or with what follows the cycle if there
    /// are fewer; until then it stands there. Ends a pause.
    Join {
        at: Duration,
        round: u32,
    },
    /// It is further on than its anchor says by this many milliseconds; negative if it is not so far.
    Correct {
        ms: i64,
    },
    /// On from words that wait or a time that was set, to the next of several things to notice, or a tapped
    /// breath.
    Next,
    /// Past something to notice; past all taps.
    Skip,
    /// Another sense instead of the one asked for.
    Swap,
    /// A time in a part that waits, one of its choices; again from the beginning if one was set before.
    SetWait {
        ms: u32,
    },
    /// The number of a scale.
    SetScale(Level),
    /// The beginning of a breath in of one of two.
    Tap(Side),
    /// One of two goes back to their own pace, or joins again.
    OwnPace(Side),
    /// Where two meet.
    Meet(Meeting),
    /// To *did I get it?*
    Answer(Answer),
    /// One of the answers of a `Choose`.
    Choose(usize),
    /// Half a minute more for this turn.
    Longer,
    /// Half a minute less.
    Shorter,
    /// Whose record a sitting for two is: `None` is nobody's.
    Owner {
        side: Option<Side>,
        /// How it was for that one before, if it was said alone.
        before: Option<Rating>,
    },
    /// The way out. Works at any time; after the end it closes.
    Stop,
    /// Ends softly; something smaller follows.
    Gentler,
    /// Why it was stopped early.
    Reason(Reason),
    /// How it is now.
    Rate(Rating),
    /// Nothing more to say.
    Close,
}

/// Why a practice was stopped early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Enough,
    NotForMe,
    Interrupted,
}

/// What is to be done about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Picture and sound follow this from now on.
    Follow(Anchor),
    /// The score was compiled anew at the pace that was tapped.
    Rescored(Arc<Score>),
    /// What there is to keep, if it may be kept. The whole record each time.
    Save(Box<Record>),
    /// The practice is over.
    Ended(Ending),
    /// Something smaller follows: this exercise, or the smallest there is.
    GoOn(Option<ExerciseId>),
    /// Nothing more will come.
    Closed,
}
