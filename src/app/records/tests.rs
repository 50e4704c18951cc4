//! The cache by itself: answers that are older than what was asked for here.

use super::*;
use crate::platform::DiskError;
use crate::records::journal::{FoundRecords, Query, Snapshot};
use softlanding_core::insight::Observations;
use softlanding_core::testing::sitting_at;

fn record() -> Record {
    sitting_at(Uuid::now_v7(), 0)
}

fn snapshot(sequence: u64, records: &[Record]) -> Answer {
    let rows = Box::new(Observations::from_records(records));
    let newest = records.iter().rev().cloned().collect();
    Answer { sequence, event: Event::Snapshot(Snapshot { rows, newest, jottings: Vec::new() }) }
}

fn of(records: &[Record]) -> Kept {
    let mut kept = Kept::default();
    kept.fold(snapshot(0, records));
    kept
}

fn ids(kept: &Kept) -> Vec<Uuid> {
    kept.observations().newest_first().map(|sitting| sitting.id).collect()
}

fn ask(kept: &mut Kept, sequence: u64, change: Change) {
    kept.apply(NumberedChange { sequence, change });
}

fn noted(kept: &mut Kept, sequence: u64, record: &Record, note: &str) -> Record {
    let changed = Record { note: note.to_owned(), ..record.clone() };
    ask(kept, sequence, Change::Edit(record.id, Box::new(Edit::between(record, &changed))));
    changed
}

#[test]
fn an_answer_from_before_a_deletion_does_not_bring_it_back() {
    let records = [record(), record(), record()];
    let gone = records[1].id;
    let what = What::Sittings(vec![gone]);
    for change in [Change::Delete(gone), Change::DeleteMany(what, Vec::new())] {
        let mut kept = of(&records);
        ask(&mut kept, 1, change);
        kept.fold(snapshot(0, &records));
        assert!(!kept.holds(gone));
        let read = Event::Read(vec![(gone, Some(records[1].clone()))]);
        kept.fold(Answer { sequence: 0, event: read });
        assert_eq!(ids(&kept), [records[2].id, records[0].id]);
        assert_eq!(kept.record(gone), None);
        kept.fold(snapshot(1, &records));
        assert_eq!(ids(&kept).len(), 3, "it came back with a file");
    }
}

#[test]
fn an_answer_from_before_a_change_does_not_undo_it() {
    let begun = record();
    let mut kept = of(std::slice::from_ref(&begun));
    let first = noted(&mut kept, 1, &begun, "one");
    let second = noted(&mut kept, 2, &first, "one two");
    let event = Event::Kept { record: Box::new(first.clone()) };
    kept.fold(Answer { sequence: 1, event });
    assert_eq!(kept.record(begun.id), Some(&second));
    assert!(!kept.is_on_disk(begun.id), "only the first is");
    kept.fold(snapshot(1, std::slice::from_ref(&first)));
    assert_eq!(kept.record(begun.id), Some(&second), "nor is it made twice");
    kept.fold(Answer { sequence: 2, event: Event::Kept { record: Box::new(second.clone()) } });
    assert!(kept.is_on_disk(begun.id));
    assert_eq!(kept.record(begun.id), Some(&second));
}

#[test]
fn what_cannot_be_written_yet_stays_and_is_not_made_twice() {
    let begun = record();
    let mut kept = of(std::slice::from_ref(&begun));
    let noted = noted(&mut kept, 1, &begun, "one");
    kept.fold(Answer { sequence: 1, event: Event::Failed(JournalError::Disk(DiskError::Full)) });
    assert_eq!(kept.record(begun.id), Some(&noted));
    assert!(!kept.is_on_disk(begun.id));
    let theirs = Record { note: "one\ntheirs".to_owned(), ..begun.clone() };
    kept.fold(snapshot(1, std::slice::from_ref(&theirs)));
    assert_eq!(kept.record(begun.id), Some(&theirs), "the answer has it already");
}

#[test]
fn after_everything_was_deleted_older_answers_bring_nothing_back() {
    let records = [record(), record()];
    let mut kept = Kept::default();
    ask(&mut kept, 1, Change::DeleteAll);
    assert!(kept.is_known(), "there is nothing more to be known");
    kept.fold(snapshot(0, &records));
    assert!(kept.is_empty() && kept.records().is_empty());
    let new = record();
    ask(&mut kept, 2, Change::Insert(Box::new(new.clone())));
    kept.fold(snapshot(1, &[]));
    assert_eq!(ids(&kept), [new.id]);
}

#[test]
fn what_another_window_deleted_or_changed_shows_in_the_next_snapshot() {
    let records = [record(), record()];
    let mut kept = of(&records);
    assert!(!kept.lacks(records[0].id));
    kept.fold(Answer {
        sequence: 0,
        event: Event::Snapshot(Snapshot {
            rows: Box::new(Observations::from_records(&records[..1])),
            newest: Vec::new(),
            jottings: Vec::new(),
        }),
    });
    assert_eq!(ids(&kept), [records[0].id]);
    assert!(kept.is_missing(records[1].id));
    assert!(kept.record(records[0].id).is_some(), "it stays in sight");
    assert!(kept.lacks(records[0].id), "and is read once more");
    kept.note_asked(&[records[0].id]);
    assert!(!kept.lacks(records[0].id), "once");
}

#[test]
fn only_the_answer_to_the_last_query_is_heard() {
    let records = [record(), record()];
    let mut kept = of(&records);
    let first = kept.look_for("one".to_owned()).unwrap();
    assert_eq!(kept.look_for("one".to_owned()), None, "it is being looked for");
    let second = kept.look_for("two".to_owned()).unwrap();
    let found = |query: &Query, records: &[Record]| Answer {
        sequence: 0,
        event: Event::Found(FoundRecords {
            query: query.clone(),
            records: records.to_vec(),
            total: records.len(),
        }),
    };
    kept.fold(found(&second, &records));
    kept.fold(found(&first, &[]));
    assert_eq!(kept.found().map(|found| (found.words.to_owned(), found.total)), Some(("two".to_owned(), 2)));
    ask(&mut kept, 1, Change::Delete(records[0].id));
    assert_eq!(kept.found().map(|found| (found.ids, found.total)), Some((vec![records[1].id], 1)));
    let third = kept.look_for("three".to_owned()).unwrap();
    assert_eq!(kept.look_for(" ".to_owned()), None);
    kept.fold(found(&third, &records));
    assert_eq!(kept.found(), None, "nothing is looked for any more");
}

#[test]
fn a_small_number_is_held_whole_and_the_others_without_their_words() {
    let records: Vec<Record> = (0..1_500).map(|_| Record { note: "n".to_owned(), ..record() }).collect();
    let mut kept = of(&records);
    assert_eq!((kept.records().len(), kept.len()), (1_000, 1_500));
    let without_words = Record { note: String::new(), ..records[1_400].clone() };
    let first = kept.as_known(records[1_400].id).unwrap().into_owned();
    assert_eq!((first.title, first.note), (without_words.title, without_words.note));
    kept.fold(Answer {
        sequence: 0,
        event: Event::Read(vec![(records[1_400].id, Some(records[1_400].clone()))]),
    });
    assert_eq!(kept.record(records[1_400].id), Some(&records[1_400]));
    assert_eq!(kept.records().len(), 1_000);
}
