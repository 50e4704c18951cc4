//! What the window alone remembers, and what it computes once for many frames. Paints nothing.

pub mod after;
pub mod browsing;
pub mod drawn;
pub mod feelings;
pub mod glimmers;
pub mod in_step;
pub mod looking;
pub mod making;
pub mod pair;
pub mod palette;
pub mod part;
pub mod people;
pub mod practice_facts;
pub mod row_heights;
pub mod saving;
pub mod settings;
pub mod shore;
pub mod view;
pub mod words_list;
