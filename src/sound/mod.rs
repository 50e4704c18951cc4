//! What the person hears: a thread that owns the device, and never holds anybody up.
//!
//! [`Sound`] is a handle; every method returns at once. Behind it a worker keeps what is wanted
//! ([`control`]), opens and drops devices on threads of their own, and hands scores to the callback. The
//! callback follows the same [`Anchor`] as the picture. No device is normal: everything then goes on
//! in silence, and [`Sound::status`] says so.
//!
//! Knows scores and voices. Knows nothing of windows, settings or who is practising.

mod capture;
mod control;
mod demand;
mod device;
mod engine;
mod follow;
mod health;
mod lifecycle;
mod playback;
mod stream;
#[cfg(test)]
mod tests;
mod worker;

use std::cell::RefCell;
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use softlanding_core::score::Score;
pub use softlanding_core::voices::{Levels, Motion};

use control::{Event, Request};
use demand::PlayedScore;
pub use device::{FoundHost, hosts};
use worker::Worker;

/// What the picture and the sound both follow. There is a new one for each pause, step and jump.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// When it holds from.
    pub instant: Instant,
    /// The place on the score's timed axis at that instant.
    pub timed_ms: f64,
    /// With [`Motion::Runs`], time runs on from there; otherwise it stands.
    pub motion: Motion,
}

/// Where sound goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Output {
    /// The system's default device.
    #[default]
    Device,
    /// Nowhere.
    Null,
    /// Into a WAV file, 48 kHz stereo, at the pace of the clock; its first frame is the instant it
    /// was opened.
    Capture(PathBuf),
}

/// How sound is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing is open and nothing needs to be.
    #[default]
    Idle,
    /// A device is being opened.
    Opening,
    /// A device is open.
    Playing {
        /// Its name as the system gives it; may be empty.
        device: String,
    },
    /// There is no device that can be used. Practising goes on in silence.
    Unavailable {
        /// Whether another attempt will follow by itself. Not so while one hangs.
        retrying: bool,
    },
}

impl Status {
    /// For the log, which names no devices.
    fn name(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Opening => "opening",
            Self::Playing { .. } => "playing",
            Self::Unavailable { retrying: true } => "unavailable, retrying",
            Self::Unavailable { retrying: false } => "unavailable",
        }
    }
}

/// The handle on sound. Dropping it ends the sound, without waiting.
#[derive(Debug)]
pub struct Sound {
    events: Sender<Event>,
    statuses: Receiver<Status>,
    status: RefCell<Status>,
    /// Nothing is ever sent: it is disconnected when the worker has ended.
    ended: Receiver<Infallible>,
}

impl Sound {
    /// Sound on the system's default device. Opens nothing yet. `wake` is called, from another thread,
    /// whenever [`Sound::status`] has changed.
    #[must_use]
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self::with_output(Output::Device, wake)
    }

    /// The same with sound going somewhere else.
    #[must_use]
    pub fn with_output(output: Output, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (events, event_receiver) = channel();
        let (status_sender, statuses) = channel();
        let (ending, ended) = channel();
        let worker = Worker::new(output, (events.clone(), event_receiver), status_sender, Box::new(wake));
        let run = move || {
            worker.run();
            drop::<Sender<Infallible>>(ending);
        };
        let is_running = std::thread::Builder::new().name("sound".to_owned()).spawn(run).is_ok();
        let status = if is_running { Status::Idle } else { Status::Unavailable { retrying: false } };
        Self { events, statuses, status: RefCell::new(status), ended }
    }

    /// Opens the device ahead, for half a minute: Begin may come. Also ends [`Sound::silence`].
    pub fn prepare(&self) {
        self.request(Request::Prepare);
    }

    /// Plays a score from the anchor's place on, faded in. Replaces the one before.
    pub fn begin(&self, score: Arc<Score>, anchor: Anchor, levels: Levels) {
        self.request(Request::Begin(PlayedScore { score, anchor, levels }));
    }

    /// Plays another score of the same practice in place of the one that plays, without a seam: what rings rings on.
    /// Where nothing plays, it begins.
    pub fn replace(&self, score: Arc<Score>, anchor: Anchor, levels: Levels) {
        self.request(Request::Replace(PlayedScore { score, anchor, levels }));
    }

    /// Follows a new anchor from now on.
    pub fn follow(&self, anchor: Anchor) {
        self.request(Request::Follow(anchor));
    }

    /// Changes how loud things are.
    pub fn set_levels(&self, levels: Levels) {
        self.request(Request::Levels(levels));
    }

    /// How many milliseconds later than the system says sound is heard, −100 to 500: for wireless
    /// headphones. The sound is played that much earlier.
    pub fn set_offset_ms(&self, offset_ms: f32) {
        self.request(Request::Offset(offset_ms));
    }

    /// Falls silent within 150 ms and leaves the device. Nothing is heard again, whatever is followed,
    /// before [`Sound::begin`] or [`Sound::prepare`].
    pub fn silence(&self) {
        self.request(Request::Silence);
    }

    /// How sound is doing. Never waits.
    #[must_use]
    pub fn status(&self) -> Status {
        let mut status = self.status.borrow_mut();
        for newest in self.statuses.try_iter() {
            tracing::debug!(status = newest.name(), "sound");
            *status = newest;
        }
        status.clone()
    }

    /// Fades out and ends. Waits for it at most until the deadline, even when a device hangs for ever;
    /// says whether all has ended.
    pub fn close(&mut self, deadline: Duration) -> bool {
        self.request(Request::Close);
        matches!(self.ended.recv_timeout(deadline), Err(RecvTimeoutError::Disconnected))
    }

    fn request(&self, request: Request) {
        // Without a worker there is no sound, and the status says so.
        let _ = self.events.send(Event::Request(request));
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        self.request(Request::Close);
    }
}
