//! What every screen is given for a frame.

use std::cell::OnceCell;
use std::time::Duration;

use egui::Ui;
use jiff::Zoned;
use jiff::civil::Date;

use crate::app::{App, Command};
use crate::settings::Settings;
use crate::text::Words;

use crate::ui::action::{Action, Actions, Route};
use crate::ui::layout::WindowLayout;
use crate::ui::live;
use crate::ui::theme::Theme;

/// What a screen is given for one frame: what it shows, how, when, and where it says what was asked for.
#[derive(Debug)]
pub struct ScreenContext<'a> {
    pub app: &'a App,
    pub theme: &'a Theme,
    pub layout: WindowLayout,
    /// The app's time of this frame: all that moves in it is shown at this moment.
    pub now: Duration,
    /// The clock on the wall, once it was looked at in this frame.
    wall: OnceCell<Zoned>,
    pub actions: &'a mut Actions,
}

impl<'a> ScreenContext<'a> {
    /// Of the frame that is being painted. This is where its time is taken.
    #[must_use]
    pub fn new(app: &'a App, theme: &'a Theme, layout: WindowLayout, actions: &'a mut Actions) -> Self {
        Self { app, theme, layout, now: app.now(), wall: OnceCell::new(), actions }
    }

    #[must_use]
    pub fn words(&self) -> &'a Words {
        self.app.words()
    }

    /// Whether screen readers say each beat: as was chosen, or else where one reads and nothing sounds.
    #[must_use]
    pub fn announces_beats(&self, ui: &Ui) -> bool {
        let settings = self.settings();
        let is_heard_otherwise = || live::is_listened_to(ui.ctx()) && !settings.sound.is_audible();
        settings.announces_beats.unwrap_or_else(is_heard_otherwise)
    }

    #[must_use]
    pub fn settings(&self) -> &'a Settings {
        self.app.settings()
    }

    /// The clock on the wall: the same moment in the whole frame.
    #[must_use]
    pub fn wall(&self) -> Zoned {
        self.wall.get_or_init(|| self.app.wall().zoned()).clone()
    }

    /// The day of [`Self::wall`].
    #[must_use]
    pub fn today(&self) -> Date {
        self.wall().date()
    }

    /// Asks the window for something.
    pub fn ask(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Asks the window to show another screen.
    pub fn go(&mut self, route: Route) {
        self.ask(Action::Go(route));
    }

    /// Asks the app to do something.
    pub fn command(&mut self, command: Command) {
        self.ask(Action::Do(command));
    }

    /// Asks the app to go by other settings.
    pub fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings().clone();
        change(&mut settings);
        self.command(Command::Settings(Box::new(settings)));
    }

    /// Shows something in another layout, as within a part of the window.
    pub fn within<R>(&mut self, layout: WindowLayout, show: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.layout, layout);
        let result = show(self);
        self.layout = outer;
        result
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{HandClock, Options};
    use crate::ui::theme::ThemeName;

    #[test]
    fn all_that_a_frame_shows_is_of_one_moment() {
        let folder = tempfile::tempdir().unwrap();
        let hand = HandClock::default();
        let app = App::start(Options::by_hand(folder.path(), &hand), Arc::new(|| ()));
        let theme = Theme::new(ThemeName::Dusk);
        let layout = WindowLayout::new(egui::Rect::EVERYTHING, &theme);
        let mut actions = Actions::default();
        let screen = ScreenContext::new(&app, &theme, layout, &mut actions);
        let (now, wall) = (screen.now, screen.wall());
        hand.advance(Duration::from_hours(25));
        assert_ne!(app.now(), now, "the clock goes on");
        assert_ne!(app.wall().zoned().date(), wall.date());
        assert_eq!((screen.now, screen.wall(), screen.today()), (now, wall.clone(), wall.date()));
    }
}
