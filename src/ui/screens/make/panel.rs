//! What it is like now: the picture, a step back and forth, and Save.

use egui::emath::GuiRounding as _;
use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::record::ExerciseKey;

use crate::app::{Command, SaveOwn};
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::pacer::{self, PacerFrame, PacerStage, frame_at};
use crate::ui::screens::ScreenContext;
use crate::ui::screens::drawing;
use crate::ui::state::making::{Making, Saving};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::{Button, Say, describe_image};

use super::words as sentences;

const PICTURE_NARROW: f32 = 88.0;
/// Air above the strip, so that Save keeps away from Hide, and below it.
const STRIP_AIR: (f32, f32) = (8.0, 8.0);

/// Beside the form, with room for everything.
pub fn show_beside(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    key: &ExerciseKey,
    rect: Rect,
    making: &mut Making,
) {
    let words = screen.words();
    let theme = screen.theme;
    let metrics = theme.metrics;
    let button = metrics.holding(48.0);
    let word = metrics.text(Text::Title.line_points());
    let status = 4.0 * metrics.text(Text::Note.line_points());
    let side = (rect.height() - 3.0 * button - word - status - 48.0).clamp(72.0, rect.width());
    let mut column = Column::new(rect.left(), rect.width(), rect.top());
    let picture = Rect::from_center_size(column.take(side).center(), vec2(side, side));
    let word = column.take(word);
    show_picture(ui, screen, key, picture, Some(word), making);
    column.skip(space::SMALL);
    play(ui, screen, column.take(button), true, making);
    column.skip(space::SMALL);
    let places = column.grid(2, 2, (100.0, button), space::SMALL);
    if let [undo, redo] = places.as_slice() {
        steps(ui, words, [*undo, *redo], true, making);
    }
    column.skip(space::SMALL);
    save_button(ui, screen, key, column.take(button), making);
    column.skip(12.0);
    if let Some(status) = status_of(words, making) {
        let line = metrics.text(Text::Note.line_points());
        let room = column.take((rect.bottom() - column.y).max(line));
        Say::new(status.as_str()).face(Text::Note).from_top().at(ui, room);
        live::announce(ui, "saving", &status);
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
    steps(ui, words, [undo, redo], false, making);
    save_button(ui, screen, key, save_at, making);
    if let Some(says) = strip_words(screen, making) {
        let top = rect.top() + height + 4.0;
        let room = Rect::from_min_max(pos2(picture.right() + 8.0, top), rect.max);
        Say::new(says.as_str()).face(Text::Note).from_top().at(ui, room);
    }
    if let Some(status) = status_of(words, making) {
        live::announce(ui, "saving", &status);
    }
}

/// How it stands with saving, or while the picture runs and all is well, the word of the beat.
fn strip_words(screen: &ScreenContext<'_>, making: &Making) -> Option<String> {
    let is_well = matches!(making.saving, Saving::NotAsked | Saving::Saved { note: None });
    let word = beat_word(screen, making).filter(|_| is_well && making.preview.is_running());
    word.or_else(|| status_of(screen.words(), making))
}

fn status_of(words: &Words, making: &Making) -> Option<String> {
    match &making.saving {
        Saving::Asked => Some(fl!(words, "make-saving")),
        Saving::Failed(trouble) => Some(words.message(&trouble.id(), &trouble.arguments())),
        Saving::Saved { note } => Some(saved_words(words, note.as_ref())),
        Saving::Lacks => match making.draft.draft_errors().first() {
            Some(missing) => Some(sentences::missing_for_save(words, missing)),
            None => not_saved(words, making),
        },
        Saving::NotAsked => not_saved(words, making),
    }
}

fn not_saved(words: &Words, making: &Making) -> Option<String> {
    if making.draft.is_kept() {
        return None;
    }
    Some(if making.came_back { fl!(words, "make-waited") } else { fl!(words, "make-not-saved") })
}

fn saved_words(words: &Words, note: Option<&crate::library::SaveNote>) -> String {
    use crate::library::SaveNote;
    match note {
        None => fl!(words, "make-saved"),
        Some(SaveNote::WasGone) => fl!(words, "make-saved-anew"),
        Some(SaveNote::LeftAlone { file }) => {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
            fl!(words, "make-saved-beside", file = name.unwrap_or_default())
        }
    }
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
    let clip = rect.intersect(ui.clip_rect());
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

/// A step back, and forth again.
fn steps(ui: &mut Ui, words: &Words, [undo, redo]: [Rect; 2], has_words: bool, making: &mut Making) {
    let (can_undo, can_redo) = (making.draft.can_undo(), making.draft.can_redo());
    let mut step = |name: String, icon: Icon, can: bool, rect: Rect| {
        let rect = rect.round_ui();
        let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(("step", icon)));
        if !can {
            inner.disable();
        }
        let button = if has_words { Button::quiet(name).icon(icon) } else { Button::icon_only(icon, name) };
        button.at(&mut inner, rect).clicked()
    };
    if step(fl!(words, "make-undo"), Icon::Undo, can_undo, undo) {
        making.undo();
    }
    if step(fl!(words, "make-redo"), Icon::Redo, can_redo, redo) {
        making.redo();
    }
}

fn save_button(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    key: &ExerciseKey,
    rect: Rect,
    making: &mut Making,
) {
    if !Button::primary(fl!(screen.words(), "make-save")).at(ui, rect).clicked()
        || making.saving == Saving::Asked
    {
        return;
    }
    making.draft.rest();
    if !making.draft.draft_errors().is_empty() {
        making.saving = Saving::Lacks;
        return;
    }
    let exercise = making.draft.to_keep(|id| screen.app.library().find_id(id).is_some());
    let kept = making.draft.kept().cloned();
    making.saving = Saving::Asked;
    screen.command(Command::SaveOwn(Box::new(SaveOwn { from: key.clone(), exercise, kept })));
}
