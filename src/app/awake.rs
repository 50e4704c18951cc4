//! The screen stays awake in a practice and only then: nobody who breathes touches a key.

use std::time::Duration;

use softlanding_core::sitting::Stage;

use crate::platform::awake::{Screen, Wish};

use super::APP_ID;

/// A pause of this length lets go of it.
const PAUSE_MOST: Duration = Duration::from_mins(5);

#[derive(Debug, Default)]
pub(super) struct Awake {
    /// Whether the system may be asked at all.
    is_allowed: bool,
    /// The thread, once something was to be asked.
    screen: Option<Screen>,
    is_held: bool,
    paused_since: Option<Duration>,
}

impl Awake {
    pub fn new(is_allowed: bool) -> Self {
        Self { is_allowed, ..Self::default() }
    }

    /// Follows the practice. `reason` is what others may see of why.
    pub fn follow(&mut self, stage: Option<Stage>, now: Duration, reason: impl FnOnce() -> String) {
        self.paused_since = match stage {
            Some(Stage::Paused) => self.paused_since.or(Some(now)),
            _ => None,
        };
        let is_wanted = match stage {
            Some(Stage::Running) => true,
            Some(Stage::Paused) => {
                self.paused_since.is_some_and(|since| now.saturating_sub(since) < PAUSE_MOST)
            }
            _ => false,
        };
        if is_wanted == self.is_held {
            return;
        }
        self.is_held = is_wanted;
        if self.is_allowed {
            let wish =
                if is_wanted { Wish::Awake { program: APP_ID, reason: reason() } } else { Wish::AsUsual };
            self.screen.get_or_insert_with(Screen::open).wish(wish);
        }
    }

    /// Until a pause has lasted so long that it lets go.
    pub fn until_due(&self, now: Duration) -> Option<Duration> {
        let since = self.paused_since.filter(|_| self.is_held)?;
        Some(PAUSE_MOST.saturating_sub(now.saturating_sub(since)))
    }

    pub fn close(&self, deadline: Duration) {
        if let Some(screen) = &self.screen {
            screen.close(deadline);
        }
    }
}

#[cfg(test)]
mod tests {
    use softlanding_core::record::Ending;

    use super::*;

    const RUNNING: Option<Stage> = Some(Stage::Running);
    const PAUSED: Option<Stage> = Some(Stage::Paused);

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    /// What the system is asked as a practice goes through these stages, each from its second on.
    fn asked(stages: &[(u64, Option<Stage>)]) -> Vec<bool> {
        let (screen, requests) = Screen::by_hand();
        let mut awake = Awake { screen: Some(screen), ..Awake::new(true) };
        for (at, stage) in stages {
            awake.follow(*stage, secs(*at), || "why".to_owned());
        }
        let wishes = std::iter::from_fn(|| requests.try_recv().ok());
        let is_awake = |wish: Wish| match wish {
            Wish::Awake { reason, .. } => {
                assert_eq!(reason, "why");
                true
            }
            Wish::AsUsual => false,
        };
        wishes.map(is_awake).collect()
    }

    #[test]
    fn it_is_held_from_the_first_moment_to_the_last_and_asked_for_once() {
        let after = Some(Stage::After(Ending::Whole));
        assert_eq!(asked(&[(0, None), (1, RUNNING), (2, RUNNING), (60, after), (70, None)]), [true, false]);
        assert_eq!(asked(&[(0, None), (5, after), (9, Some(Stage::Closed))]), [true; 0]);
    }

    #[test]
    fn a_short_pause_keeps_it_and_a_long_one_lets_go_until_it_goes_on() {
        assert_eq!(asked(&[(0, RUNNING), (10, PAUSED), (309, PAUSED), (310, RUNNING)]), [true]);
        assert_eq!(asked(&[(0, RUNNING), (10, PAUSED), (310, PAUSED), (900, PAUSED)]), [true, false]);
        assert_eq!(asked(&[(0, RUNNING), (10, PAUSED), (310, PAUSED), (400, RUNNING)]), [true, false, true]);
        // Each pause counts by itself.
        let twice = [(0, RUNNING), (10, PAUSED), (200, RUNNING), (210, PAUSED), (400, PAUSED)];
        assert_eq!(asked(&twice), [true]);
    }

    #[test]
    fn it_says_when_a_pause_will_have_been_long() {
        let mut awake = Awake::new(false);
        awake.follow(RUNNING, secs(0), String::new);
        assert_eq!(awake.until_due(secs(5)), None);
        awake.follow(PAUSED, secs(10), String::new);
        assert_eq!(awake.until_due(secs(70)), Some(secs(240)));
        awake.follow(PAUSED, secs(310), String::new);
        assert_eq!(awake.until_due(secs(400)), None, "it has let go");
    }

    #[test]
    fn where_it_may_not_nothing_is_asked() {
        let mut awake = Awake::new(false);
        awake.follow(RUNNING, secs(0), || panic!("nobody reads it"));
        assert!(awake.screen.is_none());
    }
}
