//! One sitting: how it went, and one's own words about it.

use std::collections::BTreeMap;

use egui::Ui;
use softlanding_core::record::{NOTE_CHARACTERS_MAX, Record, TAG_CHARACTERS_MAX, TAGS_MAX, tags_from};
use uuid::Uuid;

use crate::app::{App, Command};
use crate::platform::WallTime;
use crate::text::fl;
use crate::text::names;

use crate::ui::action::{Action, Route};
use crate::ui::layout::{self, Column};
use crate::ui::screens::ScreenContext;
use crate::ui::state::looking::{Focus, Looking, SittingDraft};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Chip, Field, Link};

use super::super::now::question;
use super::{deleted, summary};

const NOTE_ROWS: usize = 5;
/// The most labels from other sittings that are offered.
const KNOWN_TAGS_MOST: usize = 12;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, id: Uuid, view: &mut View) {
    if let Some(record) = screen.app.kept().deleted().iter().find(|record| record.id == id) {
        return show_deleted(ui, screen, record, view);
    }
    let was_open = view.looking.sitting.id == Some(id);
    if screen.app.kept().lacks(id) {
        screen.command(Command::Fetch(vec![id]));
    }
    let Some(record) = screen.app.kept().record(id) else {
        // It is being read, or it is gone.
        match screen.app.kept().is_missing(id) {
            true if was_open => gone(ui, screen),
            true => screen.ask(Action::Back),
            false => {}
        }
        return;
    };
    if was_open {
        view.looking.sitting.take_in(record);
    } else {
        view.looking.sitting = draft_of(screen.app, record);
    }
    layout::page(ui, screen.layout, "sitting", |ui, column| {
        question(ui, screen.layout, column, &record.title);
        deleted::show_changed(ui, screen, &mut view.looking);
        show_facts(ui, screen, column, record);
        column.skip(space::LARGE);
        let draft = &mut view.looking.sitting;
        if note(ui, screen, column, draft) | tags(ui, screen, column, draft) {
            let (note, tags) = draft.written();
            screen.command(Command::Amend { id, note, tags });
        }
        column.skip(space::LARGE);
        ways(ui, screen, column, record, &mut view.looking);
    });
}

/// What is left of its page while it can be brought back.
fn show_deleted(ui: &mut Ui, screen: &mut ScreenContext<'_>, record: &Record, view: &mut View) {
    view.looking.sitting = SittingDraft::default();
    layout::page(ui, screen.layout, "sitting", |ui, column| {
        question(ui, screen.layout, column, &record.title);
        deleted::show_changed(ui, screen, &mut view.looking);
        deleted::show(ui, screen, column, record, &mut view.looking);
    });
}

fn draft_of(app: &App, record: &Record) -> SittingDraft {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in app.kept().records().into_iter().flat_map(|record| &record.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut known: Vec<_> = counts.into_iter().collect();
    known.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let known = known.into_iter().take(KNOWN_TAGS_MOST).map(|(tag, _)| tag.to_owned());
    SittingDraft::of(record, known.collect())
}

/// Another window deleted it while it was open here.
fn gone(ui: &mut Ui, screen: &ScreenContext<'_>) {
    layout::page(ui, screen.layout, "sitting", |ui, column| {
        question(ui, screen.layout, column, &fl!(screen.words(), "sitting-gone"));
        let muted = screen.theme.tokens.muted;
        column.text(ui, Text::Body, muted, &fl!(screen.words(), "sitting-gone-about"));
    });
}

/// When, how long, before, after and later, a line each.
fn show_facts(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, record: &Record) {
    let words = screen.words();
    let theme = screen.theme;
    let when = names::day_and_time(words, &WallTime::begun(record).zoned(), screen.today());
    let when = format!("{when} · {}", summary::how_long_and_ended(screen.app, record));
    column.text(ui, Text::Body, theme.tokens.muted, &when);
    column.text(ui, Text::Body, theme.tokens.text, &summary::in_words(screen.app, record));
    if let Some(later) = &record.later {
        let rating = names::rating(words, screen.settings(), later);
        column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "sitting-later", rating = rating));
    }
    if let Some(shift) = record.shift() {
        column.text(ui, Text::Body, theme.tokens.text, &names::shift(words, shift));
    }
}

fn note(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, draft: &mut SittingDraft) -> bool {
    let label = fl!(screen.words(), "sitting-note");
    let field = Field::page(&mut draft.note, label, NOTE_ROWS)
        .characters_max(NOTE_CHARACTERS_MAX)
        .salt(("note", draft.id))
        .came_from(draft.note_before.take());
    let changed = column.flow(ui, |ui| field.show(ui)).changed();
    column.skip(space::MEDIUM);
    changed
}

/// Labels of one's own, separated by commas; those that other sittings have are one press away.
fn tags(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, draft: &mut SittingDraft) -> bool {
    let label = fl!(screen.words(), "sitting-tags");
    let characters_max = TAGS_MAX * (TAG_CHARACTERS_MAX + 2);
    let field = Field::line(&mut draft.tags, label)
        .characters_max(characters_max)
        .salt(("tags", draft.id))
        .came_from(draft.tags_before.take());
    let mut changed = column.flow(ui, |ui| field.show(ui)).changed();
    column.skip(space::SMALL);
    let mut chosen = tags_from(draft.labels());
    let known = draft.known_tags.clone();
    column.flow(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for tag in known {
                let is_chosen = chosen.contains(&tag);
                if ui.add(Chip::new(tag.as_str(), is_chosen)).clicked() {
                    if is_chosen {
                        chosen.retain(|other| *other != tag);
                    } else {
                        chosen.push(tag);
                    }
                    draft.tags = chosen.join(", ");
                    changed = true;
                }
            }
        });
    });
    changed
}

fn ways(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    record: &Record,
    looking: &mut Looking,
) {
    let words = screen.words();
    let height = screen.theme.metrics.holding(44.0);
    if screen.app.library().find(&record.exercise).is_some() {
        let rect = column.take(height);
        if Link::new(fl!(words, "sitting-practice")).at(ui, rect).clicked() {
            screen.go(Route::About(record.exercise.clone()));
        }
    }
    let rect = column.take(height);
    let link = Link::new(fl!(words, "sitting-delete")).at(ui, rect);
    looking.give_focus(Focus::Sitting(record.id), &link);
    if link.clicked() {
        deleted::delete(screen, record.id, looking);
    }
}
