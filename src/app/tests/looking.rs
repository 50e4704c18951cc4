//! Looking back at what was kept: words about it, the question ten minutes after, pieces deleted, files.

use softlanding_core::insight::Outcome;

use crate::records::exchange::Format;
use crate::records::journal::What;

use super::*;
use crate::platform::WallTime;

/// One practice that was rated before and after, spoken about still.
fn practised(folder: &Path) -> Stand {
    let mut stand = Stand::keeping(folder);
    stand.app.apply(Command::Say(rating(State::StirredUp, 8)));
    stand.practise(SLOW);
    stand.event(Event::Rate(rating(State::Settled, 3)));
    stand
}

fn id(stand: &Stand) -> Uuid {
    stand.app.kept().records()[0].id
}

#[test]
fn a_sitting_is_seen_at_once_and_after_a_new_start() {
    let folder = folder();
    let mut stand = practised(folder.path());
    stand.event(Event::Close);
    let went = |app: &App| app.kept().observations().all().iter().map(Outcome::of).collect::<Vec<_>>();
    assert_eq!(went(&stand.app), [Outcome::Points(5)]);
    stand.wait_until(|app| app.kept().is_known());
    stand.close();
    let mut stand = Stand::in_folder(folder.path());
    stand.wait_until(|app| app.kept().is_known());
    assert_eq!(went(&stand.app), [Outcome::Points(5)]);
    stand.app.apply(Command::Guest(true));
    assert_eq!(went(&stand.app), [], "a guest sees nothing of it");
}

#[test]
fn words_about_a_sitting_stay_while_it_is_still_spoken_about() {
    let folder = folder();
    let mut stand = practised(folder.path());
    let (id, note) = (id(&stand), "the window was open".to_owned());
    let tags = vec![" at work ".to_owned(), String::new(), "at work".to_owned()];
    stand.app.apply(Command::Amend { id, note: note.clone(), tags });
    stand.event(Event::Rate(rating(State::Settled, 2)));
    stand.close();
    let record = kept(folder.path()).remove(0);
    assert_eq!((record.note, record.tags), (note, vec!["at work".to_owned()]));
    assert_eq!(record.after, Some(rating(State::Settled, 2)));
}

/// One practice, and after it three hundred sittings with this exercise, more than are read at first.
fn with_many_after_it(folder: &Path, then: &str) -> (Stand, Uuid) {
    let mut stand = practised(folder);
    let (oldest, template) = (id(&stand), stand.app.kept().records()[0].clone());
    stand.event(Event::Close);
    stand.close();
    let exercise = ExerciseKey { origin: Origin::Shipped, id: then.to_owned() };
    let journal = Journal::open(folder.to_owned(), || {});
    for _ in 0..300 {
        journal.keep(Record { id: Uuid::now_v7(), exercise: exercise.clone(), ..template.clone() });
    }
    assert!(journal.close(FOREVER));
    let hand = HandClock::default();
    let mut stand = Stand { app: App::start(Options::by_hand(folder, &hand), Arc::new(|| {})), hand };
    stand.wait_until(|app| app.kept().len() == 301 && app.kept().records().len() == 200);
    assert_eq!(stand.app.kept().record(oldest), None);
    (stand, oldest)
}

#[test]
fn a_sitting_from_long_ago_is_read_by_itself_and_changed() {
    let folder = folder();
    let (mut stand, oldest) = with_many_after_it(folder.path(), SLOW);
    stand.app.apply(Command::Fetch(vec![oldest]));
    stand.wait_until(|app| app.kept().record(oldest).is_some());
    stand.app.apply(Command::Amend { id: oldest, note: "long ago".to_owned(), tags: Vec::new() });
    assert_eq!(stand.app.kept().record(oldest).map(|record| record.note.as_str()), Some("long ago"));
    assert_eq!(stand.app.kept().records().len(), 201, "and no other");
    assert!(stand.app.kept().observations().get(oldest).is_some_and(|sitting| sitting.has_note));
    let nobody = Uuid::from_u128(7);
    stand.app.apply(Command::Fetch(vec![nobody]));
    stand.wait_until(|app| app.kept().is_missing(nobody));
    stand.close();
    assert_eq!(kept(folder.path()).last().map(|record| record.note.clone()), Some("long ago".to_owned()));
}

#[test]
fn words_are_found_wherever_they_stand() {
    let folder = folder();
    let mut stand = practised(folder.path());
    stand.event(Event::Close);
    let id = id(&stand);
    stand.app.apply(Command::Amend { id, note: "The Window was open".to_owned(), tags: Vec::new() });
    for (wanted, total) in [("window OPEN", 1), ("slow", 1), ("window closed", 0)] {
        stand.app.apply(Command::Find(wanted.to_owned()));
        stand.wait_until(|app| app.kept().found().is_some_and(|found| found.words == wanted));
        assert_eq!(stand.app.kept().found().map(|found| found.total), Some(total), "{wanted}");
    }
    stand.app.apply(Command::Find(" ".to_owned()));
    assert_eq!(stand.app.kept().found(), None);
}

#[test]
fn ten_minutes_after_it_is_asked_once_and_not_during_another_practice() {
    let folder = folder();
    let mut stand = practised(folder.path());
    let id = id(&stand);
    stand.app.apply(Command::AskLater(true));
    assert!(stand.app.asks_later());
    stand.event(Event::Close);
    stand.pass_secs(599);
    assert_eq!(stand.app.later(), None);
    stand.begin(SLOW);
    stand.pass_secs(5);
    assert_eq!(stand.app.later(), None, "somebody is practising");
    stand.event(Event::Stop);
    stand.event(Event::Close);
    stand.pass_secs(1);
    assert_eq!(stand.app.later().map(|later| later.sitting), Some(id));
    assert!(matches!(stand.app.notice(), Some(Notice::Later { .. })));
    stand.app.apply(Command::AnswerLater { id, rating: rating(State::Settled, 1) });
    assert_eq!((stand.app.later(), stand.app.notice()), (None, None));
    stand.close();
    let record = kept(folder.path()).into_iter().find(|record| record.id == id).unwrap();
    assert_eq!(record.later, Some(rating(State::Settled, 1)));
}

#[test]
fn closing_the_note_is_an_answer_and_what_is_not_kept_is_not_asked_about() {
    let folder = folder();
    let mut stand = practised(folder.path());
    stand.app.apply(Command::AskLater(true));
    stand.event(Event::Close);
    stand.pass_secs(601);
    stand.dismiss();
    stand.pass_secs(601);
    assert_eq!(stand.app.later(), None);
    stand.practise(SLOW);
    stand.app.apply(Command::AskLater(true));
    stand.app.apply(Command::KeepThis(false));
    assert!(!stand.app.may_ask_later() && !stand.app.asks_later());
    stand.event(Event::Close);
    stand.pass_secs(601);
    assert_eq!(stand.app.later(), None);
}

#[test]
fn a_time_and_a_practice_are_deleted_down_to_their_bytes() {
    let folder = folder();
    write_own(folder.path(), "zebra", "");
    let mut stand = practised(folder.path());
    stand.practise("zebra");
    stand.event(Event::Close);
    stand.wait_until(|_| is_on_disk(folder.path(), "zebra"));
    let zebra = stand.app.kept().records()[0].exercise.clone();
    stand.app.apply(Command::DeleteMany(What::Exercise(zebra)));
    assert_eq!(stand.app.kept().len(), 1);
    stand.wait_until(|app| matches!(app.notice(), Some(Notice::DeletedMany { count: 1 })));
    stand.wait_until(|app| app.kept().observations().len() == 1);
    assert!(!is_on_disk(folder.path(), "zebra"));
    let all = What::Period { from_utc_ms: i64::MIN, until_utc_ms: i64::MAX };
    stand.app.apply(Command::DeleteMany(all));
    stand.wait_until(|app| app.kept().observations().is_empty());
    stand.close();
    assert_eq!(kept(folder.path()), []);
}

#[test]
fn what_was_deleted_comes_back_with_a_copy_of_it() {
    let (folder, elsewhere) = (folder(), folder());
    let mut stand = practised(folder.path());
    stand.event(Event::Close);
    let (id, path) = (id(&stand), elsewhere.path().join("copy.json"));
    let target = Target { path: path.clone(), replaces: false };
    stand.app.apply(Command::Export { target, format: Format::Json });
    stand.wait_until(|app| matches!(app.notice(), Some(Notice::Exported { .. })));
    stand.dismiss();
    stand.app.apply(Command::Delete(id));
    stand.app.apply(Command::Guest(true));
    stand.app.apply(Command::Import(path.clone()));
    stand.wait_until(|app| app.notice() == Some(&Notice::NotForGuests));
    stand.dismiss();
    stand.app.apply(Command::Guest(false));
    stand.app.apply(Command::Import(path));
    stand.wait_until(|app| matches!(app.notice(), Some(Notice::SittingsImported(_))));
    stand.wait_until(|app| app.kept().record(id).is_some() && app.kept().observations().len() == 1);
    stand.close();
}

#[test]
fn what_another_window_deleted_is_gone_for_who_looks_back_again() {
    let folder = folder();
    let mut stand = practised(folder.path());
    stand.practise(SLOW);
    stand.event(Event::Close);
    let [newer, older] = [0, 1].map(|place| stand.app.kept().records()[place].id);
    stand.close();
    let (mut one, mut other) = (Stand::in_folder(folder.path()), Stand::in_folder(folder.path()));
    for stand in [&mut one, &mut other] {
        stand.wait_until(|app| app.kept().len() == 2 && app.kept().is_known());
    }
    other.app.apply(Command::Delete(older));
    other.wait_until(|_| kept(folder.path()).len() == 1);
    other.close();
    one.app.apply(Command::LookAgain);
    one.wait_until(|app| app.kept().len() == 1 && app.kept().observations().len() == 1);
    assert_eq!(one.app.kept().records()[0].id, newer);
    one.close();
}

#[test]
fn a_sitting_is_told_by_the_clock_of_where_it_was() {
    let folder = folder();
    let mut stand = practised(folder.path());
    let record = stand.app.kept().records()[0].clone();
    stand.event(Event::Close);
    stand.close();
    let journal = Journal::open(folder.path().to_owned(), || {});
    journal.keep(Record { zone: "Asia/Tokyo".to_owned(), ..record.clone() });
    assert!(journal.close(FOREVER));
    let mut stand = Stand::in_folder(folder.path());
    stand.wait_until(|app| app.kept().is_known());
    let looked = stand.app.kept();
    let told = looked.begun(&looked.observations().all()[0]);
    assert_eq!(told, WallTime { utc_ms: record.started_utc_ms, zone: "Asia/Tokyo".to_owned() });
    stand.close();
}

#[test]
fn begin_repeats_what_is_left_after_a_deletion_though_it_was_not_read_yet() {
    let folder = folder();
    let (mut stand, oldest) = with_many_after_it(folder.path(), "box");
    let shipped = |id: &str| ExerciseKey { origin: Origin::Shipped, id: id.to_owned() };
    stand.app.apply(Command::DeleteMany(What::Exercise(shipped("box"))));
    assert_eq!(stand.app.kept().records(), [] as [&Record; 0]);
    assert_eq!(stand.app.kept().observations().len(), 1);
    assert_eq!(stand.app.settings().last_exercise, Some(shipped(SLOW)));
    stand.wait_until(|app| matches!(app.notice(), Some(Notice::DeletedMany { count: 300 })));
    stand.app.apply(Command::Fetch(vec![oldest]));
    stand.wait_until(|app| app.kept().record(oldest).is_some());
    stand.app.apply(Command::DeleteMany(What::Exercise(shipped(SLOW))));
    assert_eq!(stand.app.kept().record(oldest), None, "nor is it there where it was read by itself");
    stand.wait_until(|_| kept(folder.path()).is_empty());
    stand.close();
}

#[test]
fn what_was_taken_along_comes_in_elsewhere_and_twice_changes_nothing() {
    let (here, there) = (folder(), folder());
    let mut stand = practised(here.path());
    stand.event(Event::Close);
    for format in Format::ALL {
        let path = there.path().join("copy").with_extension(format.extension());
        let target = Target { path: path.clone(), replaces: false };
        stand.app.apply(Command::Export { target, format });
        stand.wait_until(|app| matches!(app.notice(), Some(Notice::Exported { count: 1, .. })));
        stand.dismiss();
        let mut other = Stand::in_folder(there.path());
        other.app.apply(Command::Import(path));
        other.wait_until(|app| matches!(app.notice(), Some(Notice::SittingsImported(_))));
        other.wait_until(|app| app.kept().observations().len() == 1);
        other.wait_until(|app| app.kept().len() == 1);
        assert_eq!(other.app.kept().records(), stand.app.kept().records(), "{format:?}");
        other.close();
    }
    assert_eq!(kept(there.path()), kept(here.path()));
}

#[test]
fn a_page_to_bring_along_is_written_and_never_over_another_file() {
    let folder = folder();
    let mut stand = practised(folder.path());
    stand.event(Event::Close);
    stand.wait_until(|_| kept(folder.path()).iter().any(|record| record.after.is_some()));
    let target = Target { path: folder.path().join("bring.pdf"), replaces: false };
    let chosen = crate::documents::report::ReportChoice::default();
    stand.app.apply(Command::WriteReport { target: target.clone(), chosen: chosen.clone() });
    stand.wait_until(|app| matches!(app.notice(), Some(Notice::Written(_))));
    assert!(fs::read(&target.path).unwrap().starts_with(b"%PDF-"));
    stand.dismiss();
    stand.app.apply(Command::WriteReport { target, chosen });
    stand.wait_until(|app| matches!(app.notice(), Some(Notice::NotWritten { .. })));
}

/// The page with every sitting on it, as it is written now.
fn page_of(stand: &mut Stand, folder: &Path) -> Vec<u8> {
    let target = Target { path: folder.join("bring.pdf"), replaces: true };
    let chosen = crate::documents::report::ReportChoice {
        with_sittings: true,
        with_words: true,
        ..crate::documents::report::ReportChoice::default()
    };
    stand.app.apply(Command::WriteReport { target: target.clone(), chosen });
    stand.wait_until(|app| app.notices().any(|notice| matches!(notice, Notice::Written(_))));
    stand.app.apply(Command::DismissNotice(Box::new(Notice::Written(target.path.clone()))));
    fs::read(&target.path).unwrap()
}

#[test]
fn a_page_to_bring_along_has_what_still_waits_and_not_what_was_deleted() {
    let (folder, elsewhere) = (folder(), folder());
    let mut stand = Stand::keeping(folder.path());
    let nothing = page_of(&mut stand, elsewhere.path());
    // Nothing can be written as long as another program writes.
    let other = rusqlite::Connection::open(folder.path().join("journal.sqlite3")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let id = stand.practise(SLOW);
    stand.event(Event::Rate(rating(State::Settled, 3)));
    stand.event(Event::Close);
    assert!(!stand.app.kept().is_on_disk(id));
    let waiting = page_of(&mut stand, elsewhere.path());
    assert_ne!(waiting, nothing);
    other.execute_batch("COMMIT").unwrap();
    stand.wait_until(|app| app.kept().is_on_disk(id));
    assert_eq!(page_of(&mut stand, elsewhere.path()), waiting);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    stand.app.apply(Command::Delete(id));
    assert_eq!(page_of(&mut stand, elsewhere.path()), nothing, "though it is on the disk still");
    assert_eq!(kept(folder.path()).len(), 1);
    other.execute_batch("COMMIT").unwrap();
    stand.close();
}

#[test]
fn twice_harder_from_here_puts_a_person_first() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    for _ in 0..2 {
        stand.app.apply(Command::Say(rating(State::StirredUp, 5)));
        assert!(!stand.app.care_comes_first());
        stand.practise(SLOW);
        stand.event(Event::Rate(rating(State::StirredUp, 7)));
        stand.event(Event::Close);
        stand.pass_secs(2 * 3_600);
    }
    assert!(!stand.app.care_comes_first(), "nothing is said yet");
    stand.app.apply(Command::Say(rating(State::StirredUp, 5)));
    assert!(stand.app.care_comes_first());
    stand.app.apply(Command::Say(rating(State::Settled, 2)));
    assert!(!stand.app.care_comes_first());
}
