//! What is heard: the score of a practice, or of an exercise that is being made.

use std::sync::Arc;
use std::time::Duration;

use softlanding_core::record::Ending;
use softlanding_core::sitting::{Sitting, Stage};

use crate::settings::{BREATH, Settings};
use crate::sound::{Anchor, Levels, Motion, Output, Sound, Status};
use crate::text::notices::Notice;

use super::{Clock, Notices, Preview};

/// The sound thread's handle and what it plays.
#[allow(clippy::struct_excessive_bools, reason = "each is set and left by something else")]
#[derive(Debug)]
pub(super) struct Audio {
    sound: Sound,
    /// Silent until something begins or goes on.
    is_silenced: bool,
    /// Whatever was chosen, nothing is heard.
    is_muted: bool,
    is_previewing: bool,
    has_reported_no_device: bool,
    /// The offset of the device that plays.
    offset_ms: i32,
}

impl Audio {
    pub fn open(output: Output, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            sound: Sound::with_output(output, wake),
            is_silenced: false,
            is_muted: false,
            is_previewing: false,
            has_reported_no_device: false,
            offset_ms: 0,
        }
    }

    pub fn status(&self) -> Status {
        self.sound.status()
    }

    pub fn is_silenced(&self) -> bool {
        self.is_silenced
    }

    pub fn is_muted(&self) -> bool {
        self.is_muted
    }

    /// Returns whether that is new.
    pub fn set_muted(&mut self, is_muted: bool) -> bool {
        if is_muted && !self.is_muted {
            self.sound.silence();
        }
        std::mem::replace(&mut self.is_muted, is_muted) != is_muted
    }

    #[cfg(test)]
    pub fn is_previewing(&self) -> bool {
        self.is_previewing
    }

    /// Opens the device ahead: its first sound comes a second or two later.
    pub fn prepare(&self, settings: &Settings) {
        if settings.sound.is_audible() {
            self.sound.prepare();
        }
    }

    /// Plays the score of a sitting from where it is, if it runs and sound is on.
    pub fn begin(&mut self, sitting: Option<&Sitting>, settings: &Settings, clock: &Clock) {
        self.is_silenced = false;
        self.is_previewing = false;
        if let Some(sitting) = sitting.filter(|sitting| !self.is_muted && is_audible(sitting, settings)) {
            let score = Arc::clone(sitting.score());
            self.sound.begin(score, anchor(sitting, clock), levels(settings));
        }
    }

    /// Goes on with another score of a sitting without a seam. What was silenced stays so until something begins.
    pub fn rescore(&self, sitting: &Sitting, settings: &Settings, clock: &Clock) {
        if !self.is_silenced && !self.is_muted && is_audible(sitting, settings) {
            let score = Arc::clone(sitting.score());
            self.sound.replace(score, anchor(sitting, clock), levels(settings));
        }
    }

    /// Follows the sitting's anchor from now on.
    pub fn follow(&self, sitting: &Sitting, clock: &Clock) {
        self.sound.follow(anchor(sitting, clock));
    }

    /// Plays a score that runs without a sitting; `None` ends it.
    pub fn preview(&mut self, preview: Option<Preview>, settings: &Settings, clock: &Clock) {
        match preview {
            Some(Preview { score, timed_ms, at }) if settings.sound.is_audible() => {
                let instant = clock.instant(at);
                let anchor = Anchor { instant, timed_ms: f64::from(timed_ms), motion: Motion::Runs };
                self.sound.begin(score, anchor, levels(settings));
                self.is_previewing = true;
            }
            _ if self.is_previewing => {
                self.sound.silence();
                self.is_previewing = false;
            }
            _ => {}
        }
    }

    /// Ends what is heard, until something begins.
    pub fn end(&self) {
        self.sound.silence();
    }

    /// Silences everything until something begins or goes on, as the window is hidden.
    pub fn silence(&mut self) {
        self.sound.silence();
        self.is_previewing = false;
        self.is_silenced = true;
    }

    pub fn set_levels(&self, settings: &Settings) {
        self.sound.set_levels(levels(settings));
    }

    /// Handles what the sound thread reports about its device.
    pub fn handle_status(&mut self, settings: &Settings, notices: &mut Notices) {
        match self.sound.status() {
            Status::Unavailable { .. } if !self.has_reported_no_device => {
                self.has_reported_no_device = true;
                notices.post(Notice::NoSound);
            }
            Status::Playing { device } => {
                self.has_reported_no_device = false;
                notices.withdraw(|notice| *notice == Notice::NoSound);
                let offset_ms = settings.sound.offset_ms.get(&device).copied().unwrap_or(0);
                if self.offset_ms != offset_ms {
                    self.offset_ms = offset_ms;
                    self.sound.set_offset_ms(offset_ms as f32);
                }
            }
            _ => {}
        }
    }

    pub fn close(mut self, deadline: Duration) {
        self.sound.close(deadline);
    }
}

/// Whether there is something of the sitting to be heard, now or after a pause.
fn is_audible(sitting: &Sitting, settings: &Settings) -> bool {
    settings.sound.is_audible() && matches!(sitting.stage(), Stage::Running | Stage::Paused)
}

/// The sitting's anchor as the sound thread counts.
fn anchor(sitting: &Sitting, clock: &Clock) -> Anchor {
    let anchor = sitting.anchor();
    let score = sitting.score();
    let motion = match sitting.stage() {
        Stage::Running if score.waits_at(anchor.position) => Motion::Waits,
        Stage::Running => Motion::Runs,
        Stage::Paused | Stage::After(Ending::Interrupted) => Motion::Pauses,
        Stage::After(_) | Stage::Closed => Motion::Ends,
    };
    let timed_ms = f64::from(score.timed_ms(anchor.position));
    Anchor { instant: clock.instant(anchor.at), timed_ms, motion }
}

/// The volumes that were chosen.
#[must_use]
pub fn levels(settings: &Settings) -> Levels {
    let sound = &settings.sound;
    Levels {
        master: sound.master,
        cues: sound.cues,
        bed: sound.bed(BREATH),
        lines_are_marked: sound.lines_are_marked,
    }
}
