//! What the program that reminds costs while nothing is due.

use std::fs;
use std::time::{Duration, Instant};

use crate::desk::{AT_ELEVEN_AND_THREE, Desk};
use crate::service::Service;

/// The number behind a name in a file of `/proc`.
fn number(text: &str, name: &str) -> u64 {
    let line = text.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_ascii_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Processor time in ticks of a hundredth of a second, and how often its threads were woken.
fn cost(process: u32) -> (u64, u64) {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_ascii_whitespace().collect();
    let ticks = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
    let tasks = fs::read_dir(format!("/proc/{process}/task")).unwrap().flatten();
    let switches = tasks.filter_map(|task| fs::read_to_string(task.path().join("status")).ok());
    (ticks, switches.map(|status| number(&status, "voluntary_ctxt_switches")).sum())
}

/// Takes three minutes: `cargo test --test remind -- --ignored --nocapture figures`.
#[test]
#[ignore = "takes three minutes"]
fn at_rest_it_costs_nearly_nothing() {
    let mut desk = Desk::new(AT_ELEVEN_AND_THREE);
    desk.environment("LD_PRELOAD", "");
    desk.environment("SOFTLANDING_LOG", "debug");
    let _service = Service::on(&desk);
    let resident = desk.remind();
    let (ticks, wakes) = cost(resident.process());
    let (before, minutes) = (Instant::now(), 3);
    std::thread::sleep(Duration::from_secs(60 * minutes));
    let (ticks_after, wakes_after) = cost(resident.process());
    let share = (ticks_after - ticks) as f64 / before.elapsed().as_secs_f64();
    let status = fs::read_to_string(format!("/proc/{}/status", resident.process())).unwrap();
    eprintln!(
        "{share:.3} % of a core, {} wake-ups of threads in {minutes} minutes, {} KB of memory ({} KB of them its own)",
        wakes_after - wakes,
        number(&status, "VmRSS:"),
        number(&status, "RssAnon:"),
    );
    assert!(share <= 0.1, "{share} % of a core");
}
