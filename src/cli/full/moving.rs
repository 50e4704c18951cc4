//! When the picture next looks otherwise. Between two such moments nothing is drawn.

use std::time::Duration;

use softlanding_core::exercise::Part;
use softlanding_core::pair::Side;
use softlanding_core::sitting::Stage as SittingStage;

use crate::settings::ReducedMotion;

use super::super::practice::FRAME;
use super::lantern::{Pose, Stage};
use super::state::{Full, Shown};

/// How many frames are looked ahead.
const STEPS_AHEAD: u32 = 12;
/// How long nothing is looked at where nothing moves by itself.
const QUIET: Duration = Duration::from_mins(10);
/// Steps of a bar and of a time that runs.
const BAR_STEPS: f32 = 160.0;

/// All that changes by itself in the picture of a practice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pose: Option<Pose>,
    /// Those of two people, and the seconds of the second one's beat.
    poses: [Option<Pose>; 2],
    other_secs: u32,
    bar: i32,
    part: usize,
    beat: Option<usize>,
    secs: u32,
    line: Option<usize>,
    waited: i32,
    /// How far the number of a scale has been written down, or the time beside a puzzle has gone.
    trail: i32,
    is_running: bool,
    has_notice: bool,
}

impl Full {
    /// How it looks now.
    pub fn look(&self) -> Look {
        self.look_at(self.app.now())
    }

    fn look_at(&self, at: Duration) -> Look {
        let has_notice = self.notice.as_ref().is_some_and(|(_, until)| at < *until);
        let (true, Some(practice)) = (self.is_moving(), self.app.practice()) else {
            return Look { has_notice, ..Look::default() };
        };
        let sitting = &practice.sitting;
        let moment = sitting.moment(at);
        let other = sitting.score_of(Side::Right).at(moment.position).beat;
        let bar = if self.stage.is_none() { (moment.fullness * BAR_STEPS).round() as i32 } else { 0 };
        let waited = sitting.waiting(at).map_or(0, |waiting| (waiting.share() * BAR_STEPS) as i32);
        let trail =
            |length_ms: u32, elapsed_ms: u32| (elapsed_ms as f32 / length_ms.max(1) as f32 * 40.0) as i32;
        Look {
            pose: self.stage.and_then(|stage| self.pose_at(&stage, at)),
            poses: Side::BOTH.map(|side| self.pose_of(side, side.of(self.stages.as_ref()?), at)),
            other_secs: other.map_or(0, |beat| beat.remaining_ms.div_ceil(1_000)),
            bar,
            part: moment.position.part,
            beat: moment.beat.map(|beat| beat.index),
            secs: moment.beat.map_or(0, |beat| beat.remaining_ms.div_ceil(1_000)),
            line: sitting.standing_words(at).and_then(|standing| standing.line),
            waited,
            trail: sitting.scale(at).map_or_else(
                || trail(sitting.score().total_ms(), sitting.score().timed_ms(moment.position)),
                |scale| trail(scale.length_ms, scale.elapsed_ms),
            ),
            is_running: sitting.stage() == SittingStage::Running,
            has_notice,
        }
    }

    /// Whether a practice is seen that runs.
    fn is_moving(&self) -> bool {
        let runs =
            self.app.practice().is_some_and(|practice| practice.sitting.stage() == SittingStage::Running);
        runs && self.cover.is_none() && self.over.is_none() && matches!(self.shown, Shown::Practice)
    }

    /// How the lantern stands at a time.
    pub fn pose_at(&self, stage: &Stage, at: Duration) -> Option<Pose> {
        let sitting = &self.app.practice()?.sitting;
        Some(Pose::at(stage, sitting.score(), sitting.position(at), self.is_still()))
    }

    /// Whether nothing is to move but light.
    pub fn is_still(&self) -> bool {
        self.app.settings().reduced_motion == ReducedMotion::On
    }

    /// How long until something looks otherwise, or the app has something to do.
    pub fn until_next(&self) -> Duration {
        let now = self.app.now();
        let of_app = self.app.next_tick().unwrap_or(QUIET);
        let of_notice = self.notice.as_ref().map_or(QUIET, |(_, until)| until.saturating_sub(now));
        let of_puzzle = self.until_puzzle(now).unwrap_or(QUIET);
        let least = Duration::from_millis(1);
        self.until_moved(now).min(of_app).min(of_notice).min(of_puzzle).max(least)
    }

    fn until_moved(&self, now: Duration) -> Duration {
        if !self.is_moving() {
            return QUIET;
        }
        let here = self.look_at(now);
        let mut steps = (1..=STEPS_AHEAD).map(|step| FRAME * step);
        steps.find(|ahead| self.look_at(now + *ahead) != here).unwrap_or(FRAME * STEPS_AHEAD)
    }

    fn until_puzzle(&self, now: Duration) -> Option<Duration> {
        let sitting = &self.app.practice()?.sitting;
        if !matches!(sitting.part(now), Some(Part::Shapes { .. })) {
            return None;
        }
        let until_ms = self.turning.as_ref()?.until_change_ms(sitting.position(now).ms)?;
        Some(Duration::from_millis(u64::from(until_ms)).max(FRAME))
    }
}
