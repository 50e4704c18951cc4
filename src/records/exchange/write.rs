//! Writing the journal as a whole.

use std::io::{self, BufWriter, Write};

use softlanding_core::record::{Jotting, Record};

use super::{Format, structured, table};

/// Writes these sittings and then these kept words, in their order.
///
/// # Errors
/// Those of the writer.
pub fn write<'a>(
    format: Format,
    records: impl IntoIterator<Item = &'a Record>,
    jottings: &[Jotting],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Csv => table::write(records, jottings, &mut out)?,
        Format::Json => structured::write_json(records, jottings, &mut out)?,
        Format::Ron => structured::write_ron(records, jottings, &mut out)?,
    }
    out.flush()
}
