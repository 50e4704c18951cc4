//! Names in any script are drawn, kept, found and read aloud exactly as they were typed. With the fonts of this
//! machine: real ones, such as Noto's.

use std::path::Path;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, FontFamily, FontId, Galley, MissingGlyphPolicy};
use egui_kittest::kittest::NodeT as _;
use softlanding::ui::theme::lines;

use super::stage::{NARROW, Stage, WIDE};
use super::support::require;

/// A name, and the file that has its letters where Noto or what is asked for instead is installed; none where the
/// letters are shipped.
const NAMES: [(&str, Option<&str>); 12] = [
    ("李小龙 測試", Some("wqy-microhei")),
    ("桜井さくら カナ", Some("wqy-microhei")),
    ("김민지", Some("wqy-microhei")),
    ("فاطمة الزهراء، 12 لا", Some("NotoSansArabic")),
    ("אביגיל (בת 12) ומר O’Neil", Some("NotoSansHebrew")),
    ("क्षमा शर्मा किशोर", Some("NotoSansDevanagari")),
    ("สมชาย ใจดี น้ำ", Some("NotoSansThai")),
    ("Наталія Ґалаґан", None),
    ("Ελένη Ξανθοπούλου", None),
    ("Nguyễn Thị Phượng", None),
    ("Jose\u{301} Łuczak", None),
    ("☺ ☂ ❤", Some("DejaVuSans")),
];

fn is_installed(folder: &Path, file: &str) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with(file) || (path.is_dir() && is_installed(&path, file))
    })
}

/// The names that can be drawn here.
fn names() -> Vec<&'static str> {
    let fonts = Path::new("/usr/share/fonts");
    let has = |file: &str| {
        let found = if is_installed(fonts, file) { Ok(()) } else { Err("it is not installed") };
        require(&format!("the font {file}"), found).is_some()
    };
    NAMES.into_iter().filter(|(_, file)| file.is_none_or(has)).map(|(name, _)| name).collect()
}

/// As in the window: what is missing is a box until its font is found.
fn stage(size: egui::Vec2) -> Stage {
    allowing_boxes(Stage::new(size))
}

fn allowing_boxes(mut stage: Stage) -> Stage {
    stage.harness.ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    // From the next frame on.
    stage.step();
    stage
}

fn families(stage: &Stage) -> Vec<FontFamily> {
    stage.harness.ctx.fonts(|fonts| fonts.definitions().families.keys().cloned().collect())
}

/// Waits until all letters have a font in both weights; from then on a box panics.
fn wait_for_fonts(stage: &mut Stage, text: &str) {
    stage.wait_until(&format!("there are fonts for {text}"), |stage| {
        let has = |family: FontFamily| {
            let shown = text.replace([' ', '\u{301}'], "");
            stage.harness.ctx.fonts_mut(|fonts| fonts.has_glyphs(&FontId::new(16.0, family), &shown))
        };
        families(stage).into_iter().all(has)
    });
}

/// What a screen reader reads of the field, letter by letter.
fn read_of_field(stage: &Stage) -> String {
    let runs = stage.harness.root().children_recursive();
    let values = runs.filter(|node| node.accesskit_node().role() == Role::TextRun);
    values.filter_map(|node| node.accesskit_node().data().value().map(str::to_owned)).collect()
}

#[test]
fn names_in_every_script_are_drawn_and_kept_as_they_were_typed() {
    for size in [WIDE, NARROW] {
        let mut stage = stage(size);
        for name in names() {
            stage.press("G");
            stage.type_text(name);
            wait_for_fonts(&mut stage, name);
            stage.press("Enter Enter");
        }
        stage.click("Look back");
        stage.click("Words");
        stage.harness.ctx.set_missing_glyph_policy(MissingGlyphPolicy::Panic);
        for name in names() {
            stage.click("Find in your words");
            stage.type_text(name);
            stage.expect(name);
            stage.harness.key_press_modifiers(egui::Modifiers::CTRL | egui::Modifiers::COMMAND, egui::Key::A);
            stage.press("Backspace");
        }
        let folder = stage.close();
        let kept = softlanding::records::journal::read_all(folder.path()).unwrap().jottings;
        let kept: Vec<&str> = kept.iter().map(|jotting| jotting.text.as_str()).collect();
        assert!(names().iter().all(|name| kept.contains(name)), "{kept:?}");
    }
}

#[test]
fn a_screen_reader_reads_of_a_field_what_was_typed_letter_by_letter() {
    let mut stage = stage(WIDE);
    for name in names() {
        stage.press("G");
        stage.type_text(name);
        wait_for_fonts(&mut stage, name);
        assert_eq!(stage.value("A small good moment, in one sentence"), *name);
        assert_eq!(read_of_field(&stage), *name);
        for _ in 0..name.chars().count() {
            stage.press("Left");
        }
        stage.type_text("a");
        assert_eq!(
            stage.value("A small good moment, in one sentence"),
            format!("a{name}"),
            "the cursor goes letter by letter"
        );
        assert_eq!(read_of_field(&stage), format!("a{name}"));
        stage.press("Esc");
    }
}

#[test]
fn practices_are_found_by_names_in_other_scripts() {
    for (title, typed) in [("الماء والنفس", "والنفس"), ("Вода и дыхание", "дыхание"), ("水と息", "水")]
    {
        let ron = format!(
            r#"Exercise(format: 1, id: "own-one", lang: "en", title: "{title}", invitation: "{title}",
            family: Reflection, suits: [], needs: [], minutes: (usual: 1), parts: [Say(text: "{title}", secs: 30)],
            cautions: [], evidence: (grade: Practice, says: "None.", sources: []))"#
        );
        let mut stage = allowing_boxes(Stage::with_exercise(WIDE, "", &ron));
        stage.click("Practices");
        stage.click("Search practices");
        stage.type_text(typed);
        assert!(stage.names().iter().any(|name| name.contains(title)), "{:?}", stage.names());
    }
}

fn job(text: &str, width: f32, rows: usize) -> LayoutJob {
    let format = TextFormat {
        font_id: FontId::proportional(16.0),
        color: Color32::WHITE,
        line_height: Some(24.0),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
    job
}

fn text_of(galley: &Galley) -> String {
    let rows = galley.rows.iter().flat_map(|row| {
        row.row.glyphs.iter().map(|glyph| glyph.chr).chain(row.ends_with_newline.then_some('\n'))
    });
    rows.collect()
}

/// Where a letter stands in the only row.
fn x_of(galley: &Galley, letter: char) -> f32 {
    galley.rows[0].row.glyphs.iter().find(|glyph| glyph.chr == letter).unwrap().pos.x
}

#[test]
fn letters_written_from_right_to_left_stand_in_their_order() {
    let mut stage = stage(WIDE);
    let text = "Ana שלום (רב) 12 b";
    stage.press("G");
    stage.type_text(text);
    wait_for_fonts(&mut stage, text);
    let context = stage.harness.ctx.clone();
    let galley = lines::lay_out(&context, job(text, f32::INFINITY, usize::MAX));
    assert_eq!(text_of(&galley), text);
    assert_eq!(galley.text(), text);
    let in_sight = ['A', '1', '2', ')', 'ב', 'ר', '(', 'ם', 'ו', 'ל', 'ש', 'b'];
    let places = in_sight.map(|letter| x_of(&galley, letter));
    assert!(places.is_sorted_by(|one, other| one < other), "{places:?}");
    let drawn = galley.rows[0].row.visuals.mesh_bounds;
    assert!(drawn.width() > 0.8 * galley.size().x && galley.num_vertices > 0);
}

#[test]
fn lines_break_between_words_and_begin_at_the_right() {
    let mut stage = stage(WIDE);
    let text = "שלום לך רבקה ושרה מה שלומכן היום\nAna שלום";
    stage.press("G");
    stage.type_text(text);
    wait_for_fonts(&mut stage, &text.replace('\n', ""));
    let context = stage.harness.ctx.clone();
    for width in [30.0, 60.0, 110.0, 300.0] {
        let galley = lines::lay_out(&context, job(text, width, usize::MAX));
        assert_eq!(text_of(&galley), text, "{width}");
        assert!(galley.size().x <= width + 1.0, "{width}: {}", galley.size().x);
        let first = galley.rows.iter().position(|row| row.ends_with_newline).unwrap();
        let rows = &galley.rows[..=first];
        let ends: Vec<f32> = rows.iter().map(|row| row.rect().right()).collect();
        assert!(ends.iter().all(|end| (end - ends[0]).abs() < 1.0), "{ends:?}");
        for align in [Align::Center, Align::Max] {
            let job = LayoutJob { halign: align, ..job(text, width, usize::MAX) };
            let aligned = lines::lay_out(&context, job);
            assert!((aligned.size() - galley.size()).length() < 2.0);
        }
    }
    let galley = lines::lay_out(&context, job(text, 60.0, 2));
    assert!(galley.elided && galley.rows.len() == 2 && galley.size().x <= 61.0);
    assert!(text_of(&galley).ends_with('…'));
    let last = &galley.rows[1].row.glyphs;
    assert!(last.iter().all(|glyph| glyph.pos.x >= last.last().unwrap().pos.x), "it stands at the left");
}

#[test]
fn any_text_is_laid_out_with_every_letter_in_its_place() {
    let stage = stage(WIDE);
    let context = stage.harness.ctx.clone();
    let mut generator = fastrand::Rng::with_seed(14);
    let letters: Vec<char> =
        "ab 1.(שם)لاا\u{64e}\u{200d}\u{200f}\u{202e}\n\u{2029}\t日क\u{94d}ष\u{93f}ำ👩👧\u{fe0f}e\u{301}…"
            .chars()
            .collect();
    for _ in 0..400 {
        let text: String =
            (0..generator.usize(0..24)).map(|_| letters[generator.usize(..letters.len())]).collect();
        let width = [1.0, 40.0, 200.0, f32::INFINITY][generator.usize(..4)];
        let galley = lines::lay_out(&context, job(&text, width, usize::MAX));
        if text.chars().any(|letter| "שםلا".contains(letter)) {
            assert_eq!(text_of(&galley), text, "{text:?} {width}");
        }
        drop(lines::lay_out(&context, job(&text, width, generator.usize(0..3))));
    }
}

#[test]
fn emoji_that_no_font_has_as_an_outline_are_pictures_in_colour() {
    let found = is_installed(Path::new("/usr/share/fonts"), "NotoColorEmoji").then_some(());
    if require("the font NotoColorEmoji", found.ok_or("it is not installed")).is_none() {
        return;
    }
    let text = "a \u{1fac1} 👩\u{200d}👩\u{200d}👧 🇺🇦 b";
    let mut stage = stage(WIDE);
    stage.press("G");
    stage.type_text(text);
    let coloured = |stage: &Stage| {
        let galley = lines::lay_out(&stage.harness.ctx, job(text, f32::INFINITY, usize::MAX));
        let glyphs = galley.rows[0].row.glyphs.clone();
        glyphs.into_iter().filter(|glyph| glyph.is_color).collect::<Vec<_>>()
    };
    stage.wait_until("they are coloured", |stage| coloured(stage).len() == 3);
    assert!(coloured(&stage).iter().all(|glyph| (14.0..28.0).contains(&glyph.advance_width)));
    assert_eq!(read_of_field(&stage), text);
    stage.harness.ctx.set_missing_glyph_policy(MissingGlyphPolicy::Panic);
    stage.step();
}

/// For the eye: `PICTURES=folder cargo test --test ui -- --ignored names_painted`.
#[test]
#[ignore = "paints pictures to look at"]
fn names_painted() {
    let folder = std::path::PathBuf::from(std::env::var_os("PICTURES").unwrap());
    let mut stage = stage(WIDE);
    for name in names() {
        stage.press("G");
        stage.type_text(name);
        wait_for_fonts(&mut stage, name);
        stage.press("Enter Enter");
    }
    let paint = |stage: &mut Stage, name: &str| {
        stage.harness.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
    };
    stage.click("Look back");
    stage.click("Words");
    paint(&mut stage, "names");
    stage.wheel(-500.0);
    paint(&mut stage, "names-below");
    stage.press("G");
    stage.type_text("Ana אביגיל (בת 12) और क्षमा 👩\u{200d}👩\u{200d}👧");
    for _ in 0..20 {
        std::thread::sleep(std::time::Duration::from_millis(20));
        stage.step();
    }
    paint(&mut stage, "names-field");
}
