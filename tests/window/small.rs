//! The small window and the lantern in a corner: one of each, however often they are asked for.

use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::program::{Home, Program};
use crate::tools::{Running, wait_for};

const KEEPS: &str = "keep = \"yes\"\n";
/// Until presses are heard after a change, and some time more.
const LAID_OUT: Duration = Duration::from_millis(900);
/// How long an unanswered *And now?* stays, and some time more.
const GONE_WITHIN: Duration = Duration::from_secs(40);

fn socket(home: &Home) -> PathBuf {
    let files = fs::read_dir(home.path().join("softlanding")).unwrap();
    let mut paths = files.map(|entry| entry.unwrap().path());
    paths.find(|path| path.extension().is_some_and(|extension| extension == "socket")).unwrap()
}

/// Waits until it has ended, and was content.
fn ends(mut again: Running) {
    let status = wait_for("the end of a second start", || again.0.try_wait().unwrap());
    assert!(status.success(), "{status}");
}

fn sides(program: &Program, window: &str) -> (i32, i32) {
    let shell = program.display().xdotool(&["getwindowgeometry", "--shell", window]).unwrap();
    let side = |name: &str| shell.lines().find_map(|line| line.strip_prefix(name)?.parse().ok()).unwrap();
    (side("WIDTH="), side("HEIGHT="))
}

/// Asks for something and waits for the window that comes beside the whole one.
fn beside(program: &Program, home: &Home, arguments: &[&str]) -> String {
    let whole = program.windows();
    ends(program.start_again(home, arguments));
    wait_for("a window beside it", || program.windows().into_iter().find(|window| !whole.contains(window)))
}

#[test]
fn it_opens_in_a_practice_and_one_key_after_it_ends_the_program() {
    let home = Home::new();
    home.settings(KEEPS);
    let program = Program::open_small(&home, &["now"]);
    assert_eq!(program.size(), (360, 360));
    for name in ["Stop", "Gentler", "Larger"] {
        program.see(name);
    }
    program.key("Escape");
    program.see("And now?");
    std::thread::sleep(LAID_OUT);
    program.key("1");
    assert!(program.end().status.success());
    assert_eq!(home.journal("SELECT count(*) FROM sittings"), ["1"]);
}

#[test]
fn it_closes_by_itself_when_nobody_answers() {
    let home = Home::new();
    home.settings("keep = \"no\"\n");
    let program = Program::open_small(&home, &["now", "slow-and-even"]);
    program.key("Escape");
    program.see("And now?");
    let closed = program.end();
    assert!(closed.status.success());
    assert!(closed.took > Duration::from_secs(12) && closed.took < GONE_WITHIN, "{:?}", closed.took);
    assert!(home.journal("SELECT count(*) FROM sittings").iter().all(|count| count == "0"));
}

#[test]
fn thirty_starts_at_once_give_one_window() {
    let home = unheard();
    let program = Program::open_small(&home, &["now", "slow-and-even"]);
    let starts: Vec<Running> = (0..30).map(|_| program.start_again(&home, &["now"])).collect();
    starts.into_iter().for_each(ends);
    assert_eq!(program.windows().len(), 1);
    assert!(program.close().status.success());
    // And all of them when none is open yet.
    let mut first = Program::open(&home);
    let whole = first.windows();
    let starts: Vec<Running> = (0..30).map(|_| first.start_again(&home, &["now"])).collect();
    starts.into_iter().for_each(ends);
    let both = first.windows();
    assert_eq!(both.len(), 2, "{both:?}");
    let small = both.into_iter().find(|window| !whole.contains(window)).unwrap();
    first.turn_to(&small);
    assert_eq!(first.size(), (360, 360));
}

/// A home where no screen reader listens.
fn unheard() -> Home {
    let mut home = Home::new();
    home.environment("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    home
}

#[test]
fn where_a_screen_reader_listens_the_whole_window_becomes_the_small_one_and_comes_back() {
    let home = Home::new();
    home.settings(KEEPS);
    let program = Program::open(&home);
    program.see("Practices");
    let size = program.size();
    ends(program.start_again(&home, &["now", "slow-and-even"]));
    program.wait("the small window", || program.size() == (360, 360));
    for name in ["Stop", "Gentler", "Larger"] {
        program.see(name);
    }
    program.see_no("Practices");
    program.key("Escape");
    program.see("And now?");
    std::thread::sleep(LAID_OUT);
    program.key("2");
    program.wait("the whole window", || program.size() == size);
    program.see("Practices");
    ends(program.start_again(&home, &["now"]));
    program.press("Larger");
    program.wait("the whole window", || program.size() == size);
    program.see("Pause");
    assert!(program.close().status.success());
    assert_eq!(home.journal("SELECT count(*) FROM sittings"), ["2"]);
}

#[test]
fn the_whole_window_opens_it_beside_itself_and_takes_it_back() {
    let home = unheard();
    home.settings(KEEPS);
    let mut program = Program::open(&home);
    let whole = program.windows().remove(0);
    let before = program.picture();
    let small = beside(&program, &home, &["now", "slow-and-even"]);
    assert_eq!(sides(&program, &small), (360, 360));
    program.wait("another picture", || program.picture() != before);
    program.turn_to(&small);
    std::thread::sleep(LAID_OUT);
    // Larger, by the keyboard.
    program.key("Tab Tab Tab Return");
    program.wait("one window", || program.windows() == [whole.clone()]);
    program.turn_to(&whole);
    program.key("Escape");
    std::thread::sleep(LAID_OUT);
    // Once more, and this time it closes when that was answered.
    let small = beside(&program, &home, &["now"]);
    program.turn_to(&small);
    std::thread::sleep(LAID_OUT);
    program.key("Escape");
    std::thread::sleep(LAID_OUT);
    program.key("2");
    program.wait("one window", || program.windows() == [whole.clone()]);
    program.turn_to(&whole);
    assert!(program.close().status.success());
    assert_eq!(home.journal("SELECT count(*) FROM sittings"), ["2"]);
}

#[test]
fn what_is_hidden_shows_nothing_of_it() {
    let home = unheard();
    let mut program = Program::open(&home);
    let whole = program.windows().remove(0);
    beside(&program, &home, &["now"]);
    program.turn_to(&whole);
    std::thread::sleep(LAID_OUT);
    program.key("Escape");
    program.wait("one window", || program.windows() == [whole.clone()]);
    program.wait("the title of the notepad", || program.title() == "Notes");
    for arguments in [["now"], ["company"]] {
        ends(program.start_again(&home, &arguments));
    }
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(program.windows(), [whole]);
    assert_eq!(program.title(), "Notes");
    assert!(program.close().status.success());
}

#[test]
fn new_and_another_data_folder_open_beside_it() {
    let home = Home::new();
    let program = Program::open(&home);
    let _new = program.start_again(&home, &["--new"]);
    program.wait("a second window", || program.windows().len() == 2);
    let elsewhere = Home::new();
    let _other = program.start_again(&elsewhere, &["now"]);
    program.wait("a third window", || program.windows().len() == 3);
}

#[test]
fn what_a_crash_left_behind_is_replaced() {
    let home = Home::new();
    let program = Program::open_small(&home, &["now"]);
    let left = socket(&home);
    program.kill();
    assert!(left.exists());
    let program = Program::open_small(&home, &["now"]);
    ends(program.start_again(&home, &["now"]));
    assert_eq!(program.windows().len(), 1);
    assert!(program.close().status.success());
    assert!(!left.exists(), "it went with the program");
}

#[test]
fn in_a_folder_that_others_may_write_each_start_is_by_itself() {
    let home = Home::new();
    let folder = home.path().join("softlanding");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, Permissions::from_mode(0o777)).unwrap();
    let program = Program::open_small(&home, &["now"]);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    let _second = program.start_again(&home, &["now"]);
    program.wait("a second window", || program.windows().len() == 2);
}

#[test]
fn hostile_bytes_at_the_socket_change_nothing() {
    let home = Home::new();
    let program = Program::open_small(&home, &["now", "slow-and-even"]);
    let socket = socket(&home);
    assert_eq!(fs::metadata(&socket).unwrap().permissions().mode() & 0o777, 0o600);
    for bytes in
        [&[0xFF; 5_000][..], b"softlanding 1 now ../../etc\n", b"\n", b"", b"softlanding 1 now ' OR 1\n"]
    {
        let mut stream = UnixStream::connect(&socket).unwrap();
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert_eq!(answer, b"", "{}", String::from_utf8_lossy(bytes));
    }
    ends(program.start_again(&home, &["now"]));
    program.see("Gentler");
    assert!(program.close().status.success());
}

#[test]
fn an_unknown_practice_is_said_and_opens_nothing() {
    let home = Home::new();
    let program = Program::open(&home);
    let mut again = program.start_again(&home, &["now", "no-such-practice"]);
    let status = wait_for("its end", || again.0.try_wait().unwrap());
    assert!(!status.success());
    assert_eq!(program.windows().len(), 1);
}

#[test]
fn the_lantern_keeps_company_and_a_press_makes_it_a_practice() {
    let home = Home::new();
    let program = Program::open_small(&home, &["company"]);
    assert_eq!(program.size(), (144, 144));
    program.see("A lantern that breathes");
    program.press_as_a_reader("A lantern that breathes");
    program.wait("the small window", || program.size() == (360, 360));
    program.see("Gentler");
    program.key("Escape");
    program.see("And now?");
    std::thread::sleep(LAID_OUT);
    program.key("1");
    program.wait("the lantern", || program.size() == (144, 144));
    program.key("Escape");
    assert!(program.end().status.success());
    assert!(home.journal("SELECT count(*) FROM sittings").iter().all(|count| count == "0"));
}

#[test]
fn the_first_picture_comes_before_that_of_the_whole_window() {
    let time = |open: &dyn Fn(&Home) -> Program| {
        let home = Home::new();
        let started = Instant::now();
        let program = open(&home);
        let took = started.elapsed();
        assert!(program.close().status.success());
        took
    };
    // Display, bus and reader are started as well, the same for both.
    let whole = time(&|home| Program::open(home));
    let small = time(&|home| Program::open_small(home, &["now"]));
    println!("the whole window after {whole:?}, the small one after {small:?}");
    assert!(small < whole + Duration::from_secs(2), "{small:?} after {whole:?}");
}
