//! How one practises, and what is offered.

use egui::Ui;

use crate::settings::Settings;
use crate::text::fl;

use crate::ui::action::Route;
use crate::ui::screens::{ScreenContext, first_minute};
use crate::ui::widgets::{Link, Toggle};

use super::rows::{choose, choose_one};

/// The lengths one may call usual; before them stands "as each practice says".
const USUAL_MINUTES: [f64; 4] = [1.0, 3.0, 5.0, 10.0];

pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, settings: &mut Settings) {
    usual_length(ui, screen, settings);
    first_minute::show_line(ui, screen);
    let words = screen.words();
    let night = [
        fl!(words, "settings-night-at-night"),
        fl!(words, "settings-night-always"),
        fl!(words, "settings-night-never"),
    ];
    choose_one(ui, &fl!(words, "settings-night"), night, &mut settings.night_door);
    gates(ui, screen, settings);
    if ui.add(Link::new(fl!(words, "comfort-title"))).clicked() {
        screen.go(Route::Comfort);
    }
}

fn usual_length(ui: &mut Ui, screen: &ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    let minutes = USUAL_MINUTES.map(|minutes| fl!(words, "minutes", count = minutes));
    let [one, three, five, ten] = minutes;
    let lengths = [fl!(words, "settings-usual-each"), one, three, five, ten];
    let selected = settings.usual_minutes.map_or(Some(0), |usual| {
        USUAL_MINUTES.iter().position(|minutes| (minutes - usual).abs() < 0.01).map(|index| index + 1)
    });
    if let Some(index) = choose(ui, &fl!(words, "settings-usual-length"), lengths, selected) {
        settings.usual_minutes = index.checked_sub(1).and_then(|index| USUAL_MINUTES.get(index)).copied();
    }
}

/// What is listed only after its caution was read.
fn gates(ui: &mut Ui, screen: &mut ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    let mut is_asked_for = false;
    for (is_shown, name) in [
        (&mut settings.holds_shown, fl!(words, "settings-held")),
        (&mut settings.cold_shown, fl!(words, "settings-cold")),
    ] {
        let mut wished = *is_shown;
        ui.add(Toggle::new(&mut wished, name));
        // Turning them on happens on the page with the caution.
        is_asked_for |= wished && !*is_shown;
        *is_shown &= wished;
    }
    if is_asked_for {
        screen.go(Route::Held);
    }
}
