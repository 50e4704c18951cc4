//! What text fields remember between frames: the cursor, and what Ctrl+Z brings back.
//!
//! egui keeps it by the field's id for as long as the program runs. Here it belongs to one field of one thing,
//! and goes when that field is no longer on the screen.

use egui::text_edit::TextEditState;
use egui::util::IdTypeMap;
use egui::{Context, Id};

/// The fields of the frame before and of this one.
#[derive(Clone, Debug, Default)]
struct Fields {
    before: Vec<Id>,
    now: Vec<Id>,
}

fn fields_id() -> Id {
    Id::unique("text fields on the screen")
}

/// This text field is on the screen.
pub fn register(context: &Context, field: Id) {
    context.data_mut(|data| data.get_temp_mut_or_default::<Fields>(fields_id()).now.push(field));
}

/// At the end of a frame: forgets the state of fields that are no longer on the screen.
pub fn forget_absent(context: &Context) {
    context.data_mut(|data| {
        let fields = data.get_temp_mut_or_default::<Fields>(fields_id());
        let now = std::mem::take(&mut fields.now);
        let before = std::mem::replace(&mut fields.before, now.clone());
        for absent in before.into_iter().filter(|field| !now.contains(field)) {
            data.remove::<TextEditState>(absent);
        }
    });
}

/// Forgets the state of this field: its cursor stands behind the last letter when it gets the keyboard.
pub fn forget(context: &Context, field: Id) {
    context.data_mut(|data| data.remove::<TextEditState>(field));
}

/// Forgets the state of all fields: whoever comes next finds nothing of it.
pub fn forget_all(context: &Context) {
    context.data_mut(IdTypeMap::remove_by_type::<TextEditState>);
}
