//! The lists of lines: the one that came with the program, and an edited copy.

use std::io;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use softlanding_core::exercise::parse_support;
use softlanding_core::support::Support;

use crate::library::{FileErrorKind, read_source};

/// An edited copy of the list has this name in the data folder.
pub const SUPPORT_FILE: &str = "support.ron";

/// The list that came with the program. A test proves that it can be read.
#[must_use]
pub fn shipped() -> Arc<Support> {
    static SHIPPED: LazyLock<Arc<Support>> = LazyLock::new(|| {
        Arc::new(parse_support(include_bytes!("../../assets/support.ron")).unwrap_or_default())
    });
    Arc::clone(&SHIPPED)
}

/// The edited copy in this folder; `None` where there is none. Takes a disk: not for a frame.
///
/// # Errors
/// When it is there and cannot be used.
pub fn read_edited(folder: &Path) -> Result<Option<Support>, FileErrorKind> {
    match read_source(&folder.join(SUPPORT_FILE)) {
        Ok(bytes) => parse_support(&bytes).map(Some).map_err(|error| FileErrorKind::Format(Box::new(error))),
        Err(FileErrorKind::Unreadable(io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)) => Ok(None),
        Err(fault) => Err(fault),
    }
}
