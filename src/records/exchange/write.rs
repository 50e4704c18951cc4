//! Writing the journal as a whole.

use std::io::{self, BufWriter, Write};

use softlanding_core::record::Record;

use super::{Format, structured, table};

/// Writes these sittings, in their order.
///
/// # Errors
/// Those of the writer.
pub fn write<'a>(
    format: Format,
    records: impl IntoIterator<Item = &'a Record>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Csv => table::write(records, &mut out)?,
        Format::Json => structured::write_json(records, &mut out)?,
        Format::Ron => structured::write_ron(records, &mut out)?,
    }
    out.flush()
}
