//! Room in a practice for what a person answers, sorts or writes: it scrolls where it is higher than its room.

use egui::{Key, Modifiers, Rect, ScrollArea, Ui, UiBuilder, vec2};

use crate::settings::{KeyCommand, Settings};
use crate::ui::layout::Column;
use crate::ui::widgets::NUMBER_KEYS;

/// Between the edge of the room and what stands in it: the ring around what has the keyboard.
const EDGE: f32 = 6.0;

/// Shows a column in `rect`; what is lower than its room stands in the middle of it.
pub(super) fn show<R>(
    ui: &mut Ui,
    rect: Rect,
    salt: &str,
    height: f32,
    add: impl FnOnce(&mut Ui, &mut Column) -> R,
) -> R {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let area = ScrollArea::vertical().id_salt(salt).auto_shrink(false).animated(false);
    let shown = area.show(&mut child, |ui| {
        let room = ui.max_rect();
        let air = ((rect.height() - height) / 2.0).max(EDGE);
        let mut column = Column::new(room.left() + EDGE, rect.width() - 2.0 * EDGE, room.top() + air);
        let result = add(ui, &mut column);
        let end = column.take(EDGE);
        ui.expand_to_include_rect(Rect::from_min_size(end.min, vec2(1.0, EDGE)));
        result
    });
    shown.inner
}

/// Which of the first answers was chosen by its number, counted from 0. Not while somebody writes.
pub(super) fn number_pressed(ui: &Ui, settings: &Settings, count: usize) -> Option<usize> {
    if ui.ctx().text_edit_focused() || !settings.has_keys(KeyCommand::Answers) {
        return None;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    NUMBER_KEYS.into_iter().skip(1).take(count).position(pressed)
}
