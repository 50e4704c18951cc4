//! A practice's page where its seconds are changed: − and + below its curve, and keeping what was changed.
//!
//! It is the same draft that *Make it mine* shows. While there is one that is not kept, the page shows it, and what
//! begins is kept first.

use std::sync::Arc;

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::exercise::Part;
use softlanding_core::record::{ExerciseKey, Origin};

use crate::library::Entry;
use crate::search;
use crate::text::fl;
use crate::text::names;

use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::screens::{ScreenContext, drawing};
use crate::ui::state::drawn::{Drawn, DrawnRound};
use crate::ui::state::making::{Making, MakingSpot, Saving};
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::{Button, Say};

use super::make::keep;
use super::make::seconds::{self, Between};

const KEEP_WIDTH: f32 = 184.0;
const STEP_GAP: f32 = 4.0;

/// Whether its seconds can be changed here: what asks first is read before, and a guest keeps nothing.
pub fn can_change(screen: &ScreenContext<'_>, entry: &Entry) -> bool {
    let has_beats = |part: &Part| matches!(part, Part::Cycle { beats, .. } if !beats.is_empty());
    !screen.app.is_guest()
        && search::is_shown(entry, screen.settings())
        && entry.exercise.parts.iter().any(has_beats)
}

/// Whether the page shows something that is not kept.
pub fn is_changed(screen: &ScreenContext<'_>, key: &ExerciseKey, view: &View) -> bool {
    let can_change = || screen.app.library().find(key).is_some_and(|entry| can_change(screen, entry));
    view.makings.changed(key).is_some() && can_change()
}

/// The practice as its page shows it: as it is kept, or as it was changed. Prepares its drawing.
pub fn shown(ui: &Ui, screen: &ScreenContext<'_>, entry: &Entry, view: &mut View) -> Entry {
    if can_change(screen, entry) {
        let words = screen.words();
        let first_words = |exercise: &_| keep::first_words(words, exercise);
        if let Some(making) = view.makings.of(&entry.key, Some(entry.to_change()), &first_words) {
            making.writes_words = false;
            keep::undo_keys(ui, making);
        }
    }
    let is_changed = is_changed(screen, &entry.key, view);
    let changed = view.makings.changed(&entry.key).filter(|_| is_changed);
    let exercise = changed.map_or(entry.exercise.as_ref(), |making| making.draft.exercise());
    let drawn = match view.drawn.take() {
        Some(drawn) if drawn.is_of(exercise) => drawn,
        Some(drawn) if drawn.exercise().id == exercise.id => drawn.changed_to(exercise, screen.now),
        _ if is_changed => Drawn::new(&Arc::new(exercise.clone()), screen.now),
        _ => Drawn::new(&entry.exercise, screen.now),
    };
    let mut shown = entry.clone();
    shown.exercise = Arc::clone(drawn.exercise());
    view.drawn = Some(drawn);
    shown
}

/// One cycle, its curve with − and + below it, and what one may do once something was changed.
pub fn show_round(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    key: &ExerciseKey,
    (round, due): (&DrawnRound, Option<usize>),
    making: &mut Making,
) {
    let words = screen.words();
    drawing::show_round_title(ui, words, column, round);
    let chart = drawing::curve(words, round).bare().now(due);
    let height = chart.height(ui, column.width());
    chart.at(ui, column.take(height));
    column.skip(space::SMALL);
    let places = seconds::places(column, screen.theme, round.beats().len(), Between::Said);
    if let Some(held) = seconds::show(ui, words, making, round.part, &places, Between::Said) {
        column.text(ui, Text::Note, screen.theme.tokens.text, &held);
        live::announce(ui, "unfit", &held);
    }
    drawing::show_round_facts(ui, words, column, round);
    if making.is_changed() {
        live::announce(ui, "round", &names::round(words, round.beats()));
    }
    show_keep(ui, screen, column, key, making);
}

/// Steps back and forth, and *Keep as mine*; nothing as long as nothing was changed.
fn show_keep(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    key: &ExerciseKey,
    making: &mut Making,
) {
    let words = screen.words();
    let is_changed = making.is_changed();
    let was_asked = making.saving != Saving::NotAsked;
    if !is_changed && !was_asked && making.draft.is_untouched() {
        return;
    }
    column.skip(space::MEDIUM);
    let row = column.take(screen.theme.metrics.holding(48.0));
    let mut left = row.left();
    let mut take = |width: f32| {
        let place = Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()));
        left = place.right() + STEP_GAP;
        place
    };
    keep::steps(ui, words, [take(TARGET_MIN), take(TARGET_MIN)], making);
    if is_changed {
        let is_own = key.origin == Origin::Own;
        let name = if is_own { fl!(words, "about-keep-own") } else { fl!(words, "about-keep") };
        let place = take(
            (KEEP_WIDTH * screen.theme.metrics.scale()).min(row.width() - 2.0 * (TARGET_MIN + STEP_GAP)),
        );
        let button = Button::quiet(name).salt("keep").at(ui, place);
        if button.clicked() {
            keep::ask(screen, key, making, None);
            making.goes_to = button.has_focus().then_some(MakingSpot::Begin);
        }
    }
    if let Some(status) = keep::status(words, making).filter(|_| is_changed || was_asked) {
        if screen.layout.is_wide {
            let place = row.with_min_x(left + space::SMALL);
            Say::new(status.as_str()).face(Text::Note).color(screen.theme.tokens.muted).at(ui, place);
        } else {
            column.skip(space::SMALL);
            column.text(ui, Text::Note, screen.theme.tokens.muted, &status);
        }
        live::announce(ui, "saving", &status);
    }
    keep::retold(ui, words, column, making);
}
