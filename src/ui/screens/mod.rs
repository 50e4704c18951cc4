//! The screens. Each is a function of the app's state: it paints, and says what was asked for.

pub mod about;
pub mod after;
pub mod back_line;
pub mod broken;
pub mod comfort;
mod context;
pub mod drawing;
mod first_minute;
pub mod gate;
pub mod glimmers;
pub mod help;
pub mod hidden;
pub mod in_step;
pub mod look_back;
pub mod make;
pub mod map;
pub mod night;
pub mod notices;
pub mod now;
pub mod pair;
pub mod people;
pub mod practice;
pub mod practices;
pub mod print;
mod rating;
mod saving;
pub mod settings;
pub mod shell;
pub mod something_else;
pub mod take_along;
pub mod time_out;
mod way_back;
pub mod words_list;
mod worse;

pub use context::ScreenContext;
