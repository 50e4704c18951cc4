//! While the window is hidden, screen readers are given a window with nothing in it.
//!
//! A hidden node is not enough: whatever has the keyboard is read out all the same.

use egui::accesskit::{Node, Role};
use egui::{Context, FullOutput, Plugin};

/// Replaces what egui tells screen readers, for as long as [`Self::is_on`].
#[derive(Debug, Default)]
pub struct Cover {
    pub is_on: bool,
}

impl Cover {
    /// Turns it on or off, from the frame that is being painted on.
    pub fn set(context: &Context, is_on: bool) {
        if let Some(cover) = context.plugin_opt::<Self>() {
            cover.lock().is_on = is_on;
        }
    }
}

impl Plugin for Cover {
    fn debug_name(&self) -> &'static str {
        "cover"
    }

    fn output_hook(&mut self, _context: &Context, output: &mut FullOutput) {
        if let Some(update) = output.platform_output.accesskit_update.as_mut().filter(|_| self.is_on)
            && let Some(root) = update.tree.as_ref().map(|tree| tree.root)
        {
            update.nodes = vec![(root, Node::new(Role::Window))];
            update.focus = root;
        }
    }
}
