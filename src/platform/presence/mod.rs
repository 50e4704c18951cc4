//! What somebody at this computer seems to be doing, as far as the desktop tells: whether now is a moment to be reminded.
//!
//! Each sign is asked for by the desktop's own interface and nothing is remembered. What nobody answers is
//! [`Told::Unknown`], and is said to the person, so that they know what reminders cannot see. All of it is asked on one
//! thread, as a display, a bus or a sound server may hang for ever; whoever waits does so for a time of their own.

#[cfg(target_os = "linux")]
mod bus;
#[cfg(target_os = "linux")]
mod camera;
#[cfg(target_os = "linux")]
mod desktop;
#[cfg(target_os = "linux")]
mod microphone;
#[cfg(target_os = "linux")]
mod screen;

use std::fmt::Debug;
use std::sync::mpsc;
use std::time::Duration;

use super::worker::{Emitter, Requests, Worker};

/// What came of asking for one sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Told {
    Yes,
    No,
    /// Nothing here answers that.
    #[default]
    Unknown,
}

impl Told {
    /// Of a plain answer.
    #[must_use]
    pub fn of(answer: bool) -> Self {
        if answer { Self::Yes } else { Self::No }
    }

    #[must_use]
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }

    /// What several who may be asked come to: one yes is enough, and one who answers at all.
    pub(super) fn any(answers: impl IntoIterator<Item = Option<bool>>) -> Self {
        let mut told = Self::Unknown;
        for answer in answers.into_iter().flatten() {
            if answer {
                return Self::Yes;
            }
            told = Self::No;
        }
        told
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Since when nobody pressed anything.
    Keyboard,
    Locked,
    FullScreen,
    DoNotDisturb,
    Microphone,
    Camera,
}

impl Sign {
    /// In the order in which they are told.
    pub const ALL: [Self; 6] =
        [Self::Keyboard, Self::Locked, Self::FullScreen, Self::DoNotDisturb, Self::Microphone, Self::Camera];

    /// Its name for other programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Keyboard => "keyboard",
            Self::Locked => "locked",
            Self::FullScreen => "full_screen",
            Self::DoNotDisturb => "do_not_disturb",
            Self::Microphone => "microphone",
            Self::Camera => "camera",
        }
    }
}

/// All signs at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// For how long nobody has pressed anything; `None` where nothing tells.
    pub idle_ms: Option<i64>,
    pub locked: Told,
    pub full_screen: Told,
    pub do_not_disturb: Told,
    pub microphone: Told,
    pub camera: Told,
}

impl Presence {
    /// Whether somebody does what a reminder would disturb.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        [self.full_screen, self.do_not_disturb, self.microphone, self.camera].into_iter().any(Told::is_yes)
    }

    /// What came of asking for a sign; for the keyboard, whether anything tells of it.
    #[must_use]
    pub fn told(&self, sign: Sign) -> Told {
        match sign {
            Sign::Keyboard => self.idle_ms.map_or(Told::Unknown, |_| Told::Yes),
            Sign::Locked => self.locked,
            Sign::FullScreen => self.full_screen,
            Sign::DoNotDisturb => self.do_not_disturb,
            Sign::Microphone => self.microphone,
            Sign::Camera => self.camera,
        }
    }
}

/// What of the desktop reminders need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Services {
    /// Whether something shows notifications, or would be started to.
    pub notifications: Told,
    /// Whether there is a tray.
    pub tray: Told,
}

/// The thread that asks.
#[derive(Debug)]
pub struct Asker {
    worker: Worker<Question, ()>,
}

enum Question {
    Idle(mpsc::Sender<Option<i64>>),
    All(mpsc::Sender<Presence>),
    Services(mpsc::Sender<Services>),
}

impl Asker {
    /// Starts the thread; it asks when it is told to.
    #[must_use]
    pub fn open() -> Self {
        let work = |requests: Requests<Question>, _: Emitter<()>| {
            let mut there = There::default();
            while let Some(question) = requests.recv() {
                // Whoever asked may have stopped waiting.
                match question {
                    Question::Idle(to) => drop(to.send(there.idle_ms())),
                    Question::All(to) => drop(to.send(there.presence())),
                    Question::Services(to) => drop(to.send(there.services())),
                }
            }
            true
        };
        Self { worker: Worker::spawn("presence", || {}, work, |_| None) }
    }

    /// For how long nobody has pressed anything. Waits at most this long.
    #[must_use]
    pub fn idle_ms(&self, within: Duration) -> Option<i64> {
        let (to, from) = mpsc::channel();
        self.worker.request(Question::Idle(to));
        from.recv_timeout(within).ok().flatten()
    }

    /// All signs. Waits at most this long; what is not told by then is unknown.
    #[must_use]
    pub fn presence(&self, within: Duration) -> Presence {
        let (to, from) = mpsc::channel();
        self.worker.request(Question::All(to));
        from.recv_timeout(within).unwrap_or_default()
    }

    /// What of the desktop reminders need is there. Waits at most this long.
    #[must_use]
    pub fn services(&self, within: Duration) -> Services {
        let (to, from) = mpsc::channel();
        self.worker.request(Question::Services(to));
        from.recv_timeout(within).unwrap_or_default()
    }
}

/// What can be asked on this computer, with what stays open in between.
#[cfg(target_os = "linux")]
#[derive(Debug, Default)]
struct There {
    screen: screen::Screen,
    buses: bus::Buses,
}

#[cfg(target_os = "linux")]
impl There {
    fn idle_ms(&mut self) -> Option<i64> {
        self.screen.idle_ms().or_else(|| desktop::idle_ms(&mut self.buses))
    }

    fn presence(&mut self) -> Presence {
        Presence {
            idle_ms: self.idle_ms(),
            locked: desktop::locked(&mut self.buses),
            full_screen: self.screen.full_screen(),
            do_not_disturb: desktop::do_not_disturb(&mut self.buses),
            microphone: microphone::in_use(),
            camera: camera::in_use(),
        }
    }

    fn services(&mut self) -> Services {
        desktop::services(&mut self.buses)
    }
}

/// Elsewhere nothing is asked yet.
#[cfg(not(target_os = "linux"))]
#[derive(Debug, Default)]
struct There;

#[cfg(not(target_os = "linux"))]
impl There {
    #[allow(clippy::unused_self, reason = "as on Linux")]
    fn idle_ms(&mut self) -> Option<i64> {
        None
    }

    #[allow(clippy::unused_self, reason = "as on Linux")]
    fn presence(&mut self) -> Presence {
        Presence::default()
    }

    #[allow(clippy::unused_self, reason = "as on Linux")]
    fn services(&mut self) -> Services {
        Services::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_yes_is_enough_and_silence_is_no_answer() {
        assert_eq!(Told::any([None, Some(false), Some(true)]), Told::Yes);
        assert_eq!(Told::any([None, Some(false)]), Told::No);
        assert_eq!(Told::any([None, None]), Told::Unknown);
    }

    #[test]
    fn what_cannot_be_asked_holds_nothing_back() {
        assert!(!Presence::default().is_busy());
        assert!(Presence { camera: Told::Yes, ..Presence::default() }.is_busy());
        assert!(!Presence { locked: Told::Yes, ..Presence::default() }.is_busy(), "that is being away");
    }
}
