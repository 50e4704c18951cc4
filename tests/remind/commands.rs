//! `remind` as a command: one at a time, off where it is off, and how it stands.

use std::process::Output;

use softlanding::instance::Request;

use crate::desk::{AT_ELEVEN_AND_THREE, Desk};
use crate::service::Service;

fn run(desk: &Desk, words: &[&str]) -> Output {
    desk.command().arg("remind").args(words).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap() + &String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn nobody_is_reminded_who_did_not_choose_it() {
    let desk = Desk::new("");
    let output = run(&desk, &[]);
    assert!(!output.status.success());
    assert!(said(&output).contains("Reminders are off."), "{}", said(&output));
}

#[test]
fn one_is_enough() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let resident = desk.remind();
    let output = run(&desk, &[]);
    assert!(output.status.success());
    assert!(said(&output).contains("running already"), "{}", said(&output));
    let stopped = run(&desk, &["--stop"]);
    assert!(stopped.status.success() && said(&stopped).contains("stop until"), "{}", said(&stopped));
    assert!(resident.end().success());
    assert!(said(&run(&desk, &["--stop"])).contains("not running"));
}

#[test]
fn it_ends_once_reminders_are_turned_off() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let resident = desk.remind();
    desk.choose("on = false\n");
    // It may have looked by itself already.
    let _ = resident.ask(&Request::Look);
    assert!(resident.end().success());
}

#[test]
fn other_times_hold_from_the_next_look_on() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let service = Service::on(&desk);
    let resident = desk.remind();
    desk.choose(&AT_ELEVEN_AND_THREE.replace("11:00 15:00", "12:30"));
    resident.look_at("11:00");
    resident.look_at("11:01");
    assert!(service.shown().is_empty());
    resident.look_at("12:30");
    service.wait_for(1);
}

#[test]
fn how_it_stands_is_said_plainly_and_as_json() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let _service = Service::on(&desk);
    let plain = said(&run(&desk, &["--status"]));
    for line in [
        "Reminders are on: at 11:00 15:00, Mon Tue Wed Thu Fri Sat Sun.",
        "The program that reminds is not running.",
        "whether something fills the screen: could not be asked",
        "whether you asked not to be disturbed: no",
        "notifications are shown here: yes",
        "there is a tray here: no",
    ] {
        assert!(plain.contains(line), "{line} is not in:\n{plain}");
    }
    let _resident = desk.remind();
    let json: serde_json::Value = serde_json::from_str(&said(&run(&desk, &["--status", "--json"]))).unwrap();
    assert_eq!((&json["on"], &json["running"]), (&true.into(), &true.into()));
    assert_eq!(json["signs"].as_array().unwrap().len(), 6);
}
