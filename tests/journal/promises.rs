//! What the journal promises on good days.

use std::fs;

use proptest::prelude::*;
use rusqlite::Connection;
use softlanding::records::journal::read_all;

use super::*;

#[test]
fn what_was_kept_is_there_after_a_new_start() {
    let folder = tempfile::tempdir().unwrap();
    let records = [
        record(),
        Record { before: Some(Rating::default()), after: None, ending: Ending::Interrupted, ..record() },
        Record { exercise: ExerciseKey { origin: Origin::Pack("a:b".into()), id: "x".into() }, ..record() },
    ];
    keep_all(folder.path(), &records);
    let journal = open(folder.path());
    wait_for_event(&journal, &Event::Opened { read_only: false, mended: None });
    let page = load(&journal, Load::ALL);
    assert_eq!(page.records, records.iter().rev().cloned().collect::<Vec<_>>());
    assert_eq!((page.total, page.unreadable), (3, 0));
}

#[test]
fn a_record_begun_and_ended_is_one_row() {
    let folder = tempfile::tempdir().unwrap();
    let journal = open(folder.path());
    let begun = Record { after: None, ending: Ending::Interrupted, practised_ms: 0, ..record() };
    keep(&journal, &begun);
    let ended = Record { ending: Ending::Enough, practised_ms: 90_000, ..begun.clone() };
    assert_eq!(change(&journal, &begun, &ended), ended);
    keep(&journal, &ended);
    assert_eq!(load(&journal, Load::ALL).records, [ended]);
}

#[test]
fn a_row_can_be_read_with_any_tool() {
    let folder = tempfile::tempdir().unwrap();
    let kept = record();
    keep_all(folder.path(), std::slice::from_ref(&kept));
    let connection = Connection::open(folder.path().join("journal.sqlite3")).unwrap();
    let sql =
        "SELECT id || '|' || origin || '|' || exercise || '|' || ending || '|' || before_state || '|' ||
               before_hardness || '|' || before_words || '|' || after_state FROM sittings";
    let row: String = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    let words = r#"["tight","a \"quoted\" word"]"#;
    assert_eq!(row, format!("{}|shipped|slow-and-even|whole|stirred up|8|{words}|settled", kept.id));
}

#[test]
fn pages_follow_each_other_without_a_gap() {
    let folder = tempfile::tempdir().unwrap();
    let records: Vec<Record> = (0..25).map(|_| record()).collect();
    keep_all(folder.path(), &records);
    let journal = open(folder.path());
    let mut seen = Vec::new();
    loop {
        let page = load(&journal, Load { limit: 10, older_than: seen.last().copied() });
        assert_eq!(page.total, 25);
        if page.records.is_empty() {
            break;
        }
        assert!(page.records.len() <= 10);
        seen.extend(ids(&page.records));
    }
    let mut expected = ids(&records);
    expected.reverse();
    assert_eq!(seen, expected);
}

#[test]
fn a_clock_set_back_an_hour_changes_no_order() {
    let folder = tempfile::tempdir().unwrap();
    let first = record();
    let second = Record { started_utc_ms: first.started_utc_ms - 3_600_000, ..record() };
    keep_all(folder.path(), &[first.clone(), second.clone()]);
    assert_eq!(ids(&read_all(folder.path()).unwrap().records), [second.id, first.id]);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_look_into_any_of_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("new").join("data");
    let journal = open(&folder);
    keep(&journal, &record());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() >= 2, "{files:?}");
    for file in files {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}

#[test]
fn two_windows_keep_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let windows = [open(folder.path()), open(folder.path())];
    let mut expected = Vec::new();
    for _ in 0..10 {
        for window in &windows {
            let record = record();
            window.keep(record.clone());
            expected.push(record.id);
        }
    }
    for window in windows {
        assert!(!window.events().any(|event| matches!(event, Event::Failed(_))));
        close(window);
    }
    expected.reverse();
    assert_eq!(ids(&read_all(folder.path()).unwrap().records), expected);
}

#[test]
fn the_command_line_reads_what_a_window_has_open_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read_all(folder.path()).unwrap().records, []);
    let missing = folder.path().join("missing");
    assert_eq!(read_all(&missing), Err(JournalError::NoFolder { folder: missing }));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);

    let journal = open(folder.path());
    let kept = record();
    keep(&journal, &kept);
    assert_eq!(read_all(folder.path()).unwrap().records, [kept]);
}

#[test]
fn a_row_with_a_word_from_later_is_counted_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let records = [record(), record(), record(), record()];
    keep_all(folder.path(), &records);
    let path = folder.path().join("journal.sqlite3");
    let connection = Connection::open(&path).unwrap();
    let later = [("ending", "rained off"), ("before_state", "floating"), ("origin", "cloud")];
    for ((column, word), record) in later.iter().zip(&records) {
        let sql = format!("UPDATE sittings SET {column} = ?1 WHERE id = ?2");
        connection.execute(&sql, [*word, &record.id.to_string()]).unwrap();
    }
    drop(connection);
    let page = read_all(folder.path()).unwrap();
    assert_eq!((ids(&page.records), page.unreadable, page.total), (vec![records[3].id], 3, 4));
    close(open(folder.path()));
    assert_eq!(read_all(folder.path()).unwrap().unreadable, 3);
}

#[test]
fn every_event_wakes_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let (wake, woken) = std::sync::mpsc::channel();
    let journal = Journal::open(folder.path().to_owned(), move || wake.send(()).unwrap_or_default());
    keep(&journal, &record());
    woken.recv_timeout(FOREVER).unwrap();
    woken.recv_timeout(FOREVER).unwrap();
}

#[test]
fn a_file_deleted_under_an_open_window_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let journal = open(folder.path());
    keep(&journal, &record());
    fs::remove_dir_all(folder.path()).unwrap();
    let kept = record();
    keep(&journal, &kept);
    close(journal);
    assert_eq!(read_all(folder.path()).unwrap().records, [kept]);
}

/// What a person may do, each with one of a few records.
#[derive(Clone, Debug)]
enum Step {
    Keep(usize, u64),
    Delete(usize),
    DeleteAll,
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0..6_usize, 0..1_000_u64).prop_map(|(which, practised_ms)| Step::Keep(which, practised_ms)),
        4 => (0..6_usize).prop_map(Step::Delete),
        1 => Just(Step::DeleteAll),
        1 => Just(Step::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn after_any_keeping_and_deleting_exactly_the_expected_rows_are_there(
        steps in proptest::collection::vec(step(), 0..40),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let some: Vec<Record> = (0..6).map(|_| record()).collect();
        let mut expected = std::collections::BTreeMap::new();
        let mut journal = open(folder.path());
        for step in steps {
            match step {
                Step::Keep(which, practised_ms) => {
                    let record = Record { practised_ms, ..some[which].clone() };
                    match expected.insert(record.id, record.clone()) {
                        Some(before) => journal.edit(record.id, Edit::between(&before, &record)),
                        None => journal.keep(record),
                    };
                }
                Step::Delete(which) => {
                    expected.remove(&some[which].id);
                    journal.delete(some[which].id);
                }
                Step::DeleteAll => {
                    expected.clear();
                    journal.delete_all();
                }
                Step::Restart => {
                    prop_assert!(journal.close(FOREVER));
                    journal = open(folder.path());
                }
            }
        }
        let expected: Vec<Record> = expected.into_values().rev().collect();
        prop_assert_eq!(&load(&journal, Load::ALL).records, &expected);
        prop_assert!(journal.close(FOREVER));
        prop_assert_eq!(read_all(folder.path()).unwrap().records, expected);
    }
}

#[test]
fn a_file_from_before_there_were_notes_is_read_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let kept = record();
    keep_all(folder.path(), std::slice::from_ref(&kept));
    let file = Connection::open(folder.path().join("journal.sqlite3")).unwrap();
    file.execute_batch(
        "ALTER TABLE sittings DROP COLUMN note; ALTER TABLE sittings DROP COLUMN tags;
         ALTER TABLE sittings DROP COLUMN revision; DROP TABLE jottings; PRAGMA user_version = 1",
    )
    .unwrap();
    drop(file);
    let without = Record { note: String::new(), tags: Vec::new(), ..kept };
    assert_eq!(read_all(folder.path()).unwrap().records, std::slice::from_ref(&without));
    let journal = open(folder.path());
    assert_eq!(load(&journal, Load::ALL).records, [without], "and after it was brought up to date");
}
