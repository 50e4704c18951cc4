//! Deleting a time or a practice from what is kept, told before in one sentence.

use egui::Ui;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use softlanding_core::record::ExerciseKey;

use crate::app::Command;
use crate::records::journal::What;
use crate::text::fl;

use crate::ui::layout::{self, Column};
use crate::ui::screens::ScreenContext;
use crate::ui::state::looking::{DeletesWhat, Focus, Looking};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Chip, Field};

use super::super::now::question;

/// More exercises than this are not offered.
const EXERCISES_MOST: usize = 60;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    layout::page(ui, screen.layout, "delete", |ui, column| {
        let words = screen.words();
        let theme = screen.theme;
        question(ui, screen.layout, column, &fl!(words, "delete-title"));
        column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "delete-about"));
        column.skip(space::LARGE);
        a_time(ui, screen, column, &mut view.looking);
        column.skip(space::LARGE);
        a_practice(ui, screen, column, &mut view.looking);
    });
}

fn a_time(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, looking: &mut Looking) {
    let words = screen.words();
    let theme = screen.theme;
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, &fl!(words, "delete-time"));
    column.skip(space::SMALL);
    let deletes = &mut looking.deletes;
    if deletes.from_day.is_empty() && deletes.to_day.is_empty() {
        let today = screen.today();
        (deletes.from_day, deletes.to_day) = (today.to_string(), today.to_string());
    }
    let height = theme.metrics.text(Text::Note.line_points()) + theme.metrics.holding(52.0);
    let places = column.grid(2, 2, (150.0, height), space::MEDIUM);
    let fields =
        [(&mut deletes.from_day, fl!(words, "delete-from")), (&mut deletes.to_day, fl!(words, "delete-to"))];
    let responses: Vec<_> = fields
        .into_iter()
        .zip(places)
        .map(|((text, label), place)| Field::line(text, label).characters_max(20).at(ui, place))
        .collect();
    let has_changed = responses.iter().any(egui::Response::changed);
    if has_changed && deletes.asked == Some(DeletesWhat::Period) {
        deletes.asked = None;
    }
    let days = (deletes.from_day.trim().to_owned(), deletes.to_day.trim().to_owned());
    // After a deletion what asked for it may be gone.
    if let Some(from) = responses.first() {
        looking.give_focus(Focus::Ask, from);
    }
    column.skip(space::SMALL);
    let Some((from_utc_ms, until_utc_ms)) = period(&days.0, &days.1, &screen.wall()) else {
        column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "delete-days-unclear"));
        return;
    };
    let kept = screen.app.kept();
    let written = kept.jottings().iter().map(|jotting| jotting.created_utc_ms);
    let count = kept.observations().in_range(from_utc_ms..until_utc_ms).len()
        + written.filter(|utc_ms| (from_utc_ms..until_utc_ms).contains(utc_ms)).count();
    let sentence = fl!(words, "delete-time-question", count = count, from = days.0, to = days.1);
    let what = What::Period { from_utc_ms, until_utc_ms };
    let name = fl!(words, "delete-time-yes");
    let question = Question { kind: DeletesWhat::Period, what, count, name, sentence };
    ask(ui, screen, column, looking, question);
}

/// The days in milliseconds, both of them whole, by the clock on this wall.
fn period(from: &str, to: &str, now: &Zoned) -> Option<(i64, i64)> {
    let zone: &TimeZone = now.time_zone();
    let day = |text: &str| text.trim().parse::<Date>().ok();
    let (from, to) = (day(from)?, day(to)?);
    let start = from.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond();
    let end = to.checked_add(1.day()).ok()?.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond();
    (start < end).then_some((start, end))
}

fn a_practice(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, looking: &mut Looking) {
    let deletes = &mut looking.deletes;
    let words = screen.words();
    let theme = screen.theme;
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, &fl!(words, "delete-practice"));
    column.skip(space::SMALL);
    let practised = screen.app.kept().observations().practised();
    let chosen = deletes.exercise.clone();
    column.flow(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (key, title, _) in practised.iter().take(EXERCISES_MOST) {
                let is_chosen = chosen.as_ref() == Some(*key);
                let chip = Chip::new(*title, is_chosen).one_of_several().salt(format!("{key:?}"));
                if ui.add(chip).clicked() {
                    deletes.exercise = Some((*key).clone());
                    deletes.asked = None;
                }
            }
        });
    });
    let is_chosen = |(key, ..): &&(&ExerciseKey, &str, usize)| Some(*key) == chosen.as_ref();
    let Some(&(key, title, count)) = practised.iter().find(is_chosen) else { return };
    column.skip(space::SMALL);
    let sentence = fl!(words, "delete-practice-question", count = count, title = title);
    let what = What::Exercise(key.clone());
    let name = fl!(words, "delete-practice-yes");
    let question = Question { kind: DeletesWhat::Exercise, what, count, name, sentence };
    ask(ui, screen, column, looking, question);
}

/// A deletion that can be asked for.
struct Question {
    kind: DeletesWhat,
    what: What,
    /// How many sittings it would delete.
    count: usize,
    /// What asks for it.
    name: String,
    /// What is asked then.
    sentence: String,
}

/// One press asks, the next one deletes; nothing is asked where nothing is meant.
fn ask(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    looking: &mut Looking,
    question: Question,
) {
    let words = screen.words();
    let theme = screen.theme;
    let height = theme.metrics.holding(48.0);
    if question.count == 0 {
        column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "delete-nothing"));
        return;
    }
    if looking.deletes.asked != Some(question.kind) {
        let place = column.take(height);
        let place = place.with_max_x(place.left() + (280.0 * theme.metrics.scale()).min(place.width()));
        if Button::quiet(question.name).at(ui, place).clicked() {
            looking.deletes.asked = Some(question.kind);
            looking.focus_on(Focus::No);
        }
        return;
    }
    column.text(ui, Text::Body, theme.tokens.text, &question.sentence);
    column.skip(space::SMALL);
    let places = column.grid(2, 2, (150.0, height), space::SMALL);
    let names = [fl!(words, "delete-yes"), fl!(words, "delete-no")];
    for (index, (place, name)) in places.into_iter().zip(names).enumerate() {
        let button = Button::quiet(name).at(ui, place);
        if index == 1 {
            looking.give_focus(Focus::No, &button);
        }
        if button.clicked() {
            looking.deletes.asked = None;
            looking.focus_on(Focus::Ask);
            if index == 0 {
                looking.deletes.exercise = None;
                screen.command(Command::DeleteMany(question.what.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_whole_also_on_the_night_of_the_change() {
        let now: Zoned = "2026-03-29T12:00[Europe/Berlin]".parse().unwrap();
        let (from, until) = period("2026-03-29", " 2026-03-29 ", &now).unwrap();
        assert_eq!(until - from, 23 * 3_600_000);
        assert_eq!(period("2026-03-30", "2026-03-29", &now), None, "the wrong way round");
        assert_eq!(period("29.3.", "2026-03-29", &now), None);
    }
}
