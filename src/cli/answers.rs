//! What somebody answered so far in a part that asks.

use softlanding_core::sorting::Sorting;
use uuid::Uuid;

/// What was done so far in one part of one sitting.
#[derive(Debug)]
pub(super) struct Asked {
    pub sitting: Uuid,
    pub part: usize,
    pub sorting: Sorting,
    pub ends: Vec<String>,
}
