//! Answers from everything that is kept, with what still waits for the disk.

use softlanding_core::insight::Observations;
use softlanding_core::record::Record;

use super::change::Asked;
use super::rows::Rows;
use super::store::Store;
use super::trouble::Trouble;
use super::waiting::with_waiting;
use super::{FOUND_MOST, Found, Load, Page};

/// All records without their words.
///
/// # Errors
/// Any [`Trouble`] of the disk.
pub(super) fn observe(store: &Store, waiting: &[Asked]) -> Result<Observations, Trouble> {
    // From the oldest on each one is put at the end, which costs least.
    Ok(Observations::from_records(all(store, waiting)?.iter().rev()))
}

/// The records that mention all of these words, newest first.
///
/// # Errors
/// Any [`Trouble`] of the disk.
pub(super) fn find(store: &Store, waiting: &[Asked], wanted: String) -> Result<Found, Trouble> {
    let mut records = all(store, waiting)?;
    records.retain(|record| record.mentions(&wanted));
    let total = records.len();
    records.truncate(FOUND_MOST);
    Ok(Found { wanted, records, total })
}

/// Every record there is, newest first.
fn all(store: &Store, waiting: &[Asked]) -> Result<Vec<Record>, Trouble> {
    let mut rows = Rows::default();
    store.each(|record| rows.records.push(record))?;
    let total = rows.records.len();
    Ok(with_waiting(Page::of(Load::ALL, rows, total), waiting).records)
}
