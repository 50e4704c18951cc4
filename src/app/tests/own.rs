//! One's own exercises and one's own first minute.

use softlanding_core::exercise::Exercise;

use super::*;
use crate::settings::FirstMinute;

fn key(id: &str) -> ExerciseKey {
    ExerciseKey { origin: Origin::Own, id: id.to_owned() }
}

fn choose(stand: &mut Stand, exercise: ExerciseKey, minutes: Option<f64>) {
    stand.change(|settings| settings.first_minute = Some(FirstMinute { exercise, minutes }));
}

fn begins_with(stand: &Stand) -> &str {
    &stand.app.begin_entry_of_now().unwrap().key.id
}

#[test]
fn begin_starts_with_what_was_chosen_before_what_was_practised_last() {
    let folder = folder();
    write_own(folder.path(), "mine", "");
    let mut stand = Stand::keeping(folder.path());
    stand.practise(SLOW);
    stand.event(Event::Close);
    assert_eq!(begins_with(&stand), SLOW);
    choose(&mut stand, key("mine"), Some(2.5));
    assert_eq!(begins_with(&stand), "mine");
    let entry = stand.app.begin_entry_of_now().unwrap();
    assert_eq!(stand.app.begin_length_ms(entry), 150_000);
    let other = stand.app.library().find_id(SLOW).unwrap();
    assert_eq!(stand.app.begin_length_ms(other), other.exercise.minutes.usual_ms);
    choose(&mut stand, key("mine"), None);
    let entry = stand.app.begin_entry_of_now().unwrap();
    assert_eq!(stand.app.begin_length_ms(entry), MINUTE_MS, "its usual length");
    choose(&mut stand, key("gone"), None);
    assert_eq!(begins_with(&stand), SLOW, "what is not there is passed over");
}

#[test]
fn one_press_starts_what_a_person_chose_but_nothing_held_cold_private_or_behind_a_question() {
    let folder = folder();
    for (id, more) in
        [("private", "private: true"), ("asks", r#"opt_in: "Because.""#), ("loud", r#"if_worse: "Stop.""#)]
    {
        write_own(folder.path(), id, more);
    }
    let change = |id: &str, from: &str, to: &str| {
        let path = folder.path().join("exercises").join(format!("{id}.ron"));
        let source = fs::read_to_string(&path).unwrap().replace(from, to);
        fs::write(path, source).unwrap();
    };
    change("loud", "cautions: []", "cautions: [Loud, BodyFocus]");
    write_own(folder.path(), "cold", "");
    change("cold", "cautions: []", "cautions: [Cold]");
    write_own(folder.path(), "held", "");
    change("held", "cautions: []", "cautions: [BreathHold]");
    let mut stand = Stand::in_folder(folder.path());
    for (id, starts) in
        [("loud", true), ("private", false), ("asks", false), ("cold", false), ("held", false)]
    {
        choose(&mut stand, key(id), None);
        assert_eq!(begins_with(&stand) == id, starts, "{id}");
    }
    choose(&mut stand, key("loud"), Some(9.0));
    stand.app.apply(Command::Guest(true));
    assert_eq!(begins_with(&stand), crate::library::DEFAULT_ID, "a guest begins with nothing personal");
}

#[test]
fn what_is_saved_is_there_at_once_and_after_a_new_start() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    let entry = stand.app.library().find_id(SLOW).unwrap();
    let exercise = Exercise {
        id: softlanding_core::exercise::ExerciseId::new("mine").unwrap(),
        title: "Mine".to_owned(),
        ..entry.exercise.as_ref().clone()
    };
    let save = SaveOwn { from: entry.key.clone(), exercise, kept: None };
    stand.app.apply(Command::SaveOwn(Box::new(save)));
    stand.wait_until(|app| app.library().find(&key("mine")).is_some());
    assert!(matches!(stand.app.take_saves().as_slice(), [SaveOutcome::Saved(_)]));
    stand.begin("mine");
    stand.close();
    assert!(Stand::in_folder(folder.path()).app.library().find(&key("mine")).is_some());
}

#[test]
fn what_is_deleted_is_gone_at_once_and_comes_back_until_its_notice_is_closed() {
    let folder = folder();
    write_own(folder.path(), "mine", "");
    let mut stand = Stand::in_folder(folder.path());
    stand.app.apply(Command::DeleteOwn(key("mine")));
    assert!(stand.app.library().find(&key("mine")).is_none());
    assert_eq!(stand.app.notice(), Some(&Notice::OwnDeleted { title: "Title of mine".to_owned() }));
    assert_eq!(stand.app.next_tick(), Some(UNDO), "then the words go away by themselves");
    stand.pass_secs(3_600);
    stand.app.apply(Command::UndoDeleteOwn);
    stand.wait_until(|app| app.library().find(&key("mine")).is_some());
    assert_eq!(stand.app.notice(), None);

    stand.app.apply(Command::DeleteOwn(key("mine")));
    let notice = stand.app.notice().cloned().unwrap();
    stand.app.apply(Command::DismissNotice(Box::new(notice)));
    assert_eq!((stand.app.notice(), stand.app.next_tick()), (None, None));
    stand.app.apply(Command::UndoDeleteOwn);
    stand.close();
    assert!(Stand::in_folder(folder.path()).app.library().find(&key("mine")).is_none());
}

#[test]
fn only_ones_own_can_be_deleted() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    let shipped = stand.app.library().find_id(SLOW).unwrap().key.clone();
    stand.app.apply(Command::DeleteOwn(shipped.clone()));
    assert!(stand.app.library().find(&shipped).is_some());
    assert_eq!(stand.app.notice(), None);
}

#[test]
fn what_is_being_made_is_heard_only_with_sound_on_and_no_practice_running() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    let slow = Arc::clone(&stand.app.library().find_id(SLOW).unwrap().exercise);
    let choice = softlanding_core::score::Choice { length_ms: MINUTE_MS, own_cycle_ms: None };
    let score = Arc::new(softlanding_core::score::Score::compile(&slow, choice));
    let preview = || Preview { score: Arc::clone(&score), timed_ms: 0, at: Duration::ZERO };
    stand.app.apply(Command::Preview(Some(preview())));
    assert!(!stand.app.audio.is_previewing(), "sound was never chosen");
    stand.app.apply(Command::Sound(true));
    stand.app.apply(Command::Preview(Some(preview())));
    assert!(stand.app.audio.is_previewing());
    stand.app.apply(Command::Hide);
    assert!(!stand.app.audio.is_previewing());
    stand.app.apply(Command::Preview(Some(preview())));
    stand.begin(SLOW);
    assert!(!stand.app.audio.is_previewing(), "the practice is heard from here on");
    stand.app.apply(Command::Preview(Some(preview())));
    assert!(!stand.app.audio.is_previewing());
}
