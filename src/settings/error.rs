//! What can be wrong with the settings, as data. The sentences are in the Fluent files, under
//! [`SettingsError::id`].

use std::io;
use std::path::{Path, PathBuf};

use crate::platform::disk::DiskError;

/// Something about the settings that a person may want to know. The program goes on in any case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// One value is misspelt or out of its range; its default is used and the file is as it was.
    #[error("{key} cannot be {found}")]
    Value { key: String, found: String },
    /// The file could not be understood at all and was set aside.
    #[error("the settings could not be understood and are now at {}", set_aside.display())]
    SetAside { set_aside: PathBuf },
    /// The file is there and cannot be read, or not be set aside.
    #[error("the settings cannot be read: {what}")]
    NotRead { what: String },
    /// The file cannot be written.
    #[error("the settings cannot be written: {0}")]
    NotWritten(DiskError),
}

impl SettingsError {
    /// The id of its sentence in the Fluent files.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Value { .. } => "trouble-settings-value".to_owned(),
            Self::SetAside { .. } => "trouble-settings-set-aside".to_owned(),
            Self::NotRead { .. } => "trouble-settings-not-read".to_owned(),
            Self::NotWritten(error) => error.id("trouble-settings"),
        }
    }

    /// What its sentence names: pairs of a Fluent variable and its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Value { key, found } => vec![("key", key.clone()), ("found", found.clone())],
            Self::SetAside { set_aside } => vec![("path", set_aside.display().to_string())],
            Self::NotRead { what } => vec![("what", what.clone())],
            Self::NotWritten(error) => error.arguments(),
        }
    }

    pub(super) fn of_reading(error: &io::Error) -> Self {
        Self::NotRead { what: error.to_string() }
    }

    pub(super) fn of_writing(error: &io::Error, folder: &Path) -> Self {
        Self::NotWritten(DiskError::of(error, folder))
    }
}
