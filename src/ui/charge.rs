//! Which window of the program is the one that is used, where there are two: what follows the keyboard and speaks to screen
//! readers follows that one alone.

use egui::{Context, Id, ViewportId};

/// Puts this one in charge. Returns whether that is new.
#[must_use]
pub fn give(context: &Context, viewport: ViewportId) -> bool {
    let is_new = of(context) != viewport;
    if is_new {
        context.data_mut(|data| data.insert_temp(id(), viewport));
    }
    is_new
}

/// The one in charge.
#[must_use]
pub fn of(context: &Context) -> ViewportId {
    context.data(|data| data.get_temp(id())).unwrap_or_default()
}

/// Whether what is laid out now is the one in charge.
#[must_use]
pub fn is_here(context: &Context) -> bool {
    context.viewport_id() == of(context)
}

fn id() -> Id {
    Id::unique("softlanding window in charge")
}
