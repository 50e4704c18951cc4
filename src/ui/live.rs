//! What screen readers say by themselves when it changes.

use egui::accesskit::{Live, Role};
use egui::{Rect, Sense, Ui, WidgetInfo, vec2};

/// A live region with these words. It takes no room; what changes in it is read aloud, politely.
pub fn announce(ui: &Ui, name: &str, words: &str) {
    let at = Rect::from_min_size(ui.max_rect().left_top(), vec2(1.0, 1.0));
    let response = ui.interact(at, ui.scope_id().with(("live", name)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}
