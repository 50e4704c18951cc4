//! What is written in and what is read.

use softlanding::ui::theme::typography::Text;
use softlanding::ui::widgets::{Field, Key, KeyLine, Say, Table};

use super::cells::Cells;
use super::{Page, Part};

pub const PARTS: &[Part] = &[
    Part { module: "field", show: fields },
    Part { module: "say", show: says },
    Part { module: "key_line", show: key_lines },
    Part { module: "table", show: tables },
];

fn fields(cells: &mut Cells<'_>, page: &mut Page) {
    let size = (300.0, 80.0);
    cells.cell("empty", size, |ui, rect| {
        Field::line(&mut String::new(), "Your word for Settled").hint("Settled").at(ui, rect);
    });
    cells.cell("written in", size, |ui, rect| Field::line(&mut page.line, "A word").at(ui, rect));
    cells.cell("round, its label for screen readers", (300.0, 48.0), |ui, rect| {
        Field::line(&mut page.line, "Find").label_hidden().round(0.0).at(ui, rect);
    });
    cells.disabled(size, |ui, rect| Field::line(&mut page.line, "A word").at(ui, rect));
    cells.cell("several lines", (380.0, 140.0), |ui, rect| {
        Field::page(&mut page.sheet, "Anything you want to keep", 3).at(ui, rect);
    });
    cells.cell("a sheet", (380.0, 140.0), |ui, rect| {
        Field::page(&mut page.sheet, "A note to myself", 3).ruled().at(ui, rect);
    });
}

fn says(cells: &mut Cells<'_>, _: &mut Page) {
    for text in Text::ALL {
        for (weight, face) in [("regular", text.into()), ("semibold", text.semibold())] {
            cells.cell(&format!("{text:?}, {weight}"), (300.0, text.line_points()), |ui, rect| {
                Say::new("Four in, six out").face(face).at(ui, rect);
            });
        }
    }
    cells.cell("long words", (300.0, 52.0), |ui, rect| {
        Say::new("A sentence that is longer than its room and goes on below, a little smaller.").at(ui, rect);
    });
}

fn key_lines(cells: &mut Cells<'_>, _: &mut Page) {
    cells.flow("one key", |ui| KeyLine::new([Key::Cap("Esc".into())], "hides, or comes back").show(ui));
    cells.flow("from one to another", |ui| {
        let keys = [Key::Cap("1".into()), Key::Word("to".into()), Key::Cap("4".into())];
        KeyLine::new(keys, "say how it is, in the order of the four shapes").show(ui);
    });
}

fn tables(cells: &mut Cells<'_>, _: &mut Page) {
    let words = |words: [&str; 3]| words.map(str::to_owned).to_vec();
    cells.column("three columns", |ui, column| {
        let headings = words(["Practice", "How often", "Eased by"]);
        let rows = vec![
            words(["Push the wall", "12", "3"]),
            words(["A practice with a name that needs two lines", "4", "1, and once harder by 1"]),
        ];
        Table { headings, rows }.show(ui, column);
    });
}
