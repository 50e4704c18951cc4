//! Names in any script on paper. With the fonts of this machine, where it has some.

use std::collections::BTreeSet;

use crate::documents::report::Report;
use crate::platform::fonts::SystemFonts;
use crate::text::Words;
use crate::text::describe::{Section, Voice};

use super::placed::{Laid, Thing};
use super::{Paper, font, layout, pdf};

const NAMES: [&str; 9] = [
    "Наталія Ґалаґан",
    "Ελένη Ξανθοπούλου",
    "Nguyễn Thị Phượng",
    "李小龙 桜井さくら 김민지",
    "فاطمة الزهراء تسكن في 12 شارع السلام (عند Ana) وتحب أن تتكلم مع الناس كل يوم في الصباح وفي المساء أيضا",
    "Ana and אביגיל (בת 12)",
    "क्षमा शर्मा किशोर",
    "สมชาย ใจดี น้ำ",
    "\u{202e}abc\u{0}\u{feff} ☺ 👩‍👩‍👧 e\u{301}",
];

fn page() -> Report {
    let lines = NAMES.map(str::to_owned).to_vec();
    let sections = vec![Section { title: "שמות".to_owned(), voice: Voice::Author, lines }];
    Report { title: "Имена أسماء".to_owned(), lead: "日本".to_owned(), sections }
}

fn written(system: SystemFonts) -> (Laid, Vec<u8>, usize) {
    let typeface = font::Typeface::new(system).unwrap();
    let laid = layout::lay_plan(&typeface, &Words::english(), &page(), Paper::default());
    let files = typeface.files();
    let bytes = pdf::write(&laid, &files).unwrap();
    (laid, bytes, files.len())
}

#[test]
fn any_name_can_be_printed_with_the_fonts_of_the_machine_and_without() {
    for system in [SystemFonts::default(), SystemFonts::of_machine()] {
        let (laid, bytes, _) = written(system);
        assert!(bytes.starts_with(b"%PDF"));
        let lines = laid.sheets.iter().flatten().filter_map(|placed| match &placed.thing {
            Thing::Text(line) => Some(line),
            _ => None,
        });
        for line in lines {
            let letters: BTreeSet<usize> =
                line.glyphs.iter().flat_map(|glyph| glyph.letters.clone()).collect();
            assert_eq!(letters.len(), line.text.len(), "{}", line.text);
            let width: f32 = line.glyphs.iter().map(|glyph| glyph.advance * line.size).sum();
            assert!(line.at[0] > 0.0 && line.at[0] + width < laid.size[0], "{}", line.text);
        }
    }
}

/// For the eye: `PAGE=/tmp/names.pdf cargo test --lib -- --ignored names_on_paper`.
#[test]
#[ignore = "writes a file to look at"]
fn names_on_paper() {
    let (_, bytes, fonts) = written(SystemFonts::of_machine());
    println!("{fonts} fonts, {} bytes", bytes.len());
    std::fs::write(std::env::var_os("PAGE").unwrap(), bytes).unwrap();
}
