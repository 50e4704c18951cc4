//! *And now?*: the same tiles at the same places, unset; then one true sentence and three equal ways on.

use egui::{Align, Color32, Rect, Ui, vec2};
use softlanding_core::rating::{Shift, WORDS_MAX};
use softlanding_core::record::Ending;
use softlanding_core::sitting::{Event, Reason};

use crate::app::{Command, Keeping, Practice, Written};
use crate::text::fl;
use crate::text::names;

use crate::ui::action::{Action, Route};
use crate::ui::layout::{self, Column, place_label};
use crate::ui::live;
use crate::ui::pacer::{self, Lantern, Pacer, PacerFrame};
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, Card, Chip, Field, Link};

use super::now::centered_question;
use super::{rating, worse};

pub fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    practice: &Practice,
    ending: Ending,
    view: &mut View,
) {
    if practice.has_ended_quietly() {
        show_quiet(ui, screen);
    } else {
        view.after.belong_to(practice.sitting.record().id);
        show_questions(ui, screen, practice, ending, view);
    }
    if ui.memory(|memory| memory.focused().is_none()) && ui.input(|input| input.key_pressed(egui::Key::Enter))
    {
        screen.command(Command::Practice(Event::Close));
    }
}

/// The lantern at rest, one line, and a way on that waits for the morning.
fn show_quiet(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    let words = screen.words();
    let theme = screen.theme;
    let middle = screen.layout.window.center();
    let stage = pacer::PacerStage::with_ring(middle - vec2(0.0, 72.0), screen.layout.pick(120.0, 88.0));
    Lantern.paint(ui.painter(), &PacerFrame::landed(stage, theme));
    let sentence = fl!(words, "after-quiet");
    let galley =
        Text::Body.lay_out(ui.painter(), &sentence, theme.tokens.muted, screen.layout.column().span());
    let place = Rect::from_center_size(middle + vec2(0.0, 112.0), galley.size());
    place_label(ui, place, galley, &sentence);
    let size = vec2(160.0, theme.metrics.holding(52.0));
    let done = Rect::from_center_size(middle + vec2(0.0, 176.0), size);
    if Button::quiet(fl!(words, "after-done")).at(ui, done).clicked() {
        screen.command(Command::Practice(Event::Close));
    }
    let people = Rect::from_center_size(middle + vec2(0.0, 236.0), vec2(260.0, theme.metrics.holding(44.0)));
    if Link::new(fl!(words, "people-name")).text(Text::Note).align(Align::Center).at(ui, people).clicked() {
        screen.go(Route::People);
    }
}

fn show_questions(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    practice: &Practice,
    ending: Ending,
    view: &mut View,
) {
    layout::page(ui, screen.layout, "after", |ui, column| {
        centered_question(ui, screen.layout, column, &fl!(screen.words(), "after-question"));
        if rating::show(ui, screen, column, &mut view.after.draft, &fl!(screen.words(), "after-question")) {
            rate(screen, view);
        }
        if view.after.draft.has_state() {
            own_words(ui, screen, column, view);
        }
        column.skip(screen.layout.pick(24.0, 12.0));
        if ending != Ending::Whole {
            show_reasons(ui, screen, ending, column);
        }
        show_keeping(ui, screen, practice.keeping, column);
        ask_later(ui, screen, column);
        offer_comfort(ui, screen, column, view);
        let sentence = names::afterwards(screen.words(), &practice.sitting);
        let theme = screen.theme;
        column.text(ui, Text::Title, theme.tokens.text, &sentence);
        live::announce(ui, "sentence", &sentence);
        column.skip(screen.layout.pick(24.0, 16.0));
        worse::show_after(ui, screen, column, &practice.sitting);
        show_ways(ui, screen, practice, column);
        column.skip(space::SMALL);
        let people = column.take(theme.metrics.holding(44.0));
        if Link::new(fl!(screen.words(), "people-name")).text(Text::Note).at(ui, people).clicked() {
            screen.go(Route::People);
        }
    });
}

fn rate(screen: &mut ScreenContext<'_>, view: &View) {
    screen.command(Command::Practice(Event::Rate(view.after.draft.rating.clone())));
}

/// At most three words of one's own.
fn own_words(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    column.skip(space::SMALL);
    let label = fl!(screen.words(), "rating-words-label");
    let theme = screen.theme;
    let height = theme.metrics.text(Text::Note.line_points()) + theme.metrics.holding(52.0);
    let width = column.width().min(360.0 * theme.metrics.scale());
    let rect = column.take(height);
    let field = Field::line(&mut view.after.words, label).characters_max(60);
    let changed = field.at(ui, rect.with_max_x(rect.left() + width)).changed();
    if changed {
        let split = view.after.words.split([',', ' ', ';']).map(str::trim).filter(|word| !word.is_empty());
        view.after.draft.rating.words = split.take(WORDS_MAX).map(str::to_owned).collect();
        rate(screen, view);
    }
}

/// Why it was stopped: three words to choose from, or nothing.
fn show_reasons(ui: &mut Ui, screen: &mut ScreenContext<'_>, ending: Ending, column: &mut Column) {
    let words = screen.words();
    let theme = screen.theme;
    let reasons = [
        (fl!(words, "after-reason-enough"), Reason::Enough, Ending::Enough),
        (fl!(words, "after-reason-not-for-me"), Reason::NotForMe, Ending::NotForMe),
        (fl!(words, "after-reason-interrupted"), Reason::Interrupted, Ending::Interrupted),
    ];
    column.text(ui, Text::Body, theme.tokens.muted, &fl!(words, "after-stopped-question"));
    column.skip(space::SMALL);
    column.flow(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (name, reason, says) in reasons {
                // "Interrupted" is also what a row says until something else is said: never preset.
                let selected = says == ending && ending != Ending::Interrupted;
                if ui.add(Chip::new(name, selected)).clicked() {
                    screen.command(Command::Practice(Event::Reason(reason)));
                }
            }
        });
    });
    column.skip(space::LARGE);
}

/// Whether it is kept: asked once, then said in a line.
fn show_keeping(ui: &mut Ui, screen: &mut ScreenContext<'_>, keeping: Keeping, column: &mut Column) {
    let words = screen.words();
    if screen.app.is_guest() {
        line(ui, column, &fl!(words, "after-guest"), None);
        return;
    }
    match keeping {
        Keeping::NotAsked => ask_to_keep(ui, screen, column),
        Keeping::Kept => {
            let says = match screen.app.written() {
                Written::OnDisk => fl!(words, "after-kept"),
                Written::UnderWay => fl!(words, "after-being-kept"),
                Written::AwaitsRoom => fl!(words, "after-awaits-room"),
                Written::AwaitsJournal => fl!(words, "after-awaits-journal"),
            };
            if line(ui, column, &says, Some(&fl!(words, "after-dont-keep"))) {
                screen.command(Command::KeepThis(false));
            }
        }
        Keeping::NotKept if screen.app.may_be_kept() => {
            if line(ui, column, &fl!(words, "after-not-kept"), Some(&fl!(words, "after-do-keep"))) {
                screen.command(Command::KeepThis(true));
            }
        }
        Keeping::NotKept => {
            line(ui, column, &fl!(words, "after-not-kept"), None);
        }
    }
    column.skip(space::MEDIUM);
}

/// The choice to be asked once more in ten minutes.
fn ask_later(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    if !screen.app.may_ask_later() {
        return;
    }
    let asks = screen.app.asks_later();
    column.flow(ui, |ui| {
        if ui.add(Chip::new(fl!(screen.words(), "later-ask"), asks)).clicked() {
            screen.command(Command::AskLater(!asks));
        }
    });
    column.skip(space::MEDIUM);
}

/// The way to what is never offered, under the first practice and never again.
fn offer_comfort(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    if !screen.settings().comfort_shown {
        view.after.offers_comfort = true;
        screen.change_settings(|settings| settings.comfort_shown = true);
    }
    if !view.after.offers_comfort {
        return;
    }
    let place = column.take(screen.theme.metrics.holding(44.0));
    if Link::new(fl!(screen.words(), "comfort-offer")).at(ui, place).clicked() {
        screen.go(Route::Comfort);
    }
    column.skip(space::MEDIUM);
}

/// A quiet line with one thing to do about it.
fn line(ui: &mut Ui, column: &mut Column, says: &str, offers: Option<&str>) -> bool {
    let theme = Theme::of(ui.ctx());
    let galley = Text::Body.lay_out(ui.painter(), says, theme.tokens.muted, column.width());
    let row = column.take(44.0);
    let place = Rect::from_min_size(row.left_center() - vec2(0.0, galley.size().y / 2.0), galley.size());
    place_label(ui, place, galley, says);
    let rest = row.with_min_x(place.right() + space::MEDIUM);
    offers.is_some_and(|offers| Link::new(offers).at(ui, rest).clicked())
}

fn ask_to_keep(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let theme = screen.theme;
    let metrics = theme.metrics;
    let stacked = column.width() < 520.0 || metrics.scale() > 1.3;
    let button_height = metrics.holding(48.0);
    let inner_width = column.width() - 2.0 * space::MEDIUM;
    let buttons_width = if stacked { inner_width } else { 288.0 };
    let text_width = if stacked { inner_width } else { inner_width - buttons_width - space::MEDIUM };
    let lines = [
        (Text::Body.semibold(), theme.tokens.text, fl!(words, "after-keep-question")),
        (Text::Note.into(), theme.tokens.muted, fl!(words, "after-keep-about")),
    ]
    .map(|(face, color, words): (Face, Color32, String)| {
        (face.lay_out(ui.painter(), &words, color, text_width), words)
    });
    let text_height: f32 = lines.iter().map(|(galley, _)| galley.size().y).sum();
    let height = if stacked { text_height + space::MEDIUM + button_height } else { text_height.max(60.0) };
    let rect = column.take(height + 2.0 * space::MEDIUM);
    Card::paper(ui, rect);
    let inner = rect.shrink(space::MEDIUM);
    let mut text = Column::new(inner.left(), text_width, inner.top());
    for (galley, words) in lines {
        let place = text.take(galley.size().y);
        place_label(ui, place, galley, &words);
    }
    let top = if stacked { inner.bottom() - button_height } else { inner.center().y - button_height / 2.0 };
    let mut row = Column::new(inner.right() - buttons_width, buttons_width, top);
    let places = row.grid(2, 2, (80.0, button_height), space::SMALL);
    for (index, place) in places.into_iter().enumerate() {
        let yes = index == 0;
        let name = if yes { fl!(words, "after-keep-yes") } else { fl!(words, "after-keep-no") };
        if Button::quiet(name).at(ui, place).clicked() {
            screen.command(Command::Consent(yes));
        }
    }
}

/// Three ways on, none larger than the others.
fn show_ways(ui: &mut Ui, screen: &mut ScreenContext<'_>, practice: &Practice, column: &mut Column) {
    let words = screen.words();
    let needs_care = practice.sitting.shift().is_some_and(Shift::asks_for_care)
        || practice
            .sitting
            .record()
            .after
            .as_ref()
            .is_some_and(softlanding_core::rating::Rating::is_very_hard);
    let done = (fl!(words, "after-done"), vec![Action::Do(Command::Practice(Event::Close))]);
    let go = |place| vec![Action::Go(place)];
    let ways = if needs_care {
        [
            (fl!(words, "practice-gentler"), vec![Action::Do(Command::Practice(Event::Gentler))]),
            (fl!(words, "after-person"), go(Route::People)),
            done,
        ]
    } else {
        [
            done,
            (fl!(words, "after-longer"), vec![Action::Do(Command::ALittleLonger)]),
            (fl!(words, "after-else"), go(Route::Practices)),
        ]
    };
    let height = screen.theme.metrics.holding(screen.layout.pick(56.0, 52.0));
    let places =
        column.grid(ways.len(), 3, (screen.layout.pick(180.0, 300.0), height), screen.layout.pick(16.5, 8.0));
    for ((name, asks), place) in ways.into_iter().zip(places) {
        if Button::quiet(name).at(ui, place).clicked() {
            for action in asks {
                screen.ask(action);
            }
        }
    }
}
