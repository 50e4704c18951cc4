//! What the system prefers: dark or light, more contrast, less movement. Asked on a thread; until it answers, Dusk and
//! full motion.

use std::sync::{Arc, Mutex, PoisonError};

use mundy::{ColorScheme, Contrast, Interest, ReducedMotion, Subscription};

use crate::settings::{self, Settings};

use crate::ui::theme::ThemeName;

/// What the system said last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Said {
    prefers_light: bool,
    prefers_contrast: bool,
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
        let interest = Interest::ColorScheme | Interest::Contrast | Interest::ReducedMotion;
        let subscription = mundy::Preferences::subscribe(interest, move |preferences: mundy::Preferences| {
            let now = Said {
                // Colours that a person chose for the whole system are chosen because others cannot be read.
                prefers_contrast: matches!(preferences.contrast, Contrast::More | Contrast::Custom),
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
            settings::Theme::Contrast => ThemeName::Contrast,
            settings::Theme::System if self.said().prefers_contrast => ThemeName::Contrast,
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
        // Held for a copy of three flags only: never waited for.
        *self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(said: Said, chosen: settings::Theme) -> ThemeName {
        let preferences = Preferences { said: Arc::new(Mutex::new(said)), _subscription: None };
        preferences.theme(&Settings { theme: chosen, ..Settings::default() })
    }

    #[test]
    fn the_computer_decides_only_where_it_was_asked_to() {
        let light = Said { prefers_light: true, ..Said::default() };
        let contrast = Said { prefers_contrast: true, ..light };
        assert_eq!(theme(Said::default(), settings::Theme::System), ThemeName::Dusk);
        assert_eq!(theme(light, settings::Theme::System), ThemeName::Dawn);
        assert_eq!(theme(contrast, settings::Theme::System), ThemeName::Contrast, "more than light or dark");
        assert_eq!(theme(contrast, settings::Theme::Ember), ThemeName::Ember, "chosen by hand");
        assert_eq!(theme(light, settings::Theme::Contrast), ThemeName::Contrast);
    }
}
