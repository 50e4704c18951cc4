//! What the records show, in words: for the window, for the page to bring along, for the terminal.
//!
//! Says no more than [`softlanding_core::insight`] found, always "in your records", and never promises.

use softlanding_core::insight::{
    Against, Band, BetweenStates, Counts, Detail, ExerciseFinding, FromHere, Here, LaterCounts, LaterOf,
    Says, Spread, StandsBelow,
};
use softlanding_core::offer::{Because, Offer};
use softlanding_core::rating::{Rating, State};

use crate::records::span::Span;
use crate::settings::Settings;
use crate::text::names;
use crate::text::{Words, fl};

/// "Stirred up, 7 to 10".
#[must_use]
pub fn here(words: &Words, settings: &Settings, here: Here) -> String {
    let state = names::state(words, settings, here.state);
    match here.band {
        Some(band) => fl!(words, "findings-here", state = state, band = self::band(words, Some(band))),
        None => state,
    }
}

/// "7 to 10".
#[must_use]
pub fn band(words: &Words, band: Option<Band>) -> String {
    let Some((low, high)) = band.map(Band::ends) else { return fl!(words, "findings-any-number") };
    fl!(words, "findings-band", low = low, high = high)
}

/// How many went each way, all with the same weight: "4 easier · 1 about the same · 0 harder".
#[must_use]
pub fn counts(words: &Words, state: Option<State>, counts: &Counts) -> String {
    let is_far = state == Some(State::ShutDown);
    let always = [
        if is_far {
            fl!(words, "findings-count-more-here", count = counts.easier)
        } else {
            fl!(words, "findings-count-easier", count = counts.easier)
        },
        fl!(words, "findings-count-same", count = counts.same),
        if is_far {
            fl!(words, "findings-count-less-here", count = counts.harder)
        } else {
            fl!(words, "findings-count-harder", count = counts.harder)
        },
    ];
    let sometimes = [
        (counts.went_far_away, fl!(words, "findings-count-far-away", count = counts.went_far_away)),
        (counts.came_back, fl!(words, "findings-count-came-back", count = counts.came_back)),
        (counts.no_answer, fl!(words, "findings-count-no-answer", count = counts.no_answer)),
        (counts.not_for_me, fl!(words, "findings-count-not-for-me", count = counts.not_for_me)),
    ];
    join(
        always.into_iter().chain(sometimes.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said)),
    )
}

fn join(pieces: impl Iterator<Item = String>) -> String {
    pieces.collect::<Vec<_>>().join(" · ")
}

/// What was tried from there and how it went, in a line.
#[must_use]
pub fn from_here(words: &Words, settings: &Settings, from_here: &FromHere) -> String {
    let here = here(words, settings, from_here.here);
    let count = from_here.counts.sittings();
    if count == 0 {
        return fl!(words, "from-here-none", here = here);
    }
    let went = counts(words, Some(from_here.here.state), &from_here.counts);
    format!("{} {went}.", fl!(words, "from-here-count", here = here, count = count))
}

/// Why an exercise stands lower than its points alone would put it.
#[must_use]
pub fn stands_below(words: &Words, below: StandsBelow) -> String {
    match below {
        StandsBelow::FewTimes => fl!(words, "from-here-few"),
        StandsBelow::OtherFewTimes => fl!(words, "from-here-other-few"),
        StandsBelow::OftenFarAway => fl!(words, "from-here-far"),
    }
}

/// How far back.
#[must_use]
pub fn span(words: &Words, span: Span) -> String {
    match span {
        Span::Week => fl!(words, "span-week"),
        Span::Month => fl!(words, "span-month"),
        Span::Year => fl!(words, "span-year"),
        Span::All => fl!(words, "span-all"),
    }
}

/// A number of points of ease in words: "easier by 2", "no change", "less present by 1".
#[must_use]
pub fn points(words: &Words, state: State, points: f64) -> String {
    let by = (points.abs() * 10.0).round() / 10.0;
    match (state == State::ShutDown, points) {
        _ if by == 0.0 => fl!(words, "findings-no-change"),
        (false, 0.0..) => fl!(words, "findings-easier-by", by = by),
        (false, _) => fl!(words, "findings-harder-by", by = by),
        (true, 0.0..) => fl!(words, "findings-more-here-by", by = by),
        (true, _) => fl!(words, "findings-less-here-by", by = by),
    }
}

/// What may be said of an exercise from there, in sentences.
#[must_use]
pub fn found(words: &Words, state: State, found: &ExerciseFinding) -> Vec<String> {
    let answered = found.counts.answered();
    let mut said = Vec::new();
    match (found.says, &found.spread) {
        (Says::HistoryOnly, _) | (Says::MedianAndInterval | Says::SeemsToEaseMore { .. }, None) => {
            said.push(fl!(words, "findings-history", count = found.counts.sittings()));
        }
        (Says::Counts, _) => said.push(easier_of(words, state, found.counts.easier, answered)),
        (_, Some(spread)) => said.extend(spread_sentences(words, state, spread)),
    }
    if found.counts.went_far_away > 0 {
        said.push(fl!(words, "findings-far-away", count = found.counts.went_far_away));
    }
    said.push(match found.says {
        Says::SeemsToEaseMore { against: Against::JustPause } => fl!(words, "findings-more-than-pause"),
        Says::SeemsToEaseMore { against: Against::Overall } => fl!(words, "findings-more-than-others"),
        _ => fl!(words, "findings-not-enough"),
    });
    said
}

fn easier_of(words: &Words, state: State, easier: usize, of: usize) -> String {
    if state == State::ShutDown {
        fl!(words, "findings-more-here-of", easier = easier, of = of)
    } else {
        fl!(words, "findings-easier-of", easier = easier, of = of)
    }
}

fn spread_sentences(words: &Words, state: State, spread: &Spread) -> [String; 2] {
    let low = points(words, state, f64::from(spread.low));
    let high = points(words, state, f64::from(spread.high));
    [
        fl!(words, "findings-median", median = points(words, state, spread.median)),
        fl!(words, "findings-interval", low = low, high = high),
    ]
}

/// What plain pauses showed from there: what would be expected anyway.
#[must_use]
pub fn expected_anyway(words: &Words, from_here: &FromHere) -> Option<String> {
    let expected = from_here.expected_anyway?;
    let points = points(words, from_here.here.state, expected.mean);
    Some(fl!(words, "findings-expected", count = expected.n, points = points))
}

/// What the ten minutes after showed, in sentences.
#[must_use]
pub fn later(words: &Words, of: &LaterOf) -> Vec<String> {
    let mut said = vec![later_counts(words, of.counts)];
    match (of.says, &of.spread) {
        (Detail::MedianAndInterval, Some(spread)) => {
            said.extend(spread_sentences(words, State::Mixed, spread));
        }
        (Detail::HistoryOnly, _) => said.push(fl!(words, "findings-not-enough")),
        _ => {}
    }
    said
}

fn later_counts(words: &Words, counts: LaterCounts) -> String {
    let pieces = [
        (counts.went_on_easing, fl!(words, "later-went-on", count = counts.went_on_easing)),
        (counts.stayed, fl!(words, "later-stayed", count = counts.stayed)),
        (counts.came_back_up, fl!(words, "later-came-back-up", count = counts.came_back_up)),
        (counts.went_far_away, fl!(words, "findings-count-far-away", count = counts.went_far_away)),
        (counts.came_back, fl!(words, "findings-count-came-back", count = counts.came_back)),
        (counts.no_answer, fl!(words, "findings-count-no-answer", count = counts.no_answer)),
    ];
    join(
        pieces
            .into_iter()
            .enumerate()
            .filter(|(place, (count, _))| *place < 3 || *count > 0)
            .map(|(_, (_, said))| said),
    )
}

/// From which state to which, a sentence for each that a sitting began in.
#[must_use]
pub fn between(words: &Words, settings: &Settings, between: &BetweenStates) -> Vec<String> {
    let name = |state| names::state(words, settings, state);
    let begun = State::ALL.into_iter().filter(|state| between.began_in(*state) > 0);
    begun
        .map(|from| {
            let ends = State::ALL.into_iter().filter_map(|to| {
                let count = between.count(from, to);
                (count > 0).then(|| fl!(words, "between-to", state = name(to), count = count))
            });
            let ends = ends.collect::<Vec<_>>().join(", ");
            fl!(words, "between-from", state = name(from), ends = ends)
        })
        .collect()
}

/// Two ratings in one line: "Stirred up 7 before, Settled 3 after".
#[must_use]
pub fn before_and_after(
    words: &Words,
    settings: &Settings,
    before: Option<&Rating>,
    after: Option<&Rating>,
) -> String {
    let say = |rating| names::rating(words, settings, rating);
    match (before, after) {
        (Some(before), Some(after)) => {
            fl!(words, "look-back-before-after", before = say(before), after = say(after))
        }
        (Some(before), None) => fl!(words, "look-back-before-only", before = say(before)),
        (None, Some(after)) => fl!(words, "look-back-after-only", after = say(after)),
        (None, None) => fl!(words, "look-back-no-rating"),
    }
}

/// Why something is offered.
#[must_use]
pub fn offer(words: &Words, settings: &Settings, offer: &Offer) -> String {
    match offer.because {
        Because::State => names::reason(words, offer.reason),
        Because::OwnRecords { easier, of, band } => {
            let here = here(words, settings, Here { state: offer.reason.state, band });
            let is_far = offer.reason.state == State::ShutDown;
            if is_far {
                fl!(words, "offer-own-more-here", here = here, easier = easier, of = of)
            } else {
                fl!(words, "offer-own-easier", here = here, easier = easier, of = of)
            }
        }
        Because::New => fl!(words, "offer-new", reason = names::reason(words, offer.reason)),
    }
}
