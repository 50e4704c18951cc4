//! What is kept, and what leaves no trace: consent, guests, private exercises, deletions.

use super::*;

#[test]
fn without_a_yes_nothing_touches_the_disk() {
    for answer in [None, Some(Command::Consent(false))] {
        let folder = folder();
        let mut stand = Stand::in_folder(folder.path());
        stand.app.apply(Command::Say(rating(State::StirredUp, 8)));
        stand.practise(SLOW);
        stand.event(Event::Rate(rating(State::Settled, 3)));
        let is_answered = answer.is_some();
        if let Some(answer) = answer {
            stand.app.apply(answer);
        }
        stand.close();
        assert_eq!(kept(folder.path()), []);
        assert!(!is_on_disk(folder.path(), SLOW) && !is_on_disk(folder.path(), "Slow and even"));
        let mut stand = Stand::in_folder(folder.path());
        let asks_again = stand.app.settings().keep == Keep::NotAsked;
        assert_eq!(asks_again, !is_answered, "an answer is remembered, no answer is none");
        stand.begin(SLOW);
        assert_eq!(stand.practice().keeping == Keeping::NotKept, is_answered);
    }
}

#[test]
fn with_a_yes_each_next_practice_is_kept_from_its_first_moment() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    stand.begin(SLOW);
    stand.wait_until(|_| kept(folder.path()).len() == 1);
    let begun = kept(folder.path()).remove(0);
    assert_eq!((begun.ending, begun.practised_ms), (Ending::Interrupted, 0), "as a power cut would leave it");
    stand.pass_secs(20);
    stand.close();
    let ended = kept(folder.path());
    assert_eq!(ended.len(), 1);
    assert_eq!(
        (ended[0].ending, ended[0].practised_ms),
        (Ending::Interrupted, 20_000),
        "closed in mid-practice"
    );
}

#[test]
fn not_keeping_one_deletes_its_bytes_and_keeps_the_others() {
    let folder = folder();
    write_own(folder.path(), "zebra", "");
    let mut stand = Stand::keeping(folder.path());
    stand.practise(SLOW);
    stand.practise("zebra");
    stand.event(Event::Rate(rating(State::Settled, 3)));
    stand.wait_until(|_| is_on_disk(folder.path(), "zebra"));
    stand.app.apply(Command::KeepThis(false));
    stand.event(Event::Rate(rating(State::Settled, 4)));
    stand.close();
    assert!(!is_on_disk(folder.path(), "zebra"), "neither in the journal nor in the settings");
    assert_eq!(kept(folder.path()).len(), 1);
    let stand = Stand::in_folder(folder.path());
    assert_eq!(stand.app.begin_entry_of_now().unwrap().key.id, SLOW, "the last one that is kept");
}

#[test]
fn what_was_not_kept_can_be_kept_after_all() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    let id = stand.practise(SLOW);
    stand.app.apply(Command::KeepThis(false));
    stand.app.apply(Command::KeepThis(true));
    assert_eq!(stand.app.kept().len(), 1);
    stand.close();
    assert_eq!(kept(folder.path())[0].id, id);
}

#[test]
fn a_guest_leaves_no_trace() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    let before = stand.practise(SLOW);
    stand.close();
    let settings = fs::read(folder.path().join("settings.toml")).unwrap();

    let mut stand = Stand::in_folder(folder.path());
    stand.app.apply(Command::Guest(true));
    let default = stand.app.library().default_entry().unwrap().key.clone();
    assert_eq!(stand.app.begin_entry_of_now().unwrap().key, default, "nothing personal is offered");
    stand.app.apply(Command::Say(rating(State::ShutDown, 7)));
    stand.practise("wall-push");
    stand.event(Event::Rate(rating(State::Settled, 2)));
    for command in [Command::Consent(false), Command::KeepThis(true), Command::Sound(true)] {
        stand.app.apply(command);
    }
    stand.change(|settings| settings.theme = Theme::Ember);
    assert_eq!(stand.app.settings().theme, Theme::Ember, "in this window it is so");
    stand.close();
    assert_eq!(kept(folder.path()).iter().map(|record| record.id).collect::<Vec<_>>(), [before]);
    assert_eq!(fs::read(folder.path().join("settings.toml")).unwrap(), settings);
    assert!(!is_on_disk(folder.path(), "wall-push"));
}

#[test]
fn when_the_guest_goes_everything_is_as_it_was() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    stand.change(|settings| settings.theme = Theme::Dawn);
    stand.app.apply(Command::Guest(true));
    stand.app.apply(Command::Say(rating(State::StirredUp, 9)));
    stand.begin(SLOW);
    stand.change(|settings| settings.theme = Theme::Ember);
    stand.app.apply(Command::Guest(false));
    assert!(stand.app.practice().is_none() && stand.app.said().is_empty() && !stand.app.is_guest());
    assert_eq!(stand.app.settings().theme, Theme::Dawn);
}

#[test]
fn a_practice_that_runs_when_a_guest_comes_is_kept_as_interrupted() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    stand.begin(SLOW);
    stand.pass_secs(10);
    stand.app.apply(Command::Guest(true));
    assert!(stand.app.practice().is_none());
    stand.close();
    let kept = kept(folder.path());
    assert_eq!((kept[0].ending, kept[0].practised_ms), (Ending::Interrupted, 10_000));
}

#[test]
fn the_yes_at_the_end_of_a_chain_is_for_all_of_it_and_so_is_the_no() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    stand.app.apply(Command::Say(rating(State::StirredUp, 8)));
    let first = stand.begin(SLOW);
    stand.pass_secs(20);
    stand.event(Event::Gentler);
    stand.pass_secs(3_600);
    stand.app.apply(Command::ALittleLonger);
    let last = stand.practise("look-around");
    assert_ne!(last, first);
    assert_eq!(stand.app.kept().records(), [] as [&Record; 0]);
    stand.app.apply(Command::Consent(true));
    assert_eq!(stand.app.kept().len(), 1, "a new beginning is no chain");

    stand.app.apply(Command::DeleteAll);
    stand.change(|settings| settings.keep = Keep::NotAsked);
    stand.app.apply(Command::Say(rating(State::StirredUp, 8)));
    let first = stand.begin(SLOW);
    stand.pass_secs(20);
    stand.event(Event::Gentler);
    let second = stand.record().id;
    stand.pass_secs(3_600);
    stand.app.apply(Command::ALittleLonger);
    let third = stand.record().id;
    stand.pass_secs(3_600);
    stand.app.apply(Command::Consent(true));
    let chain: Vec<_> = stand.app.kept().records().iter().map(|record| (record.id, record.follows)).collect();
    assert_eq!(chain, [(third, Some(second)), (second, Some(first)), (first, None)]);
    assert_eq!(
        stand.app.kept().records()[2].before,
        Some(rating(State::StirredUp, 8)),
        "nothing said is lost"
    );
    stand.app.apply(Command::KeepThis(false));
    stand.close();
    assert_eq!(kept(folder.path()), []);
}

#[test]
fn what_is_not_kept_is_not_pointed_at() {
    let folder = folder();
    write_own(folder.path(), "secret", r#"private: true, gentler: Some("look-around")"#);
    let mut stand = Stand::keeping(folder.path());
    stand.practise(SLOW);
    stand.app.apply(Command::KeepThis(false));
    stand.app.apply(Command::ALittleLonger);
    assert_eq!((stand.practice().keeping, stand.record().follows), (Keeping::Kept, None));
    stand.begin("secret");
    stand.event(Event::Gentler);
    assert_eq!((stand.practice().keeping, stand.record().follows), (Keeping::Kept, None));
}

#[test]
fn a_deletion_can_be_undone_until_its_page_is_left_and_its_bytes_are_gone_at_once() {
    let folder = folder();
    write_own(folder.path(), "zebra", "");
    let mut stand = Stand::keeping(folder.path());
    let id = stand.practise("zebra");
    stand.event(Event::Close);
    stand.wait_until(|_| is_on_disk(folder.path(), "zebra"));
    stand.app.apply(Command::Delete(id));
    assert_eq!(stand.app.kept().records(), [] as [&Record; 0]);
    assert_eq!(stand.app.next_tick(), None, "nobody is hurried");
    stand.wait_until(|_| kept(folder.path()).is_empty());
    stand.pass_secs(3_600);
    assert_eq!(stand.app.kept().deleted()[0].id, id);
    stand.app.apply(Command::UndoDelete(id));
    assert_eq!(stand.app.kept().records()[0].id, id);
    stand.wait_until(|_| kept(folder.path()).len() == 1);

    for leave in [Command::ForgetDeleted, Command::Hide, Command::Guest(true)] {
        stand.app.apply(Command::Delete(id));
        let record = stand.app.kept().deleted()[0].clone();
        stand.app.apply(leave.clone());
        stand.app.apply(Command::Guest(false));
        stand.app.apply(Command::UndoDelete(id));
        assert_eq!(stand.app.kept().records(), [] as [&Record; 0], "{leave:?} ends it");
        stand.app.keep(record);
    }
    stand.app.apply(Command::Delete(id));
    stand.close();
    assert!(!is_on_disk(folder.path(), "zebra"), "neither in the journal nor in the settings");
}

#[test]
fn delete_all_leaves_nothing_and_cannot_be_undone() {
    let folder = folder();
    write_own(folder.path(), "zebra", "");
    let mut stand = Stand::keeping(folder.path());
    stand.practise(SLOW);
    let id = stand.practise("zebra");
    stand.app.apply(Command::Delete(id));
    stand.begin("zebra");
    stand.app.apply(Command::DeleteAll);
    stand.app.apply(Command::UndoDelete(id));
    stand.pass_secs(3_600);
    stand.event(Event::Rate(rating(State::Settled, 1)));
    stand.wait_until(|_| kept(folder.path()).is_empty());
    stand.pass_secs(1);
    assert_eq!(
        stand.app.kept().records(),
        [] as [&Record; 0],
        "nor does it come back with what is said afterwards"
    );
    assert!(stand.app.kept().is_empty());
    stand.practise(SLOW);
    assert_eq!(stand.app.kept().len(), 1, "what begins afterwards is kept again");
    stand.close();
    assert!(!is_on_disk(folder.path(), "zebra"));
    assert_eq!(kept(folder.path()).len(), 1);
}

#[test]
fn what_is_deleted_while_it_is_spoken_about_stays_deleted_and_comes_back_whole() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    let id = stand.practise(SLOW);
    stand.app.apply(Command::Delete(id));
    stand.event(Event::Rate(rating(State::Settled, 3)));
    assert_eq!(stand.app.kept().records(), [] as [&Record; 0]);
    stand.app.apply(Command::UndoDelete(id));
    assert_eq!(
        stand.app.kept().records()[0].after,
        Some(rating(State::Settled, 3)),
        "with what was said since"
    );
    stand.close();
    assert_eq!(kept(folder.path()).len(), 1);
}

#[test]
fn a_private_exercise_never_touches_the_disk() {
    let folder = folder();
    write_own(folder.path(), "secret", "private: true");
    let mut stand = Stand::keeping(folder.path());
    stand.app.apply(Command::Say(rating(State::ShutDown, 4)));
    stand.practise("secret");
    stand.event(Event::Rate(rating(State::Settled, 3)));
    stand.app.apply(Command::KeepThis(true));
    assert!(!stand.app.may_be_kept());
    assert_eq!(stand.practice().keeping, Keeping::NotKept);
    assert_eq!((stand.app.kept().len(), stand.app.settings().last_exercise.clone()), (0, None));
    stand.close();
    assert!(!is_on_disk(folder.path(), "secret"));
    assert_eq!(kept(folder.path()), []);
}
