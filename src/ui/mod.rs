//! What the person sees.

pub mod icons;
pub mod pacer;
pub mod text;
pub mod theme;
pub mod widgets;
