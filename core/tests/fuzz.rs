//! Real exercise files, changed at random, through everything that reads or writes them.
//!
//! `scripts/soak` runs this for millions of files, `scripts/test` for a few hundred. It lives alone in
//! its program, as it counts the memory of the whole of it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of a test may panic as the test itself may"
)]

mod common;

use std::alloc::System;
use std::cell::RefCell;

use cap::Cap;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{TestCaseError, TestError, TestRunner};
use softlanding_core::exercise::{Exercise, FILE_MOST_BYTES, edit, lint, parse, parse_translation, to_ron};
use softlanding_core::score::{Choice, Score};

use common::{assert_sound, files, shipped, text};

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// The most bytes that the whole program may hold at once.
const HELD_MOST_BYTES: usize = 64 << 20;
/// The work for one file, counted in the bytes that it allocates over time: so much for a file of any
/// size, above all its longest score, …
const WORK_MOST_BYTES: usize = 64 << 20;
/// … and so much for each byte of it.
const WORK_MOST_BYTES_A_BYTE: usize = 256;
/// No score lasts longer: 90 minutes and what rounding to whole rounds adds.
const SCORE_MOST_MS: u32 = 120 * 60_000;

/// What may stand anywhere, and what may stand in place of a word or number.
const PIECES: [&str; 106] = [
    "",
    "",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    ",",
    ":",
    "\\",
    "\\n",
    "\\u{202e}",
    "/*",
    "*/",
    "//",
    "r#\"",
    "#",
    "-",
    "\r\n",
    "\n",
    "\t",
    "\0",
    " ",
    "\u{feff}",
    "\u{202e}",
    "ä",
    "你好",
    "שלום",
    "👩‍👩‍👧",
    "NaN",
    "inf",
    "-inf",
    "1e99",
    "0",
    "0.2",
    "0.5",
    "1",
    "2",
    "3.7",
    "4",
    "20",
    "60",
    "90",
    "1000",
    "5400",
    "-1",
    "1.0",
    "0x0A",
    "1_000",
    "Some(",
    "None",
    "true",
    "false",
    "Say",
    "Cycle",
    "Notice",
    "Turn",
    "Write",
    "Wave",
    "Scale",
    "Wait",
    "Words",
    "Shapes",
    "Check",
    "Choose",
    "Sort",
    "Sentences",
    "Dark",
    "each",
    "beats_b",
    "for_two",
    "aside",
    "Both",
    "Flower",
    "In",
    "Sip",
    "Hold",
    "Out",
    "Rest",
    "Hum",
    "Press",
    "TapLeft",
    "Look",
    "Nose",
    "Left",
    "Breath",
    "BreathHold",
    "Mixed",
    "fill",
    "secs",
    "rounds",
    "glide_from",
    "from_tapped",
    "picture",
    "lines",
    "every",
    "peak",
    "choices",
    "words",
    "just",
    "format: 2",
    "#![enable(unwrap_newtypes)]",
    "In(4), Out(6), ",
];

/// One change to the pieces of a file.
#[derive(Clone, Debug)]
enum Change {
    /// One piece becomes another.
    Replace(Index, usize),
    /// One piece becomes another of the same kind: a number a number, a name a name.
    Swap(Index, usize, Index),
    /// Something comes before a piece.
    Insert(Index, usize),
    /// So many pieces go.
    Remove(Index, usize),
    /// So many pieces come again somewhere else, so many times.
    Repeat(Index, usize, Index, usize),
    /// So many pieces of another file come.
    Graft(Index, usize, Index, usize),
}

fn any_change(sources: usize) -> impl Strategy<Value = Change> {
    let piece = || 0..PIECES.len();
    let times = prop_oneof![60 => 1..3_usize, 3 => 3..80_usize, 1 => 80..4_000_usize];
    prop_oneof![
        4 => (any::<Index>(), piece()).prop_map(|(at, piece)| Change::Replace(at, piece)),
        12 => (any::<Index>(), 0..sources, any::<Index>())
            .prop_map(|(at, source, from)| Change::Swap(at, source, from)),
        2 => (any::<Index>(), piece()).prop_map(|(at, piece)| Change::Insert(at, piece)),
        2 => (any::<Index>(), 1..12_usize).prop_map(|(at, count)| Change::Remove(at, count)),
        2 => (any::<Index>(), 1..30_usize, any::<Index>(), times)
            .prop_map(|(from, count, to, times)| Change::Repeat(from, count, to, times)),
        1 => (any::<Index>(), 0..sources, any::<Index>(), 1..40_usize)
            .prop_map(|(to, source, from, count)| Change::Graft(to, source, from, count)),
    ]
}

/// A file in pieces: words and numbers, blanks, single signs.
fn pieces(source: &str) -> Vec<&str> {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-');
    let mut pieces = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let same = |letter: char| {
            (is_word(first) && is_word(letter)) || (first.is_whitespace() && letter.is_whitespace())
        };
        let end = rest.find(|letter| !same(letter)).unwrap_or(rest.len()).max(first.len_utf8());
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// What a piece is like: letters, digits or signs, large or small.
fn kind(piece: &str) -> (bool, bool, bool) {
    let first = piece.chars().next().unwrap_or(' ');
    (first.is_uppercase(), first.is_lowercase(), first.is_ascii_digit())
}

fn changed(sources: &[Vec<&str>], which: usize, changes: &[Change]) -> String {
    let mut pieces = sources[which].clone();
    for change in changes {
        let length = pieces.len();
        let place = |index: &Index| index.index(length + 1);
        match change {
            Change::Replace(at, piece) => {
                if let Some(replaced) = pieces.get_mut(place(at)) {
                    *replaced = PIECES[*piece];
                }
            }
            Change::Swap(at, source, from) => {
                if let Some(swapped) = pieces.get_mut(place(at)) {
                    let other = &sources[*source];
                    let from = from.index(other.len());
                    let mut alike = other[from..].iter().filter(|other| kind(other) == kind(swapped));
                    *swapped = alike.next().copied().unwrap_or(swapped);
                }
            }
            Change::Insert(at, piece) => pieces.insert(place(at), PIECES[*piece]),
            Change::Remove(at, count) => {
                let start = place(at);
                pieces.drain(start..(start + count).min(length));
            }
            Change::Repeat(from, count, to, times) => {
                let start = place(from);
                let again = pieces[start..(start + count).min(length)].repeat(*times);
                let at = place(to);
                pieces.splice(at..at, again);
            }
            Change::Graft(to, source, from, count) => {
                let start = from.index(sources[*source].len());
                let graft = sources[*source].iter().skip(start).take(*count).copied();
                let at = place(to);
                pieces.splice(at..at, graft);
            }
        }
        // What is larger is refused before it is read.
        pieces.truncate(FILE_MOST_BYTES);
    }
    pieces.concat()
}

/// Everything that is done with a file that is read.
fn assert_useful(source: &str, exercise: &Exercise) {
    for lint in lint(source, exercise) {
        assert!(!lint.kind.name().is_empty());
        drop(lint.kind.arguments());
    }
    assert_eq!(parse(to_ron(exercise).as_bytes()).as_ref(), Ok(exercise));
    assert_eq!(edit(source, exercise).as_deref(), Some(source));
    let mut shorter = exercise.clone();
    "Another".clone_into(&mut shorter.title);
    shorter.parts.rotate_left(1);
    if let Some(edited) = edit(source, &shorter) {
        assert_eq!(parse(edited.as_bytes()), Ok(shorter));
    }
    let own_cycle_ms = Some(exercise.parts_hash() as u32 % 40_000);
    for length_ms in [exercise.minutes.usual_ms, exercise.minutes.choices_ms[0]] {
        let score = Score::compile(exercise, Choice { length_ms, own_cycle_ms });
        assert!(score.total_ms() <= SCORE_MOST_MS, "{}", score.total_ms());
    }
}

/// What happened, for the report.
#[derive(Debug, Default)]
struct Figures {
    inputs: u64,
    read: u64,
    bytes: u64,
    largest_bytes: usize,
    most_work_bytes: usize,
}

fn go_through(source: &str, figures: &mut Figures) {
    let before = MEMORY.total_allocated();
    match parse(source.as_bytes()) {
        Ok(exercise) => {
            figures.read += 1;
            assert_useful(source, &exercise);
        }
        Err(problem) => assert_sound(source.as_bytes(), &problem),
    }
    let work_bytes = MEMORY.total_allocated() - before;
    assert!(
        work_bytes <= WORK_MOST_BYTES + WORK_MOST_BYTES_A_BYTE * source.len(),
        "{work_bytes} bytes of work"
    );
    let renamed = source.replacen("Exercise(", "Translation(", 1);
    if let Err(problem) = parse_translation(renamed.as_bytes()) {
        assert_sound(renamed.as_bytes(), &problem);
    }
    figures.inputs += 1;
    figures.bytes += source.len() as u64;
    figures.largest_bytes = figures.largest_bytes.max(source.len());
    figures.most_work_bytes = figures.most_work_bytes.max(work_bytes);
}

#[test]
fn no_change_to_a_real_file_breaks_anything_that_reads_or_writes_it() {
    let mut sources: Vec<String> = shipped().into_iter().map(|(_, source)| source).collect();
    sources.extend(files("good_exercises").iter().chain(&files("lints")).map(|path| text(path)));
    let sources: Vec<Vec<&str>> = sources.iter().map(|source| pieces(source)).collect();
    let changes = proptest::collection::vec(any_change(sources.len()), 1..5);
    let figures = RefCell::new(Figures::default());
    let mut runner =
        TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() });
    let outcome = runner.run(&(0..sources.len(), changes), |(which, changes)| {
        go_through(&changed(&sources, which, &changes), &mut figures.borrow_mut());
        Ok::<(), TestCaseError>(())
    });
    let figures = figures.into_inner();
    println!("{figures:?}, {} bytes held at once at most", MEMORY.max_allocated());
    if let Err(TestError::Fail(why, (which, changes))) = &outcome {
        panic!("{why}\n{}", changed(&sources, *which, changes));
    }
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(MEMORY.max_allocated() <= HELD_MOST_BYTES);
    assert!(figures.read * 10 > figures.inputs, "too few of the changed files are read");
}
