//! *Look back* as other programs read it. Names stay; more may come.

use serde::Serialize;
use softlanding_core::insight::{
    Band, Counts, ExerciseFinding, Headline, LaterCounts, LaterOf, Says, Spread, between_states,
};
use softlanding_core::rating::State;
use softlanding_core::record::ExerciseKey;

use super::written::Looking;

#[derive(Serialize)]
pub(super) struct Found {
    sittings: usize,
    headline: First,
    from_here: FromHere,
    between: Vec<Flow>,
    later: Vec<Later>,
}

/// What is said first.
#[derive(Serialize)]
struct First {
    /// How much is said: "`eases_more`", "middle", "counts", "`too_few`" or "nothing".
    kind: &'static str,
    /// The state and, where it matters, the lowest and the highest number there.
    state: Option<State>,
    numbers: Option<(u8, u8)>,
    exercise: Option<ExerciseKey>,
    sentence: String,
    how_sure: Vec<String>,
}

#[derive(Serialize)]
struct FromHere {
    state: State,
    went: Went,
    /// As in the window: the most easing first. The order promises nothing.
    exercises: Vec<OfExercise>,
}

/// How many went each way.
#[derive(Serialize)]
#[allow(clippy::struct_field_names, reason = "the names are those of the JSON")]
struct Went {
    easier: usize,
    same: usize,
    harder: usize,
    went_far_away: usize,
    came_back: usize,
    no_answer: usize,
    not_for_me: usize,
}

#[derive(Serialize)]
struct OfExercise {
    exercise: ExerciseKey,
    title: String,
    went: Went,
    /// Points of ease of each time, in order of time.
    points: Vec<i8>,
    /// How much may be said: "history", "counts", "middle" or "`eases_more`".
    says: &'static str,
    /// Only where there are enough.
    middle: Option<Middle>,
}

#[derive(Serialize)]
struct Middle {
    median: f64,
    low: i8,
    high: i8,
}

#[derive(Serialize)]
struct Flow {
    from: State,
    to: State,
    count: usize,
}

/// What the ten minutes after showed.
#[derive(Serialize)]
struct Later {
    /// `None` for all of them.
    exercise: Option<ExerciseKey>,
    went_on_easing: usize,
    stayed: usize,
    came_back_up: usize,
    went_far_away: usize,
    came_back: usize,
    no_answer: usize,
}

impl Found {
    pub(super) fn of(looking: &Looking<'_>) -> Self {
        let (from_here, later) = (looking.found(), looking.later());
        let all = std::iter::once((None, &later.overall));
        let each = later.exercises.iter().map(|(key, _, of)| (Some(key.clone()), of));
        Self {
            sittings: looking.observations.len(),
            headline: First::of(looking),
            from_here: FromHere {
                state: from_here.here.state,
                went: from_here.counts.into(),
                exercises: from_here.exercises.iter().map(OfExercise::of).collect(),
            },
            between: flows(looking),
            later: all.chain(each).map(|(exercise, of)| Later::of(exercise, of)).collect(),
        }
    }
}

impl First {
    fn of(looking: &Looking<'_>) -> Self {
        let headline = looking.headline();
        let (kind, told) = match &headline {
            Headline::EasesMore { told, .. } => ("eases_more", Some(told)),
            Headline::Middle(told) => ("middle", Some(told)),
            Headline::Counts(told) => ("counts", Some(told)),
            Headline::TooFew { .. } => ("too_few", None),
            Headline::Nothing => ("nothing", None),
        };
        let said = looking.first();
        Self {
            kind,
            state: told.map(|told| told.here.state),
            numbers: told.and_then(|told| told.here.band).map(Band::ends),
            exercise: told.map(|told| told.exercise.clone()),
            sentence: said.sentence,
            how_sure: said.how_sure,
        }
    }
}

impl From<Counts> for Went {
    fn from(counts: Counts) -> Self {
        let Counts { easier, same, harder, went_far_away, came_back, no_answer, not_for_me } = counts;
        Self { easier, same, harder, went_far_away, came_back, no_answer, not_for_me }
    }
}

impl OfExercise {
    fn of(found: &ExerciseFinding) -> Self {
        let middle = |Spread { median, low, high, .. }| Middle { median, low, high };
        Self {
            exercise: found.exercise.clone(),
            title: found.title.clone(),
            went: found.counts.into(),
            points: found.points.iter().map(|point| point.ease).collect(),
            says: match found.says {
                Says::HistoryOnly => "history",
                Says::Counts => "counts",
                Says::MedianAndInterval => "middle",
                Says::SeemsToEaseMore { .. } => "eases_more",
            },
            middle: found.shown_spread().map(middle),
        }
    }
}

/// From which state to which, over the time that the words tell of.
fn flows(looking: &Looking<'_>) -> Vec<Flow> {
    let (_, Some((from_ms, until_ms))) = looking.span() else { return Vec::new() };
    let between = between_states(looking.observations, from_ms..until_ms);
    let pairs = State::ALL.into_iter().flat_map(|from| State::ALL.map(|to| (from, to)));
    let flow = |(from, to)| Flow { from, to, count: between.count(from, to) };
    pairs.map(flow).filter(|flow| flow.count > 0).collect()
}

impl Later {
    fn of(exercise: Option<ExerciseKey>, of: &LaterOf) -> Self {
        let LaterCounts { stayed, went_on_easing, came_back_up, went_far_away, came_back, no_answer } =
            of.counts;
        Self { exercise, went_on_easing, stayed, came_back_up, went_far_away, came_back, no_answer }
    }
}
