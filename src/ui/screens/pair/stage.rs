//! The stage for two: a lantern each above one horizon, what both are asked, and each one's controls at their own
//! side. Whoever ends it ends it at once, and nothing tells who did.

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::exercise::Part;
use softlanding_core::pair::Side;
use softlanding_core::sitting::{Event, Sitting, Stage};

use crate::app::{Command, Practice};
use crate::settings::KeyCommand;
use crate::text::fl;
use crate::text::names;

use crate::ui::action::Action;
use crate::ui::guard::PressGuard;
use crate::ui::layout;
use crate::ui::live;
use crate::ui::pacer::{self, Lantern, PacerFrame, PacerStage, Timeline, paint_beside, paint_between};
use crate::ui::scene::Scene;
use crate::ui::screens::{ScreenContext, practice};
use crate::ui::state::pair::{Control, PairDraft, PairKeys};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Say, describe_image};

use super::places::{Places, is_narrow};
use super::{half, keys, name, turns};

/// How much is left of the controls' light where the screen is dark.
const DARK_OPACITY: f32 = 0.8;
/// No wider are the four controls of one side, in points.
const CONTROLS_MOST: f32 = 520.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, practice: &Practice, view: &mut View) {
    let sitting = &practice.sitting;
    let places = Places::new(screen.layout, screen.theme);
    practice::head(ui, screen, sitting);
    let mut draft = view.pair.take().unwrap_or_default();
    let bound = keys::chosen(screen);
    take_keys(ui, screen, sitting, bound);
    let is_dark = sitting.part(screen.now).is_some_and(Part::is_dark);
    if is_dark {
        let dark = crate::ui::theme::mix(screen.theme.tokens.ground, egui::Color32::BLACK, 0.6);
        ui.painter().rect_filled(screen.layout.window, 0.0, dark);
    }
    match sitting.part(screen.now) {
        Some(
            Part::Turn { .. }
            | Part::Check { .. }
            | Part::Choose { .. }
            | Part::Say { .. }
            | Part::Cycle { each: true, .. }
            | Part::Notice { each: true, .. },
        )
        | None => {
            show_pair(ui, screen, sitting, &draft, &places);
            turns::show(ui, screen, sitting, &mut draft, &places);
        }
        Some(part) => {
            if !is_dark {
                show_world(ui, screen, part, &places);
            }
            practice::show_part(ui, screen, sitting, view, places.for_one());
        }
    }
    if let Some(chosen) = sitting.chosen() {
        let height = practice::choose::chosen_height(screen.theme, sitting.exercise());
        let place = Rect::from_min_size(places.guidance.left_bottom(), vec2(places.guidance.width(), height));
        Say::new(fl!(screen.words(), "pair-chosen", what = chosen))
            .face(Text::Body)
            .color(screen.theme.tokens.muted)
            .centered()
            .at(ui, place);
    }
    ui.scope(|ui| {
        if is_dark {
            ui.multiply_opacity(DARK_OPACITY);
        }
        show_controls(ui, screen, sitting, &draft, &places, bound);
    });
    show_sound(ui, screen);
    view.pair = Some(draft);
}

/// Each one's own keys; then Space and Enter, which belong to both. Both may press within one frame.
fn take_keys(ui: &Ui, screen: &mut ScreenContext<'_>, sitting: &Sitting, bound: PairKeys) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let has_keys = screen.settings().has_keys(KeyCommand::ForTwo);
    let pressed = if has_keys { keys::pressed(ui, bound) } else { keys::escapes_pressed(ui) };
    let is_escape = |(side, control): &&(Side, Control)| {
        !has_keys || bound.of(*side).iter().any(|(known, key)| known == control && *key == egui::Key::Escape)
    };
    let escapes = pressed.iter().filter(is_escape).count();
    for (side, control) in pressed {
        practice::command(ui, screen, event(sitting, screen, side, control));
    }
    // In a hurry both presses of Esc come within a frame.
    if escapes > 1 {
        screen.ask(Action::Hide);
    }
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    let goes_on = ui.input_mut(|input| {
        input.consume_key(egui::Modifiers::NONE, egui::Key::Space)
            || input.consume_key(egui::Modifiers::NONE, egui::Key::Enter)
    });
    if nothing_focused && goes_on {
        practice::command(ui, screen, sitting.pause_or_next(screen.now));
    }
}

fn event(sitting: &Sitting, screen: &ScreenContext<'_>, side: Side, control: Control) -> Event {
    match control {
        Control::Stop => Event::Stop,
        Control::Pause if sitting.stage() == Stage::Paused => Event::Resume,
        Control::Pause => Event::Pause,
        Control::Gentler => Event::Gentler,
        Control::OwnPace if sitting.taps(screen.now).is_some() => Event::Tap(side),
        Control::OwnPace => Event::OwnPace(side),
    }
}

/// What is shown to both in one: the sky, and a picture that breathes on the horizon.
fn show_world(ui: &Ui, screen: &ScreenContext<'_>, part: &Part, places: &Places) {
    let [_, picture, ..] = places.for_one();
    let horizon = match part {
        Part::Cycle { .. } => PacerStage::across(ui.max_rect(), picture).horizon(),
        _ => places.horizon,
    };
    Scene::at_horizon(screen.layout, horizon).with_lantern(0.0).paint(ui.painter());
}

/// Sky, horizon with the time on it, and a lantern for each.
fn show_pair(ui: &mut Ui, screen: &ScreenContext<'_>, sitting: &Sitting, draft: &PairDraft, places: &Places) {
    let theme = screen.theme;
    let ground = screen.layout.window.bottom() - screen.layout.footer_height - places.horizon;
    Scene::with_ground(screen.layout, ground).with_lantern(0.0).paint(ui.painter());
    show_time(ui, screen, sitting, places);
    let position = sitting.position(screen.now);
    let has_word = sitting.is_for_each(screen.now);
    if has_word {
        let stages = Side::BOTH.map(|side| places.stage(side, screen.layout, theme));
        let between = stages[0].center + (stages[1].center - stages[0].center) / 2.0;
        let reach = (stages[1].center.x - stages[0].center.x) / 2.0;
        paint_between(ui.painter(), between, reach, sitting.nearness(screen.now), theme);
    }
    // What can be chosen stands where the lanterns would.
    let has_lanterns = !matches!(sitting.part(screen.now), Some(Part::Choose { .. }));
    for side in Side::BOTH {
        let stage = places.stage(side, screen.layout, theme);
        show_words(ui, screen, sitting, draft, places, side, stage.center.x);
        if !has_lanterns {
            continue;
        }
        let mut frame = PacerFrame::of(Timeline::of(sitting.score_of(side), position), stage, theme);
        if let Some(fullness) = turns::light(sitting, screen.now, side) {
            frame = PacerFrame { fullness, rise: 1.0, landing: 0.0, ..PacerFrame::at_rest(stage, theme) };
        }
        frame.elapsed_share = None;
        paint_beside(ui.painter(), &frame);
        if sitting.stage() == Stage::Running {
            pacer::repaint_when_moved(ui, &Lantern, &frame);
        }
    }
    if has_word {
        describe_image(ui, places.picture, &fl!(screen.words(), "pair-picture"));
    }
}

/// How much of it has gone: a line of light on the horizon.
fn show_time(ui: &Ui, screen: &ScreenContext<'_>, sitting: &Sitting, places: &Places) {
    let score = sitting.score();
    let position = sitting.position(screen.now);
    let share = match (sitting.part(screen.now), score.parts().get(position.part)) {
        (Some(Part::Turn { .. }), Some(part)) => position.ms as f32 / part.length.timed_ms().max(1) as f32,
        _ => score.timed_ms(position) as f32 / score.total_ms().max(1) as f32,
    };
    let width = screen.layout.window.width() * screen.layout.pick(0.53, 0.86);
    let left = screen.layout.window.center().x - width / 2.0;
    let tokens = &screen.theme.tokens;
    let line = |from: f32, to: f32, color| {
        let rect = Rect::from_min_max(pos2(from, places.horizon - 1.5), pos2(to, places.horizon + 1.5));
        ui.painter().rect_filled(rect, 1.5, color);
    };
    line(left, left + width, tokens.outline.gamma_multiply(0.6));
    line(left, left + width * share.clamp(0.0, 1.0), tokens.accent);
}

/// The word of one's beat, and what one is called.
fn show_words(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    sitting: &Sitting,
    draft: &PairDraft,
    places: &Places,
    side: Side,
    middle: f32,
) {
    let words = screen.words();
    let around = |place: Rect| {
        let half = half(place, side, space::SMALL);
        let reach = (middle - half.left()).min(half.right() - middle);
        half.with_min_x(middle - reach).with_max_x(middle + reach)
    };
    let own = name(words, draft, side);
    Say::new(own.as_str())
        .face(Text::Body)
        .color(screen.theme.tokens.muted)
        .centered()
        .at(ui, around(places.names));
    if !sitting.is_for_each(screen.now) {
        return;
    }
    if sitting.stage() == Stage::Paused {
        Say::new(fl!(words, "practice-paused")).face(Text::Title).centered().at(ui, around(places.word));
    } else if let Some(beat) = sitting.score_of(side).at(sitting.position(screen.now)).beat {
        let word = names::beat(words, beat.gesture, beat.way);
        Say::new(word.as_str()).face(Text::Title).centered().at(ui, around(places.word));
        if screen.announces_beats(ui) {
            live::announce_on(ui, side_id(side), beat.index, &format!("{own}: {word}"));
        }
    }
}

fn side_id(side: Side) -> &'static str {
    match side {
        Side::Left => "left beat",
        Side::Right => "right beat",
    }
}

/// Four controls for each, at their own side, always at the same place.
fn show_controls(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    sitting: &Sitting,
    draft: &PairDraft,
    places: &Places,
    bound: PairKeys,
) {
    let in_one_row = !is_narrow(screen.layout, screen.theme);
    let has_pace = sitting.is_for_each(screen.now) || sitting.taps(screen.now).is_some();
    for side in Side::BOTH {
        let places = control_places(screen, places.controls, side, in_one_row);
        for ((control, key), place) in bound.of(side).into_iter().zip(places) {
            if control == Control::OwnPace && !has_pace {
                continue;
            }
            if control == Control::Stop {
                PressGuard::leave_open(ui.ctx(), place);
            }
            let what = control_name(screen, sitting, side, control);
            let symbol = keys::symbol(screen.words(), key);
            let whose = name(screen.words(), draft, side);
            let (words, whose) = (screen.words(), whose.as_str());
            let shows_key = screen.settings().has_keys(KeyCommand::ForTwo);
            let label = if shows_key {
                fl!(words, "pair-control", whose = whose, what = what.as_str(), key = symbol.as_str())
            } else {
                fl!(words, "pair-control-alone", whose = whose, what = what.as_str())
            };
            let shown = if in_one_row && shows_key { format!("{what} · {symbol}") } else { what };
            let is_tap = control == Control::OwnPace && sitting.taps(screen.now).is_some();
            let button = if is_tap { Button::primary(shown) } else { Button::quiet(shown) };
            let button = if in_one_row || !shows_key { button } else { button.line(symbol) };
            if button.name(label).salt((side, control as usize)).at(ui, place).clicked() {
                screen.command(Command::Practice(event(sitting, screen, side, control)));
            }
        }
    }
}

/// Where the controls of one of the two stand, in the order of [`Control::ALL`]: Stop is outermost on both sides.
fn control_places(screen: &ScreenContext<'_>, room: Rect, side: Side, in_one_row: bool) -> Vec<Rect> {
    let room = half(room, side, screen.layout.pick(space::VAST, space::SMALL));
    let width = if in_one_row { room.width().min(CONTROLS_MOST) } else { room.width() };
    let left = match side {
        Side::Left => room.right() - width,
        Side::Right => room.left(),
    };
    let columns = if in_one_row { 4 } else { 2 };
    let least = (40.0, screen.theme.metrics.holding(52.0));
    let mut column = layout::Column::new(left, width, room.top());
    let mut places = column.grid(Control::ALL.len(), columns, least, screen.layout.pick(8.0, 6.0));
    if side == Side::Right {
        places.chunks_mut(columns).for_each(<[Rect]>::reverse);
    }
    places
}

fn control_name(screen: &ScreenContext<'_>, sitting: &Sitting, side: Side, control: Control) -> String {
    if control == Control::OwnPace && sitting.taps(screen.now).is_some() {
        return fl!(screen.words(), "pair-tap");
    }
    let is_paused = sitting.stage() == Stage::Paused;
    keys::control_name(screen.words(), control, is_paused, sitting.is_at_own_pace(side, screen.now))
}

/// Sound on or off belongs to both.
fn show_sound(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    let audible = screen.settings().sound.is_audible();
    let (label, about, icon) = practice::sound_words(screen);
    let place = Rect::from_min_size(
        screen.layout.window.min + vec2(screen.layout.pick(16.0, 4.0), screen.layout.pick(16.0, 2.0)),
        vec2(44.0, 44.0),
    );
    if Button::icon_only(icon, label).about(about).salt("sound").at(ui, place).clicked() {
        screen.command(Command::Sound(!audible));
    }
}
