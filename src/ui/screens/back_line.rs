//! The time at which somebody is back, in one quiet line: on the first screen, and small at the edge of other pages.

use egui::{Align, Rect, Ui, pos2, vec2};

use crate::app::Return;
use crate::text::{fl, names};

use crate::ui::action::Route;
use crate::ui::layout::{Column, RAIL_WIDTH};
use crate::ui::screens::{ScreenContext, shell};
use crate::ui::state::view::View;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::{Button, Link};

/// The return that was named, as it stands in this frame.
#[must_use]
pub fn the_return(screen: &ScreenContext<'_>) -> Option<Return> {
    screen.settings().time_out?;
    Return::of(screen.settings(), &screen.wall())
}

/// Its time, as a clock on the wall shows it.
#[must_use]
pub fn time(screen: &ScreenContext<'_>, back: &Return) -> String {
    names::clock_time(screen.words(), &back.at, &screen.wall())
}

/// Ends the time-out, for every window.
pub fn clear(screen: &mut ScreenContext<'_>) {
    screen.change_settings(|settings| settings.time_out = None);
}

/// The quiet line on the first screen; one press leads to the page, another ends the time-out.
pub fn show_on_now(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let Some(back) = the_return(screen) else { return };
    let words = screen.words();
    let height = screen.theme.metrics.holding(44.0);
    // In a wide window there is air above the question.
    let place = if screen.layout.is_wide {
        Rect::from_min_size(pos2(column.left(), column.y + space::SMALL), vec2(column.width(), height))
    } else {
        column.take(height)
    };
    let line = fl!(words, "time-out-back", time = time(screen, &back));
    let close = Rect::from_center_size(place.right_center() - vec2(22.0, 0.0), vec2(44.0, 44.0));
    let row = place.with_max_x(close.left());
    if Link::new(line).text(Text::Note).at(ui, row).clicked() {
        screen.go(Route::TimeOut);
    }
    if Button::icon_only(Icon::Close, fl!(words, "time-out-clear")).at(ui, close).clicked() {
        clear(screen);
    }
}

/// The time, small, at the edge of any other page; in the night only once it has come.
pub fn show_in_shell(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &View) {
    let is_shown_there = matches!(view.route, Route::Now | Route::TimeOut) && screen.app.practice().is_none();
    let Some(back) = the_return(screen).filter(|_| !is_shown_there) else { return };
    if view.route.is_night() && !back.is_due() {
        return;
    }
    let window = screen.layout.window;
    let place = if screen.layout.is_wide {
        Rect::from_min_size(window.min, vec2(RAIL_WIDTH, screen.layout.top_height()))
    } else {
        // Between what stands at the left of the bar and Hide.
        let bar = window.with_max_y(window.top() + screen.layout.top_height());
        let left = bar.left() + 8.0 + shell::left_of_top(&view.route, screen.layout);
        bar.with_min_x(left).with_max_x(screen.layout.hide().left() - 2.0)
    };
    // The first screen has it still where very large text leaves it no room here.
    if place.width() < TARGET_MIN + 4.0 {
        return;
    }
    let words = fl!(screen.words(), "time-out-back", time = time(screen, &back));
    if Link::new(words).text(Text::Small).align(Align::Center).at(ui, place.shrink(2.0)).clicked() {
        screen.go(Route::TimeOut);
    }
}
