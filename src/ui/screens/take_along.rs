//! Taking everything along, bringing it in, and a page for somebody who helps.

use egui::Ui;

use crate::app::Command;
use crate::documents::report::ReportSpan;
use crate::records::exchange::Format;
use crate::text::fl;

use crate::ui::layout::{self, Column};
use crate::ui::screens::ScreenContext;
use crate::ui::state::saving::TakeAlong;
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, ChoiceRow, Toggle};

use super::now::question;
use super::saving;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    layout::page(ui, screen.layout, "take along", |ui, column| {
        let words = screen.words();
        question(ui, screen.layout, column, &fl!(words, "take-title"));
        if screen.app.is_guest() {
            let theme = screen.theme;
            column.text(ui, Text::Body, theme.tokens.muted, &fl!(words, "look-back-guest"));
            return;
        }
        let take = view.take.get_or_insert_with(|| TakeAlong::new(screen.app, screen.today()));
        copy(ui, screen, column, take);
        column.skip(space::WIDE);
        bring_in(ui, screen, column, take);
        column.skip(space::WIDE);
        report(ui, screen, column, take);
    });
}

fn heading(ui: &mut Ui, column: &mut Column, title: &str, about: &str) {
    let theme = Theme::of(ui.ctx());
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, title);
    column.text(ui, Text::Body, theme.tokens.text, about);
    column.skip(space::MEDIUM);
}

fn copy(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, take: &mut TakeAlong) {
    let words = screen.words();
    heading(ui, column, &fl!(words, "take-copy"), &fl!(words, "take-copy-about"));
    let names = Format::ALL.map(|format| match format {
        Format::Csv => fl!(words, "take-csv"),
        Format::Json => fl!(words, "take-json"),
        Format::Ron => fl!(words, "take-ron"),
    });
    let selected = Format::ALL.iter().position(|format| *format == take.format);
    let choice = ChoiceRow::new(fl!(words, "take-format"), names, selected);
    if let Some(format) = column.flow(ui, |ui| choice.show(ui)).and_then(|index| Format::ALL.get(index)) {
        take.format = *format;
        take.copy.set_extension(format.extension());
    }
    column.skip(space::MEDIUM);
    let target = ui.push_id("copy", |ui| saving::show(ui, screen, column, &mut take.copy)).inner;
    if let Some(target) = target {
        screen.command(Command::Export { target, format: take.format });
    }
}

fn bring_in(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, take: &mut TakeAlong) {
    let words = screen.words();
    heading(ui, column, &fl!(words, "take-bring-in"), &fl!(words, "take-bring-in-about"));
    let metrics = screen.theme.metrics;
    let place = column.take(metrics.holding(52.0));
    let place = place.with_max_x(place.left() + (260.0 * metrics.scale()).min(place.width()));
    let name = fl!(words, "take-choose-file");
    if Button::quiet(name.as_str()).at(ui, place).clicked() {
        take.bring_in.ask(ui.ctx(), &name);
    }
    if let Some(path) = take.bring_in.take_answer() {
        screen.command(Command::Import(path));
    }
}

fn report(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, take: &mut TakeAlong) {
    let words = screen.words();
    heading(ui, column, &fl!(words, "take-report"), &fl!(words, "take-report-about"));
    let names = ReportSpan::ALL.map(|span| match span {
        ReportSpan::Month => fl!(words, "span-month"),
        ReportSpan::Quarter => fl!(words, "span-quarter"),
        ReportSpan::Year => fl!(words, "span-year"),
        ReportSpan::All => fl!(words, "span-all"),
    });
    let selected = ReportSpan::ALL.iter().position(|span| *span == take.chosen.span);
    let choice = ChoiceRow::new(fl!(words, "span-question"), names, selected);
    if let Some(span) = column.flow(ui, |ui| choice.show(ui)).and_then(|index| ReportSpan::ALL.get(index)) {
        take.chosen.span = *span;
    }
    column.skip(space::SMALL);
    let chosen = &mut take.chosen;
    let toggles = [
        (&mut chosen.with_practices, fl!(words, "report-with-practices")),
        (&mut chosen.with_states, fl!(words, "report-with-states")),
        (&mut chosen.with_sittings, fl!(words, "report-with-sittings")),
        (&mut chosen.with_words, fl!(words, "report-with-words")),
    ];
    column.flow(ui, |ui| {
        for (on, name) in toggles {
            ui.add(Toggle::new(on, name));
        }
    });
    column.skip(space::MEDIUM);
    let target = ui.push_id("report", |ui| saving::show(ui, screen, column, &mut take.report)).inner;
    if let Some(target) = target {
        screen.command(Command::WriteReport { target, chosen: take.chosen.clone() });
    }
}
