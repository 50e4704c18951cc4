//! What the system prefers: dark or light, less movement. Asked on a thread; until it answers, Dusk and
//! full motion.

use std::sync::{Arc, Mutex, PoisonError};

use mundy::{ColorScheme, Interest, ReducedMotion, Subscription};

use crate::settings::{self, Settings};

use crate::ui::theme::ThemeName;

/// What the system said last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Said {
    prefers_light: bool,
    prefers_less_motion: bool,
}

/// Listens to the system's preferences as long as it lives.
pub struct Preferences {
    said: Arc<Mutex<Said>>,
    _subscription: Option<Subscription>,
}

impl std::fmt::Debug for Preferences {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Preferences").field("said", &self.said).finish_non_exhaustive()
    }
}

impl Preferences {
    /// Listens; `wake` is called when something changed.
    #[must_use]
    pub fn listen(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let said = Arc::new(Mutex::new(Said::default()));
        let heard = Arc::clone(&said);
        let interest = Interest::ColorScheme | Interest::ReducedMotion;
        let subscription = mundy::Preferences::subscribe(interest, move |preferences: mundy::Preferences| {
            let now = Said {
                prefers_light: preferences.color_scheme == ColorScheme::Light,
                prefers_less_motion: preferences.reduced_motion == ReducedMotion::Reduce,
            };
            *heard.lock().unwrap_or_else(PoisonError::into_inner) = now;
            wake();
        });
        Self { said, _subscription: Some(subscription) }
    }

    /// Hears nothing: for tests.
    #[must_use]
    pub fn none() -> Self {
        Self { said: Arc::default(), _subscription: None }
    }

    /// The theme that settings and system come to.
    #[must_use]
    pub fn theme(&self, settings: &Settings) -> ThemeName {
        match settings.theme {
            settings::Theme::Dawn => ThemeName::Dawn,
            settings::Theme::Ember => ThemeName::Ember,
            settings::Theme::System if self.said().prefers_light => ThemeName::Dawn,
            settings::Theme::Dusk | settings::Theme::System => ThemeName::Dusk,
        }
    }

    /// Whether pictures move less.
    #[must_use]
    pub fn reduced_motion(&self, settings: &Settings) -> bool {
        match settings.reduced_motion {
            settings::ReducedMotion::On => true,
            settings::ReducedMotion::Off => false,
            settings::ReducedMotion::System => self.said().prefers_less_motion,
        }
    }

    fn said(&self) -> Said {
        // Held for a copy of two flags only: never waited for.
        *self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
