//! Below what was written in a practice: what becomes of it, and the ways to keep and to copy it.

use egui::{Align, Rect, Ui, pos2, vec2};
use softlanding_core::record::note_from;

use crate::app::{Command, Written};
use crate::text::fl;

use crate::ui::layout::place_label;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::widgets::Button;

/// How wide a button is, and the air beside it, in points.
const BUTTON_WIDTH: f32 = 116.0;
const GAP: f32 = 8.0;

/// The note at the left of `row` and the buttons at its right; *Keep* where the part allows that.
pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, row: Rect, written: &str) {
    let words = screen.words();
    let may_keep = screen.app.may_keep_writing();
    let is_copied = !written.is_empty() && screen.app.is_copied(written);
    let is_kept = may_keep && is_kept(screen, written);
    let note =
        if is_copied { fl!(words, "practice-copied-about") } else { becomes(screen, may_keep, is_kept) };
    let count = if may_keep { 2.0 } else { 1.0 };
    let room = vec2(row.width() - count * (BUTTON_WIDTH + GAP), row.height() + 20.0);
    let muted = screen.theme.tokens.muted;
    let galley = Face::from(Text::Note).fit(ui.painter(), &note, muted, room, Align::Min);
    let place = Rect::from_min_size(pos2(row.left(), row.center().y - galley.size().y / 2.0), galley.size());
    place_label(ui, place, galley, &note);
    let copy = row.with_min_x(row.right() - BUTTON_WIDTH);
    let name = if is_copied { fl!(words, "practice-copied") } else { fl!(words, "practice-copy") };
    if Button::quiet(name).salt("copy").at(ui, copy).clicked() && !written.is_empty() {
        screen.command(Command::Copy(written.to_owned()));
    }
    if may_keep {
        let name = if is_kept { fl!(words, "practice-kept") } else { fl!(words, "practice-keep") };
        let keep = copy.translate(vec2(-BUTTON_WIDTH - GAP, 0.0));
        if Button::quiet(name).salt("keep").at(ui, keep).clicked() {
            screen.command(Command::KeepWriting(written.to_owned()));
        }
    }
}

/// Whether all that is written was asked to be kept.
fn is_kept(screen: &ScreenContext<'_>, written: &str) -> bool {
    screen.app.kept_writing().is_some_and(|kept| kept.text == note_from(written).trim_end())
}

/// What becomes of what is written here; *kept* only where it is.
fn becomes(screen: &ScreenContext<'_>, may_keep: bool, is_kept: bool) -> String {
    let words = screen.words();
    let kept = screen.app.kept_writing().filter(|_| is_kept);
    match kept.map(|kept| screen.app.written_jotting(kept.id)) {
        Some(Written::AwaitsRoom) => fl!(words, "after-awaits-room"),
        Some(Written::AwaitsJournal) => fl!(words, "after-awaits-journal"),
        Some(Written::UnderWay) => fl!(words, "after-being-kept"),
        Some(Written::OnDisk) => fl!(words, "practice-kept-words"),
        None if may_keep => fl!(words, "practice-may-keep"),
        None => fl!(words, "practice-not-kept"),
    }
}
