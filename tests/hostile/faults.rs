//! A system that refuses, anywhere: each call of an import fails once in one way. The program ends by itself, says
//! what happened in words, loses nothing, and the next start reads and writes.

use std::collections::HashSet;
use std::process::Command;

use fastrand::Rng;

use super::data::{copy_files, file_of, import, kept, said, sitting};
use super::program::{argument, end_of, is_soaking, softlanding};

/// What files are read, written and locked by. Not memory: without any, no program goes on.
const CALLS: [&str; 22] = [
    "openat",
    "read",
    "pread64",
    "write",
    "pwrite64",
    "close",
    "fsync",
    "fdatasync",
    "ftruncate",
    "fstat",
    "statx",
    "newfstatat",
    "lseek",
    "fcntl",
    "flock",
    "unlink",
    "rename",
    "mkdir",
    "getdents64",
    "fchmod",
    "geteuid",
    "getcwd",
];
const ERRORS: [&str; 9] =
    ["EIO", "ENOSPC", "EACCES", "EROFS", "EDQUOT", "EMFILE", "ENOMEM", "EINTR", "ENOENT"];
/// Where among the calls of its name.
const PLACES: usize = 60;
const SHORT: usize = 40;
const LONG: usize = 10_000;
/// Its own words for a fault in the program. Those of libraries are not in them.
const PANIC: &str = "panicked at";

#[test]
fn whatever_the_system_refuses_nothing_is_lost_and_the_next_start_goes_on() {
    let count = if is_soaking() { LONG } else { SHORT };
    let seed = Rng::new().u64(..);
    println!("seed {seed}");
    let folder = tempfile::tempdir().unwrap();
    let (template, data) = (folder.path().join("template"), folder.path().join("data"));
    let before: Vec<_> = (0..5).map(|number| sitting(&format!("before {number}"))).collect();
    let coming: Vec<_> = (0..5).map(|number| sitting(&format!("coming {number}"))).collect();
    import(&template, &file_of(folder.path(), "before.json", &before));
    let coming_file = file_of(folder.path(), "coming.json", &coming);
    let next = file_of(folder.path(), "next.json", &[sitting("the next start")]);
    assert_refuses(&softlanding(&data, &["import", argument(&coming_file)]));
    let mut random = Rng::with_seed(seed);
    let mut refused = 0;
    for _ in 0..count {
        let _ = std::fs::remove_dir_all(&data);
        copy_files(&template, &data);
        let what = one_of(&mut random);
        let program = softlanding(&data, &["import", argument(&coming_file)]);
        let output = end_of(&mut refusing(&what, &program));
        let told = said(&output);
        assert!(output.status.code().is_some_and(|code| code != 101), "{what}: {:?} {told}", output.status);
        assert!(!told.contains(PANIC), "{what}: {told}");
        refused += usize::from(!output.status.success());
        import(&data, &next);
        let notes: HashSet<String> = kept(&data).into_iter().map(|record| record.note).collect();
        assert!(
            before.iter().all(|record| notes.contains(&record.note)),
            "{what}: lost what was there: {told}"
        );
        let came = coming.iter().filter(|record| notes.contains(&record.note)).count();
        assert!(came == 0 || came == coming.len(), "{what}: only {came} came in");
        assert!(
            !output.status.success() || came == coming.len(),
            "{what}: said to be in, and is not: {told}"
        );
    }
    println!("{count} faults, {refused} of them ended the import");
}

#[test]
fn a_folder_that_cannot_be_closed_again_is_no_fault_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let coming = file_of(folder.path(), "coming.json", &[sitting("coming")]);
    for place in 1..=30 {
        let data = folder.path().join(place.to_string());
        let program = softlanding(&data, &["import", argument(&coming)]);
        let output = end_of(&mut refusing(&format!("inject=close:error=EIO:when={place}"), &program));
        let told = said(&output);
        // The first are the loader's, which ends by itself.
        assert!(output.status.code().is_some_and(|code| code != 101), "{place}: {:?} {told}", output.status);
        assert!(!told.contains(PANIC), "{place}: {told}");
    }
}

/// Where `strace` cannot let a call fail, no fault below shows anything.
fn assert_refuses(program: &Command) {
    let end_with = |what: &str| end_of(&mut refusing(what, program));
    let undisturbed = end_with("trace=none");
    assert!(undisturbed.status.success(), "strace runs nothing here: {}", said(&undisturbed));
    let unread = end_with("inject=read:error=EIO:when=1+");
    assert!(!unread.status.success(), "strace lets nothing fail here: {}", said(&unread));
}

fn one_of(random: &mut Rng) -> String {
    let (call, error) = (random.choice(CALLS).unwrap(), random.choice(ERRORS).unwrap());
    // The first calls are the loader's: most places are near the beginning.
    let place = 1 + random.usize(..PLACES).min(random.usize(..PLACES));
    format!("inject={call}:error={error}:when={place}")
}

/// Below `strace`, and ended after a minute, which counts as hanging.
fn refusing(what: &str, program: &Command) -> Command {
    let mut command = Command::new("timeout");
    command.args(["--signal=KILL", "60", "strace", "-f", "--quiet=all", "-o", "/dev/null", "-e", what]);
    command.arg(program.get_program()).args(program.get_args());
    command
}
