//! One question at a time, in the sky above the lantern.

use egui::{Align, Ui};
use softlanding_core::record::Ending;
use softlanding_core::sitting::{Event, Reason};

use crate::app::{Command, Keeping, Practice};
use crate::text::fl;

use crate::ui::action::Route;
use crate::ui::layout::{Column, narrowed};
use crate::ui::screens::{ScreenContext, rating};
use crate::ui::state::after::{AfterDraft, Step};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Chip, Link, NumberAnswer, Say};

use super::{feelings, ground};

/// Of a way past a question, in points.
const WAY_WIDTH: f32 = 160.0;

/// The question of this moment, if any is left.
pub fn asked(
    screen: &ScreenContext<'_>,
    practice: &Practice,
    ending: Ending,
    draft: &AfterDraft,
) -> Option<Step> {
    // Something gentler and a person are to be in sight, and are not to wait for words.
    let needs_care = ground::needs_care(&practice.sitting);
    draft.step(|step| match step {
        Step::State | Step::Number => true,
        Step::Words => !needs_care,
        // A narrow window has no room for both.
        Step::Reason => ending != Ending::Whole && (screen.layout.is_wide || !needs_care),
        Step::Keep => practice.keeping == Keeping::NotAsked && !screen.app.is_guest(),
        Step::Later => screen.app.may_ask_later(),
    })
}

/// Shows it, with the way past it.
pub fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    view: &mut View,
    step: Option<Step>,
) {
    match step {
        Some(Step::State) => {}
        Some(Step::Number) => {
            let answer = rating::show_numbers(ui, screen, column, &mut view.after.draft);
            if answer.is_some() {
                super::rate(screen, view);
            }
            if answer.is_some_and(|answer| !matches!(answer, NumberAnswer::Moved(_))) {
                super::note_number(view);
            }
            // It has a way past it of its own, until the arrows have chosen.
            if !view.after.is_number_said() {
                return;
            }
        }
        Some(Step::Words) => feelings::show(ui, screen, column, view),
        Some(Step::Reason) => show_reasons(ui, screen, column, view),
        Some(Step::Keep) => show_keep(ui, screen, column),
        Some(Step::Later) => show_later(ui, screen, column),
        None => {
            offer_comfort(ui, screen, column, view);
            return;
        }
    }
    if let Some(step) = step {
        show_way_past(ui, screen, column, view, step);
    }
}

/// *Skip*, or *Next* where something was said; beside it the way to other words.
fn show_way_past(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, view: &mut View, step: Step) {
    let row = column.take(screen.theme.metrics.holding(44.0));
    let mut place = narrowed(row, WAY_WIDTH);
    if step == Step::Words {
        let (more, past) = narrowed(row, 2.0 * WAY_WIDTH).split_left_right_at_fraction(0.5);
        feelings::show_more(ui, screen, more, view);
        place = past;
    }
    let is_said = match step {
        Step::Number => true,
        Step::Words => !view.after.feelings.words().is_empty(),
        _ => false,
    };
    let words = screen.words();
    let label = if is_said { fl!(words, "practice-next") } else { fl!(words, "leave-out") };
    let link = Link::new(label).text(Text::Note).align(Align::Center);
    if link.salt("past").at(ui, place).clicked() {
        view.after.pass(step);
    }
}

/// Why it was stopped: three words to choose from, or nothing.
fn show_reasons(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let words = screen.words();
    let reasons = [
        (fl!(words, "after-reason-enough"), Reason::Enough),
        (fl!(words, "after-reason-not-for-me"), Reason::NotForMe),
        (fl!(words, "after-reason-interrupted"), Reason::Interrupted),
    ];
    ask(ui, screen, column, &fl!(words, "after-stopped-question"));
    let height = screen.theme.metrics.holding(48.0);
    let places = column.grid(reasons.len(), reasons.len(), (140.0, height), space::SMALL);
    for ((name, reason), place) in reasons.into_iter().zip(places) {
        if Button::quiet(name).at(ui, place).clicked() {
            screen.command(Command::Practice(Event::Reason(reason)));
            view.after.pass(Step::Reason);
        }
    }
}

/// Asked once; what follows from it is said on the ground.
fn show_keep(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    ask(ui, screen, column, &fl!(words, "after-keep-question"));
    let about = fl!(words, "after-keep-about");
    let (face, color) = (Text::Note, screen.theme.tokens.muted);
    let metrics = screen.theme.metrics;
    let mut middle = column.narrowed(520.0 * metrics.scale());
    let height = face.lay_out(ui.painter(), &about, color, middle.width()).size().y;
    Say::new(about).face(face).color(color).centered().at(ui, middle.take(height));
    middle.skip(space::SMALL);
    let answers = [(fl!(words, "after-keep-yes"), true), (fl!(words, "after-keep-no"), false)];
    let mut middle = middle.narrowed(360.0 * metrics.scale());
    let height = metrics.holding(52.0);
    let places = middle.grid(answers.len(), answers.len(), (120.0, height), space::SMALL);
    column.y = middle.y;
    for ((name, is_kept), place) in answers.into_iter().zip(places) {
        if Button::quiet(name).at(ui, place).clicked() {
            screen.command(Command::Consent(is_kept));
        }
    }
}

/// The choice to be asked once more in ten minutes.
fn show_later(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let place = narrowed(column.take(screen.theme.metrics.holding(48.0)), 360.0);
    let asks = screen.app.asks_later();
    if ui.put(place, Chip::new(fl!(screen.words(), "later-ask"), asks)).clicked() {
        screen.command(Command::AskLater(!asks));
    }
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
    let row = column.take(screen.theme.metrics.holding(44.0));
    if Link::new(fl!(screen.words(), "comfort-offer")).align(Align::Center).at(ui, row).clicked() {
        screen.go(Route::Comfort);
    }
}

fn ask(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, words: &str) {
    let height = Text::Lead.lay_out(ui.painter(), words, screen.theme.tokens.text, column.width()).size().y;
    Say::new(words).face(Text::Lead).centered().at(ui, column.take(height));
    column.skip(space::SMALL);
}
