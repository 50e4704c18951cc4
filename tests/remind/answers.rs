//! Somebody is asked, and answers or does not; or is not asked, as they are busy.

use softlanding::instance::{Request, Status};
use softlanding_core::exercise::ExerciseId;

use crate::desk::{AT_ELEVEN_AND_THREE, Desk};
use crate::service::Service;
use crate::tools::wait_for;

#[test]
fn at_its_time_somebody_is_asked_quietly_and_in_neutral_words() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let service = Service::on(&desk);
    let resident = desk.remind();
    assert!(service.shown().is_empty(), "before its time");
    resident.look_at("11:00");
    let shown = service.wait_for(1);
    assert_eq!((shown.from.as_str(), shown.summary.as_str()), ("Reminder", "A minute for yourself?"));
    assert_eq!((shown.icon.as_str(), shown.body.as_str()), ("", ""));
    assert_eq!(
        shown.actions,
        ["default", "Now", "now", "Now", "later", "In ten minutes", "not-today", "Not today"]
    );
    assert!(shown.is_transient && shown.urgency == 0);
    resident.look_at("11:01");
    resident.look_at("15:00");
    service.wait_for(2);
}

#[test]
fn now_opens_a_minute_or_the_practice_that_was_chosen() {
    for (chosen, wanted) in
        [("", None), ("exercise = \"shipped:five-four-three-two-one\"\n", Some("five-four-three-two-one"))]
    {
        for pressed in ["now", "default"] {
            let desk = Desk::new(&format!("{AT_ELEVEN_AND_THREE}{chosen}"));
            let service = Service::on(&desk);
            let window = desk.be_the_window();
            let resident = desk.remind();
            resident.look_at("11:00");
            service.press(service.wait_for(1).id, pressed);
            let request = wait_for("a wish at the window", || window.requests().next());
            assert_eq!(request, Request::Now(wanted.and_then(ExerciseId::new)));
        }
    }
}

#[test]
fn own_words_are_shown_as_they_were_written() {
    let desk = Desk::new(&format!("{AT_ELEVEN_AND_THREE}words = \"Tea & <b>biscuits</b>?\"\n"));
    let service = Service::on(&desk);
    let resident = desk.remind();
    resident.look_at("11:00");
    assert_eq!(service.wait_for(1).summary, "Tea & <b>biscuits</b>?");
}

#[test]
fn not_today_holds_for_today_also_after_a_start_anew_and_not_for_tomorrow() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let service = Service::on(&desk);
    let resident = desk.remind();
    resident.look_at("11:00");
    service.press(service.wait_for(1).id, "not-today");
    wait_for("the day in the settings", || desk.settings().contains("not_on = \"2026-12-01\"").then_some(()));
    resident.look_at("15:00");
    drop(resident);
    let resident = desk.remind();
    desk.clock("2026-12-01 14:59:30");
    resident.look();
    resident.look_at("15:01");
    assert_eq!(service.shown().len(), 1);
    desk.clock("2026-12-02 10:59:00");
    resident.look();
    desk.clock("2026-12-02 11:00:00");
    resident.look();
    service.wait_for(2);
}

#[test]
fn later_takes_back_what_asked_and_writes_nothing_down() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let service = Service::on(&desk);
    let before = desk.settings();
    let resident = desk.remind();
    resident.look_at("11:00");
    let id = service.wait_for(1).id;
    service.press(id, "later");
    wait_for("what was answered to be taken back", || service.closed().contains(&id).then_some(()));
    assert_eq!(desk.settings(), before);
    assert!(resident.is_there());
}

#[test]
fn what_is_put_aside_is_recorded_nowhere() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let service = Service::on(&desk);
    let before = desk.settings();
    let resident = desk.remind();
    resident.look_at("11:00");
    service.put_aside(service.wait_for(1).id);
    resident.look_at("11:05");
    assert_eq!(desk.settings(), before);
    let mut there: Vec<String> = std::fs::read_dir(&desk.data)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    there.sort();
    assert_eq!(there, ["settings.toml", "softlanding.log"]);
    resident.look_at("15:00");
    service.wait_for(2);
}

#[test]
fn answers_to_others_notifications_and_unknown_words_mean_nothing() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let service = Service::on(&desk);
    let before = desk.settings();
    let resident = desk.remind();
    resident.look_at("11:00");
    let id = service.wait_for(1).id;
    service.press(id + 7, "not-today");
    service.press(id, "rm -rf");
    resident.look_at("11:01");
    resident.look_at("15:00");
    service.wait_for(2);
    assert_eq!(desk.settings(), before);
}

#[test]
fn who_asked_not_to_be_disturbed_is_asked_afterwards() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let service = Service::on(&desk);
    service.inhibit(true);
    let resident = desk.remind();
    for time in ["11:00", "11:20", "11:40"] {
        resident.look_at(time);
    }
    assert!(service.shown().is_empty());
    service.inhibit(false);
    resident.look_at("11:41");
    service.wait_for(1);
    resident.look_at("11:42");
    resident.look_at("11:43");
    assert_eq!(service.shown().len(), 1);
}

#[test]
fn hidden_and_with_a_guest_it_is_silent_until_the_return() {
    for status in [Status::default().with_hidden(true), Status::default().with_guest(true)] {
        let desk = Desk::new(AT_ELEVEN_AND_THREE);
        let service = Service::on(&desk);
        let window = desk.be_the_window();
        window.publish(status);
        let resident = desk.remind();
        resident.look_at("11:00");
        resident.look_at("11:30");
        assert!(service.shown().is_empty(), "{status:?}");
        window.publish(Status::default());
        resident.look_at("11:31");
        service.wait_for(1);
    }
}

#[test]
fn whoever_practises_has_their_minute_already() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let service = Service::on(&desk);
    let window = desk.be_the_window();
    window.publish(Status::default().with_practising(true));
    let resident = desk.remind();
    resident.look_at("11:00");
    window.publish(Status::default());
    resident.look_at("11:01");
    assert!(service.shown().is_empty());
    resident.look_at("15:00");
    service.wait_for(1);
}
