//! Starting with the computer: a file in the folder that desktops look into when somebody logs in.
//!
//! Elsewhere than on Linux there is no such thing yet, which the person is told.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::{DiskError, NewFile};

/// What is to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of the file, without what is after the dot.
    pub id: String,
    /// What lists of started programs show.
    pub name: String,
    pub program: PathBuf,
    pub arguments: Vec<String>,
}

/// Whether this system has a way that this program knows.
#[must_use]
pub fn is_known() -> bool {
    cfg!(target_os = "linux")
}

/// The folder in which desktops look, below the person's folder of settings.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    is_known().then(|| Some(directories::BaseDirs::new()?.config_dir().join("autostart"))).flatten()
}

/// Whether it would start.
#[must_use]
pub fn is_set(folder: &Path, id: &str) -> bool {
    path(folder, id).is_file()
}

/// Has it start with the computer; a file that says so already is left alone.
///
/// # Errors
/// When the file cannot be written. What was there before is there still.
pub fn set(folder: &Path, entry: &Entry) -> Result<(), DiskError> {
    write(folder, entry).map_err(|error| DiskError::of(&error, folder))
}

fn write(folder: &Path, entry: &Entry) -> io::Result<()> {
    let (path, content) = (path(folder, &entry.id), content(entry));
    if fs::read(&path).is_ok_and(|there| there == content.as_bytes()) {
        return Ok(());
    }
    // Others use this folder as well, so it has the usual rights.
    fs::create_dir_all(folder)?;
    let mut file = NewFile::begin(&path, true)?;
    file.write_all(content.as_bytes())?;
    file.commit()
}

/// Has it not start any more.
///
/// # Errors
/// When the file is there and cannot be taken away.
pub fn unset(folder: &Path, id: &str) -> Result<(), DiskError> {
    match fs::remove_file(path(folder, id)) {
        Err(error)
            if error.kind() != io::ErrorKind::NotFound && error.kind() != io::ErrorKind::NotADirectory =>
        {
            Err(DiskError::of(&error, folder))
        }
        _ => Ok(()),
    }
}

fn path(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.desktop"))
}

fn content(Entry { name, program, arguments, .. }: &Entry) -> String {
    let program = program.display().to_string();
    let command: Vec<String> = std::iter::once(&program).chain(arguments).map(|word| quoted(word)).collect();
    let name = name.replace(['\n', '\r'], " ").replace('\\', "\\\\");
    let command = command.join(" ");
    format!(
        "[Desktop Entry]\nType=Application\nVersion=1.0\nName={name}\nExec={command}\nNoDisplay=true\nTerminal=false\n"
    )
}

/// A word of a command as the specification of desktop entries has it: in quotes, and the whole as a string once more.
fn quoted(word: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in word.chars() {
        match letter {
            '"' | '`' | '$' => quoted.extend(['\\', '\\', letter]),
            '\\' => quoted.push_str("\\\\\\\\"),
            '%' => quoted.push_str("%%"),
            '\n' => quoted.push_str("\\n"),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        let arguments =
            vec!["--data-dir".to_owned(), "/home/a b/50% \"x\" $HOME\\".to_owned(), "remind".to_owned()];
        Entry { id: "test".to_owned(), name: "Reminder".to_owned(), program: "/usr/bin/it".into(), arguments }
    }

    #[test]
    fn every_word_arrives_as_it_was() {
        let content = content(&entry());
        let line = content.lines().find(|line| line.starts_with("Exec=")).unwrap();
        assert_eq!(line, r#"Exec="/usr/bin/it" "--data-dir" "/home/a b/50%% \\"x\\" \\$HOME\\\\" "remind""#);
    }

    #[test]
    fn it_is_set_and_taken_away_again() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("autostart");
        assert!(!is_set(&folder, "test"));
        assert_eq!(unset(&folder, "test"), Ok(()), "nothing was there");
        assert_eq!(set(&folder, &entry()), Ok(()));
        assert!(is_set(&folder, "test"));
        assert_eq!(set(&folder, &entry()), Ok(()), "a second time changes nothing");
        assert_eq!(unset(&folder, "test"), Ok(()));
        assert!(!is_set(&folder, "test"));
    }

    #[test]
    fn a_file_in_the_way_is_said() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("autostart");
        fs::write(&folder, "").unwrap();
        assert_eq!(set(&folder, &entry()), Err(DiskError::NotAFolder { path: folder }));
    }
}
