//! Where the keyboard and screen readers are.
//!
//! What has the keyboard may go away: a button that was pressed, a row that was deleted. egui then takes the focus from the
//! whole window. Here it goes to what stands in that place now. While nothing has the keyboard, as at the beginning of a
//! screen, screen readers stand at its heading, and the keys of the page stay free.

use std::collections::HashSet;

use egui::accesskit::{Action, ActionRequest, NodeId, Role};
use egui::{Context, Event, FullOutput, Id, Key, Plugin, RawInput, Ui};

use super::charge;

/// Names of what egui gives none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrameNames {
    pub window: String,
    pub scroll_bar: String,
}

/// Sees to it that the focus never falls to nothing.
#[derive(Debug, Default)]
pub struct FocusKeeper {
    /// Whether the pass that ended last was that of the window in charge.
    is_in_charge: bool,
    names: FrameNames,
    /// What could have the keyboard in the pass before, in its order.
    stops: Vec<Id>,
    /// What had it then.
    focused: Option<Id>,
    /// Where it goes if what had it is gone in this pass.
    fallback: Option<Id>,
    /// The first heading of this pass.
    heading: Option<Id>,
    /// The keyboard goes to this stop, counted from 0 in the order of this pass.
    goes_to: Option<usize>,
    /// Whether what has the keyboard was in sight in the pass before.
    was_in_sight: bool,
    /// What has the keyboard and went out of sight as it was pressed: its widget scrolls to itself.
    is_scrolled_to: Option<Id>,
    /// Whether the last thing that a person did was to press it: its answer may come from a thread.
    is_answering: bool,
}

/// Offers a heading as the place where screen readers stand while nothing has the keyboard; the first one of a frame is.
pub fn offer_heading(context: &Context, id: Id) {
    if charge::is_here(context)
        && let Some(keeper) = context.plugin_opt::<FocusKeeper>()
    {
        keeper.lock().heading.get_or_insert(id);
    }
    context.accesskit_node_builder(id, |node| node.add_action(Action::Focus));
}

/// Where the keyboard goes if what has it is gone in this frame, instead of to what stands in its place.
pub fn fall_back_to(context: &Context, id: Id) {
    if let Some(keeper) = context.plugin_opt::<FocusKeeper>() {
        keeper.lock().fallback = Some(id);
    }
}

/// The keyboard, if anything has it, goes to what is laid out next.
pub fn go_to_next(context: &Context) {
    if let Some(keeper) = context.plugin_opt::<FocusKeeper>()
        && context.memory(|memory| memory.focused().is_some())
    {
        let count = stops(context).len();
        keeper.lock().goes_to = Some(count);
    }
}

/// Whether this widget, which has the keyboard, is to scroll to itself: its press changed what stands above it.
#[must_use]
pub fn is_scrolled_to(context: &Context, id: Id) -> bool {
    context.plugin_opt::<FocusKeeper>().is_some_and(|keeper| keeper.lock().is_scrolled_to == Some(id))
}

/// Another screen begins, at its heading.
pub fn leave(context: &Context) {
    surrender(context);
    forget(context);
}

/// The keyboard goes back to what had it, if that is there.
pub fn go_back(context: &Context, id: Option<Id>) {
    if let Some(id) = id.filter(|id| stops(context).contains(id)) {
        context.memory_mut(|memory| memory.request_focus(id));
    }
}

/// What had the keyboard is no longer followed.
pub fn forget(context: &Context) {
    if let Some(keeper) = context.plugin_opt::<FocusKeeper>() {
        let mut keeper = keeper.lock();
        keeper.focused = None;
        keeper.stops.clear();
    }
}

/// Names the window and what egui adds to it.
pub fn name_frame(context: &Context, names: FrameNames) {
    if let Some(keeper) = context.plugin_opt::<FocusKeeper>() {
        keeper.lock().names = names;
    }
}

impl FocusKeeper {
    /// What stands now where `gone` stood: what comes after the nearest one before it that is still there.
    fn successor(&self, gone: Id, stops: &[Id]) -> Option<Id> {
        let still: HashSet<&Id> = stops.iter().collect();
        let before = self.stops.iter().take_while(|id| **id != gone);
        let kept = before.filter(|id| still.contains(id)).last();
        let at = kept.and_then(|kept| stops.iter().position(|id| id == kept));
        let next = at.map_or(0, |at| at + 1);
        stops.get(next).or(kept).copied()
    }

    fn follow(&mut self, context: &Context) {
        self.is_answering = pressed(context).unwrap_or(self.is_answering);
        let mut focused = context.memory(egui::Memory::focused);
        if focused.is_none() && self.focused.is_none() && self.goes_to.is_none() {
            // As in most frames of a practice: there is nothing to follow.
            (self.is_scrolled_to, self.was_in_sight) = (None, false);
            self.stops.clear();
            return;
        }
        let stops = stops(context);
        if let Some(gone) = self.focused.filter(|id| self.stops.contains(id) && !stops.contains(id))
            && focused.is_none_or(|id| id == gone)
        {
            let fallback = self.fallback.filter(|id| stops.contains(id));
            focused = fallback.or_else(|| self.successor(gone, &stops));
            if let Some(id) = focused {
                context.memory_mut(|memory| memory.request_focus(id));
                context.request_repaint();
            }
        }
        if let Some(id) = self.goes_to.and_then(|at| stops.get(at)) {
            focused = Some(*id);
            context.memory_mut(|memory| memory.request_focus(*id));
            context.request_repaint();
        }
        let is_in_sight = focused.is_some_and(|id| is_in_sight(context, id));
        let went = self.was_in_sight && !is_in_sight && focused == self.focused;
        self.is_scrolled_to = focused.filter(|_| went && self.is_answering);
        if self.is_scrolled_to.is_some() {
            context.request_repaint();
        }
        (self.stops, self.focused, self.was_in_sight) = (stops, focused, is_in_sight);
    }
}

fn is_in_sight(context: &Context, id: Id) -> bool {
    context.viewport(|viewport| {
        viewport.this_pass.widgets.get(id).is_some_and(|widget| widget.interact_rect.is_positive())
    })
}

/// Whether what a person did in this frame is a press of what has the keyboard; `None` where they did nothing.
fn pressed(context: &Context) -> Option<bool> {
    let is_press = |event: &Event| match event {
        Event::Key { key, pressed: true, .. } => Some(matches!(key, Key::Enter | Key::Space)),
        Event::PointerButton { .. } | Event::MouseWheel { .. } | Event::AccessKitActionRequest(_) => {
            Some(false)
        }
        _ => None,
    };
    context.input(|input| input.events.iter().filter_map(is_press).next_back())
}

/// What can have the keyboard in this pass, in the order of Tab.
fn stops(context: &Context) -> Vec<Id> {
    context.viewport(|viewport| {
        let mut layers: Vec<_> = viewport.this_pass.widgets.layers().collect();
        layers.sort_by_key(|(layer, _)| layer.order);
        let widgets = layers.into_iter().flat_map(|(_, widgets)| widgets);
        widgets
            .filter(|widget| widget.enabled && widget.sense.is_focusable())
            .map(|widget| widget.id)
            .collect()
    })
}

impl Plugin for FocusKeeper {
    fn debug_name(&self) -> &'static str {
        "focus keeper"
    }

    fn input_hook(&mut self, context: &Context, input: &mut RawInput) {
        if input.viewport_id != charge::of(context) {
            return;
        }
        let Some(heading) = self.heading.map(|id| id.accesskit_id()) else { return };
        if input.events.iter().any(|event| asks_for(event, heading)) {
            surrender(context);
        }
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        if charge::is_here(ui.ctx()) {
            (self.heading, self.fallback, self.goes_to) = (None, None, None);
        }
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        self.is_in_charge = charge::is_here(ui.ctx());
        if self.is_in_charge {
            self.follow(ui.ctx());
        }
    }

    fn output_hook(&mut self, _context: &Context, output: &mut FullOutput) {
        let Some(update) = output.platform_output.accesskit_update.as_mut() else { return };
        let root = update.tree.as_ref().map(|tree| tree.root);
        for (id, node) in &mut update.nodes {
            if Some(*id) == root {
                node.set_label(self.names.window.as_str());
            } else if node.role() == Role::ScrollBar && node.label().is_none() {
                node.set_label(self.names.scroll_bar.as_str());
            }
        }
        let heading = self.heading.filter(|_| self.is_in_charge).map(|id| id.accesskit_id());
        if Some(update.focus) == root
            && let Some(heading) = heading.filter(|heading| update.nodes.iter().any(|(id, _)| id == heading))
        {
            update.focus = heading;
        }
    }
}

fn asks_for(event: &Event, node: NodeId) -> bool {
    matches!(event, Event::AccessKitActionRequest(ActionRequest { action: Action::Focus, target_node, .. })
        if *target_node == node)
}

fn surrender(context: &Context) {
    context.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &str) -> Vec<Id> {
        names.chars().map(Id::unique).collect()
    }

    #[test]
    fn the_keyboard_goes_to_what_stands_in_the_place_of_what_is_gone() {
        for (before, gone, now, expected) in [
            ("abc", 'b', "axc", 'x'),
            ("abc", 'b', "ac", 'c'),
            ("abc", 'c', "ab", 'b'),
            ("abc", 'a', "bc", 'b'),
            ("abcd", 'c', "xd", 'x'),
            ("a", 'a', "xy", 'x'),
        ] {
            let keeper = FocusKeeper { stops: ids(before), ..FocusKeeper::default() };
            let next = keeper.successor(Id::unique(gone), &ids(now));
            assert_eq!(next, Some(Id::unique(expected)), "{before} without {gone}: {now}");
        }
        let keeper = FocusKeeper { stops: ids("a"), ..FocusKeeper::default() };
        assert_eq!(keeper.successor(Id::unique('a'), &[]), None);
    }
}
