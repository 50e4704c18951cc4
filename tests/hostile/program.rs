//! The real program, and what it is given.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use softlanding::records::journal::Journal;
use softlanding_core::record::Record;
use softlanding_core::testing::full_sitting;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_softlanding");
/// Far beyond what anything here takes, so that a slow machine fails nothing.
pub const FOREVER: std::time::Duration = std::time::Duration::from_mins(1);

/// Whether the long set is wanted.
pub fn is_soaking() -> bool {
    std::env::var_os("SOFTLANDING_SOAK").is_some()
}

/// A record as a person leaves it.
pub fn record(number: u128) -> Record {
    Record { after: None, note: "warm hands".to_owned(), tags: Vec::new(), ..full_sitting(number) }
}

/// Keeps these in the journal of a folder, which nobody has open afterwards.
pub fn keep(folder: &Path, records: impl IntoIterator<Item = Record>) {
    let journal = Journal::open(folder.to_owned(), || {});
    for record in records {
        journal.keep(record);
    }
    assert!(journal.close(FOREVER), "everything was written");
}

/// `softlanding` with its data in this folder.
pub fn softlanding(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("--data-dir").arg(folder).args(arguments).stdin(Stdio::null());
    command
}

/// The same below another program, such as `strace`, with arguments of its own.
pub fn below(program: &str, arguments: &[&str], inner: &Command) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).arg(inner.get_program()).args(inner.get_args()).stdin(Stdio::null());
    command
}

/// As somebody to whom permissions mean something, also where the tests run as root.
pub fn bound_by_permissions(inner: &Command) -> Command {
    use std::os::unix::fs::MetadataExt;
    if std::fs::metadata("/proc/self").unwrap().uid() == 0 {
        below("setpriv", &["--bounding-set=-dac_override,-dac_read_search"], inner)
    } else {
        below("env", &[], inner)
    }
}

/// Runs it to its end.
pub fn end_of(command: &mut Command) -> Output {
    let program = command.get_program().to_owned();
    command.output().unwrap_or_else(|error| {
        panic!("{} could not be started ({error}). scripts/test installs it.", program.display())
    })
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

pub fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// Its path as an argument.
pub fn argument(path: &Path) -> &str {
    path.to_str().unwrap()
}
