//! No bus, no service, one that never answers, and one that comes and goes.

use std::io::Read as _;
use std::os::unix::net::UnixListener;
use std::time::{Duration, Instant};

use crate::desk::{AT_ELEVEN_AND_THREE, Desk};
use crate::service::Service;
use crate::tools::wait_for;

#[test]
fn without_a_bus_it_stays_and_says_nothing() {
    let desk = Desk::without_bus(AT_ELEVEN_AND_THREE);
    let resident = desk.remind();
    resident.look_at("11:00");
    resident.look_at("15:00");
    assert!(resident.is_there());
    assert!(resident.stop().success());
}

#[test]
fn without_a_service_it_stays_and_asks_once_there_is_one() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let resident = desk.remind();
    resident.look_at("11:00");
    assert!(resident.is_there());
    let service = Service::on(&desk);
    resident.look_at("15:00");
    service.wait_for(1);
}

#[test]
fn a_service_that_never_answers_holds_nothing_up() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let _service = Service::silent_on(&desk);
    let resident = desk.remind();
    resident.look_at("11:00");
    let before = Instant::now();
    resident.look_at("11:01");
    resident.look_at("11:02");
    assert!(before.elapsed() < Duration::from_secs(20), "it waits for the service");
    assert!(resident.stop().success());
}

#[test]
fn a_bus_that_never_answers_holds_nothing_up() {
    let desk = Desk::without_bus(AT_ELEVEN_AND_THREE);
    let listener = UnixListener::bind(desk.path("bus")).unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            std::thread::spawn(move || stream.map(|mut stream| stream.read_to_end(&mut Vec::new())));
        }
    });
    let resident = desk.remind();
    resident.look_at("11:00");
    assert!(resident.is_there());
    assert!(resident.stop().success());
}

#[test]
fn it_ends_with_the_session_whose_bus_it_is_on() {
    let mut desk = Desk::new(AT_ELEVEN_AND_THREE);
    let resident_process = {
        let resident = desk.remind();
        std::mem::ManuallyDrop::new(resident).process()
    };
    desk.end_bus();
    wait_for("the end of the program that reminds", || {
        let stat = std::fs::read_to_string(format!("/proc/{resident_process}/stat")).ok();
        let has_ended = stat.is_none_or(|stat| stat.contains(") Z "));
        has_ended.then_some(())
    });
}
