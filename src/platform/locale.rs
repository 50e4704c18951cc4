//! The locale of the system.

/// Its name, such as `en-GB`; `None` where the system has none.
#[must_use]
pub fn of_system() -> Option<String> {
    sys_locale::get_locale()
}
