//! The journal as a file: every text comes back, and whatever comes in is answered in a sentence.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

mod page;
mod sizes;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use softlanding::records::exchange::{
    COLUMNS, ExchangeError, FilePlace, Format, ImportedSitting, Reading, SittingError, format_of,
    may_hold_sittings, read_file, write,
};
use softlanding_core::rating::{Level, Rating, State};
use softlanding_core::record::{Ending, ExerciseKey, Origin, Record};
use softlanding_core::testing::{full_sitting, rated};
use tempfile::TempDir;
use uuid::Uuid;

/// The first and the last millisecond that a calendar has.
const FIRST_MS: i64 = -377_705_023_201_000;
const LAST_MS: i64 = 253_402_207_200_000;
/// The longest that a practice may have been left open: a hundred years.
const LENGTH_MOST_MS: u64 = 3_155_760_000_000;

fn record() -> Record {
    let with_a_word = |rating| Some(Rating { words: vec!["tight".to_owned()], ..rating });
    Record {
        before: with_a_word(rated(State::StirredUp, 8)),
        after: with_a_word(rated(State::Settled, 3)),
        note: String::new(),
        tags: Vec::new(),
        ..full_sitting(1)
    }
}

/// A folder with one file in it.
fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn read(name: &str, bytes: &[u8]) -> Result<Reading, ExchangeError> {
    let (_folder, path) = file(name, bytes);
    whole(&path)
}

/// All that is found in a file, as if it were read at once.
fn whole(path: &Path) -> Result<Reading, ExchangeError> {
    let mut whole = Reading::default();
    read_file(path, |mut some| {
        whole.sittings.append(&mut some.sittings);
        whole.jottings.append(&mut some.jottings);
        whole.refused.count += some.refused.count;
        whole.refused.first.append(&mut some.refused.first);
        ControlFlow::Continue(())
    })?;
    Ok(whole)
}

fn written(format: Format, records: &[Record]) -> String {
    let mut bytes = Vec::new();
    write(format, records, &[], &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn name(format: Format) -> String {
    format!("journal.{}", format.extension())
}

fn records(reading: Reading) -> Vec<Record> {
    assert_eq!(reading.refused.first, []);
    reading.sittings.into_iter().map(|sitting| sitting.record).collect()
}

fn round_trip(format: Format, kept: &[Record]) -> Vec<Record> {
    records(read(&name(format), written(format, kept).as_bytes()).unwrap())
}

/// Why the only sitting of this file is refused.
fn refusal(name: &str, text: &str) -> (FilePlace, SittingError) {
    let reading = read(name, text.as_bytes()).unwrap();
    assert_eq!((reading.sittings.len(), reading.refused.count), (0, 1));
    let refused = &reading.refused.first[0];
    (refused.place, refused.why.clone())
}

fn hostile(letters: usize) -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("=cmd|' /C calc'!A0".to_owned()),
        Just("'".to_owned()),
        Just("\"".to_owned()),
        Just("\r\n".to_owned()),
        Just("; ".to_owned()),
        Just("\\".to_owned()),
        Just("\0".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("\u{202e}é日👩‍👩‍👧".to_owned()),
        "[-=+@＝＋－＠'\t\r\n,;\"a ]{0,4}",
        ".{0,6}",
    ];
    proptest::collection::vec(pieces, 0..4)
        .prop_map(move |pieces| pieces.concat().chars().take(letters).collect())
}

fn any_rating() -> impl Strategy<Value = Option<Rating>> {
    let state = proptest::option::of(proptest::sample::select(State::ALL.to_vec()));
    let level = || proptest::option::of((0..=10_u8).prop_map(|level| Level::new(level).unwrap()));
    let rating = (state, level(), level(), proptest::collection::vec(hostile(40), 0..=3));
    proptest::option::of(rating.prop_map(|(state, hardness, presence, words)| Rating {
        state,
        hardness,
        presence,
        words,
    }))
}

fn any_record() -> impl Strategy<Value = Record> {
    // A pack is called as its folder, which may have been made by hand.
    let pack = prop_oneof![hostile(30), "[^/\0]{255}"].prop_map(Origin::Pack);
    let origin = prop_oneof![Just(Origin::Shipped), Just(Origin::Own), pack];
    let endings = [Ending::Whole, Ending::Enough, Ending::NotForMe, Ending::Interrupted, Ending::Gentler];
    let what = (any::<u128>(), origin, "[a-z0-9-]{1,20}", hostile(60), any::<u64>());
    // Whenever a clock says that it is.
    let started = prop_oneof![FIRST_MS..=LAST_MS, Just(FIRST_MS), Just(LAST_MS)];
    let when = (started, hostile(20), 0..=LENGTH_MOST_MS, 0..=LENGTH_MOST_MS);
    let how = (
        proptest::sample::select(endings.to_vec()),
        any_rating(),
        any_rating(),
        any_rating(),
        proptest::option::of(any::<u128>()),
    );
    let said = (hostile(200), proptest::collection::vec(hostile(40), 0..=8));
    (what, when, how, said).prop_map(|(what, when, how, (note, tags))| Record {
        id: Uuid::from_u128(what.0),
        exercise: ExerciseKey { origin: what.1, id: what.2 },
        title: what.3,
        parts_hash: what.4,
        started_utc_ms: when.0,
        zone: when.1,
        planned_ms: when.2,
        practised_ms: when.3,
        ending: how.0,
        before: how.1,
        after: how.2,
        later: how.3,
        follows: how.4.map(Uuid::from_u128),
        note,
        tags,
    })
}

proptest! {
    #[test]
    fn every_sitting_comes_back_as_it_was_from_every_format_whenever_it_was(
        kept in proptest::collection::vec(any_record(), 0..4)
    ) {
        for format in Format::ALL {
            prop_assert_eq!(round_trip(format, &kept), kept.clone(), "{:?}", format);
        }
    }

    #[test]
    fn whatever_a_file_holds_it_is_answered(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for format in Format::ALL {
            drop(read(&name(format), &bytes));
        }
    }

    #[test]
    fn a_table_cut_short_anywhere_never_brings_in_half_a_sitting(at in 0..2_000_usize) {
        let kept = [record(), Record { note: "two\nlines, \"quoted\"".to_owned(), ..record() }];
        let whole = written(Format::Csv, &kept);
        let at = at % whole.len();
        if let Ok(reading) = read("journal.csv", &whole.as_bytes()[..at]) {
            for (sitting, record) in reading.sittings.iter().zip(&kept) {
                prop_assert_eq!(&sitting.record, record);
            }
        }
    }
}

#[test]
fn nothing_kept_is_a_valid_file_with_nothing_in_it() {
    for format in Format::ALL {
        assert_eq!(round_trip(format, &[]), []);
    }
}

#[test]
fn a_spreadsheet_runs_nothing_of_it() {
    let kept = Record {
        title: "=cmd|' /C calc'!A0".to_owned(),
        zone: "+02".to_owned(),
        note: "@SUM(A1)\n=1+1\r\n＝1\r＋1".to_owned(),
        tags: vec!["-1".to_owned(), "x\n－1".to_owned()],
        ..record()
    };
    let table = written(Format::Csv, std::slice::from_ref(&kept));
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    for cell in &rows.records().next().unwrap().unwrap() {
        for line in cell.split(['\r', '\n']) {
            assert!(!line.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t']), "{cell}");
        }
    }
    assert_eq!(round_trip(Format::Csv, std::slice::from_ref(&kept)), [kept]);
}

#[test]
fn both_half_past_two_of_the_night_of_the_change_come_back() {
    let night = |started_utc_ms, id| Record { started_utc_ms, id: Uuid::from_u128(id), ..record() };
    // 00:30 and 01:30 UTC on the 25th of October 2026: 02:30 twice in Berlin.
    let kept = [night(1_792_888_200_000, 1), night(1_792_891_800_000, 2)];
    let table = written(Format::Csv, &kept);
    assert!(table.contains("2026-10-25T00:30:00.000Z,2026-10-25T02:30:00+02:00"), "{table}");
    assert!(table.contains("2026-10-25T01:30:00.000Z,2026-10-25T02:30:00+01:00"), "{table}");
    for format in Format::ALL {
        assert_eq!(round_trip(format, &kept), kept);
    }
}

#[test]
fn a_zone_that_nobody_knows_any_more_and_an_exercise_that_is_gone_are_fine() {
    let exercise = ExerciseKey { origin: Origin::Pack("lost: evenings".to_owned()), id: "gone".to_owned() };
    let kept = [Record { zone: "Mars/Olympus".to_owned(), exercise, ..record() }];
    for format in Format::ALL {
        assert_eq!(round_trip(format, &kept), kept);
    }
}

#[test]
fn what_a_spreadsheet_makes_of_the_table_is_read_as_well() {
    let kept = [Record { note: "tired; then warm".to_owned(), ..record() }];
    let table = written(Format::Csv, &kept);
    let mut semicolons = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let mut tabs = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    for row in rows.records() {
        let row = row.unwrap();
        semicolons.write_record(&row).unwrap();
        tabs.write_record(&row).unwrap();
    }
    let semicolons = semicolons.into_inner().unwrap();
    let marked = [b"\xef\xbb\xbf", semicolons.as_slice()].concat();
    let named = [b"sep=;\r\n", semicolons.as_slice()].concat();
    let with_lf = table.replace("\r\n", "\n");
    let padded = format!("{table}{}\r\n", ",".repeat(COLUMNS.len() - 1));
    for bytes in
        [&semicolons, &marked, &named, &tabs.into_inner().unwrap(), with_lf.as_bytes(), padded.as_bytes()]
    {
        assert_eq!(records(read("from-excel.csv", bytes).unwrap()), kept);
        assert_eq!(records(read("from-excel.txt", bytes).unwrap()), kept, "by its content");
    }
}

#[test]
fn columns_may_stand_in_another_order_and_those_that_are_not_needed_may_be_missing() {
    let id = record().id;
    let table = format!(
        "Ending,id,exercise,started_utc,practised_ms,before_hardness\n\
         Enough,{id},own:box,2026-01-02T03:04:05+01:00,60000,7\n"
    );
    let found = records(read("by-hand.csv", table.as_bytes()).unwrap());
    assert_eq!((found[0].ending, found[0].planned_ms), (Ending::Enough, 60_000));
    assert_eq!(found[0].before.as_ref().unwrap().hardness, Level::new(7));
    assert_eq!(found[0].started_utc_ms, 1_767_319_445_000);
}

#[test]
fn a_table_or_a_list_of_another_program_is_told_which_columns_are_missing() {
    let table = read("mood.csv", b"date,mood,id\n2026-01-01,4,1\n").unwrap_err();
    let names = vec!["started_utc", "exercise", "practised_ms", "ending"];
    assert_eq!(table, ExchangeError::MissingColumns { names });
    let list = read("mood.json", br#"[{"date": "2026-01-01", "mood": 4}]"#).unwrap_err();
    let names = vec!["id", "started_utc_ms", "exercise", "practised_ms", "ending"];
    assert_eq!(list, ExchangeError::MissingColumns { names });
    assert_eq!(read("other.json", br#"{"mood": [1, 2]}"#), Err(ExchangeError::Unknown));
    assert_eq!(read("letter.txt", b"Dear Ana"), Err(ExchangeError::Unknown));
}

#[test]
fn a_sitting_that_can_not_be_is_refused_alone_with_its_place_and_the_reason() {
    let table = written(Format::Csv, &[record()]);
    let line = |from: &str, to: &str| {
        assert!(table.contains(from));
        let (place, why) = refusal("journal.csv", &table.replacen(from, to, 1));
        assert_eq!(place, FilePlace::Line(2));
        why
    };
    let bounds =
        |what, found: &str, most| SittingError::OutOfBounds { what, found: found.to_owned(), least: 0, most };
    assert_eq!(line("stirred up,8", "stirred up,11"), bounds("before_hardness", "11", 10));
    assert_eq!(line("stirred up,8", "stirred up,-1"), bounds("before_hardness", "-1", 10));
    let (most, more) = (LENGTH_MOST_MS.cast_signed(), (LENGTH_MOST_MS + 1).to_string());
    assert_eq!(line("299999", &more), bounds("practised_ms", &more, most));
    let odd = |what, found: &str| SittingError::NotUnderstood { what, found: found.to_owned() };
    assert_eq!(line("299999", "5 minutes"), odd("practised_ms", "5 minutes"));
    assert_eq!(line("whole", "wohle"), odd("ending", "wohle"));
    assert_eq!(line("shipped:", "elsewhere:"), odd("exercise", "elsewhere:slow-and-even"));
    assert_eq!(line(&record().id.to_string(), ""), SittingError::Missing { what: "id" });
    assert_eq!(line("2025-10-09T08:53:20.123Z", "yesterday"), odd("started_utc", "yesterday"));
    assert_eq!(
        line("2025-10-09T08:53:20.123Z", "99999-01-01T00:00:00Z"),
        odd("started_utc", "99999-01-01T00:00:00Z")
    );
    let long = "x".repeat(4_001);
    let noted = written(Format::Csv, &[Record { note: long.clone(), ..record() }]);
    let too_long = SittingError::TooLong { what: "note", most: 4_000 };
    assert_eq!(refusal("journal.csv", &noted).1, too_long);

    for format in [Format::Json, Format::Ron] {
        let text = written(format, &[record()]);
        let entry = |from: &str, to: &str| {
            let from = if text.contains(from) { from.to_owned() } else { from.replace('"', "") };
            assert!(text.contains(&from), "{from} in {text}");
            let (place, why) = refusal(&name(format), &text.replacen(&from, to, 1));
            assert_eq!(place, FilePlace::Entry(1));
            why
        };
        assert_eq!(entry("\"hardness\":8", &text_of(format, "hardness", "11")), bounds("hardness", "11", 10));
        assert_eq!(entry("1760000000123", "9000000000000000"), odd("started_utc", "9000000000000000"));
        assert_eq!(entry("299999", "-5"), odd("practised_ms", "-5"));
        let tagged = written(format, &[Record { tags: vec!["x".to_owned(); 9], ..record() }]);
        assert_eq!(refusal(&name(format), &tagged).1, SittingError::TooMany { what: "tags", most: 8 });
    }
    let json = written(Format::Json, &[record()]).replace("\"Whole\"", "\"Wohle\"");
    assert_eq!(refusal("journal.json", &json).1, odd("ending", "Wohle"));
    let ron = written(Format::Ron, &[record()]).replace("StirredUp", "Stirred");
    assert_eq!(refusal("journal.ron", &ron).1, odd("state", "Stirred"));
}

/// A field as this format writes it.
fn text_of(format: Format, field: &str, value: &str) -> String {
    if format == Format::Json { format!("\"{field}\":{value}") } else { format!("{field}:{value}") }
}

#[test]
fn of_a_half_written_table_the_whole_rows_come_in_and_a_half_written_list_is_refused() {
    let kept = [record(), Record { id: Uuid::from_u128(2), ..record() }];
    let table = written(Format::Csv, &kept);
    let reading = read("journal.csv", &table.as_bytes()[..table.len() - 10]).unwrap();
    assert_eq!(reading.sittings, [ImportedSitting { place: FilePlace::Line(2), record: record() }]);
    assert_eq!((reading.refused.count, reading.refused.first[0].place), (1, FilePlace::Line(3)));
    let table = table.replace("\r\n", "\n");
    let reading = read("journal.csv", &table.as_bytes()[..table.len() - 10]).unwrap();
    assert_eq!(reading.refused.first[0].place, FilePlace::Line(3), "however its lines end");
    for format in [Format::Json, Format::Ron] {
        let text = written(format, &kept);
        for cut in [4, 40] {
            let half = read(&name(format), &text.as_bytes()[..text.len() - cut]);
            assert!(
                matches!(
                    half,
                    Err(ExchangeError::HalfWritten { line: 3.. } | ExchangeError::Syntax { line: 3.., .. })
                ),
                "{half:?}"
            );
        }
    }
}

#[test]
fn what_the_older_command_wrote_is_read() {
    let list = serde_json::to_string_pretty(&[record()]).unwrap();
    assert_eq!(records(read("journal.json", list.as_bytes()).unwrap()), [record()]);
    // Before there were notes.
    let mut older = serde_json::to_value([record()]).unwrap();
    older[0].as_object_mut().unwrap().retain(|name, _| name != "note" && name != "tags");
    assert_eq!(records(read("journal.json", older.to_string().as_bytes()).unwrap()), [record()]);
}

#[test]
fn a_file_of_a_newer_version_is_refused_as_such() {
    for format in [Format::Json, Format::Ron] {
        let text = written(format, &[record()]);
        let text = text.replace("\"version\":1", "\"version\":2").replace("version: 1", "version: 2");
        assert_eq!(read(&name(format), text.as_bytes()), Err(ExchangeError::Newer { version: 2, known: 1 }));
    }
    let ron = "Journal(format: \"softlanding-journal\", version: 2, sittings: {\"other\": 1})";
    assert_eq!(read("journal.ron", ron.as_bytes()), Err(ExchangeError::Newer { version: 2, known: 1 }));
}

#[test]
fn empty_and_unreadable_files_and_other_letters_are_told_apart() {
    assert_eq!(read("journal.csv", b""), Err(ExchangeError::Empty));
    assert_eq!(read("journal.json", b"\xef\xbb\xbf \r\n"), Err(ExchangeError::Empty));
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(whole(folder.path()), Err(ExchangeError::NotAFile));
    let missing = whole(&folder.path().join("no.csv"));
    assert_eq!(missing, Err(ExchangeError::Unreadable(std::io::ErrorKind::NotFound)));
    let table = written(Format::Csv, &[Record { note: "caf?".to_owned(), ..record() }]);
    let latin: Vec<u8> = table.bytes().map(|byte| if byte == b'?' { 0xe9 } else { byte }).collect();
    assert_eq!(read("journal.csv", &latin).unwrap().refused.first[0].why, SittingError::NotText);
    let json = written(Format::Json, &[Record { note: "caf?".to_owned(), ..record() }]);
    let latin: Vec<u8> = json.bytes().map(|byte| if byte == b'?' { 0xe9 } else { byte }).collect();
    assert_eq!(read("journal.json", &latin), Err(ExchangeError::NotText));
}

#[test]
fn whether_a_file_may_hold_sittings_is_told_on_the_safe_side() {
    for format in Format::ALL {
        let text = written(format, &[record()]);
        let (_folder, path) = file(&name(format), text.as_bytes());
        for (text, expected) in [
            (text.clone(), true),
            (text[..text.len() - 7].to_owned(), true),
            (text.replace("2025-10-09", "soon").replace("1760000000123", "9000000000000000"), true),
            (written(format, &[]), false),
            (String::new(), false),
            ("Dear Ana".to_owned(), false),
        ] {
            fs::write(&path, &text).unwrap();
            assert_eq!(may_hold_sittings(&path), expected, "{text}");
        }
    }
}

#[test]
fn a_journal_is_known_by_its_name_or_by_how_it_begins() {
    for format in Format::ALL {
        let text = written(format, &[record()]);
        for name in [name(format), "kept".to_owned(), "kept.txt".to_owned()] {
            let (_folder, path) = file(&name, text.as_bytes());
            assert_eq!(format_of(&path), Some(format), "{name}");
            assert_eq!(records(whole(&path).unwrap()), [record()]);
        }
    }
    let exercise = file("box.ron", b"Exercise(format: 1, id: \"box\")");
    assert_eq!(format_of(&exercise.1), None);
    fs::write(exercise.0.path().join("pack.zip"), b"PK\x03\x04softlanding").unwrap();
    assert_eq!(format_of(&exercise.0.path().join("pack.zip")), None);
}
