//! Choosing one of several with the keyboard: arrows move and choose; Tab and Enter reach every answer too, for whoever has
//! no more than two keys or one switch.

use egui::accesskit::{Node, Role, Toggled};
use egui::{Id, Key, Modifiers, Rect, Ui, UiBuilder};

use super::hold_arrows;

/// A part of the `Ui` that a screen reader announces as one question with so many answers.
pub(super) fn group(ui: &mut Ui, rect: Rect, name: &str, count: usize) -> Ui {
    let group = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .id_salt(("radio group", name))
            .accessibility_role(Role::RadioGroup)
            .accessibility_label(name),
    );
    group.ctx().accesskit_node_builder(group.unique_id(), |node| node.set_size_of_set(count));
    group
}

/// One answer of a group, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    pub index: usize,
    pub id: Id,
    pub rect: Rect,
    pub is_selected: bool,
}

/// The answers of a group. `selected` is the one that the arrows have chosen in this frame, or else the one before: what a
/// screen reader is told of an answer comes together with the focus.
pub(super) fn answers(
    ids: impl IntoIterator<Item = Id>,
    rects: impl IntoIterator<Item = Rect>,
    selected: Option<usize>,
) -> impl Iterator<Item = Answer> {
    ids.into_iter().zip(rects).enumerate().map(move |(index, (id, rect))| Answer {
        index,
        id,
        rect,
        is_selected: selected == Some(index),
    })
}

/// What a screen reader is told about an answer beyond its name.
pub(super) fn node(index: usize, selected: bool) -> impl FnOnce(&mut Node) {
    move |node| {
        node.set_toggled(if selected { Toggled::True } else { Toggled::False });
        node.set_position_in_set(index);
    }
}

/// Which answer the arrows, Home and End go to, if one of `ids` has the keyboard and one was pressed.
/// The keyboard goes there too. `columns` is how many stand in a row.
///
/// Where another answer was chosen by a key of its own or a click since the last frame, the keyboard follows it: the arrows
/// go on from what is chosen.
pub(super) fn steer(ui: &Ui, ids: &[Id], columns: usize, selected: Option<usize>) -> Option<usize> {
    let before = ui.data_mut(|data| {
        std::mem::replace(data.get_temp_mut_or_default(ui.unique_id().with("selected")), selected)
    });
    let mut focused = ui.memory(egui::Memory::focused)?;
    let mut here = ids.iter().position(|&id| id == focused)?;
    if let Some((index, id)) = selected.and_then(|index| Some((index, *ids.get(index)?)))
        && index != here
        && before != selected
    {
        (here, focused) = (index, id);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    hold_arrows(ui, focused);
    let last = ids.len().checked_sub(1)?;
    // In a single row, up and down do what left and right do.
    let row = if columns >= ids.len() { 1 } else { columns };
    let there = match way_pressed(ui)? {
        Way::Right => (here + 1).min(last),
        Way::Left => here.saturating_sub(1),
        Way::Down if here + row <= last => here + row,
        Way::Down => here,
        Way::Up => here.checked_sub(row).unwrap_or(here),
        Way::Home => 0,
        Way::End => last,
    };
    go_to(ui, *ids.get(there)?);
    Some(there)
}

/// Where the keyboard goes within a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
}

/// Which way was pressed in this frame; nobody else hears it.
pub(super) fn way_pressed(ui: &Ui) -> Option<Way> {
    let keys = [
        (Key::ArrowRight, Way::Right),
        (Key::ArrowLeft, Way::Left),
        (Key::ArrowDown, Way::Down),
        (Key::ArrowUp, Way::Up),
        (Key::Home, Way::Home),
        (Key::End, Way::End),
    ];
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    keys.into_iter().find(|(key, _)| pressed(*key)).map(|(_, way)| way)
}

/// The keyboard goes to this one.
pub(super) fn go_to(ui: &Ui, id: Id) {
    ui.memory_mut(|memory| {
        memory.request_focus(id);
        // egui must not also go where the arrow points.
        memory.move_focus(egui::FocusDirection::None);
    });
    ui.ctx().request_repaint();
}

/// Enter on the answer that is chosen already goes on with the page: the group lets go of the keyboard,
/// and whoever listens for Enter without one hears it.
pub(super) fn let_enter_go_on(ui: &Ui, ids: &[Id], selected: Option<usize>) {
    let Some(id) = selected.and_then(|index| ids.get(index)) else { return };
    if ui.memory(|memory| memory.has_focus(*id)) && ui.input(|input| input.key_pressed(Key::Enter)) {
        ui.memory_mut(|memory| memory.surrender_focus(*id));
    }
}
