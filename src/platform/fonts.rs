//! The typeface in its two weights, for the window and for paper. Nothing is looked up on the system.

/// Atkinson Hyperlegible Next.
pub(crate) const REGULAR: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
/// For what stands out.
pub(crate) const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
