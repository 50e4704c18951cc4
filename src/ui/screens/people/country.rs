//! Whose numbers are shown: chosen here, and never looked up.

use egui::{Rect, Ui};
use softlanding_core::support::{Country, CountryCode};

use crate::text::faults::visible;
use crate::text::fl;

use crate::ui::action::Action;
use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Link};

use super::super::now::question;
use super::lines;

pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let theme = screen.theme;
    question(ui, screen.layout, column, &fl!(words, "country-title"));
    column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "country-about"));
    column.skip(space::LARGE);
    let lists = screen.app.support();
    let likely = screen.app.likely_country().and_then(|code| lists.country(code));
    if let Some(likely) = likely {
        column.text(ui, Text::Lead.semibold(), theme.tokens.text, &fl!(words, "country-likely"));
        column.skip(space::SMALL);
        buttons(ui, screen, column, &[likely]);
        column.skip(space::LARGE);
        column.text(ui, Text::Lead.semibold(), theme.tokens.text, &fl!(words, "country-all"));
        column.skip(space::SMALL);
    }
    let others: Vec<&Country> = lists
        .countries
        .iter()
        .filter(|country| likely.is_none_or(|likely| likely.code != country.code))
        .collect();
    buttons(ui, screen, column, &others);
    column.skip(space::LARGE);
    if screen.settings().country.is_some() {
        let rect = column.take(theme.metrics.holding(44.0));
        if Link::new(fl!(words, "country-forget")).at(ui, rect).clicked() {
            choose(screen, None);
        }
        column.skip(space::MEDIUM);
    }
    lines::directories(ui, screen, column, &fl!(words, "country-other"));
}

fn buttons(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, countries: &[&Country]) {
    let metrics = screen.theme.metrics;
    let least = (170.0 * metrics.scale(), metrics.holding(52.0));
    let places: Vec<Rect> = column.grid(countries.len(), 3, least, 12.0);
    for (country, place) in countries.iter().zip(places) {
        if Button::quiet(visible(&country.name)).at(ui, place).clicked() {
            choose(screen, Some(country.code));
        }
    }
}

fn choose(screen: &mut ScreenContext<'_>, code: Option<CountryCode>) {
    screen.change_settings(|settings| settings.country = code);
    screen.ask(Action::Back);
}
