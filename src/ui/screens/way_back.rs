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
use crate::ui::widgets::{Button, Card};

const PADDING: f32 = 8.0;
const TRY: egui::Vec2 = vec2(88.0, 44.0);
const CLOSE: f32 = 44.0;
/// From this text size on the button stands below the words.
const STACKED_FROM_SCALE: f32 = 1.3;

/// One small card on the first screen, until it was tried or put aside.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    if screen.settings().hide_taught {
        return;
    }
    let words = screen.words();
    let theme = screen.theme;
    let sentence = fl!(words, "hide-lesson", back = names::way_back(words, screen.settings().return_gesture));
    let is_stacked = theme.metrics.scale() >= STACKED_FROM_SCALE;
    let beside = if is_stacked { 0.0 } else { TRY.x + PADDING };
    let text_width = column.width() - 16.0 - beside - CLOSE - 2.0 * PADDING;
    let galley = Text::Note.lay_out(ui.painter(), &sentence, theme.tokens.text, text_width);
    let button_height = theme.metrics.holding(TRY.y);
    let below = if is_stacked { button_height + PADDING } else { 0.0 };
    let said_height = galley.size().y.max(if is_stacked { CLOSE } else { button_height });
    let rect = column.take(said_height + below + 2.0 * PADDING);
    Card::paper(ui, rect);
    let said = rect.shrink(PADDING).with_max_y(rect.top() + PADDING + said_height);
    let at = pos2(rect.left() + 16.0, said.center().y - galley.size().y / 2.0);
    let place = Rect::from_min_size(at, galley.size());
    place_label(ui, place, galley, &sentence);
    let close = Rect::from_center_size(pos2(said.right() - CLOSE / 2.0, said.center().y), vec2(CLOSE, CLOSE));
    let button = if is_stacked {
        Rect::from_min_max(pos2(at.x, said.bottom() + PADDING), rect.max - vec2(16.0, PADDING))
    } else {
        let right = close.left() - PADDING / 2.0;
        Rect::from_center_size(pos2(right - TRY.x / 2.0, said.center().y), vec2(TRY.x, button_height))
    };
    let name = fl!(words, "hide-lesson-try-name");
    if Button::quiet(fl!(words, "hide-lesson-try")).name(name).at(ui, button).clicked() {
        screen.ask(Action::Hide);
    }
    if Button::icon_only(Icon::Close, fl!(words, "hide-lesson-skip")).at(ui, close).clicked() {
        screen.change_settings(|settings| settings.hide_taught = true);
    }
    column.skip(screen.layout.pick(space::LARGE, 12.0));
}
