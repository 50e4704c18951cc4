//! What Begin on the first screen starts, as its person chose it.

use egui::Ui;

use crate::app::App;
use crate::library::Entry;
use crate::settings::FirstMinute;
use crate::text::fl;
use crate::text::names;

use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{ChoiceRow, Link, Toggle};

/// Whether Begin starts with this one, and for how long. Nothing where one press may not start it.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, entry: &Entry) {
    if !App::may_be_first_minute(entry) {
        return;
    }
    let words = screen.words();
    let chosen = screen.settings().first_minute.as_ref().filter(|first| first.exercise == entry.key);
    let mut is_first = chosen.is_some();
    if ui.add(Toggle::new(&mut is_first, fl!(words, "first-minute-this"))).changed() {
        let first = FirstMinute { exercise: entry.key.clone(), minutes: None };
        choose(screen, is_first.then_some(first));
    }
    let choices = &entry.exercise.minutes.choices_ms;
    let Some(chosen) = chosen.filter(|_| entry.exercise.fills() && choices.len() > 1) else { return };
    let minutes: Vec<f64> = choices.iter().map(|ms| f64::from(*ms) / 60_000.0).collect();
    let usual = fl!(words, "first-minute-usual");
    let names = choices.iter().map(|ms| names::choice_of_length(words, *ms));
    let selected = chosen.minutes.map_or(Some(0), |wanted| {
        minutes.iter().position(|minutes| (minutes - wanted).abs() < 0.01).map(|index| index + 1)
    });
    let options = std::iter::once(usual).chain(names);
    if let Some(index) = ChoiceRow::new(fl!(words, "first-minute-length"), options, selected).show(ui) {
        let minutes = index.checked_sub(1).and_then(|index| minutes.get(index)).copied();
        choose(screen, Some(FirstMinute { minutes, ..chosen.clone() }));
    }
}

/// One line that says what Begin starts with, and the way back; nothing while it comes as it comes.
pub fn show_line(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    let Some(first) = &screen.settings().first_minute else { return };
    let words = screen.words();
    let theme = screen.theme;
    let line = match screen.app.library().find(&first.exercise) {
        Some(entry) if screen.settings().may_offer(&entry.exercise) => {
            let title = entry.exercise.title.as_str();
            let length = names::length(words, u64::from(screen.app.begin_length_ms(entry)));
            fl!(words, "first-minute-line", title = title, length = length)
        }
        Some(entry) => {
            let title = entry.exercise.title.as_str();
            fl!(words, "first-minute-unwelcome", title = title)
        }
        None => fl!(words, "first-minute-gone"),
    };
    let mut column = Column::new(ui.cursor().left(), ui.available_width(), ui.cursor().top());
    column.text(ui, Text::Body, theme.tokens.text, &line);
    if ui.add(Link::new(fl!(words, "first-minute-none"))).clicked() {
        choose(screen, None);
    }
}

fn choose(screen: &mut ScreenContext<'_>, first: Option<FirstMinute>) {
    screen.change_settings(|settings| settings.first_minute = first);
}
