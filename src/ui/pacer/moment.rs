//! All that a picture follows from: one moment of a score, and the score itself for pictures that look
//! ahead. Knows no painter.

use std::f32::consts::PI;

use softlanding_core::exercise::Gesture;
use softlanding_core::score::{LANDING_MS, PartLength, Position, Score, ScoredBeat, ScoredPart};

use super::{CALM_SWING, PacerStage, RISE_SECS};
use crate::ui::theme::Theme;

/// The ring and the line of time step by this much.
const TIME_STEP_MS: f64 = 1_000.0;
/// How long the lantern takes to come down to its line or to leave it, in milliseconds.
const GROUNDS_MS: f32 = 1_500.0;
/// How quickly what is let go comes to rest, and how quickly it swings, both a second.
const SPRING_DECAY: f32 = 1.9;
const SPRING_RATE: f32 = 3.4;
/// By how much a flame is dimmer at times, and its two slow waves: how long each takes, and its share.
pub(super) const FLICKER: f32 = 0.02;
const FLICKER_WAVES: [(f64, f32); 2] = [(4.3, 0.6), (2.7, 0.4)];

/// All of the brightness is some 250 levels of a display; a level seems to move by half a point.
pub(super) const POINTS_OF_LIGHT: f32 = 125.0;

/// The beat at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PacerBeat {
    pub gesture: Gesture,
    /// 0 at its start, 1 at its end.
    pub progress: f32,
    pub length_secs: f32,
}

impl PacerBeat {
    pub(super) fn at(beat: &ScoredBeat, timed_ms: f64) -> Self {
        let length_ms = f64::from(beat.length_ms.max(1));
        let progress = (timed_ms - f64::from(beat.start_ms)) / length_ms;
        Self {
            gesture: beat.gesture,
            progress: progress.clamp(0.0, 1.0) as f32,
            length_secs: (length_ms / 1_000.0) as f32,
        }
    }
}

/// A place in a score, for pictures that show what was and what comes.
#[derive(Clone, Copy, Debug)]
pub struct Timeline<'a> {
    pub(super) score: &'a Score,
    /// Tells a wait from what lies at the same place on the timed axis.
    pub(super) position: Position,
    /// The place on the timed axis, which may be finer than a millisecond.
    pub(super) timed_ms: f64,
}

impl<'a> Timeline<'a> {
    /// At a place on the timed axis, past every wait that lies there.
    #[must_use]
    pub fn at(score: &'a Score, timed_ms: f64) -> Self {
        let timed_ms = if timed_ms.is_nan() { 0.0 } else { timed_ms };
        let timed_ms = timed_ms.clamp(0.0, f64::from(score.total_ms()));
        Self { score, position: score.position_at(timed_ms as u32), timed_ms }
    }

    /// At a position, where the person may be waited for.
    #[must_use]
    pub fn of(score: &'a Score, position: Position) -> Self {
        Self { score, position, timed_ms: f64::from(score.timed_ms(position)) }
    }

    #[must_use]
    pub fn position(&self) -> Position {
        self.position
    }

    /// Whether time stands still until the person goes on, or for ever.
    #[must_use]
    pub fn stands_still(&self) -> bool {
        self.score.waits_at(self.position) || self.score.is_over(self.position)
    }

    pub(super) fn part(&self) -> Option<&'a ScoredPart> {
        self.score.parts().get(self.position.part)
    }

    pub(super) fn scored_beat(&self) -> Option<&'a ScoredBeat> {
        self.score.beats().get(self.score.at(self.position).beat?.index)
    }

    pub(super) fn beat(&self) -> Option<PacerBeat> {
        self.scored_beat().map(|beat| PacerBeat::at(beat, self.timed_ms))
    }

    /// How fast what has a value at each place of the timed axis changes here, a second; 0 where time stands still.
    fn rate(&self, value_at: impl Fn(f64) -> f32) -> f32 {
        if self.stands_still() {
            return 0.0;
        }
        let around_ms = 8.0;
        let change = value_at(self.timed_ms + around_ms) - value_at(self.timed_ms - around_ms);
        change * 1_000.0 / (2.0 * around_ms as f32)
    }

    /// How fast the breath fills or empties, a second.
    fn fullness_per_second(&self) -> f32 {
        self.rate(|timed_ms| self.score.fullness_at(timed_ms))
    }

    /// How long the person has been waited for here.
    pub(super) fn waited_ms(&self) -> f64 {
        if self.score.waits_at(self.position) { f64::from(self.position.ms) } else { 0.0 }
    }

    /// How hard what is pressed is pressed at a place: a press grows, and what lets go springs back past its own
    /// height, less each time.
    fn press_at(&self, timed_ms: f64) -> f32 {
        let score = self.score;
        let fullness = score.fullness_at(timed_ms);
        let position = score.position_at(timed_ms.max(0.0) as u32);
        let beat = score.at(position).beat.and_then(|beat| score.beats().get(beat.index));
        let Some(beat) = beat.filter(|beat| beat.gesture == Gesture::Release) else { return fullness };
        let since_secs = ((timed_ms - f64::from(beat.start_ms)) / 1_000.0).max(0.0) as f32;
        let left = score.fullness_at(f64::from(beat.end_ms()) - 0.001);
        let spring = (-SPRING_DECAY * since_secs).exp() * (SPRING_RATE * since_secs).cos();
        left + (fullness - left) * spring
    }

    /// How fast that changes, a second.
    fn press_per_second(&self) -> f32 {
        self.rate(|timed_ms| self.press_at(timed_ms))
    }

    /// Whether a part presses, in waits and at the end as the one before.
    fn presses(&self, part: usize) -> bool {
        let parts = self.score.parts();
        let keeps = |part: &ScoredPart| part.length == PartLength::Waits || part.is_landing;
        let own = (0..=part).rev().filter_map(|part| parts.get(part)).find(|part| !keeps(part));
        own.is_some_and(|part| is_effort(self.score, part))
    }

    /// How far the lantern has come down to its line in order to be pressed, 0–1.
    fn grounded(&self) -> f32 {
        let part = self.position.part;
        let share = |is_down: bool| if is_down { 1.0 } else { 0.0 };
        let now = share(self.presses(part));
        let Some(before) = part.checked_sub(1).map(|before| share(self.presses(before))) else { return now };
        let length_ms = self.part().map_or(0, |part| part.length.timed_ms());
        let over_ms = if length_ms > 0 { GROUNDS_MS.min(length_ms as f32) } else { GROUNDS_MS };
        before + (now - before) * smooth(self.position.ms as f32 / over_ms)
    }

    fn rise(&self) -> f32 {
        let waited_ms = self.waited_ms();
        let begins_with_a_wait = self.score.waits_at(Position::START);
        if begins_with_a_wait && self.position.part > 0 {
            return 1.0;
        }
        ((self.timed_ms + waited_ms) as f32 / (RISE_SECS * 1_000.0)).min(1.0)
    }

    fn landing(&self) -> f32 {
        let is_landing = self.part().is_some_and(|part| part.is_landing);
        if is_landing { (self.position.ms as f32 / LANDING_MS as f32).min(1.0) } else { 0.0 }
    }

    fn elapsed_share(&self) -> f32 {
        self.stepped_ms() as f32 / self.score.total_ms().max(1) as f32
    }

    /// Where the ring is, as it goes on in steps.
    #[must_use]
    pub fn stepped_ms(&self) -> f64 {
        (self.timed_ms / TIME_STEP_MS).floor() * TIME_STEP_MS
    }
}

/// The frame of a moment in a score: for a practice, a preview or a miniature.
#[must_use]
pub fn frame_at<'a>(score: &'a Score, timed_ms: f64, stage: PacerStage, theme: &'a Theme) -> PacerFrame<'a> {
    PacerFrame::of(Timeline::at(score, timed_ms), stage, theme)
}

/// A moment of a score that shows what it is like: near the top of a breath in, or in the middle of the
/// first beat, the second time round if there is one.
#[must_use]
pub fn representative_ms(score: &Score) -> f64 {
    let Some(part) = score.parts().iter().find(|part| !part.beats.is_empty()) else {
        return f64::from(score.total_ms()) / 2.0;
    };
    let round = u32::from(part.rounds > 1);
    let beats = score.beats().get(part.beats.clone()).unwrap_or_default();
    let mut beats = beats.iter().filter(|beat| beat.round == round);
    let first = beats.clone().next();
    let fills = beats.find(|beat| matches!(beat.gesture, Gesture::In | Gesture::Press));
    let share = if fills.is_some() { 0.7 } else { 0.5 };
    let shown = fills.or(first);
    shown.map_or(0.0, |beat| f64::from(beat.start_ms) + share * f64::from(beat.length_ms))
}

/// All that a picture follows from.
#[derive(Clone, Debug)]
pub struct PacerFrame<'a> {
    pub stage: PacerStage,
    /// How full the breath is or how strong the effort, 0–1.
    pub fullness: f32,
    /// How fast that changes now, a second; its sign does not matter.
    pub fullness_per_second: f32,
    pub beat: Option<PacerBeat>,
    /// Whether what runs presses and lets go instead of breathing: the body gathers instead of filling.
    pub effort: bool,
    /// 0 as the practice begins, 1 from [`RISE_SECS`] on. A lantern that is simply there has 1.
    pub rise: f32,
    /// 0 until the landing, 1 when it is over. A lantern at rest on its horizon has 1.
    pub landing: f32,
    /// How much of the time has gone, 0–1, in the steps the ring is to make; `None` for no ring.
    pub elapsed_share: Option<f32>,
    /// How much time all of the ring stands for, in milliseconds.
    pub ring_ms: f64,
    /// How long the practice has run, also where the score stands still, in milliseconds: for what moves by itself.
    pub clock_ms: f64,
    /// How long ago each thing was found, or each breath tapped, in the order of that, in milliseconds.
    pub noticed_ms: Vec<f32>,
    /// The score and the place in it; `None` for a picture that simply rests.
    pub timeline: Option<Timeline<'a>>,
    /// Brightness only, and little of it.
    pub reduced_motion: bool,
    pub theme: &'a Theme,
}

impl<'a> PacerFrame<'a> {
    /// A picture at rest, up in the air, empty of breath.
    #[must_use]
    pub fn at_rest(stage: PacerStage, theme: &'a Theme) -> Self {
        Self {
            stage,
            fullness: 0.0,
            fullness_per_second: 0.0,
            beat: None,
            effort: false,
            rise: 1.0,
            landing: 0.0,
            elapsed_share: None,
            ring_ms: 1.0,
            clock_ms: 0.0,
            noticed_ms: Vec::new(),
            timeline: None,
            reduced_motion: theme.reduced_motion,
            theme,
        }
    }

    /// The lantern on its horizon: on the Begin card, and when a practice is over.
    #[must_use]
    pub fn landed(stage: PacerStage, theme: &'a Theme) -> Self {
        Self { landing: 1.0, ..Self::at_rest(stage, theme) }
    }

    /// At a place in a score.
    #[must_use]
    pub fn of(timeline: Timeline<'a>, stage: PacerStage, theme: &'a Theme) -> Self {
        Self {
            fullness: timeline.score.fullness_at(timeline.timed_ms),
            fullness_per_second: timeline.fullness_per_second(),
            beat: timeline.beat(),
            effort: timeline.part().is_some_and(|part| is_effort(timeline.score, part)),
            rise: timeline.rise(),
            landing: timeline.landing(),
            elapsed_share: Some(timeline.elapsed_share()),
            ring_ms: f64::from(timeline.score.total_ms().max(1)),
            clock_ms: timeline.timed_ms + timeline.waited_ms(),
            timeline: Some(timeline),
            ..Self::at_rest(stage, theme)
        }
    }

    /// How far above its horizon the lantern is, 0–1.
    pub(super) fn height(&self) -> f32 {
        smooth(self.rise) * (1.0 - smooth(self.landing))
    }

    pub(super) fn fullness(&self) -> f32 {
        unit(self.fullness)
    }

    pub(super) fn is_effort(&self) -> bool {
        self.effort || matches!(self.gesture(), Some(Gesture::Press | Gesture::Release))
    }

    fn gesture(&self) -> Option<Gesture> {
        self.beat.map(|beat| beat.gesture)
    }

    /// How bright a flame is that nothing moves: it flickers slowly, by two hundredths. Not with reduced motion.
    pub(super) fn flicker(&self) -> f32 {
        if self.timeline.is_none() || self.reduced_motion {
            return 1.0;
        }
        let wave = |(period, share): (f64, f32)| share * self.wave(period);
        let waves: f32 = FLICKER_WAVES.into_iter().map(wave).sum();
        1.0 - FLICKER * (0.5 - 0.5 * waves) * self.height()
    }

    /// How long the practice has run, in seconds; stands still with reduced motion.
    pub(super) fn clock(&self) -> f64 {
        if self.reduced_motion { 0.0 } else { self.clock_ms / 1_000.0 }
    }

    /// A cosine of the clock with this period: from −1 to 1, 1 at the start. Always 0 with reduced motion.
    pub(super) fn wave(&self, period_secs: f64) -> f32 {
        if self.reduced_motion {
            return 0.0;
        }
        (std::f64::consts::TAU * (self.clock_ms / 1_000.0 / period_secs).fract()).cos() as f32
    }

    /// How hard what is pressed is pressed: 0 not at all, 1 with all that is meant. A little less than 0 where it
    /// springs back.
    pub(super) fn press(&self) -> f32 {
        match self.timeline {
            _ if self.reduced_motion => 0.0,
            Some(timeline) => timeline.press_at(timeline.timed_ms),
            None => self.fullness(),
        }
    }

    /// How fast that changes, a second.
    pub(super) fn press_per_second(&self) -> f32 {
        self.timeline.map_or(0.0, |timeline| timeline.press_per_second().abs())
    }

    /// How far the lantern has come down to its line in order to be pressed, 0–1.
    pub(super) fn grounded(&self) -> f32 {
        match self.timeline {
            Some(timeline) => timeline.grounded(),
            None if self.is_effort() => 1.0,
            None => 0.0,
        }
    }

    /// Points a second at which the flicker seems to move.
    pub(super) fn flicker_speed(&self) -> f32 {
        let is_over = |timeline: &Timeline| timeline.score.is_over(timeline.position);
        if self.reduced_motion || self.timeline.is_none_or(|timeline| is_over(&timeline)) {
            return 0.0;
        }
        let rate = |(period, share): (f64, f32)| share * std::f32::consts::TAU / period as f32;
        let rates: f32 = FLICKER_WAVES.into_iter().map(rate).sum();
        0.5 * FLICKER * rates * POINTS_OF_LIGHT
    }

    pub(super) fn is_between(&self) -> bool {
        (self.rise > 0.0 && self.rise < 1.0) || (self.landing > 0.0 && self.landing < 1.0)
    }

    /// How bright a tap on one side is: −1 all left, 1 all right, 0 neither. Comes and goes softly.
    pub(super) fn side(&self) -> f32 {
        let swell = |progress: f32| (PI * unit(progress)).sin().max(0.0).powf(1.4);
        match self.beat {
            Some(PacerBeat { gesture: Gesture::TapLeft, progress, .. }) => -swell(progress),
            Some(PacerBeat { gesture: Gesture::TapRight, progress, .. }) => swell(progress),
            _ => 0.0,
        }
    }

    /// Where the light has drifted while looking or listening: −1 to 1, at rest at both ends.
    pub(super) fn drift(&self) -> f32 {
        match self.beat {
            Some(PacerBeat { gesture: Gesture::Look | Gesture::Listen, progress, .. }) => {
                (2.0 * PI * smooth(progress)).sin()
            }
            _ => 0.0,
        }
    }

    /// The same while a beat moves the light and not the body, and 0 otherwise.
    pub(super) fn light_speed(&self) -> f32 {
        if self.gesture().is_some_and(moves_light) { self.glow_speed() } else { 0.0 }
    }

    /// Points a second at which brightness alone seems to move.
    pub(super) fn glow_speed(&self) -> f32 {
        let beat_rate = match self.beat {
            Some(PacerBeat { gesture, length_secs, .. }) if moves_light(gesture) => {
                1.0 / length_secs.max(0.2)
            }
            _ => 0.0,
        };
        let share_per_second = self.fullness_per_second.abs() + beat_rate * PI;
        share_per_second * CALM_SWING * POINTS_OF_LIGHT
    }
}

/// Whether a part presses and lets go instead of breathing.
pub(super) fn is_effort(score: &Score, part: &ScoredPart) -> bool {
    let beats = score.beats().get(part.beats.clone()).unwrap_or_default();
    let in_round = beats.len() / part.rounds.max(1) as usize;
    let round = beats.get(..in_round).unwrap_or_default();
    round.iter().any(|beat| matches!(beat.gesture, Gesture::Press | Gesture::Release))
}

pub(super) fn moves_light(gesture: Gesture) -> bool {
    matches!(gesture, Gesture::TapLeft | Gesture::TapRight | Gesture::Look | Gesture::Listen)
}

/// ½ − ½cos πu: starts and ends at rest.
pub(in crate::ui) fn smooth(share: f32) -> f32 {
    0.5 - 0.5 * (PI * unit(share)).cos()
}

/// Within 0–1; what is no number counts as 0.
pub(super) fn unit(share: f32) -> f32 {
    if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
}
