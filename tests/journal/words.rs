//! Words that are kept by themselves: they are kept, changed, merged, exported, deleted and mended as sittings are.

use std::fs;

use proptest::prelude::*;
use rusqlite::Connection;
use softlanding::records::exchange::{Format, ImportReport, read_file, write};
use softlanding::records::journal::{Change, What, export, import, keep_jotting, read_all};
use softlanding_core::record::{Jotting, JottingEdit, JottingKind};
use softlanding_core::testing::{glimmer, shipped};

use super::deleting::files_with;
use super::*;

const SECRET: &str = "a very particular robin on the fence";

fn written(number: u32) -> Jotting {
    Jotting {
        kind: JottingKind::Written,
        text: "Dear Ana,\nI miss you; \"a lot\".\n=1+1".to_owned(),
        tag: "late; at work".to_owned(),
        exercise: Some(shipped("a-letter-not-sent")),
        title: "A letter, not sent".to_owned(),
        ..glimmer(number)
    }
}

fn keep_words(journal: &Journal, jotting: &Jotting) -> u64 {
    journal.change(Change::InsertJotting(Box::new(jotting.clone())))
}

fn keep_all_words(folder: &Path, jottings: &[Jotting]) {
    let journal = open(folder);
    for jotting in jottings {
        keep_words(&journal, jotting);
    }
    close(journal);
}

fn wait_for_words(journal: &Journal, sequence: u64) -> Jotting {
    wait_for_answer(journal, |answer| match &answer.event {
        Event::KeptJotting { jotting } if answer.sequence >= sequence => Some((**jotting).clone()),
        _ => None,
    })
}

fn kept_words(folder: &Path) -> Vec<Jotting> {
    read_all(folder).unwrap().jottings
}

#[test]
fn what_was_kept_is_there_after_a_start_and_an_edit_of_what_is_gone_brings_nothing_back() {
    let folder = tempfile::tempdir().unwrap();
    let journal = open(folder.path());
    let old = glimmer(1);
    assert_eq!(wait_for_words(&journal, keep_words(&journal, &old)), old);
    let new = Jotting {
        text: "雨の匂い 👩‍👩‍👧‍👦 السلام".to_owned(), tag: "home".to_owned(), ..old.clone()
    };
    let edit = JottingEdit::between(&old, &new);
    assert_eq!(
        wait_for_words(&journal, journal.change(Change::EditJotting(old.id, Box::new(edit.clone())))),
        new
    );
    close(journal);
    assert_eq!(kept_words(folder.path()), [new]);

    let journal = open(folder.path());
    journal.delete(old.id);
    wait_for(&journal, |event| matches!(event, Event::Deleted { .. }).then_some(()));
    journal.change(Change::EditJotting(old.id, Box::new(edit)));
    wait_for_event(&journal, &Event::Gone { id: old.id });
    close(journal);
    assert_eq!(kept_words(folder.path()), []);
}

#[test]
fn deleted_words_leave_no_byte_in_any_file() {
    for all in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let secret = Jotting { text: SECRET.to_owned(), ..glimmer(150) };
        let crowd: Vec<Jotting> =
            (0..300).map(|number| if number == 150 { secret.clone() } else { glimmer(number) }).collect();
        keep_all_words(folder.path(), &crowd);
        fs::copy(folder.path().join("journal.sqlite3"), folder.path().join("journal-before-v4.sqlite3"))
            .unwrap();
        assert_eq!(files_with(folder.path(), SECRET).len(), 2);
        let journal = open(folder.path());
        if all {
            journal.delete_all();
            wait_for_event(&journal, &Event::DeletedAll);
        } else {
            journal.delete(secret.id);
            wait_for(&journal, |event| matches!(event, Event::Deleted { .. }).then_some(()));
        }
        close(journal);
        assert_eq!(files_with(folder.path(), SECRET), Vec::<String>::new());
        assert_eq!(kept_words(folder.path()).len(), if all { 0 } else { 299 });
    }
}

#[test]
fn a_time_and_a_practice_are_deleted_with_the_words_that_belong_to_them() {
    let folder = tempfile::tempdir().unwrap();
    keep_all_words(folder.path(), &[glimmer(1), written(2), glimmer(3)]);
    let journal = open(folder.path());
    let count =
        |event: &Event| if let Event::DeletedMany { count, .. } = event { Some(*count) } else { None };
    journal.delete_many(What::Exercise(shipped("a-letter-not-sent")));
    assert_eq!(wait_for(&journal, count), 1);
    let from_utc_ms = glimmer(3).created_utc_ms;
    journal.delete_many(What::Period { from_utc_ms, until_utc_ms: from_utc_ms + 1 });
    assert_eq!(wait_for(&journal, count), 1);
    close(journal);
    assert_eq!(kept_words(folder.path()), [glimmer(1)]);
}

#[test]
fn a_file_that_was_exported_brings_words_back_in_every_format_and_a_second_time_changes_nothing() {
    for format in Format::ALL {
        let (here, there, files) =
            (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let words: Vec<Jotting> = (0..400).map(glimmer).chain([written(500)]).collect();
        keep_all_words(here.path(), &words);
        keep_all(here.path(), &[record()]);
        let path = files.path().join(format!("journal.{}", format.extension()));
        export(&read_all(here.path()).unwrap(), &path, format, false).unwrap();
        let report = import(there.path(), &path).report;
        assert_eq!(
            report,
            ImportReport { new: 1, new_jottings: 401, ..ImportReport::default() },
            "{format:?}"
        );
        assert_eq!(import(there.path(), &path).report, ImportReport { same: 402, ..ImportReport::default() });
        assert_eq!(kept_words(there.path()), words);
    }
}

#[test]
fn words_that_can_not_be_are_refused_alone() {
    let (folder, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = files.path().join("words.json");
    let good = serde_json::to_string(&glimmer(1)).unwrap();
    let long = serde_json::to_string(&Jotting { text: "x".repeat(4_001), ..glimmer(2) }).unwrap();
    let text = format!(
        "{{\"format\":\"softlanding-journal\",\"version\":1,\"sittings\":[],\"words\":[{good},{long},{{\"kind\":\"Glimmer\"}}]}}"
    );
    fs::write(&path, text).unwrap();
    let report = import(folder.path(), &path).report;
    assert_eq!((report.new_jottings, report.refused.count), (1, 2));
    assert_eq!(kept_words(folder.path()), [glimmer(1)]);
}

#[test]
fn a_damaged_journal_gives_its_words_back() {
    let folder = tempfile::tempdir().unwrap();
    keep_all_words(folder.path(), &(0..50).map(glimmer).collect::<Vec<_>>());
    let path = folder.path().join("journal.sqlite3");
    let mut bytes = fs::read(&path).unwrap();
    // The page of the sittings' index, which holds nothing.
    let file = Connection::open(&path).unwrap();
    let page: u32 = file
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'sittings_by_time'", [], |row| row.get(0))
        .unwrap();
    drop(file);
    let page = page as usize;
    bytes[(page - 1) * 4_096..page * 4_096].fill(0xff);
    fs::write(&path, bytes).unwrap();
    let journal = open(folder.path());
    let saved = wait_for(&journal, |event| match event {
        Event::Opened { mended: Some(mended), .. } => Some(mended.saved),
        _ => None,
    });
    assert_eq!(saved, 50);
    close(journal);
    assert_eq!(kept_words(folder.path()), (0..50).map(glimmer).collect::<Vec<_>>());
}

#[test]
fn a_file_from_before_there_were_words_is_read_and_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let kept = record();
    keep_all(folder.path(), std::slice::from_ref(&kept));
    let file = Connection::open(folder.path().join("journal.sqlite3")).unwrap();
    file.execute_batch("DROP TABLE jottings; PRAGMA user_version = 3").unwrap();
    drop(file);
    let page = read_all(folder.path()).unwrap();
    assert_eq!((page.records, page.jottings), (vec![kept], Vec::new()));
    keep_all_words(folder.path(), &[glimmer(1)]);
    assert_eq!(kept_words(folder.path()), [glimmer(1)]);
}

#[test]
fn the_command_line_keeps_words_beside_an_open_window_which_then_shows_them() {
    let folder = tempfile::tempdir().unwrap();
    let journal = open(folder.path());
    journal.watch();
    wait_for(&journal, |event| matches!(event, Event::Snapshot(_)).then_some(()));
    assert_eq!(keep_jotting(folder.path(), glimmer(1)), Ok(None));
    journal.watch();
    let shown = wait_for(&journal, |event| match event {
        Event::Snapshot(snapshot) => Some(snapshot.jottings.clone()),
        _ => None,
    });
    assert_eq!(shown, [glimmer(1)]);
    close(journal);
}

fn version() -> impl Strategy<Value = Jotting> {
    ("[a-c \n=;]{1,6}", "[ab;]{0,2}").prop_map(|(text, tag)| Jotting { text, tag, ..glimmer(1) })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn two_computers_that_exchange_files_end_with_the_same_words(one in version(), other in version(), format in 0..3_usize) {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let files = tempfile::tempdir().unwrap();
        let format = Format::ALL[format];
        let mut paths = Vec::new();
        for (number, (folder, jotting)) in folders.iter().zip([&one, &other]).enumerate() {
            keep_all_words(folder.path(), std::slice::from_ref(jotting));
            let path = files.path().join(format!("{number}.{}", format.extension()));
            write(format, &[], std::slice::from_ref(jotting), &mut fs::File::create(&path).unwrap()).unwrap();
            paths.push(path);
        }
        prop_assert_eq!(import(folders[0].path(), &paths[1]).why, None);
        prop_assert_eq!(import(folders[1].path(), &paths[0]).why, None);
        prop_assert_eq!(kept_words(folders[0].path()), kept_words(folders[1].path()));
        let kept = kept_words(folders[0].path());
        prop_assert_eq!(kept.len(), 1);
        for line in one.text.split('\n').chain(other.text.split('\n')) {
            prop_assert!(kept[0].text.contains(line));
        }
        // What is whole comes in whole.
        read_file(&paths[0], |batch| {
            assert_eq!(batch.jottings.len(), 1);
            std::ops::ControlFlow::Continue(())
        }).unwrap();
    }
}
