//! The app around the pure core: devices, files and windows.

pub mod sound;
