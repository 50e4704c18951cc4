//! Whatever is in the own folder, it hides nothing else and stops nothing.

use super::super::shelf::OWN_FILES_MOST;
use super::*;

fn ids(own: &ShelfContents) -> Vec<&str> {
    own.entries.iter().map(|entry| entry.key.id.as_str()).collect()
}

/// What is wrong with the file of this name.
pub(super) fn fault_in<'a>(broken: &'a [FileError], name: &str) -> &'a FileErrorKind {
    let named = |broken: &&FileError| broken.path.file_name().is_some_and(|file| file == name);
    &broken.iter().find(named).unwrap_or_else(|| panic!("{name} is not among {broken:?}")).fault
}

fn fault<'a>(own: &'a ShelfContents, name: &str) -> &'a FileErrorKind {
    fault_in(&own.broken, name)
}

#[test]
fn a_folder_that_is_not_there_is_an_empty_one_and_a_file_in_its_place_is_said() {
    let folder = folder_with(&[("a-file", "")]);
    assert!(ids(&Library::read_own(&folder.path().join("none")).unwrap()).is_empty());
    assert!(Library::read_own(&folder.path().join("a-file")).is_err());
}

#[test]
fn one_broken_file_hides_no_other() {
    let folder = folder_with(&[
        ("a.ron", "Exercise("),
        ("b.ron", &good("b", "B")),
        ("C.RON", &good("c", "A")),
        ("empty.ron", ""),
        ("notes.txt", "not for us"),
        (".#b.ron", "what an editor left"),
        ("two.ron", &good("b", "Another B")),
    ]);
    let own = Library::read_own(folder.path()).unwrap();
    assert_eq!(ids(&own), ["c", "b"], "by title");
    assert_eq!(own.broken.len(), 3);
    assert!(matches!(fault(&own, "a.ron"), FileErrorKind::Format(_)));
    assert!(matches!(fault(&own, "empty.ron"), FileErrorKind::Format(_)));
    let other = folder.path().join("b.ron");
    assert_eq!(*fault(&own, "two.ron"), FileErrorKind::SameId { id: "b".to_owned(), other });
}

#[test]
fn a_file_of_ten_megabytes_is_refused_after_its_first_part() {
    let folder = folder_with(&[("huge.ron", &"(".repeat(10 * 1024 * 1024)), ("b.ron", &good("b", "B"))]);
    let own = Library::read_own(folder.path()).unwrap();
    assert_eq!(ids(&own), ["b"]);
    let FileErrorKind::Format(problem) = fault(&own, "huge.ron") else { panic!() };
    assert_eq!(problem.kind.name(), "too-large");
}

#[test]
fn the_ten_thousand_first_are_read_and_the_rest_is_said() {
    let folder = folder_with(&[("a.ron", &good("a", "A")), ("z.ron", &good("z", "Z"))]);
    for number in 1..OWN_FILES_MOST {
        fs::write(folder.path().join(format!("n{number:05}.ron")), "?").unwrap();
    }
    let mut shelf = Shelf::own(folder.path().to_owned());
    shelf.look().unwrap();
    let own = shelf.found();
    assert_eq!(ids(&own), ["a"]);
    let left_out = own.broken.iter().filter(|broken| matches!(broken.fault, FileErrorKind::TooMany { .. }));
    assert_eq!(left_out.map(|broken| broken.path.as_path()).collect::<Vec<_>>(), [folder.path()]);
    assert_eq!(own.broken.len(), OWN_FILES_MOST, "each broken one is there, and the folder");
    let gone = folder.path().join("a.ron");
    fs::remove_file(&gone).unwrap();
    let seen = Seen { files: [gone].into(), everything: false };
    let readings = shelf.read(&seen, &|| false).unwrap();
    assert!(shelf.take(readings));
    assert_eq!(ids(&shelf.found()), ["z"], "it has room now");
    assert_eq!(shelf.found().broken.len(), OWN_FILES_MOST - 1);
}

#[cfg(unix)]
#[test]
fn pipes_sockets_folders_and_circles_of_links_are_said_and_nobody_waits() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let folder = folder_with(&[("b.ron", &good("b", "B"))]);
    let at = |name: &str| folder.path().join(name);
    assert!(std::process::Command::new("mkfifo").arg(at("pipe.ron")).status().unwrap().success());
    let _listener = UnixListener::bind(at("socket.ron")).unwrap();
    fs::create_dir(at("folder.ron")).unwrap();
    symlink(at("circle.ron"), at("circle.ron")).unwrap();
    symlink(at("nowhere"), at("dangling.ron")).unwrap();
    symlink("/dev/zero", at("endless.ron")).unwrap();
    let own = Library::read_own(folder.path()).unwrap();
    assert_eq!(ids(&own), ["b"]);
    for name in ["pipe.ron", "socket.ron", "folder.ron", "endless.ron"] {
        assert_eq!(*fault(&own, name), FileErrorKind::NotAFile, "{name}");
    }
    assert!(matches!(fault(&own, "circle.ron"), FileErrorKind::Unreadable(_)));
    assert_eq!(*fault(&own, "dangling.ron"), FileErrorKind::Unreadable(std::io::ErrorKind::NotFound));
}

/// Even the system's superuser can't read this one, so the test holds for whoever runs it.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_is_said() {
    let folder = folder_with(&[("b.ron", &good("b", "B"))]);
    std::os::unix::fs::symlink("/proc/self/mem", folder.path().join("memory.ron")).unwrap();
    let own = Library::read_own(folder.path()).unwrap();
    assert_eq!(ids(&own), ["b"]);
    assert!(matches!(fault(&own, "memory.ron"), FileErrorKind::Unreadable(_)));
}
