//! The way back from Hide, told and tried before it is needed. The notepad itself never tells it.

use egui::{Rect, Ui, pos2, vec2};

use crate::text::fl;
use crate::text::names;

use crate::ui::action::Action;
use crate::ui::layout::{Column, place_label};
use crate::ui::screens::ScreenContext;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Card, Say};

const PADDING: f32 = 8.0;
const TRY: egui::Vec2 = vec2(88.0, 44.0);
const CLOSE: f32 = 44.0;
/// From this text size on the button stands below the words.
const STACKED_FROM_SCALE: f32 = 1.3;

/// One quiet line on the first screen, until it was tried or put aside.
pub fn show_line(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column) {
    if screen.settings().hide_taught {
        return;
    }
    let sentence = lesson(screen);
    let (face, color) = (Text::Note, screen.theme.tokens.muted);
    if screen.layout.is_wide {
        // Beside Hide, above the question.
        let window = screen.layout.window;
        let place = Rect::from_min_max(
            pos2(column.left(), window.top() + 16.0),
            pos2(window.right() - 128.0, window.top() + 60.0),
        );
        Say::new(sentence).face(face).color(color).right().at(ui, place);
    } else {
        let galley = face.lay_out(ui.painter(), &sentence, color, column.width());
        let place = column.take(galley.size().y);
        Say::new(sentence).face(face).color(color).centered().at(ui, place);
    }
}

fn lesson(screen: &ScreenContext<'_>) -> String {
    let words = screen.words();
    fl!(words, "hide-lesson", back = names::way_back(words, screen.settings().return_gesture))
}

/// A small card to try it from, until it was tried or put aside.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    if screen.settings().hide_taught {
        return;
    }
    let words = screen.words();
    let theme = screen.theme;
    let sentence = lesson(screen);
    let is_stacked = theme.metrics.scale() >= STACKED_FROM_SCALE;
    let beside = if is_stacked { 0.0 } else { TRY.x + PADDING };
    let text_width = column.width() - 32.0 - if is_stacked { 0.0 } else { beside + CLOSE };
    let galley = Text::Note.lay_out(ui.painter(), &sentence, theme.tokens.text, text_width);
    let button_height = theme.metrics.holding(TRY.y);
    let below = if is_stacked { button_height + PADDING } else { 0.0 };
    let said_height = if is_stacked { galley.size().y } else { galley.size().y.max(button_height) };
    let rect = column.take(said_height + below + 2.0 * PADDING);
    Card::paper(ui, rect);
    let said = rect.shrink(PADDING).with_max_y(rect.top() + PADDING + said_height);
    let at = pos2(rect.left() + 16.0, said.center().y - galley.size().y / 2.0);
    let place = Rect::from_min_size(at, galley.size());
    place_label(ui, place, galley, &sentence);
    // Both stand in the row of the words, or in one below them.
    let middle = if is_stacked { said.bottom() + PADDING + button_height / 2.0 } else { said.center().y };
    let close = Rect::from_center_size(pos2(said.right() - CLOSE / 2.0, middle), vec2(CLOSE, CLOSE));
    let right = close.left() - PADDING / 2.0;
    let left = if is_stacked { at.x } else { right - TRY.x };
    let button = Rect::from_min_max(
        pos2(left, middle - button_height / 2.0),
        pos2(right, middle + button_height / 2.0),
    );
    let name = fl!(words, "hide-lesson-try-name");
    if Button::quiet(fl!(words, "hide-lesson-try")).name(name).at(ui, button).clicked() {
        screen.ask(Action::Hide);
    }
    if Button::icon_only(Icon::Close, fl!(words, "hide-lesson-skip")).at(ui, close).clicked() {
        screen.change_settings(|settings| settings.hide_taught = true);
    }
    column.skip(screen.layout.pick(space::LARGE, 12.0));
}
