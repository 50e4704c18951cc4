//! What a screen reader is given, as plain data.

use egui::accesskit::{Action, Live, NodeId, Role, Toggled};
use egui::{Context, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{self, NodeT as _};

/// One node of the accessibility tree.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own that AccessKit gives")]
#[derive(Clone, Debug)]
pub struct Seen {
    pub id: NodeId,
    pub role: Role,
    /// What is said of it: for words on the page the words themselves.
    pub name: String,
    pub value: String,
    pub description: String,
    pub rect: Rect,
    /// Whether it can be pressed.
    pub presses: bool,
    /// Whether it is a stop of Tab.
    pub is_stop: bool,
    pub is_on: Option<bool>,
    /// Whether it unfolds something that is not seen now.
    pub is_folded: bool,
    /// Whether it is the open one of several pages.
    pub is_selected: bool,
    pub is_focused: bool,
    /// Whether it is said, and not on the page.
    pub is_live: bool,
}

impl Seen {
    /// Whether a person can do something with it.
    pub fn is_control(&self) -> bool {
        // egui's own scroll bar is for pointers; keys and screen readers scroll by what they go to. A heading is where
        // screen readers stand while nothing has the keyboard.
        let acts = self.presses || self.is_stop || egui::accessibility::is_input(self.role);
        acts && !matches!(self.role, Role::ScrollBar | Role::Heading)
    }

    /// Whether one can write in it.
    pub fn is_field(&self) -> bool {
        matches!(self.role, Role::TextInput | Role::MultilineTextInput | Role::SearchInput)
    }
}

/// Every node in the order of the tree.
pub fn all(harness: &Harness<'_>) -> Vec<Seen> {
    harness
        .root()
        .children_recursive()
        .map(|node| {
            let inner = node.accesskit_node();
            let has_bounds = inner.bounding_box().is_some();
            let value = inner.value().unwrap_or_default();
            let name =
                if inner.role() == Role::Label { value.clone() } else { inner.label().unwrap_or_default() };
            Seen {
                id: inner.locate().0,
                role: inner.role(),
                name,
                value,
                description: inner.description().unwrap_or_default(),
                rect: if has_bounds { node.rect() } else { Rect::NOTHING },
                presses: inner.data().supports_action(Action::Click),
                is_stop: inner.data().supports_action(Action::Focus),
                is_on: inner.toggled().map(|toggled| toggled == Toggled::True),
                is_folded: inner.data().is_expanded() == Some(false),
                is_selected: inner.is_selected() == Some(true),
                is_focused: inner.is_focused(),
                is_live: inner.data().live() == Some(Live::Polite),
            }
        })
        .collect()
}

/// The landmarks in the order of the tree; one within another as `Unknown`.
pub fn landmarks(harness: &Harness<'_>) -> Vec<Role> {
    let is_landmark = |role| matches!(role, Role::Main | Role::Navigation);
    let mut found = Vec::new();
    for node in harness.root().children_recursive() {
        let role = node.accesskit_node().role();
        if is_landmark(role) {
            let mut above =
                std::iter::successors(node.accesskit_node().parent(), kittest::AccessKitNode::parent);
            found.push(if above.any(|node| is_landmark(node.role())) { Role::Unknown } else { role });
        }
    }
    found
}

/// What is being announced, if anything is.
pub fn announcement(harness: &Harness<'_>) -> Option<(NodeId, String)> {
    let root = harness.root();
    let node = root.children().find(|node| node.accesskit_node().data().live() == Some(Live::Polite))?;
    let node = node.accesskit_node();
    Some((node.locate().0, node.value().unwrap_or_default()))
}

/// How many rings of focus were painted where they can be seen.
pub fn painted_rings(harness: &Harness<'_>, context: &Context) -> usize {
    let focus = softlanding::ui::theme::Theme::of(context).tokens.focus;
    let shapes = harness.output().shapes.iter();
    shapes
        .filter(|clipped| match &clipped.shape {
            egui::Shape::Rect(rect) => {
                rect.stroke.color == focus
                    && rect.stroke.width >= 2.0
                    && clipped.clip_rect.intersect(rect.rect).is_positive()
            }
            _ => false,
        })
        .count()
}
