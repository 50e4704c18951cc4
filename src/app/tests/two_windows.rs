//! Two windows on one folder: what one says and deletes, the other neither takes back nor brings back.

use super::*;

/// A practice that was rated and closed in the first window, seen in both.
fn two(folder: &Path) -> (Stand, Stand, Uuid) {
    let mut a = Stand::keeping(folder);
    let id = a.practise(SLOW);
    a.event(Event::Close);
    a.wait_until(|app| app.kept().is_on_disk(id));
    let b = Stand::in_folder(folder);
    assert!(b.app.kept().record(id).is_some());
    (a, b, id)
}

fn amend(stand: &mut Stand, id: Uuid, note: &str, tags: &[&str]) {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    stand.app.apply(Command::Amend { id, note: note.to_owned(), tags });
}

fn delete(stand: &mut Stand, folder: &Path, id: Uuid) {
    stand.app.apply(Command::Delete(id));
    stand.wait_until(|_| kept(folder).is_empty());
}

#[test]
fn words_from_one_window_and_a_label_from_the_other_are_both_there_and_seen() {
    let folder = folder();
    let (mut a, mut b, id) = two(folder.path());
    amend(&mut a, id, "the window was open", &[]);
    assert!(!a.app.kept().is_on_disk(id), "it is said, and not yet acknowledged");
    a.wait_until(|app| app.kept().is_on_disk(id));
    amend(&mut b, id, "", &["at work"]);
    b.wait_until(|app| app.kept().is_on_disk(id));
    let both = kept(folder.path()).remove(0);
    assert_eq!(
        (both.note.as_str(), both.tags.as_slice()),
        ("the window was open", ["at work".to_owned()].as_slice())
    );
    assert_eq!(b.app.kept().record(id), Some(&both), "and the other window shows what came");
}

#[test]
fn what_is_said_about_a_sitting_that_another_window_deleted_brings_nothing_back() {
    let folder = folder();
    let (mut a, mut b, id) = two(folder.path());
    delete(&mut a, folder.path(), id);
    amend(&mut b, id, "m", &[]);
    b.wait_until(|app| app.kept().record(id).is_none());
    assert!(matches!(b.app.notice(), Some(Notice::DeletedElsewhere { .. })), "and that is said");
    assert!(b.app.kept().observations().all().is_empty());
    b.app.apply(Command::Fetch(vec![id]));
    b.wait_until(|app| app.kept().is_missing(id));
    b.close();
    a.close();
    assert_eq!(kept(folder.path()), []);
}

#[test]
fn a_practice_that_another_window_deleted_while_it_ran_is_not_kept() {
    let folder = folder();
    let mut b = Stand::keeping(folder.path());
    let id = b.begin(SLOW);
    b.wait_until(|app| app.kept().is_on_disk(id));
    let mut a = Stand::in_folder(folder.path());
    delete(&mut a, folder.path(), id);
    b.pass_secs(3_600);
    b.event(Event::Rate(rating(State::Settled, 3)));
    b.wait_until(|app| app.practice().is_some_and(|practice| practice.keeping == Keeping::NotKept));
    b.event(Event::Rate(rating(State::Settled, 2)));
    assert_eq!(kept(folder.path()), []);
    b.app.apply(Command::KeepThis(true));
    b.close();
    let whole = kept(folder.path()).remove(0);
    assert_eq!((whole.id, whole.after), (id, Some(rating(State::Settled, 2))), "kept on purpose it is whole");
}

#[test]
fn what_was_deleted_here_and_brought_back_elsewhere_is_seen_again() {
    let folder = folder();
    let (mut a, mut b, id) = two(folder.path());
    delete(&mut a, folder.path(), id);
    amend(&mut b, id, "m", &[]);
    b.wait_until(|app| app.kept().record(id).is_none());
    a.app.apply(Command::UndoDelete(id));
    a.wait_until(|app| app.kept().is_on_disk(id));
    b.app.apply(Command::LookAgain);
    b.wait_until(|app| app.kept().record(id).is_some());
}

#[test]
fn a_sitting_that_never_reached_the_disk_is_kept_whole_once_there_is_one() {
    let folder = folder();
    let data = Paths::in_folder(folder.path()).data;
    fs::create_dir_all(data.join("journal.sqlite3")).unwrap();
    let mut stand = Stand::keeping(folder.path());
    let id = stand.practise(SLOW);
    stand.event(Event::Rate(rating(State::Settled, 3)));
    amend(&mut stand, id, "m", &[]);
    stand.wait_until(|app| matches!(app.notice(), Some(Notice::Journal(_))));
    assert!(!stand.app.kept().is_on_disk(id));
    fs::remove_dir(data.join("journal.sqlite3")).unwrap();
    stand.wait_until(|app| app.kept().is_on_disk(id));
    let whole = kept(folder.path()).remove(0);
    assert_eq!(
        (whole.note.as_str(), whole.after, whole.ending),
        ("m", Some(rating(State::Settled, 3)), Ending::Whole)
    );
}
