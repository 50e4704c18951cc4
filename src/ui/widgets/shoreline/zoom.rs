//! What a key asks of the shoreline.

/// How much of the time is to be seen.
#[derive(Clone, Copy, Debug)]
pub enum Zoom {
    Closer,
    Wider,
    Whole,
}
