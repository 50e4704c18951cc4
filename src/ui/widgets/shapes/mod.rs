//! The puzzle of turning shapes: a board of tiles that are turned until the line is whole.

mod paint;

use egui::accesskit::Role;
use egui::{Id, Key, Modifiers, Rect, Sense, Ui, UiBuilder, Vec2, vec2};
use softlanding_core::shapes::{Board, Puzzle, Side, Sides, Turn};

use super::{Touch, hold_arrows};
use crate::ui::theme::RADIUS_SMALL;
use paint::{Look, paint};

/// How long a quarter turn takes, in seconds.
const TURN_SECS: f32 = 0.15;
/// How long the light takes to come to a tile or to leave it, in seconds.
const LIGHT_SECS: f32 = 0.3;
/// How long the board takes to glow when the line is whole, in seconds.
const GLOW_SECS: f32 = 1.4;
/// No tile is larger, in points.
const TILE_MOST: f32 = 112.0;

/// A tile as it lies, for the name that a screen reader says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TileFacts {
    /// Counted from 1.
    pub row: usize,
    /// Counted from 1.
    pub column: usize,
    pub opens: Sides,
    /// Whether the light reaches it.
    pub is_lit: bool,
}

/// The board: one stop of Tab; arrows move, Enter or Space turns on, with Shift back.
#[must_use = "show it with `at`"]
pub struct ShapesBoard<'a> {
    puzzle: &'a Puzzle,
    name: &'a str,
    tile_name: &'a dyn Fn(TileFacts) -> String,
    presence: f32,
}

impl std::fmt::Debug for ShapesBoard<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ShapesBoard").field("puzzle", self.puzzle).finish_non_exhaustive()
    }
}

impl<'a> ShapesBoard<'a> {
    /// `name` says to screen readers what the board is and how it is turned, `tile_name` how a tile lies.
    pub fn new(puzzle: &'a Puzzle, name: &'a str, tile_name: &'a dyn Fn(TileFacts) -> String) -> Self {
        Self { puzzle, name, tile_name, presence: 1.0 }
    }

    /// How much of it has come, 0–1.
    pub fn presence(self, presence: f32) -> Self {
        Self { presence: presence.clamp(0.0, 1.0), ..self }
    }

    /// Shows it in the middle of `rect` and returns which tile is to be turned, and which way. `stop` is the
    /// tile that Tab comes to.
    #[must_use = "the puzzle is the caller's to change"]
    pub fn at(self, ui: &mut Ui, rect: Rect, stop: &mut usize) -> Option<(usize, Turn)> {
        ui.expand_to_include_rect(rect);
        let board = self.puzzle.board();
        let mut group = ui.new_child(
            UiBuilder::new()
                .max_rect(rect)
                .id_salt("turning shapes")
                .accessibility_role(Role::Group)
                .accessibility_label(self.name),
        );
        group.multiply_opacity(self.presence);
        let places = Places::new(board.side(), rect);
        let ids: Vec<Id> =
            (0..board.tiles().len()).map(|place| group.make_persistent_id(("tile", place))).collect();
        if *stop >= ids.len() {
            *stop = board.lantern();
        }
        steer(&group, board, &ids, stop);
        self.show_tiles(&mut group, &places, &ids, stop)
    }

    fn show_tiles(
        &self,
        ui: &mut Ui,
        places: &Places,
        ids: &[Id],
        stop: &mut usize,
    ) -> Option<(usize, Turn)> {
        let board = self.puzzle.board();
        let light = board.light();
        let mut turned = None;
        let mut touches = Vec::with_capacity(ids.len());
        for (place, ((id, tile), light)) in ids.iter().zip(board.tiles()).zip(&light).enumerate() {
            let sense = if place == *stop { Sense::click() } else { Sense::CLICK };
            let touch = Touch::new(ui, places.tile(place), *id, sense);
            let (row, column) = (place / board.side() + 1, place % board.side() + 1);
            let facts = TileFacts { row, column, opens: tile.opens(), is_lit: light.is_some() };
            touch.describe(Role::Button, &(self.tile_name)(facts), |_| {});
            if let Some(turn) = turn_of(ui, &touch) {
                turned = Some((place, turn));
                *stop = place;
            }
            touches.push(touch);
        }
        paint(&touches, &self.look(ui, places));
        for (place, touch) in touches.iter().enumerate() {
            touch.focus_ring(places.tile(place), RADIUS_SMALL);
        }
        turned
    }

    /// How each tile looks in this frame, on its way to how it lies.
    fn look(&self, ui: &Ui, places: &Places) -> Look {
        let board = self.puzzle.board();
        let theme = crate::ui::theme::Theme::of(ui.ctx());
        let light = board.light();
        let towards = |id: Id, target: f32, secs: f32| {
            ui.ctx().animate_value_with_time(id, target, theme.animation_secs(secs))
        };
        let id = |what: &str, place: usize| ui.scope_id().with((what, self.puzzle.number(), place));
        let tiles =
            board.tiles().iter().zip(&light).enumerate().map(|(place, (tile, light))| paint::TileLook {
                rect: places.tile(place),
                unturned: tile.unturned(),
                quarters: towards(id("quarters", place), tile.quarters() as f32, TURN_SECS),
                light: towards(id("light", place), if light.is_some() { 1.0 } else { 0.0 }, LIGHT_SECS),
                is_lantern: place == board.lantern(),
            });
        let tiles = tiles.collect();
        let glow = towards(id("glow", 0), if board.is_whole() { 1.0 } else { 0.0 }, GLOW_SECS);
        Look { tiles, glow, gap: places.gap }
    }
}

/// What a press on a tile means.
fn turn_of(ui: &Ui, touch: &Touch) -> Option<Turn> {
    let is_back = touch.response.secondary_clicked() || ui.input(|input| input.modifiers.shift);
    let is_pressed = touch.response.clicked() || touch.response.secondary_clicked();
    is_pressed.then_some(if is_back { Turn::Back } else { Turn::On })
}

/// The arrows lead from tile to tile and stop at the edge. The first of them comes in from wherever nothing
/// has the keyboard.
fn steer(ui: &Ui, board: &Board, ids: &[Id], stop: &mut usize) {
    let focused = ui.memory(egui::Memory::focused);
    let here = focused.and_then(|focused| ids.iter().position(|id| *id == focused));
    if let (Some(here), Some(id)) = (here, focused) {
        *stop = here;
        hold_arrows(ui, id);
    } else if focused.is_some() || !ui.is_enabled() {
        return;
    }
    let arrows = [
        (Key::ArrowUp, Side::Up),
        (Key::ArrowRight, Side::Right),
        (Key::ArrowDown, Side::Down),
        (Key::ArrowLeft, Side::Left),
    ];
    let pressed =
        arrows.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
    let Some((_, side)) = pressed else { return };
    if here.is_some() {
        *stop = board.neighbour(*stop, side).unwrap_or(*stop);
    }
    if let Some(id) = ids.get(*stop) {
        ui.memory_mut(|memory| {
            memory.request_focus(*id);
            // egui must not also go where the arrow points.
            memory.move_focus(egui::FocusDirection::None);
        });
        ui.ctx().request_repaint();
    }
}

/// Where the tiles lie.
struct Places {
    side: usize,
    origin: egui::Pos2,
    step: f32,
    gap: f32,
}

impl Places {
    fn new(side: usize, rect: Rect) -> Self {
        let room = rect.width().min(rect.height()).max(1.0);
        let step = (room / side.max(1) as f32).min(TILE_MOST);
        let whole = Vec2::splat(step * side as f32);
        Self {
            side: side.max(1),
            origin: rect.center() - whole / 2.0,
            step,
            gap: (step * 0.05).clamp(2.0, 5.0),
        }
    }

    fn tile(&self, place: usize) -> Rect {
        let (row, column) = ((place / self.side) as f32, (place % self.side) as f32);
        let min = self.origin + vec2(column, row) * self.step;
        Rect::from_min_size(min, Vec2::splat(self.step)).shrink(self.gap / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn the_tiles_lie_side_by_side_within_their_room() {
        for (side, room) in [(3, vec2(620.0, 420.0)), (6, vec2(368.0, 300.0)), (6, vec2(328.0, 160.0))] {
            let rect = Rect::from_min_size(pos2(10.0, 20.0), room);
            let places = Places::new(side, rect);
            let tiles: Vec<Rect> = (0..side * side).map(|place| places.tile(place)).collect();
            for (index, tile) in tiles.iter().enumerate() {
                assert!(rect.expand(0.01).contains_rect(*tile), "{tile:?}");
                assert!(tiles[..index].iter().all(|other| !other.intersects(*tile)));
            }
        }
    }
}
