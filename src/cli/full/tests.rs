//! A practice on a whole terminal, in no time: the clock is moved by hand, and cells are painted into a buffer.

mod two;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use softlanding_core::exercise::Part;
use softlanding_core::rating::Level;
use softlanding_core::record::Ending;
use softlanding_core::sitting::Stage;
use tempfile::TempDir;

use super::colours::Depth;
use super::keys::Key;
use super::state::{Ask, Full, Over, Shown, Wishes};
use crate::app::{App, Closed, HandClock, Options};
use crate::settings::Keep;

const DEPTHS: [Depth; 4] = [Depth::True, Depth::Many, Depth::Few, Depth::None];
const SIZES: [(u16, u16); 6] = [(20, 6), (40, 12), (60, 16), (80, 24), (120, 40), (300, 100)];

/// A practice in a folder of its own, with a clock to move.
struct Try {
    full: Full,
    hand: HandClock,
    folder: TempDir,
}

impl Try {
    fn new(settings: &str, wishes: Wishes) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("settings.toml"), settings).unwrap();
        Self::in_folder(folder, wishes)
    }

    fn in_folder(folder: TempDir, wishes: Wishes) -> Self {
        let hand = HandClock::default();
        let options = Options::by_hand(folder.path(), &hand);
        let mut full = Full::new(App::start(options, Arc::new(|| {})), Depth::True, wishes);
        full.app.wait_for_own_folder(Duration::from_secs(5));
        full.app.wait_for_kept(Duration::from_secs(5));
        full.tick();
        Self { full, hand, folder }
    }

    fn usual() -> Self {
        Self::new("", Wishes::default())
    }

    fn begin(&mut self, id: &str) {
        assert!(self.full.begin_by_id(Some(id)), "{id}");
        self.full.tick();
    }

    fn press(&mut self, keys: &[Key]) -> Ask {
        let mut ask = Ask::Nothing;
        for key in keys {
            self.hand.advance(Duration::from_millis(50));
            ask = self.full.key(*key);
            self.full.tick();
        }
        ask
    }

    fn types(&mut self, text: &str) {
        let keys: Vec<Key> = text.chars().map(Key::Char).collect();
        self.press(&keys);
    }

    fn pass(&mut self, by: Duration) {
        self.hand.advance(by);
        self.full.tick();
    }

    fn paint(&mut self, depth: Depth, (width, height): (u16, u16)) -> Buffer {
        self.full.depth = depth;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let full = &mut self.full;
        let paint = |frame: &mut ratatui::Frame<'_>| _ = full.paint(frame.area(), frame.buffer_mut());
        terminal.draw(paint).unwrap();
        terminal.backend().buffer().clone()
    }

    /// What can be read, line by line.
    fn text(&mut self, size: (u16, u16)) -> String {
        text(&self.paint(Depth::None, size))
    }

    fn stage(&self) -> Option<Stage> {
        self.full.app.practice().map(|practice| practice.sitting.stage())
    }

    fn close(self) -> Closed {
        self.full.app.close()
    }
}

fn text(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width.max(1));
    // A wide letter takes the cell after its own too.
    let line = |cells: &[ratatui::buffer::Cell]| {
        let (mut line, mut covered) = (String::new(), 0);
        for cell in cells {
            if covered == 0 {
                line.push_str(cell.symbol());
                covered = textwrap::core::display_width(cell.symbol());
            }
            covered = covered.saturating_sub(1);
        }
        line.trim_end().to_owned()
    };
    buffer.content().chunks(width).map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_person_goes_from_the_question_to_the_kept_row_by_keys_alone() {
    let mut trial = Try::usual();
    assert!(trial.text((80, 24)).contains("How are things right now?"));
    trial.types("27");
    let said = trial.text((80, 24));
    assert!(said.contains("[7]") && said.matches("› ").count() == 2, "a state and an offer: {said}");
    trial.press(&[Key::Enter]);
    assert_eq!(trial.stage(), Some(Stage::Running));
    trial.press(&[Key::Esc]);
    assert!(matches!(trial.stage(), Some(Stage::After(_))));
    trial.types("13");
    assert!(trial.text((80, 24)).contains("Was it …"));
    trial.types("1");
    assert!(trial.text((80, 24)).contains("Keep this on this computer?"));
    trial.types("y");
    assert!(trial.text((80, 24)).contains("Easier than before, by 4."));
    assert_eq!(trial.full.app.settings().keep, Keep::Yes);
    trial.press(&[Key::Enter]);
    assert_eq!(trial.full.end, Some(0));
    assert!(trial.full.has_kept);
    let record = trial.full.app.kept().records()[0].clone();
    assert_eq!(record.ending, Ending::Enough);
    assert!(trial.close().journal);
}

#[test]
fn ten_can_be_typed_where_the_first_digit_has_led_on() {
    let mut trial = Try::usual();
    trial.begin("slow-and-even");
    trial.press(&[Key::Esc]);
    trial.types("210");
    let after = trial.full.app.practice().unwrap().sitting.record().after.clone().unwrap();
    assert_eq!(after.hardness.map(Level::get), Some(10));
    trial.press(&[Key::Enter, Key::Enter]);
    assert!(trial.text((80, 24)).contains("Talking to someone"), "a person comes first");
}

#[test]
fn a_person_comes_first_in_the_smallest_terminal_too() {
    let mut trial = Try::usual();
    trial.press(&[Key::Char('2'), Key::End]);
    for size in SIZES {
        let shown = trial.text(size);
        assert!(shown.contains("Talking to someone") && shown.contains("Enter Begin"), "{size:?}:\n{shown}");
    }
}

#[test]
fn with_an_id_it_begins_at_once_and_a_gate_is_read_first() {
    let mut trial = Try::usual();
    trial.begin("slow-and-even");
    assert!(matches!(trial.full.shown, Shown::Practice));
    let mut trial = Try::usual();
    let gated = trial.full.app.library().entries().iter();
    let gated = gated.filter(|entry| !entry.exercise.for_two);
    let settings = trial.full.app.settings();
    let mut gated = gated.filter(|entry| settings.closed_gates(&entry.key, &entry.exercise).next().is_some());
    let id = gated.next().unwrap().exercise.id.as_str().to_owned();
    trial.begin(&id);
    assert!(matches!(trial.full.shown, Shown::Gate(..)) && trial.full.app.practice().is_none());
    assert!(trial.text((80, 24)).contains("I have read this."));
    trial.press(&[Key::Enter, Key::Char(' ')]);
    assert!(trial.full.app.practice().is_none(), "only a yes opens it");
    trial.types("y");
    assert!(trial.full.app.practice().is_some());
}

#[test]
fn what_is_unknown_does_not_begin() {
    let mut trial = Try::usual();
    assert!(!trial.full.begin_by_id(Some("nothing-of-this-name")));
    assert!(trial.full.app.practice().is_none());
}

#[test]
fn hide_clears_everything_and_only_the_way_back_comes_back() {
    let mut trial = Try::usual();
    trial.begin("slow-and-even");
    trial.pass(Duration::from_secs(3));
    assert_eq!(trial.press(&[Key::Char('h')]), Ask::Wipe);
    assert_eq!(trial.stage(), Some(Stage::Paused));
    let hidden = trial.text((80, 24));
    assert!(hidden.contains("milk") && !hidden.contains("Esc") && !hidden.contains("Paused"), "{hidden}");
    trial.press(&[Key::Enter, Key::Esc, Key::Char('q'), Key::Char('?')]);
    assert!(trial.full.cover.is_some() && trial.full.end.is_none());
    trial.press(&[Key::Tab, Key::Enter]);
    assert!(trial.full.cover.is_none());
    assert!(trial.text((80, 24)).contains("Paused"));
    trial.press(&[Key::Esc, Key::Esc]);
    assert!(trial.full.cover.is_some(), "Esc stops, and once more hides");
}

#[test]
fn keys_do_what_they_do_in_the_window() {
    let mut trial = Try::usual();
    trial.begin("slow-and-even");
    trial.press(&[Key::Char(' ')]);
    assert_eq!(trial.stage(), Some(Stage::Paused));
    trial.press(&[Key::Char(' '), Key::Char('m')]);
    assert_eq!(trial.stage(), Some(Stage::Running));
    assert!(trial.full.app.settings().sound.is_audible());
    let before = trial.full.app.settings().sound.master;
    trial.press(&[Key::Char('+'), Key::Up, Key::Down]);
    assert!((trial.full.app.settings().sound.master - before - 0.05).abs() < 0.001);
    trial.types("w");
    assert!(trial.full.shows_worse);
    trial.types("?");
    assert_eq!(trial.full.over, Some(Over::Keys));
    trial.press(&[Key::Esc]);
    assert_eq!((trial.full.over, trial.stage()), (None, Some(Stage::Running)), "Esc closes what lies above");
    let id = trial.full.app.practice().unwrap().sitting.record().id;
    trial.types("e");
    assert_ne!(trial.full.app.practice().unwrap().sitting.record().id, id, "something gentler");
}

#[test]
fn what_is_written_is_text_and_no_command() {
    let mut trial = Try::usual();
    let writes = |part: &Part| matches!(part, Part::Write { .. });
    let entries = trial.full.app.library().entries().iter();
    let mut with_writing = entries.filter(|entry| {
        let exercise = &entry.exercise;
        !exercise.for_two && exercise.opt_in.is_none() && exercise.parts.iter().any(writes)
    });
    let id = with_writing.next().unwrap().exercise.id.as_str().to_owned();
    trial.begin(&id);
    for _ in 0..200 {
        let now = trial.full.app.now();
        if trial.full.app.practice().unwrap().sitting.part(now).is_some_and(writes) {
            break;
        }
        trial.pass(Duration::from_secs(5));
        if trial.full.app.practice().unwrap().sitting.waits(trial.full.app.now()) {
            let now = trial.full.app.now();
            let is_writing = trial.full.app.practice().unwrap().sitting.part(now).is_some_and(writes);
            trial.press(if is_writing { &[] } else { &[Key::Enter] });
        }
    }
    trial.types("hem q?");
    assert!(trial.text((80, 24)).contains("hem q?"), "{}", trial.text((80, 24)));
    assert!(trial.full.cover.is_none() && trial.full.over.is_none());
    trial.full.paste("\u{1b}[31mred\nline");
    assert!(trial.text((80, 24)).contains("[31mred"), "no sign steers: {}", trial.text((80, 24)));
    let before = trial.full.app.practice().unwrap().sitting.position(trial.full.app.now()).part;
    trial.press(&[Key::Tab]);
    let practice = trial.full.app.practice().unwrap();
    let is_on = practice.sitting.position(trial.full.app.now()).part != before;
    assert!(is_on || matches!(practice.sitting.stage(), Stage::After(_)));
}

#[test]
fn the_puzzle_lies_there_and_is_turned_by_arrows_and_enter() {
    let mut trial = Try::usual();
    trial.begin("turning-shapes");
    let is_shapes = |trial: &Try| {
        let now = trial.full.app.now();
        matches!(trial.full.app.practice().unwrap().sitting.part(now), Some(Part::Shapes { .. }))
    };
    for _ in 0..60 {
        if is_shapes(&trial) {
            break;
        }
        trial.press(&[Key::Enter]);
        trial.pass(Duration::from_secs(1));
    }
    assert!(is_shapes(&trial));
    let before = trial.text((80, 24));
    assert!(before.contains(|sign| "━┃┏┓┗┛┣┫┳┻╸╹╺╻".contains(sign)), "the lantern's tile: {before}");
    trial.press(&[Key::Enter]);
    assert_ne!(trial.text((80, 24)), before, "turned");
    let stop = trial.full.turning.as_ref().unwrap().stop;
    trial.press(&[Key::Left, Key::Up, Key::Right, Key::Down, Key::Right]);
    assert_ne!(trial.full.turning.as_ref().unwrap().stop, stop);
}

#[test]
fn ctrl_z_pauses_and_ctrl_c_ends_and_a_pasted_text_is_no_key() {
    let mut trial = Try::new("keep = \"yes\"\n", Wishes::default());
    trial.begin("slow-and-even");
    trial.full.paste("q\u{1b}h");
    assert_eq!(trial.stage(), Some(Stage::Running));
    assert_eq!(trial.press(&[Key::Suspend]), Ask::Stop);
    assert_eq!(trial.stage(), Some(Stage::Paused));
    trial.press(&[Key::Interrupt]);
    assert_eq!(trial.full.end, Some(130));
    let folder = trial.folder.path().to_owned();
    assert!(folder.exists() && trial.full.has_kept);
}

#[test]
fn nothing_is_drawn_between_two_looks_and_they_follow_each_other_slowly() {
    let mut trial = Try::usual();
    trial.begin("slow-and-even");
    trial.paint(Depth::True, (80, 24));
    let (mut wakes, mut drawn) = (0_u32, 0_u32);
    let mut before = trial.full.look();
    let end = trial.full.app.now() + Duration::from_secs(40);
    while trial.full.app.now() < end {
        let until = trial.full.until_next();
        assert!(until >= Duration::from_millis(1));
        trial.hand.advance(until);
        trial.full.tick();
        wakes += 1;
        if trial.full.look() != before {
            trial.paint(Depth::True, (80, 24));
            before = trial.full.look();
            drawn += 1;
        }
    }
    assert!((40 * 2..40 * 14).contains(&drawn), "{drawn} pictures in 40 seconds");
    assert!(wakes < 40 * 20, "{wakes} wakes in 40 seconds");
    trial.press(&[Key::Char(' ')]);
    assert!(trial.full.until_next() > Duration::from_mins(1), "paused, nothing moves");
}

#[test]
fn at_every_size_and_depth_the_word_of_the_beat_and_the_way_out_are_there() {
    let mut trial = Try::usual();
    trial.begin("slow-and-even");
    let now = trial.full.app.now();
    let first = trial.full.app.practice().unwrap().sitting.until_next_change(now).unwrap();
    trial.pass(first + Duration::from_millis(500));
    for depth in DEPTHS {
        for size in SIZES {
            let shown = text(&trial.paint(depth, size));
            assert!(shown.contains("In") || shown.contains("Out"), "{depth:?} {size:?}:\n{shown}");
            assert!(shown.contains("Esc Stop"), "{depth:?} {size:?}:\n{shown}");
        }
    }
    insta::assert_snapshot!("small", trial.text((20, 6)));
    insta::assert_snapshot!("usual", trial.text((60, 16)));
}

#[test]
fn without_colour_no_cell_has_one_and_with_16_none_but_those() {
    use ratatui::style::Color;
    let mut trial = Try::usual();
    trial.begin("slow-and-even");
    trial.pass(Duration::from_secs(4));
    let plain = trial.paint(Depth::None, (80, 24));
    assert!(plain.content().iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    let few = trial.paint(Depth::Few, (80, 24));
    let is_own = |color: Color| !matches!(color, Color::Rgb(..) | Color::Indexed(_));
    assert!(few.content().iter().all(|cell| is_own(cell.fg) && is_own(cell.bg)));
    let many = trial.paint(Depth::Many, (80, 24));
    assert!(many.content().iter().all(|cell| !matches!(cell.fg, Color::Rgb(..))));
}

/// Every practice of the library from Begin to its end, at a few moments each, at a size and a depth by chance.
#[test]
fn whatever_is_practised_is_painted_at_any_size_and_any_moment() {
    let mut trial = Try::usual();
    let library = trial.full.app.library().entries().to_vec();
    let ways =
        [Key::Enter, Key::Char('1'), Key::Char('7'), Key::Char('s'), Key::Right, Key::Char('x'), Key::Tab];
    let mut chance = chance();
    let mut painted = 0;
    for entry in &library {
        let key = entry.key.clone();
        trial.full.app.apply(crate::app::Command::Begin { key, length_ms: 60_000 });
        trial.full.tick();
        for step in 0..40_usize {
            let size = (chance() % 130, chance() % 50);
            trial.paint(DEPTHS[step % 4], size);
            painted += 1;
            if matches!(trial.stage(), None | Some(Stage::After(_))) {
                break;
            }
            trial.press(&[ways[usize::from(chance()) % ways.len()]]);
            trial.pass(Duration::from_millis(u64::from(chance() % 9_000)));
        }
        trial.full.app.apply(crate::app::Command::Practice(softlanding_core::sitting::Event::Close));
        trial.full.end = None;
    }
    assert!(painted > 5 * library.len(), "{painted}");
}

/// Numbers that look like chance and are the same each time.
fn chance() -> impl FnMut() -> u16 {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 48) as u16
    }
}

fn any_key() -> impl Strategy<Value = Key> {
    prop_oneof![
        4 => any::<char>().prop_map(Key::Char),
        8 => prop::sample::select("0123456789hqewmsn?+- ".chars().collect::<Vec<_>>()).prop_map(Key::Char),
        6 => prop::sample::select(vec![
            Key::Enter, Key::CtrlEnter, Key::Esc, Key::Tab, Key::Backspace, Key::Left, Key::Right, Key::Up, Key::Down,
            Key::End, Key::Function(1), Key::Keep, Key::Redraw, Key::Suspend,
        ]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_is_pressed_there_is_a_picture_and_no_panic(
        keys in prop::collection::vec((any_key(), 0..4_000_u64, 0..140_u16, 0..50_u16), 1..60),
    ) {
        let mut trial = Try::usual();
        for (key, ms, width, height) in keys {
            trial.press(&[key]);
            trial.pass(Duration::from_millis(ms));
            trial.paint(DEPTHS[usize::from(width) % 4], (width, height));
            if trial.full.end.is_some() {
                break;
            }
        }
    }
}

#[test]
fn letters_of_any_kind_stay_in_their_cells() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("exercises")).unwrap();
    let parts = "[Cycle(text: \"日本語の呼吸、ゆっくりと。 שָׁלוֹם e\u{301}\u{301} 👩‍👩‍👧\", beats: [In(4), Out(6)], rounds: 3)]";
    write_exercise(folder.path(), parts);
    let mut trial = Try::in_folder(folder, Wishes::default());
    trial.begin("letters");
    for size in SIZES {
        for depth in DEPTHS {
            let buffer = trial.paint(depth, size);
            for line in text(&buffer).lines() {
                assert!(textwrap::core::display_width(line) <= usize::from(size.0), "{size:?}: {line}");
            }
        }
    }
    assert!(trial.text((80, 24)).contains("ゆっくりと"));
}

fn write_exercise(folder: &Path, parts: &str) {
    let exercise = format!(
        "Exercise(format: 1, id: \"letters\", lang: \"en\", title: \"Letters\", invitation: \"Look.\", \
         family: Breathing, suits: [], needs: [], minutes: (usual: 1, choices: [1]), parts: {parts}, \
         cautions: [DizzyStop], evidence: (grade: Practice, says: \"None.\", sources: []))"
    );
    fs::write(folder.join("exercises/letters.ron"), exercise).unwrap();
}
