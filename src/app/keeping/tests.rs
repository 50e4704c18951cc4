use super::*;
use crate::testing::sitting;

fn record() -> Record {
    sitting(Uuid::now_v7(), 0)
}

fn page(records: &[Record], total: usize, unreadable: usize) -> journal::Page {
    let asked = Load::newest(3);
    let is_last = records.len() + unreadable < asked.limit;
    journal::Page {
        asked,
        records: records.to_vec(),
        total,
        unreadable,
        is_last,
        is_read: true,
        newest_ticket: 0,
    }
}

#[test]
fn a_page_that_was_read_before_a_deletion_does_not_bring_it_back() {
    let records = [record(), record(), record()];
    let mut kept = Kept::default();
    kept.hear(page(&records, 3, 0));
    assert!(kept.take(records[1].id).is_some());
    kept.change(records[1].id, 1);
    kept.hear(page(&records, 3, 0));
    let ids: Vec<Uuid> = kept.records().iter().map(|record| record.id).collect();
    assert_eq!(ids, [records[2].id, records[0].id]);
    kept.hear(journal::Page { newest_ticket: 1, ..page(&records, 3, 0) });
    assert_eq!(kept.records().len(), 3, "it came back with a file");
}

#[test]
fn a_page_that_was_read_before_a_change_does_not_undo_it() {
    let begun = record();
    let mut kept = Kept::default();
    kept.hear(page(std::slice::from_ref(&begun), 1, 0));
    let ended = Record { practised_ms: 60_000, ..begun.clone() };
    kept.change(begun.id, 1);
    kept.put(ended.clone());
    kept.hear(page(&[begun], 1, 0));
    assert_eq!(kept.records(), [ended]);
}

#[test]
fn what_was_deleted_elsewhere_goes_and_what_is_older_than_the_page_stays() {
    let records: Vec<Record> = (0..5).map(|_| record()).collect();
    let newest_first = |places: &[usize]| places.iter().map(|place| records[*place].clone()).collect();
    let ids = |kept: &Kept| kept.records().iter().map(|record| record.id).collect::<Vec<_>>();
    let mut kept = Kept { records: newest_first(&[4, 3, 2, 1, 0]), total: 5, ..Kept::default() };
    let first: Vec<Record> = newest_first(&[4, 2, 1]);
    kept.firsts_awaited = 2;
    kept.hear(page(&first, 4, 0));
    assert_eq!(kept.records().len(), 5, "a newer first page will come");
    kept.hear(journal::Page { is_last: false, is_read: false, ..page(&[], 0, 0) });
    assert_eq!((kept.records().len(), kept.total), (5, 5), "the disk could not be read");
    kept.change(records[0].id, 1);
    kept.hear(page(&first, 4, 0));
    assert_eq!(ids(&kept), [4, 2, 1, 0].map(|place| records[place].id));
    kept.hear(page(&first[..1], 1, 0));
    assert_eq!(ids(&kept), [4, 0].map(|place| records[place].id), "that was the last page");
}

#[test]
fn after_everything_was_deleted_pages_count_only_once_that_is_done() {
    let mut kept = Kept { awaits_emptiness: true, ..Kept::default() };
    kept.hear(page(&[record(), record()], 2, 0));
    assert_eq!(kept.records(), [], "these were read before");
    kept.hear_all_deleted();
    kept.hear(page(&[record()], 1, 0));
    assert_eq!(kept.records().len(), 1);
}

#[test]
fn rows_that_cannot_be_read_do_not_promise_more_for_ever() {
    let mut kept = Kept::default();
    kept.hear(page(&[record(), record(), record()], 5, 0));
    assert!(kept.has_more());
    kept.hear(page(&[record()], 5, 1));
    assert!(!kept.has_more(), "that was the last page");
}
