//! While the window is hidden, screen readers are given a window with one plain control in it: the way back.
//!
//! A hidden node is not enough: whatever has the keyboard is read out all the same. What is typed is never given.

use egui::accesskit::{Node, Role, TreeUpdate};
use egui::{Context, FullOutput, Id, Plugin};

/// Replaces what egui tells screen readers, for as long as [`Self::is_on`].
#[derive(Debug, Default)]
pub struct Cover {
    pub is_on: bool,
    /// What is left of the window.
    left: Option<Id>,
}

impl Cover {
    /// Turns it on or off, from the frame that is being painted on.
    pub fn set(context: &Context, is_on: bool) {
        if let Some(cover) = context.plugin_opt::<Self>() {
            *cover.lock() = Self { is_on, left: None };
        }
    }

    /// In what follows, this control alone is left.
    pub fn leave(context: &Context, id: Id) {
        if let Some(cover) = context.plugin_opt::<Self>() {
            cover.lock().left = Some(id);
        }
    }

    fn replace(&self, update: &mut TreeUpdate) {
        let Some(root) = update.tree.as_ref().map(|tree| tree.root) else { return };
        let left = self.left.map(|id| id.accesskit_id());
        let mut window = Node::new(Role::Window);
        let mut kept = None;
        for (id, node) in update.nodes.drain(..) {
            if id == root
                && let Some(transform) = node.transform()
            {
                window.set_transform(*transform);
            }
            if Some(id) == left {
                window.push_child(id);
                kept = Some((id, node));
            }
        }
        if kept.as_ref().is_none_or(|(id, _)| *id != update.focus) {
            update.focus = root;
        }
        update.nodes.push((root, window));
        update.nodes.extend(kept);
    }
}

impl Plugin for Cover {
    fn debug_name(&self) -> &'static str {
        "cover"
    }

    fn output_hook(&mut self, _context: &Context, output: &mut FullOutput) {
        if let Some(update) = output.platform_output.accesskit_update.as_mut().filter(|_| self.is_on) {
            self.replace(update);
        }
    }
}
