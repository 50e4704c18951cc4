//! The lock, the socket and its folder on good days and bad ones.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use softlanding_core::exercise::ExerciseId;
use tempfile::TempDir;

use super::*;

/// A runtime folder and a data folder of a test's own.
struct Ground {
    folder: TempDir,
}

impl Ground {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ground = Self { folder };
        for name in ["runtime", "temporary", "data"] {
            fs::create_dir(ground.path(name)).unwrap();
            ground.set_mode(name, 0o700);
        }
        ground
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn set_mode(&self, name: &str, mode: u32) {
        fs::set_permissions(self.path(name), Permissions::from_mode(mode)).unwrap();
    }

    fn place(&self) -> Place {
        let runtime = self.path("runtime");
        Place::within(Some(runtime.as_os_str()), &self.path("temporary"), Who::Window, &self.path("data"))
    }

    fn socket(&self) -> PathBuf {
        let place = self.place();
        place.socket(&place.folder().unwrap())
    }
}

fn won(claim: Result<Claim, Unreachable>) -> Instance {
    match claim.unwrap() {
        Claim::Won(instance) => instance,
        other => panic!("another one runs: {other:?}"),
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn now() -> Request {
    Request::Now(ExerciseId::new("look-around"))
}

#[test]
fn who_comes_second_asks_the_first_and_wakes_it() {
    let ground = Ground::new();
    let first = won(claim(&ground.place(), &now()));
    let woken = Arc::new(AtomicUsize::new(0));
    let counts = Arc::clone(&woken);
    first.set_wake(move || {
        counts.fetch_add(1, Ordering::Relaxed);
    });
    assert_eq!(first.requests().count(), 0, "its own start is no request");
    for request in [now(), Request::Now(None), Request::Open, Request::Company] {
        assert!(matches!(claim(&ground.place(), &request), Ok(Claim::Answered(Answer::Done))));
    }
    let asked: Vec<Request> = first.requests().collect();
    assert_eq!(asked, [now(), Request::Now(None), Request::Open, Request::Company]);
    assert_eq!(woken.load(Ordering::Relaxed), 4);
}

#[test]
fn only_this_person_reaches_the_socket() {
    let ground = Ground::new();
    let _first = won(claim(&ground.place(), &now()));
    assert_eq!(mode(&ground.socket()), 0o600);
    assert_eq!(mode(&ground.path("runtime/softlanding")), 0o700);
}

#[test]
fn how_things_stand_is_told_and_what_is_covered_stays_covered() {
    let ground = Ground::new();
    let first = won(claim(&ground.place(), &now()));
    let stands = || ask(&ground.place(), &Request::Status);
    assert_eq!(stands(), Some(Answer::Status(Status::default())));
    let status = Status::default().with_practising(true).with_window(true);
    first.publish(status);
    assert_eq!(stands(), Some(Answer::Status(status)));
    first.publish(status.with_hidden(true));
    assert_eq!(ask(&ground.place(), &now()), Some(Answer::Refused));
    assert_eq!(ask(&ground.place(), &Request::Company), Some(Answer::Refused));
    assert_eq!(ask(&ground.place(), &Request::Open), Some(Answer::Done), "the cover may come to the front");
    assert_eq!(first.requests().collect::<Vec<_>>(), [Request::Open]);
}

#[test]
fn where_nobody_runs_nobody_answers() {
    let ground = Ground::new();
    assert_eq!(ask(&ground.place(), &Request::Status), None);
    drop(won(claim(&ground.place(), &now())));
    assert_eq!(ask(&ground.place(), &Request::Status), None);
    assert!(!ground.socket().exists(), "it was left behind");
    drop(won(claim(&ground.place(), &now())));
}

#[test]
fn data_folders_are_beside_each_other() {
    let ground = Ground::new();
    let runtime = ground.path("runtime");
    let other = Place::within(
        Some(runtime.as_os_str()),
        &ground.path("temporary"),
        Who::Window,
        &ground.path("other data"),
    );
    let _first = won(claim(&ground.place(), &now()));
    assert_eq!(ask(&other, &Request::Status), None);
    let _second = won(claim(&other, &now()));
}

#[test]
fn thirty_starts_at_once_agree_on_one() {
    let ground = Ground::new();
    let barrier = Arc::new(Barrier::new(30));
    let threads: Vec<_> = (0..30)
        .map(|_| {
            let (barrier, place) = (Arc::clone(&barrier), ground.place());
            thread::spawn(move || {
                barrier.wait();
                claim(&place, &now()).unwrap()
            })
        })
        .collect();
    let claims: Vec<Claim> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    let won: Vec<&Instance> = claims
        .iter()
        .filter_map(|claim| if let Claim::Won(instance) = claim { Some(instance) } else { None })
        .collect();
    assert_eq!(won.len(), 1);
    assert_eq!(claims.iter().filter(|claim| matches!(claim, Claim::Answered(Answer::Done))).count(), 29);
    assert_eq!(won[0].requests().count(), 29);
}

#[test]
fn what_a_crash_left_behind_is_replaced() {
    let ground = Ground::new();
    // Its file stays.
    drop(UnixListener::bind(ground.socket()).unwrap());
    assert!(ground.socket().exists());
    assert_eq!(ask(&ground.place(), &Request::Status), None);
    let first = won(claim(&ground.place(), &now()));
    assert_eq!(ask(&ground.place(), &Request::Open), Some(Answer::Done));
    assert_eq!(first.requests().count(), 1);
}

#[test]
fn what_is_no_socket_of_ours_stays_and_nobody_is_asked() {
    let ground = Ground::new();
    let socket = ground.socket();
    let elsewhere = ground.path("elsewhere");
    let listener = UnixListener::bind(&elsewhere).unwrap();
    listener.set_nonblocking(true).unwrap();
    let placed: [(&str, &dyn Fn()); 3] = [
        ("a file", &|| fs::write(&socket, "words").unwrap()),
        ("a link to a socket", &|| symlink(&elsewhere, &socket).unwrap()),
        ("a folder", &|| fs::create_dir(&socket).unwrap()),
    ];
    for (what, put) in placed {
        put();
        assert!(matches!(claim(&ground.place(), &now()), Err(Unreachable::Foreign)), "{what}");
        assert_eq!(ask(&ground.place(), &Request::Status), None, "{what}");
        assert!(fs::symlink_metadata(&socket).is_ok(), "{what} is gone");
        let _ = fs::remove_file(&socket);
        let _ = fs::remove_dir(&socket);
    }
    assert!(listener.accept().is_err(), "it was followed");
}

#[test]
fn a_folder_that_others_may_write_is_refused() {
    let ground = Ground::new();
    assert!(ground.place().folder().is_ok());
    for mode in [0o770, 0o702, 0o777] {
        ground.set_mode("runtime/softlanding", mode);
        assert!(matches!(claim(&ground.place(), &now()), Err(Unreachable::NoFolder)), "{mode:o}");
        assert_eq!(ask(&ground.place(), &Request::Status), None);
    }
    assert_eq!(fs::read_dir(ground.path("runtime/softlanding")).unwrap().count(), 0);
}

/// Only an administrator can give a file to somebody else.
#[test]
fn what_belongs_to_somebody_else_is_refused() {
    const NOBODY: u32 = 65_534;
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let ground = Ground::new();
    let socket = ground.socket();
    let listener = UnixListener::bind(&socket).unwrap();
    std::os::unix::fs::chown(&socket, Some(NOBODY), None).unwrap();
    assert!(matches!(claim(&ground.place(), &now()), Err(Unreachable::Foreign)));
    assert_eq!(ask(&ground.place(), &Request::Status), None);
    drop(listener);
    fs::remove_file(&socket).unwrap();
    std::os::unix::fs::chown(ground.path("runtime/softlanding"), Some(NOBODY), None).unwrap();
    assert!(matches!(claim(&ground.place(), &now()), Err(Unreachable::NoFolder)));
}

#[test]
fn a_link_in_place_of_the_folder_is_refused() {
    let ground = Ground::new();
    symlink(ground.path("data"), ground.path("runtime/softlanding")).unwrap();
    assert!(matches!(claim(&ground.place(), &now()), Err(Unreachable::NoFolder)));
    assert_eq!(fs::read_dir(ground.path("data")).unwrap().count(), 0);
}

#[test]
fn without_a_runtime_folder_that_is_safe_a_private_one_is_made() {
    let ground = Ground::new();
    ground.set_mode("runtime", 0o777);
    let runtime = ground.path("runtime");
    for named in [None, Some(OsStr::new("")), Some(OsStr::new("/nowhere")), Some(runtime.as_os_str())] {
        let place = Place::within(named, &ground.path("temporary"), Who::Window, &ground.path("data"));
        let folder = place.folder().unwrap();
        assert!(folder.starts_with(ground.path("temporary")), "{named:?}");
        assert_eq!(mode(&folder), 0o700);
        drop(won(claim(&place, &now())));
    }
}

#[test]
fn what_is_temporary_must_be_a_place_where_nobody_takes_it_away() {
    let ground = Ground::new();
    let place = Place::within(None, &ground.path("temporary"), Who::Window, &ground.path("data"));
    ground.set_mode("temporary", 0o777);
    assert!(matches!(place.folder(), Err(Unreachable::NoFolder)));
    ground.set_mode("temporary", 0o1777);
    assert!(place.folder().is_ok());
    let folder = place.folder().unwrap();
    fs::set_permissions(&folder, Permissions::from_mode(0o722)).unwrap();
    assert!(matches!(place.folder(), Err(Unreachable::NoFolder)));
}

#[test]
fn one_that_holds_the_lock_and_does_not_answer_is_not_waited_for_long() {
    let ground = Ground::new();
    let place = ground.place();
    let lock = crate::platform::disk::lock_file(&place.lock(&place.folder().unwrap())).unwrap();
    lock.try_lock().unwrap();
    let _deaf = UnixListener::bind(ground.socket()).unwrap();
    let started = Instant::now();
    assert_eq!(ask(&place, &Request::Status), None);
    assert!(started.elapsed() < ANSWERS_WITHIN + Duration::from_millis(300));
    assert!(matches!(claim(&place, &now()), Ok(Claim::Unanswered)));
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn whoever_says_nothing_does_not_keep_others_from_asking() {
    let ground = Ground::new();
    let _first = won(claim(&ground.place(), &now()));
    let silent = UnixStream::connect(ground.socket()).unwrap();
    assert!(matches!(claim(&ground.place(), &Request::Open), Ok(Claim::Answered(Answer::Done))));
    drop(silent);
}

#[test]
fn one_byte_at_a_time_is_too_slow() {
    let ground = Ground::new();
    let first = won(claim(&ground.place(), &now()));
    let mut slow = UnixStream::connect(ground.socket()).unwrap();
    for byte in Request::Open.line().bytes() {
        if slow.write_all(&[byte]).is_err() {
            break;
        }
        thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(first.requests().count(), 0);
}

/// What comes back for these bytes; nothing else may be changed by them.
fn said_back(socket: &Path, bytes: &[u8]) -> Vec<u8> {
    let mut stream = UnixStream::connect(socket).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    // It may have had enough before all was said.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(std::net::Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}

#[test]
fn whatever_is_said_to_it_it_stays_there_and_does_only_what_it_understood() {
    let ground = Ground::new();
    let (first, socket) = (won(claim(&ground.place(), &now())), ground.socket());
    let mut config = ProptestConfig::with_cases(200);
    config.failure_persistence = None;
    let bytes = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..400),
        "softlanding 1 (now|open|status|company)[ -~]{0,80}\n".prop_map(String::into_bytes),
        Just(vec![b'a'; 100_000]),
    ];
    proptest!(config, |(bytes in bytes)| {
        let end = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1);
        let understood = Request::parse(&bytes[..end.min(LINE_MOST)]);
        let answer = Answer::parse(&said_back(&socket, &bytes));
        let expected = understood.as_ref().map(|request| match request {
            Request::Status => Answer::Status(Status::default()),
            _ => Answer::Done,
        });
        // Where more came than one line, the system may take the answer back with the connection.
        prop_assert!(answer == expected || (end < bytes.len() && answer.is_none()));
        let asked: Vec<Request> = first.requests().collect();
        let does = understood.into_iter().filter(|request| *request != Request::Status);
        prop_assert_eq!(asked, does.collect::<Vec<_>>());
    });
    assert_eq!(ask(&ground.place(), &Request::Open), Some(Answer::Done));
}
