//! What the window is opened for.

use std::process::ExitCode;

use softlanding_core::exercise::ExerciseId;

use crate::instance::Request;
use crate::library::Library;
use crate::text::Words;

use super::{Arguments, Subcommands, find, terminal};

impl Arguments {
    /// What the window is opened for; `None` where it is not, as the terminal does what is asked for.
    ///
    /// # Errors
    /// Where there is no such practice: that was said, and this is the code to end with.
    pub fn opening(&self) -> Result<Option<Request>, ExitCode> {
        match &self.command {
            None => Ok(Some(Request::Open)),
            Some(Subcommands::Company) => Ok(Some(Request::Company)),
            Some(Subcommands::Now { id: None }) => Ok(Some(Request::Now(None))),
            Some(Subcommands::Now { id: Some(id) }) => {
                self.practice_called(id).map(|id| Some(Request::Now(Some(id))))
            }
            Some(_) => Ok(None),
        }
    }

    /// The person's own are looked for only where none that was shipped has this id.
    fn practice_called(&self, id: &str) -> Result<ExerciseId, ExitCode> {
        let known = ExerciseId::new(id);
        if let Some(id) = known.as_ref().filter(|id| Library::shipped().find_id(id.as_str()).is_some()) {
            return Ok(id.clone());
        }
        let words: Words = self.words();
        let library = find::all(&words, &self.paths());
        known.filter(|id| library.find_id(id.as_str()).is_some()).ok_or_else(|| {
            terminal::print_aside(&find::unknown_id(&words, &library, id));
            ExitCode::FAILURE
        })
    }
}
