//! A whole day of a clock that is set, minute by minute and in leaps.

use crate::desk::{AT_ELEVEN_AND_THREE, Desk};
use crate::service::Service;

#[test]
fn a_day_has_each_of_its_reminders_once() {
    let times = "09:00 10:30 11:00 12:45 15:00 16:20 23:55";
    let desk = Desk::new(&AT_ELEVEN_AND_THREE.replace("11:00 15:00", times));
    desk.clock("2026-12-01 00:00:00");
    let service = Service::on(&desk);
    let resident = desk.remind();
    let mut asked = Vec::new();
    for minutes in (5..1_440).step_by(5) {
        let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        resident.look_at(&time);
        if times.contains(&time) {
            asked.push(time);
            service.wait_for(asked.len());
        }
        assert_eq!(service.shown().len(), asked.len(), "at {minutes} minutes");
    }
    assert_eq!(asked.len(), 7);
}

#[test]
fn a_clock_that_is_set_asks_nothing_twice() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let service = Service::on(&desk);
    let resident = desk.remind();
    resident.look_at("11:00");
    service.wait_for(1);
    for time in ["10:50", "11:00", "11:10", "09:00", "11:00", "12:00"] {
        resident.look_at(time);
    }
    assert_eq!(service.shown().len(), 1);
    resident.look_at("15:20");
    service.wait_for(2);
}
