//! What it is like now: the picture, a step back and forth, and Save.

use egui::scroll_area::ScrollArea;
use egui::{Rect, Ui, UiBuilder, pos2, vec2};
use softlanding_core::record::ExerciseKey;

use crate::app::Command;
use crate::text::fl;
use crate::text::names;

use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::pacer::{self, PacerFrame, PacerStage, frame_at};
use crate::ui::screens::ScreenContext;
use crate::ui::screens::drawing;
use crate::ui::state::making::{Making, Saving};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, curve, space};
use crate::ui::widgets::{Button, Say, describe_image};

use super::{keep, stage};

const PICTURE_NARROW: f32 = 88.0;
/// The lowest and the highest picture of a wide window.
const PICTURE_WIDE: (f32, f32) = (88.0, 248.0);
/// Air above the strip, so that Save keeps away from Hide, and below it.
const STRIP_AIR: (f32, f32) = (8.0, 8.0);
const BUTTON_WIDE: f32 = 124.0;

/// The pane of a wide window: the picture, the curve below it, and at its foot what one does with it.
#[derive(Clone, Copy, Debug)]
pub struct Pane {
    above: Rect,
    buttons: Rect,
    status: Rect,
}

impl Pane {
    #[must_use]
    pub fn new(screen: &ScreenContext<'_>, rect: Rect) -> Self {
        let metrics = screen.theme.metrics;
        let status = rect.with_min_y(rect.bottom() - 2.0 * metrics.text(Text::Note.line_points()));
        let bottom = status.top() - space::SMALL;
        let buttons = rect.with_min_y(bottom - metrics.holding(48.0)).with_max_y(bottom);
        Self { above: rect.with_max_y(buttons.top() - space::SMALL), buttons, status }
    }

    /// The picture and the curve; what is higher than the pane scrolls.
    pub fn show_above(
        &self,
        ui: &mut Ui,
        screen: &mut ScreenContext<'_>,
        key: &ExerciseKey,
        making: &mut Making,
    ) {
        let rect = self.above;
        let word = screen.theme.metrics.text(Text::Title.line_points());
        let (least, most) = PICTURE_WIDE;
        let beside = word + 2.0 * space::SMALL + stage::height_beside_curve(screen, rect.width(), making);
        let curve_height = (rect.height() - beside - least).clamp(curve::HEIGHT_LOW, curve::HEIGHT_TALL);
        let side = (rect.height() - beside - curve_height).clamp(least, most);
        let mut inner = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("make pane"));
        // The light of the lantern reaches into the air above.
        let clip = rect.expand2(vec2(space::SMALL, 0.0)).with_min_y(rect.top() - space::WIDE);
        inner.set_clip_rect(clip.intersect(ui.clip_rect()));
        let area = ScrollArea::vertical().id_salt("make pane").auto_shrink(false).animated(false);
        area.show(&mut inner, |ui| {
            let mut column = Column::new(rect.left(), rect.width(), ui.max_rect().top());
            let picture = Rect::from_center_size(column.take(side).center(), vec2(side, side));
            let word = column.take(word);
            show_picture(ui, screen, key, picture, Some(word), making);
            column.skip(space::SMALL);
            stage::show(ui, screen, &mut column, making, curve_height);
            ui.expand_to_include_rect(Rect::from_min_size(pos2(rect.left(), column.y), vec2(1.0, 1.0)));
        });
        let height = self.buttons.height();
        let play_at = Rect::from_min_size(self.buttons.min, vec2(BUTTON_WIDE, height));
        play(ui, screen, play_at, true, making);
        let step = |index: f32| {
            let left = play_at.right() + space::SMALL + index * (TARGET_MIN + 4.0);
            Rect::from_min_size(pos2(left, play_at.top()), vec2(TARGET_MIN, height))
        };
        keep::steps(ui, screen.words(), [step(0.0), step(1.0)], making);
    }

    /// Save, after everything that is to be saved, and how it stands with that.
    pub fn show_save(
        &self,
        ui: &mut Ui,
        screen: &mut ScreenContext<'_>,
        key: &ExerciseKey,
        making: &mut Making,
    ) {
        let save = self.buttons.with_min_x(self.buttons.right() - BUTTON_WIDE);
        save_button(ui, screen, key, save, making);
        if let Some(status) = keep::status(screen.words(), making) {
            Say::new(status.as_str()).face(Text::Note).right().from_top().at(ui, self.status);
            live::announce(ui, "saving", &status);
        }
    }
}

/// How high the strip of a narrow window is.
#[must_use]
pub fn strip_height(ui: &Ui, screen: &ScreenContext<'_>, width: f32, making: &Making) -> f32 {
    let theme = screen.theme;
    let line = strip_words(screen, making).map_or(0.0, |words| {
        Text::Note.lay_out(ui.painter(), &words, theme.tokens.text, width - PICTURE_NARROW - 8.0).size().y
    });
    let two_lines = 2.0 * theme.metrics.text(Text::Note.line_points());
    let words = theme.metrics.holding(48.0) + 4.0 + line.min(two_lines);
    words.max(PICTURE_NARROW) + STRIP_AIR.0 + STRIP_AIR.1
}

/// Above the form, small.
pub fn show_strip(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    key: &ExerciseKey,
    rect: Rect,
    making: &mut Making,
) {
    let words = screen.words();
    let theme = screen.theme;
    let rect = rect.with_min_y(rect.top() + STRIP_AIR.0).with_max_y(rect.bottom() - STRIP_AIR.1);
    let picture = Rect::from_min_size(rect.min, vec2(PICTURE_NARROW, rect.height()));
    show_picture(ui, screen, key, picture, None, making);
    let height = theme.metrics.holding(48.0);
    let mut left = picture.right() + 8.0;
    let mut take_button = || {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(TARGET_MIN, height));
        left += TARGET_MIN + 4.0;
        place
    };
    let play_at = take_button();
    let (undo, redo) = (take_button(), take_button());
    let save_at = Rect::from_min_max(pos2(left + 4.0, rect.top()), pos2(rect.right(), rect.top() + height));
    play(ui, screen, play_at, false, making);
    keep::steps(ui, words, [undo, redo], making);
    save_button(ui, screen, key, save_at, making);
    if let Some(says) = strip_words(screen, making) {
        let top = rect.top() + height + 4.0;
        let room = Rect::from_min_max(pos2(picture.right() + 8.0, top), rect.max);
        Say::new(says.as_str()).face(Text::Note).from_top().at(ui, room);
    }
    if let Some(status) = keep::status(words, making) {
        live::announce(ui, "saving", &status);
    }
}

/// How it stands with saving, or while the picture runs and all is well, the word of the beat.
fn strip_words(screen: &ScreenContext<'_>, making: &Making) -> Option<String> {
    let is_well = matches!(making.saving, Saving::NotAsked | Saving::Saved { note: None });
    let word = beat_word(screen, making).filter(|_| is_well && making.preview.is_running());
    word.or_else(|| keep::status(screen.words(), making))
}

fn show_picture(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    key: &ExerciseKey,
    rect: Rect,
    word_at: Option<Rect>,
    making: &mut Making,
) {
    let theme = screen.theme;
    let now = screen.now;
    let stage = PacerStage::miniature(rect);
    let Some(score) = making.preview.score().cloned() else { return };
    let pacer = screen.settings().pacer_of(key).suiting(&score).pacer_or(making.preview.picture());
    let frame = if making.preview.has_begun() {
        PacerFrame {
            fullness: making.preview.fullness(now).unwrap_or_default(),
            elapsed_share: None,
            ..frame_at(&score, making.preview.timed_ms(now), stage, theme)
        }
    } else {
        PacerFrame { fullness: 0.35, ..PacerFrame::landed(stage, theme) }
    };
    // In the strip the form passes close by.
    let clip = if word_at.is_some() { ui.clip_rect() } else { rect.intersect(ui.clip_rect()) };
    pacer.paint(&ui.painter().with_clip_rect(clip), &frame);
    describe_image(ui, rect, &fl!(screen.words(), "make-picture"));
    if let (Some(place), Some(word)) = (word_at, beat_word(screen, making)) {
        drawing::show_word(ui, &word, Text::Title, place);
    }
    if making.preview.is_running() {
        pacer::repaint_when_moved(ui, pacer, &frame);
    }
    if making.preview.has_begun() && making.preview.is_easing(now) {
        ui.ctx().request_repaint();
    }
}

/// The word of the beat that is shown, once it has begun.
fn beat_word(screen: &ScreenContext<'_>, making: &Making) -> Option<String> {
    let preview = &making.preview;
    let score = preview.score().filter(|_| preview.has_begun())?;
    let beat = score.at(score.position_at(preview.timed_ms(screen.now) as u32)).beat?;
    Some(names::beat(screen.words(), beat.gesture, beat.way))
}

/// Play, or stand still.
fn play(ui: &mut Ui, screen: &mut ScreenContext<'_>, rect: Rect, has_words: bool, making: &mut Making) {
    if making.preview.score().is_none() {
        return;
    }
    let is_running = making.preview.is_running();
    let (name, icon) = if is_running {
        (fl!(screen.words(), "make-still"), Icon::Pause)
    } else {
        (fl!(screen.words(), "make-play"), Icon::Play)
    };
    let button = if has_words { Button::quiet(name).icon(icon) } else { Button::icon_only(icon, name) };
    if button.salt("play").at(ui, rect).clicked() {
        if is_running {
            making.preview.rest(screen.now);
            screen.command(Command::Preview(None));
        } else {
            let heard = making.preview.play(screen.now);
            screen.command(Command::Preview(heard));
        }
    }
}

fn save_button(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    key: &ExerciseKey,
    rect: Rect,
    making: &mut Making,
) {
    if Button::primary(fl!(screen.words(), "make-save")).at(ui, rect).clicked() {
        keep::ask(screen, key, making, None);
    }
}
