//! *Words*: everything that was kept by itself, newest first.

use egui::Ui;
use softlanding_core::record::JottingKind;

use crate::text::fl;

use crate::ui::layout::Column;
use crate::ui::screens::{ScreenContext, words_list};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::widgets::ChoiceRow;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let words = screen.words();
    let list = &mut view.looking.words;
    let kinds = [None, Some(JottingKind::Glimmer), Some(JottingKind::Written)];
    let names = [fl!(words, "words-all"), fl!(words, "words-glimmers"), fl!(words, "words-written")];
    let selected = kinds.iter().position(|kind| *kind == list.kind);
    let choice = ChoiceRow::new(fl!(words, "words-which"), names, selected);
    if let Some(kind) = column.flow(ui, |ui| choice.show(ui)).and_then(|index| kinds.get(index)) {
        list.kind = *kind;
    }
    column.skip(space::MEDIUM);
    words_list::show(ui, screen, column, list);
}
