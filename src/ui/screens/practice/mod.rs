//! The practice: guidance, the picture, the beat's word, and five controls that never move.

pub mod choose;
mod copying;
mod guidance;
pub mod hand;
mod pane;
mod puzzle;
mod scale;
pub mod sentences;
pub mod small;
pub mod sort;
mod stage;
mod steps;
mod wait;
mod world;
mod write;

use egui::{Key, Modifiers, Rect, Ui, pos2, vec2};
use softlanding_core::exercise::Part;
use softlanding_core::sitting::{Event, Sitting, Stage};

use crate::app::{Command, Practice};
use crate::settings::{self, KeyCommand};
use crate::text::fl;

use crate::ui::action::Action;
use crate::ui::focus;
use crate::ui::guard::PressGuard;
use crate::ui::keys;
use crate::ui::layout::{self, WindowLayout};
use crate::ui::live;
use crate::ui::pacer::PacerStage;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::Button;

use super::worse;

pub use steps::row_of;

/// How large the words of a practice are: they grow with the ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Faces {
    pub guidance: Text,
    /// The beat's word.
    pub word: Text,
}

impl Faces {
    /// For a window of this layout.
    #[must_use]
    pub fn of(layout: WindowLayout) -> Self {
        let is_tall = layout.window.height() >= TALL_FROM;
        match (layout.is_wide, is_tall) {
            (true, true) => Self { guidance: Text::Display, word: Text::Number },
            (true, false) => Self { guidance: Text::Title, word: Text::Display },
            (false, _) => Self { guidance: Text::Lead, word: Text::Display },
        }
    }
}

/// From this height of the window on, in points, the words are a size larger.
const TALL_FROM: f32 = 960.0;

/// Where things stand in a practice.
struct Places {
    guidance: Rect,
    /// What was chosen, in a practice that asks.
    chosen: Rect,
    picture: Rect,
    word: Rect,
    /// Self-paced steps: buttons between picture and controls, or what is written.
    steps: Rect,
    controls: [Rect; 5],
    /// Where the lantern stands, if not as large as the picture's place allows.
    own_stage: Option<PacerStage>,
}

impl Places {
    /// Where somebody is waited for, the picture leaves room for steps during the whole practice.
    fn new(frame: WindowLayout, theme: &Theme, sitting: &Sitting) -> Self {
        let window = frame.window;
        let metrics = theme.metrics;
        let width = (window.width() - 32.0).min(620.0);
        let across = |top: f32, height: f32| {
            Rect::from_min_size(pos2(window.center().x - width / 2.0, top), vec2(width, height))
        };
        let faces = Faces::of(frame);
        let controls = controls(frame, theme);
        let controls_top = controls.iter().map(Rect::top).fold(window.bottom(), f32::min);
        let step_height = metrics.holding(48.0);
        let step_height = match rows_of(&controls) {
            0..=2 => step_height,
            _ if steps::has_three(sitting.exercise()) => 2.0 * ROW_MOST + space::SMALL,
            _ => step_height.min(ROW_MOST),
        };
        let steps = across(controls_top - step_height - 12.0, step_height);
        let air = if sitting.score().has_waits() {
            controls_top - steps.top() + 8.0
        } else {
            frame.pick(36.0, 44.0)
        };
        // In a small window very large words take no more than there is.
        let top = window.top() + frame.pick(40.0, frame.top_height() + 8.0);
        let (lines, word_height) =
            (metrics.text(2.0 * faces.guidance.line_points()), metrics.text(faces.word.line_points()));
        let share = ((controls_top - air - 24.0 - top) / (lines + word_height)).clamp(0.0, 1.0);
        let (lines, word_height) = ((lines * share).round(), (word_height * share).round());
        let guidance = across(top, lines);
        let word = across(controls_top - word_height - air, word_height);
        let chosen = across(guidance.bottom() + 4.0, choose::chosen_height(theme, sitting.exercise()));
        let picture_top = chosen.bottom() + 8.0;
        let picture_bottom = (word.top() - 12.0).max(picture_top + 1.0);
        let picture = across(picture_top, picture_bottom - picture_top);
        Self { guidance, chosen, picture, word, steps, controls, own_stage: None }
    }
}

/// In how many rows the controls stand.
fn rows_of(controls: &[Rect; 5]) -> usize {
    let tops = controls.windows(2).filter(|pair| matches!(pair, [one, two] if two.top() > one.top() + 1.0));
    1 + tops.count()
}

/// From this size of text on, the controls of a narrow window stand in three rows, and how high each is there at most.
const THREE_ROWS_FROM_SCALE: f32 = 1.8;
const ROW_MOST: f32 = 60.0;
/// How wide a control with icon and word is at 100 %.
const CONTROL_WIDTH: f32 = 130.0;

/// The controls at the bottom: in a row, or in two or three when the text is large and the window narrow.
fn controls(frame: WindowLayout, theme: &Theme) -> [Rect; 5] {
    let window = frame.window;
    let metrics = theme.metrics;
    let (width, gap) = frame.pick((168.0 * metrics.scale().min(1.4), 12.0), (86.0, 6.0));
    let fitting = |in_row: usize| (window.width() - 32.0 - gap * (in_row - 1) as f32) / in_row as f32;
    let in_row = match metrics.scale() {
        scale if frame.is_wide || scale < 1.25 => 5,
        scale if scale < THREE_ROWS_FROM_SCALE || fitting(3) >= metrics.text(CONTROL_WIDTH) => 3,
        _ => 2,
    };
    let height = metrics.holding(56.0);
    let height = if in_row == 2 { height.min(ROW_MOST) } else { height };
    let width = if in_row == 5 { f32::min(width, fitting(5)) } else { fitting(in_row) };
    let rows = 5_usize.div_ceil(in_row);
    let bottom = window.bottom() - frame.pick(32.0, 24.0) - (frame.air() * 0.6);
    let top = bottom - height * rows as f32 - gap * (rows - 1) as f32;
    let left = window.center().x - f32::midpoint(width * in_row as f32, gap * (in_row - 1) as f32);
    std::array::from_fn(|index| {
        let (row, column) = ((index / in_row) as f32, (index % in_row) as f32);
        Rect::from_min_size(
            pos2(left + column * (width + gap), top + row * (height + gap)),
            vec2(width, height),
        )
    })
}

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, practice: &Practice, view: &mut View) {
    let theme = screen.theme;
    let sitting = &practice.sitting;
    let places = Places::new(screen.layout, theme, sitting);
    head(ui, screen, sitting);
    if sitting.stage() == Stage::Running {
        view.feels_worse = None;
    }
    take_keys(ui, screen, sitting, view);
    let feels_worse = view.feels_worse == Some(sitting.record().id);
    let has_picture = !feels_worse && stage::has_picture(screen, sitting);
    world::paint(ui, screen, sitting, view, &places, has_picture);
    if feels_worse {
        worse::show(ui, screen, sitting, places.guidance.union(places.word));
        show_controls(ui, screen, sitting, &places.controls, view);
        return;
    }
    let rects = [places.guidance, places.picture, places.word, places.steps];
    if !matches!(sitting.part(screen.now), Some(Part::Write { .. })) {
        choose::show_chosen(ui, screen, sitting, places.chosen);
    }
    show_part(ui, screen, sitting, view, rects);
    show_controls(ui, screen, sitting, &places.controls, view);
}

/// What runs, for screen readers, which stand here while nothing has the keyboard.
pub fn head(ui: &mut Ui, screen: &ScreenContext<'_>, sitting: &Sitting) {
    let title = &sitting.exercise().title;
    layout::unseen_heading(ui, screen.layout.window.min, title);
    // Another practice may begin while a control has the keyboard.
    let stands_at_heading = ui.memory(|memory| memory.focused().is_none());
    live::announce_change(ui, "practice", title, stands_at_heading);
}

/// Does what was asked for; that it goes on is heard.
pub fn command(ui: &Ui, screen: &mut ScreenContext<'_>, event: Event) {
    if event == Event::Resume {
        live::say(ui.ctx(), fl!(screen.words(), "said-going-on"));
    }
    screen.command(Command::Practice(event));
}

/// The lantern at rest where it landed, and nothing else.
pub fn paint_landed(ui: &Ui, screen: &ScreenContext<'_>, sitting: &Sitting) {
    let places = Places::new(screen.layout, screen.theme, sitting);
    world::paint_landed(ui, screen, sitting, &places);
}

/// What a part shows and asks, in these places: guidance, picture, the beat's word and steps.
pub fn show_part(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    sitting: &Sitting,
    view: &mut View,
    [guidance, picture, word, steps]: [Rect; 4],
) {
    let chosen = Rect::NOTHING;
    // What is written needs its room, whatever the size of the words above it.
    let guidance = match sitting.part(screen.now) {
        Some(Part::Write { .. }) => {
            let most = word.bottom() - 8.0 - write::LEAST_HEIGHT;
            guidance.with_max_y(guidance.bottom().min(most).max(guidance.top() + 1.0))
        }
        _ => guidance,
    };
    let controls = [Rect::NOTHING; 5];
    let places = Places { guidance, chosen, picture, word, steps, controls, own_stage: None };
    guidance::show(ui, screen, sitting, guidance);
    let room = picture.union(word);
    match sitting.part(screen.now) {
        // What was chosen gives its room to what is written.
        Some(Part::Write { .. }) => {
            let room = room.with_min_y(guidance.bottom() + 8.0);
            write::show(ui, screen, sitting, room, view);
        }
        Some(Part::Choose { .. }) => choose::show(ui, screen, sitting, room),
        Some(Part::Sort { .. }) => sort::show(ui, screen, sitting, view, room),
        Some(Part::Sentences { .. }) => sentences::show(ui, screen, sitting, view, room),
        _ => stage::show(ui, screen, sitting, view, &places),
    }
    steps::show(ui, screen, sitting, &places);
}

/// The keys of the table and Esc, as long as nobody writes.
fn take_keys(ui: &Ui, screen: &mut ScreenContext<'_>, sitting: &Sitting, view: &mut View) {
    let is_writing = ui.ctx().text_edit_focused();
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let escapes = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, Key::Escape));
    if escapes > 0 {
        screen.command(Command::Practice(Event::Stop));
    }
    // In a hurry both presses come within a frame.
    if escapes > 1 {
        screen.ask(Action::Hide);
    }
    if is_writing {
        return;
    }
    let settings = screen.settings();
    let commanded = |command| keys::pressed(ui, settings, command);
    if commanded(KeyCommand::Gentler) {
        screen.command(Command::Practice(Event::Gentler));
    }
    if commanded(KeyCommand::Worse) {
        worse::toggle(screen, sitting, view);
    }
    if commanded(KeyCommand::Sound) {
        screen.command(Command::Sound(!settings.sound.is_audible()));
    }
    // A number and a puzzle take the arrows for themselves.
    let has_arrows = matches!(sitting.part(screen.now), Some(Part::Scale { .. } | Part::Shapes { .. }));
    if nothing_focused && !has_arrows {
        for (command, step) in [(KeyCommand::Louder, 0.05), (KeyCommand::Quieter, -0.05)] {
            if commanded(command) {
                let (least, most) = (*settings::LEVEL.start(), *settings::LEVEL.end());
                screen.change_settings(|settings| {
                    settings.sound.master = (settings.sound.master + step).clamp(least, most);
                });
            }
        }
    }
    if nothing_focused && (pressed(Key::Space) || pressed(Key::Enter)) {
        command(ui, screen, sitting.pause_or_next(screen.now));
    }
}

/// Stop, Pause, Gentler, what helps if it feels worse, Sound: always there, always in this order.
fn show_controls(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    sitting: &Sitting,
    places: &[Rect; 5],
    view: &mut View,
) {
    let words = screen.words();
    let is_paused = sitting.stage() == Stage::Paused;
    let audible = screen.settings().sound.is_audible();
    let [stop, pause, gentler, feels_worse, sound] = *places;
    let is_waited_for = sitting.waits(screen.now);
    let presence = hand::presence(ui, sitting, is_waited_for);
    let button = |words, icon| Button::quiet(words).icon(icon).presence(presence);
    PressGuard::leave_open(ui.ctx(), stop);
    if button(fl!(words, "practice-stop"), Icon::Stop).at(ui, stop).clicked() {
        screen.command(Command::Practice(Event::Stop));
    }
    let (name, icon, event) = if is_paused {
        (fl!(words, "practice-go-on"), Icon::Play, Event::Resume)
    } else {
        (fl!(words, "practice-pause"), Icon::Pause, Event::Pause)
    };
    let button_of_pause = button(name, icon).salt("pause");
    // A press too many pauses, and does not stop.
    focus::fall_back_to(ui.ctx(), button_of_pause.id(ui));
    if button_of_pause.at(ui, pause).clicked() {
        command(ui, screen, event);
    }
    if button(fl!(words, "practice-gentler"), Icon::Gentler).at(ui, gentler).clicked() {
        screen.command(Command::Practice(Event::Gentler));
    }
    let short = screen.layout.pick(fl!(words, "practice-worse"), fl!(words, "practice-worse-short"));
    let name = fl!(words, "practice-worse");
    if button(short, Icon::Help).name(name).at(ui, feels_worse).clicked() {
        worse::toggle(screen, sitting, view);
    }
    let (label, about, icon) = sound_words(screen);
    if button(label, icon).about(about).salt("sound").at(ui, sound).clicked() {
        screen.command(Command::Sound(!audible));
    }
}

/// Whether there is sound, in a word; what a press does, for screen readers; and a picture.
#[must_use]
pub fn sound_words(screen: &ScreenContext<'_>) -> (String, String, Icon) {
    let words = screen.words();
    if screen.settings().sound.is_audible() {
        (fl!(words, "practice-sound"), fl!(words, "practice-sound-turn-off"), Icon::SoundOn)
    } else {
        (fl!(words, "practice-sound-off"), fl!(words, "practice-sound-turn-on"), Icon::SoundOff)
    }
}
