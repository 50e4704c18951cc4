//! A score being played at the place where its listener is.
//!
//! Guides the renderer after an anchor: starts it, brings it back when it has drifted, holds it at a
//! wait. Runs in the device's callback, so it allocates, locks and drops nothing. Knows no clock: it is
//! told how long after the anchor's instant the next frame will be heard.

use std::sync::Arc;

use softlanding_core::score::{PartLength, Score};
use softlanding_core::voices::{NEAR_A_WAIT_MS, Renderer};

use super::demand::PlayedScore;
use super::follow::{Correction, correct};
use super::{Anchor, Levels, Motion};

/// After a start, a place further off than this is set rather than slewed to.
const SET_BEYOND_MS: f64 = 1.0;
/// Sound that starts late by no more than this still starts at the beginning, lest its first cue be
/// lost, and then catches up. It is always late by what the device holds in its queue.
const LATE_START_MOST_MS: f64 = 500.0;

/// The renderer and what it plays.
#[derive(Debug)]
pub struct Playback {
    renderer: Renderer,
    ms_per_frame: f64,
    playing: Option<Playing>,
    /// From a request for silence until something else begins.
    is_silenced: bool,
}

#[derive(Debug)]
struct Playing {
    score: Arc<Score>,
    anchor: Anchor,
    /// The next place where the person is waited for: sound does not run past it.
    holds_at_ms: f64,
    progress: Progress,
}

/// How far the renderer has come with an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// The score has not begun to sound.
    New,
    /// The renderer does not know of the anchor yet.
    Untold,
    /// It has started from the anchor's place, late by what the device holds.
    Started,
    /// It follows.
    Follows,
    /// It stands until the next anchor: at a wait that time has come to, or silent.
    Stands,
}

impl Playback {
    /// Allocates; nothing after does.
    pub fn new(sample_rate: u32) -> Self {
        Self {
            renderer: Renderer::new(sample_rate),
            ms_per_frame: 1_000.0 / f64::from(sample_rate.max(1)),
            playing: None,
            is_silenced: false,
        }
    }

    /// Plays another score from the next [`Self::guide`] on. Gives back the one before.
    pub fn begin(&mut self, PlayedScore { score, anchor, levels }: PlayedScore) -> Option<Arc<Score>> {
        self.is_silenced = false;
        self.renderer.set_levels(levels);
        let holds_at_ms = next_wait_ms(&score, anchor.timed_ms);
        let playing = Playing { score, anchor, holds_at_ms, progress: Progress::New };
        self.playing.replace(playing).map(|old| old.score)
    }

    /// Plays another score of the same practice in place of the one that sounds, from where that is; begins it
    /// where none does. Gives back the one before.
    pub fn replace(&mut self, played: PlayedScore) -> Option<Arc<Score>> {
        let sounding = self.playing.as_mut().filter(|playing| playing.progress != Progress::New);
        let Some(playing) = sounding.filter(|_| !self.is_silenced) else { return self.begin(played) };
        let old = std::mem::replace(&mut playing.score, played.score);
        playing.holds_at_ms = next_wait_ms(&playing.score, playing.anchor.timed_ms);
        self.renderer.rescore();
        self.renderer.set_levels(played.levels);
        self.follow(played.anchor);
        Some(old)
    }

    /// Follows an anchor. The same again changes nothing while sound follows it.
    pub fn follow(&mut self, anchor: Anchor) {
        let is_silenced = self.is_silenced;
        let Some(playing) = &mut self.playing else { return };
        let follows = matches!(playing.progress, Progress::Started | Progress::Follows);
        if follows && playing.anchor == anchor {
            return;
        }
        playing.anchor = anchor;
        playing.holds_at_ms = next_wait_ms(&playing.score, anchor.timed_ms);
        if playing.progress == Progress::New || is_silenced {
            return;
        }
        playing.progress = if matches!(anchor.motion, Motion::Runs | Motion::Waits) {
            Progress::Untold
        } else {
            // Falling silent waits for no clock.
            self.renderer.set_motion(anchor.motion);
            Progress::Stands
        };
    }

    pub fn set_levels(&mut self, levels: Levels) {
        self.renderer.set_levels(levels);
    }

    /// Falls silent at once and stays so until something else begins.
    pub fn silence(&mut self) {
        self.is_silenced = true;
        self.renderer.set_motion(Motion::Mutes);
        if let Some(playing) = &mut self.playing {
            playing.progress = Progress::Stands;
        }
    }

    /// Falls silent until the next [`Self::guide`], which goes on wherever the anchor is by then.
    pub fn mute_until_guided(&mut self) {
        let Some(playing) = &mut self.playing else { return };
        if matches!(playing.progress, Progress::Started | Progress::Follows) {
            self.renderer.set_motion(Motion::Mutes);
            playing.progress = Progress::Untold;
        }
    }

    pub fn anchor(&self) -> Option<&Anchor> {
        self.playing.as_ref().map(|playing| &playing.anchor)
    }

    /// Where the next frame lies on the score's timed axis.
    #[cfg(test)]
    pub fn timed_ms(&self) -> f64 {
        self.renderer.timed_ms()
    }

    /// Brings the next frame to the place where its listener will be, `since_anchor_ms` after the
    /// anchor's instant.
    pub fn guide(&mut self, since_anchor_ms: f64) {
        let Some(playing) = &mut self.playing else { return };
        let target_ms = playing.place_ms(since_anchor_ms);
        let ahead_ms = target_ms - self.renderer.timed_ms();
        let runs = playing.anchor.motion == Motion::Runs;
        playing.progress = match playing.progress {
            Progress::New => playing.start(&mut self.renderer, since_anchor_ms),
            // It goes on when it is time; until then it stands.
            Progress::Untold if runs && since_anchor_ms < 0.0 => {
                self.renderer.set_motion(Motion::Pauses);
                Progress::Untold
            }
            Progress::Untold => playing.guide_renderer(&mut self.renderer, since_anchor_ms, ahead_ms),
            Progress::Started if runs && ahead_ms.abs() > SET_BEYOND_MS => {
                self.renderer.jump(target_ms);
                Progress::Follows
            }
            Progress::Follows if runs => {
                match correct(ahead_ms) {
                    Correction::Rate(rate) => self.renderer.set_rate(rate),
                    Correction::Jump => self.renderer.jump(target_ms),
                }
                Progress::Follows
            }
            Progress::Started => Progress::Follows,
            progress @ (Progress::Follows | Progress::Stands) => progress,
        };
    }

    /// Overwrites a block, interleaved stereo.
    pub fn render(&mut self, block: &mut [f32]) {
        match &mut self.playing {
            Some(playing) if playing.progress != Progress::New => {
                let block_ms = (block.len() / 2) as f64 * self.ms_per_frame;
                playing.hold(&mut self.renderer, block_ms);
                self.renderer.render(&playing.score, block);
            }
            _ => block.fill(0.0),
        }
    }
}

impl Playing {
    /// The place on the timed axis at this time after the anchor's instant.
    fn place_ms(&self, since_anchor_ms: f64) -> f64 {
        match self.anchor.motion {
            Motion::Runs => (self.anchor.timed_ms + since_anchor_ms).clamp(0.0, self.holds_at_ms),
            _ => self.anchor.timed_ms,
        }
    }

    /// Where to start when time runs.
    fn start_ms(&self, since_anchor_ms: f64) -> f64 {
        if (0.0..=LATE_START_MOST_MS).contains(&since_anchor_ms) {
            self.anchor.timed_ms
        } else {
            self.place_ms(since_anchor_ms)
        }
    }

    fn start(&self, renderer: &mut Renderer, since_anchor_ms: f64) -> Progress {
        match self.anchor.motion {
            Motion::Runs if since_anchor_ms < 0.0 => return Progress::New,
            Motion::Runs => renderer.begin(self.start_ms(since_anchor_ms)),
            Motion::Waits => {
                renderer.begin(self.anchor.timed_ms);
                renderer.set_motion(Motion::Waits);
            }
            // Nothing begins with a pause.
            Motion::Pauses | Motion::Mutes | Motion::Ends => return Progress::New,
        }
        renderer.set_rate(1.0);
        Progress::Started
    }

    fn guide_renderer(&self, renderer: &mut Renderer, since_anchor_ms: f64, ahead_ms: f64) -> Progress {
        match self.anchor.motion {
            Motion::Runs => {
                let start_ms = self.start_ms(since_anchor_ms);
                let is_there = matches!(correct(ahead_ms), Correction::Rate(_));
                if !is_there && (start_ms - renderer.timed_ms()).abs() > SET_BEYOND_MS {
                    renderer.jump(start_ms);
                }
                renderer.set_rate(1.0);
            }
            Motion::Waits if ahead_ms.abs() > NEAR_A_WAIT_MS => renderer.jump(self.anchor.timed_ms),
            _ => {}
        }
        renderer.set_motion(self.anchor.motion);
        Progress::Started
    }

    /// Stands before a wait: nobody knows how long it will be.
    fn hold(&mut self, renderer: &mut Renderer, block_ms: f64) {
        let runs = self.anchor.motion == Motion::Runs && self.progress != Progress::Stands;
        if runs && renderer.timed_ms() + block_ms > self.holds_at_ms {
            renderer.set_motion(Motion::Waits);
            self.progress = Progress::Stands;
        }
    }
}

/// The first wait after a place on the timed axis. A wait at the very place is over: time runs from it.
fn next_wait_ms(score: &Score, timed_ms: f64) -> f64 {
    score
        .parts()
        .iter()
        .filter(|part| part.length == PartLength::Waits)
        .map(|part| f64::from(part.start_ms))
        .find(|start_ms| *start_ms > timed_ms)
        .unwrap_or(f64::MAX)
}
