//! What can be wrong with the settings, as data. The sentences are in the Fluent files, under
//! [`SettingsTrouble::name`].

use std::io;
use std::path::PathBuf;

/// Something about the settings that a person may want to know. The program goes on in any case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsTrouble {
    /// One value is misspelt or out of its range; its default is used and the file is as it was.
    #[error("{key} cannot be {found}")]
    Value { key: String, found: String },
    /// The file could not be understood at all and was set aside.
    #[error("the settings could not be understood and are now at {}", set_aside.display())]
    SetAside { set_aside: PathBuf },
    /// The file is there and cannot be read, or not be set aside.
    #[error("the settings cannot be read: {what}")]
    NotRead { what: String },
    /// The folder or the file may not be written.
    #[error("the settings may not be written")]
    ReadOnly,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The settings cannot be written for another reason.
    #[error("the settings cannot be written: {what}")]
    NotWritten { what: String },
}

impl SettingsTrouble {
    /// The id of its sentence in the Fluent files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Value { .. } => "trouble-settings-value",
            Self::SetAside { .. } => "trouble-settings-set-aside",
            Self::NotRead { .. } => "trouble-settings-not-read",
            Self::ReadOnly => "trouble-settings-read-only",
            Self::Full => "trouble-settings-full",
            Self::NotWritten { .. } => "trouble-settings-not-written",
        }
    }

    /// What its sentence names: pairs of a Fluent variable and its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Value { key, found } => vec![("key", key.clone()), ("found", found.clone())],
            Self::SetAside { set_aside } => vec![("path", set_aside.display().to_string())],
            Self::NotRead { what } | Self::NotWritten { what } => vec![("what", what.clone())],
            Self::ReadOnly | Self::Full => Vec::new(),
        }
    }

    pub(super) fn of_reading(error: &io::Error) -> Self {
        Self::NotRead { what: error.to_string() }
    }

    pub(super) fn of_writing(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::NotWritten { what: error.to_string() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_has_a_sentence_with_all_that_it_names() {
        let words = include_str!("../../assets/lang/en/softlanding.ftl");
        let all = [
            SettingsTrouble::Value { key: String::new(), found: String::new() },
            SettingsTrouble::SetAside { set_aside: PathBuf::new() },
            SettingsTrouble::NotRead { what: String::new() },
            SettingsTrouble::ReadOnly,
            SettingsTrouble::Full,
            SettingsTrouble::NotWritten { what: String::new() },
        ];
        for trouble in all {
            let sentence = words
                .lines()
                .find_map(|line| line.strip_prefix(trouble.name())?.trim_start().strip_prefix('='))
                .unwrap_or_else(|| panic!("{} has no sentence", trouble.name()));
            for (name, _) in trouble.arguments() {
                assert!(sentence.contains(&format!("{{ ${name} }}")), "{}", trouble.name());
            }
        }
    }
}
