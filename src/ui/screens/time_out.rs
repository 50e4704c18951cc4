//! A time-out with a return: two agree when one of them is back, the window shows it, and there are words to begin again.
//!
//! Nothing of the other person is asked for. What holds is a moment in the settings, which only a yes takes to the disk.

use std::time::Duration;

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::offer::{families_from, may_soothe};
use softlanding_core::rating::State;
use softlanding_core::time_out::{BackAt, CHOICES_MINUTES, Standing, USUAL_MINUTES};

use crate::app::{Command, Return};
use crate::library::Entry;
use crate::settings::TimeOut;
use crate::text::{Words, fl, names};

use crate::ui::action::{Action, PeopleTopic, Route};
use crate::ui::layout::{self, Column};
use crate::ui::live;
use crate::ui::scene::Scene;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::{TimeOutDraft, View};
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Card, ChoiceRow, Link, PlainRow};

use super::back_line;
use super::now::question;

/// The number of practices that stand there for the time until one is back.
const SOOTHING_MOST: usize = 4;
/// From this many minutes on hours say enough.
const HOURS_FROM_MINUTES: u16 = 120;
const SECS_PER_MINUTE: u64 = 60;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let back = back_line::the_return(screen);
    if back.is_none() {
        view.time_out.chooses_anew = false;
    }
    let back = back.filter(|_| !view.time_out.chooses_anew);
    let scene = Scene::new(screen.layout, screen.theme);
    let scene = if screen.layout.is_wide { scene } else { scene.with_lantern(0.0) };
    scene.paint(ui.painter());
    let layout = scene.above();
    screen.within(layout, |screen| {
        let place = back.as_ref().map_or("choosing", |back| if back.is_due() { "due" } else { "ahead" });
        layout::page(ui, layout, &format!("time-out {place}"), |ui, column| match &back {
            None => choosing(ui, screen, column, &mut view.time_out),
            Some(back) if back.is_due() => due(ui, screen, column, back, &mut view.time_out),
            Some(back) => ahead(ui, screen, column, back, &mut view.time_out),
        });
    });
    if Button::quiet(fl!(screen.words(), "nav-back")).at(ui, scene.way_out(screen.theme)).clicked() {
        leave(screen, view);
    }
    next_step(ui, screen, &scene, back.as_ref(), &mut view.time_out);
}

fn leave(screen: &mut ScreenContext<'_>, view: &mut View) {
    if view.time_out.chooses_anew {
        view.time_out.chooses_anew = false;
    } else {
        screen.ask(Action::Back);
    }
}

/// At the right of the ground: keep the time that is agreed on, or end it.
fn next_step(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    scene: &Scene,
    back: Option<&Return>,
    draft: &mut TimeOutDraft,
) {
    let words = screen.words();
    let way_out = scene.way_out(screen.theme);
    let room = scene.ground().right() - way_out.right() - space::SMALL;
    let size = vec2((190.0 * screen.theme.metrics.scale()).min(room), way_out.height());
    let place = Rect::from_min_size(pos2(scene.ground().right() - size.x, way_out.top()), size);
    if back.is_some() {
        if Button::quiet(fl!(words, "time-out-clear")).at(ui, place).clicked() {
            back_line::clear(screen);
            screen.ask(Action::Back);
        }
    } else if Button::primary(fl!(words, "time-out-keep")).at(ui, place).clicked() {
        let back = agreed(screen, draft);
        *draft = TimeOutDraft::default();
        screen.change_settings(|settings| settings.time_out = Some(TimeOut { back, is_remembered: false }));
    }
}

fn minutes(draft: &TimeOutDraft) -> u16 {
    draft.choice.and_then(|choice| CHOICES_MINUTES.get(choice)).copied().unwrap_or(USUAL_MINUTES)
}

/// When one would be back, if it were agreed now.
fn agreed(screen: &ScreenContext<'_>, draft: &TimeOutDraft) -> BackAt {
    BackAt::after(minutes(draft), screen.wall().timestamp().as_millisecond())
}

fn length(words: &Words, minutes: u16) -> String {
    match hours(minutes) {
        Some(hours) => fl!(words, "time-out-hours", count = hours),
        None => fl!(words, "time-out-minutes", count = minutes),
    }
}

fn short_length(words: &Words, minutes: u16) -> String {
    match hours(minutes) {
        Some(hours) => fl!(words, "time-out-hours-short", count = hours),
        None => fl!(words, "time-out-minutes-short", count = minutes),
    }
}

fn hours(minutes: u16) -> Option<u16> {
    minutes.is_multiple_of(60).then_some(minutes / 60)
}

/// The sentence to say aloud, and how long it is to be.
fn choosing(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, draft: &mut TimeOutDraft) {
    let words = screen.words();
    let tokens = &screen.theme.tokens;
    question(ui, screen.layout, column, &fl!(words, "time-out-title"));
    let now = screen.wall();
    let at = clock_time(screen, agreed(screen, draft));
    let sentence = fl!(words, "time-out-sentence", length = length(words, minutes(draft)), time = at);
    to_say(ui, screen, column, &sentence);
    live::announce(ui, "time-out", &sentence);
    column.text(ui, Text::Body, tokens.text, &fl!(words, "time-out-say"));
    column.skip(space::LARGE);
    let how_long = fl!(words, "time-out-how-long");
    column.text(ui, Text::Small, tokens.muted, &how_long);
    column.skip(4.0);
    let options: Vec<String> = CHOICES_MINUTES.iter().map(|minutes| short_length(words, *minutes)).collect();
    let selected = CHOICES_MINUTES.iter().position(|choice| *choice == minutes(draft));
    let chosen = column.flow(ui, |ui| ChoiceRow::new(how_long.as_str(), options, selected).show(ui));
    draft.choice = chosen.or(draft.choice);
    column.skip(space::MEDIUM);
    for line in [fl!(words, "time-out-usual"), fl!(words, "time-out-not-silence")] {
        column.text(ui, Text::Note, tokens.muted, &line);
        column.skip(space::SMALL);
    }
    link(ui, screen, column, fl!(words, "time-out-danger"), |screen| {
        screen.go(Route::PeopleFor(PeopleTopic::Danger));
    });
    // The time of the sentence goes on with the clock.
    let secs = u64::try_from(now.second()).unwrap_or(0).min(SECS_PER_MINUTE - 1);
    ui.ctx().request_repaint_after(Duration::from_secs(SECS_PER_MINUTE - secs));
}

/// Words to say to somebody, on a piece of paper.
fn to_say(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, sentence: &str) {
    let text = screen.layout.pick(Text::Display, Text::Title);
    let padding = vec2(screen.layout.pick(space::LARGE, space::MEDIUM), space::MEDIUM);
    let ink = screen.theme.tokens.text;
    let galley = text.lay_out(ui.painter(), sentence, ink, column.width() - 2.0 * padding.x);
    let rect = column.take(galley.size().y + 2.0 * padding.y);
    Card::paper(ui, rect);
    layout::place_label(ui, rect.shrink2(padding), galley, sentence);
    column.skip(space::MEDIUM);
}

/// The time that holds, one question about it, and what may help until then.
fn ahead(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    back: &Return,
    draft: &mut TimeOutDraft,
) {
    let words = screen.words();
    let tokens = &screen.theme.tokens;
    question(ui, screen.layout, column, &fl!(words, "time-out-back", time = back_line::time(screen, back)));
    if let Standing::Ahead { minutes } = back.standing {
        column.text(ui, Text::Lead, tokens.muted, &left(words, minutes));
    }
    column.skip(space::MEDIUM);
    remembering(ui, screen, column, back, draft);
    column.skip(space::LARGE);
    column.text(ui, Text::Lead.semibold(), tokens.text, &fl!(words, "time-out-meanwhile"));
    column.text(ui, Text::Body, tokens.text, &fl!(words, "time-out-meanwhile-about"));
    column.skip(space::SMALL);
    for entry in soothing(screen) {
        let row =
            PlainRow::new(entry.exercise.title.as_str()).line(entry.exercise.invitation.as_str()).ruled();
        let place = column.take(row.height(ui, column.width()));
        if row.at(ui, place).clicked() {
            let length_ms = screen.app.usual_length_ms(&entry.exercise);
            screen.command(Command::Begin { key: entry.key.clone(), length_ms });
        }
    }
    column.skip(space::SMALL);
    choose_anew(ui, screen, column, draft);
}

fn left(words: &Words, minutes: u16) -> String {
    if minutes < HOURS_FROM_MINUTES {
        fl!(words, "time-out-left", count = minutes)
    } else {
        let hours = (minutes + 30) / 60;
        fl!(words, "time-out-left-hours", count = hours)
    }
}

/// The one question, until it was answered. A guest is not asked: nothing of theirs is remembered.
fn remembering(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    back: &Return,
    draft: &mut TimeOutDraft,
) {
    let words = screen.words();
    let tokens = &screen.theme.tokens;
    let time_out = screen.settings().time_out;
    if back.is_remembered {
        column.text(ui, Text::Note, tokens.muted, &fl!(words, "time-out-remembered"));
        return;
    }
    if screen.app.is_guest() || time_out.is_some_and(|time_out| draft.stays_here == Some(time_out.back)) {
        column.text(ui, Text::Note, tokens.muted, &fl!(words, "time-out-in-window"));
        return;
    }
    column.text(ui, Text::Body, tokens.text, &fl!(words, "time-out-remember"));
    column.text(ui, Text::Note, tokens.muted, &fl!(words, "time-out-remember-about"));
    column.skip(space::SMALL);
    let height = screen.theme.metrics.holding(48.0);
    let places = column.grid(2, 2, (150.0 * screen.theme.metrics.scale(), height), space::SMALL);
    let answers = [fl!(words, "time-out-remember-yes"), fl!(words, "time-out-remember-no")];
    for (index, (answer, place)) in answers.into_iter().zip(places).enumerate() {
        if Button::quiet(answer).at(ui, place).clicked() {
            if index == 0 {
                screen.change_settings(|settings| {
                    settings.time_out = time_out.map(|it| TimeOut { is_remembered: true, ..it });
                });
            } else {
                draft.stays_here = time_out.map(|it| it.back);
            }
        }
    }
}

/// What soothes, one of each kind: for the body and the senses, and for one alone.
fn soothing<'a>(screen: &ScreenContext<'a>) -> Vec<&'a Entry> {
    let entries = screen.app.library().entries();
    let may = |entry: &&Entry| may_soothe(&entry.exercise) && screen.settings().may_offer(&entry.exercise);
    let of_family = |family| entries.iter().filter(may).find(|entry| entry.exercise.family == family);
    families_from(State::StirredUp).into_iter().filter_map(of_family).take(SOOTHING_MOST).collect()
}

/// Words to begin again with.
fn due(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    back: &Return,
    draft: &mut TimeOutDraft,
) {
    let words = screen.words();
    let tokens = &screen.theme.tokens;
    question(ui, screen.layout, column, &fl!(words, "time-out-due"));
    let said = fl!(words, "time-out-due-at", time = back_line::time(screen, back));
    column.text(ui, Text::Lead, tokens.muted, &said);
    column.skip(space::LARGE);
    to_say(ui, screen, column, &fl!(words, "time-out-return"));
    for line in [fl!(words, "time-out-return-about"), fl!(words, "time-out-not-yet")] {
        column.text(ui, Text::Body, tokens.text, &line);
        column.skip(space::SMALL);
    }
    column.skip(space::SMALL);
    choose_anew(ui, screen, column, draft);
}

fn choose_anew(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, draft: &mut TimeOutDraft) {
    link(ui, screen, column, fl!(screen.words(), "time-out-more"), |_| draft.chooses_anew = true);
}

fn link(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    name: String,
    press: impl FnOnce(&mut ScreenContext<'_>),
) {
    let place = column.take(screen.theme.metrics.holding(44.0));
    if Link::new(name).at(ui, place).clicked() {
        press(screen);
    }
}

fn clock_time(screen: &ScreenContext<'_>, back: BackAt) -> String {
    let now = screen.wall();
    let at = jiff::Timestamp::from_millisecond(back.utc_ms()).unwrap_or_else(|_| now.timestamp());
    names::clock_time(screen.words(), &at.to_zoned(now.time_zone().clone()), &now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_said_in_whole_hours_where_they_are_that() {
        let words = Words::english();
        let said: Vec<String> = CHOICES_MINUTES.iter().map(|minutes| length(&words, *minutes)).collect();
        assert_eq!(said[2..8], ["20 minutes", "30 minutes", "45 minutes", "1 hour", "2 hours", "4 hours"]);
        assert_eq!(left(&words, 1), "In 1 minute.");
        assert_eq!(left(&words, 119), "In 119 minutes.");
        assert_eq!(left(&words, 1_440), "In about 24 hours.");
    }
}
