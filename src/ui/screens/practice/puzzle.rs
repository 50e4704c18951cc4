//! The puzzle of turning shapes in place of a picture.

use std::time::Duration;

use egui::{Ui, UiBuilder, pos2};
use softlanding_core::shapes::Turning;
use softlanding_core::sitting::{Sitting, Stage};

use crate::text::fl;
use crate::text::names;

use crate::ui::live;
use crate::ui::pacer::{Pacer as _, PacerFrame, PacerStage, Timeline, WordsOnly, repaint_when_moved};
use crate::ui::screens::{ScreenContext, drawing};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::widgets::{ShapesBoard, TileFacts};

use super::Places;

/// Below the board for the line of time.
const LINE_ROOM: f32 = 20.0;

pub fn show(ui: &mut Ui, screen: &ScreenContext<'_>, sitting: &Sitting, view: &mut View, places: &Places) {
    let position = sitting.position(screen.now);
    let turning = Turning::of(&mut view.turning, sitting, position.part);
    turning.go_on(position.ms);
    let room = places.picture.union(places.word);
    let board = room.with_max_y(room.bottom() - LINE_ROOM);
    let words = screen.words();
    let tile_name = |facts: TileFacts| names::tile(words, facts.row, facts.column, facts.opens, facts.is_lit);
    let side = turning.puzzle.board().side();
    let name = fl!(words, "shapes-board", side = side);
    let is_paused = sitting.stage() == Stage::Paused;
    let presence = if screen.theme.reduced_motion { 1.0 } else { turning.presence(position.ms) };
    let mut stop = turning.stop;
    let turn = ui.scope_builder(UiBuilder::new().max_rect(board).id_salt("puzzle"), |ui| {
        if is_paused {
            ui.disable();
        }
        ShapesBoard::new(&turning.puzzle, &name, &tile_name).presence(presence).at(ui, board, &mut stop)
    });
    turning.stop = stop;
    if let Some((place, turn)) = turn.inner {
        turning.turn(place, turn, position.ms);
        ui.ctx().request_repaint();
    }
    live::announce(ui, "shapes", &said(screen, turning, &name));
    show_time(ui, screen, sitting, places);
    if is_paused {
        drawing::show_paused(ui, screen.words(), board);
    } else if let Some(until_ms) = turning.until_change_ms(position.ms) {
        ui.ctx().request_repaint_after(Duration::from_millis(u64::from(until_ms.max(33))));
    }
}

/// What a screen reader says by itself: the tile that was turned, and that the line is whole.
fn said(screen: &ScreenContext<'_>, turning: &Turning, board_name: &str) -> String {
    let words = screen.words();
    if turning.is_whole() {
        return fl!(words, "shapes-whole");
    }
    let board = turning.puzzle.board();
    let turned = turning.turned.and_then(|place| Some((place, board.tiles().get(place)?)));
    let Some((place, tile)) = turned else { return board_name.to_owned() };
    let is_lit = board.light().get(place).is_some_and(Option::is_some);
    names::tile(words, place / board.side() + 1, place % board.side() + 1, tile.opens(), is_lit)
}

/// How much of the time has gone, as a line below the board.
fn show_time(ui: &Ui, screen: &ScreenContext<'_>, sitting: &Sitting, places: &Places) {
    let room = places.picture.union(places.word);
    let radius = (room.width() / 2.0 - space::MEDIUM).min(220.0);
    let stage =
        PacerStage::with_ring(pos2(room.center().x, room.bottom() - LINE_ROOM / 4.0 - radius), radius);
    let timeline = Timeline::of(sitting.score(), sitting.position(screen.now));
    let frame = PacerFrame::of(timeline, stage, screen.theme);
    WordsOnly.paint(ui.painter(), &frame);
    if sitting.stage() == Stage::Running {
        repaint_when_moved(ui, &WordsOnly, &frame);
    }
}
