//! A new password in a form.

use domain::errors::{FieldErrors, Problem};

use crate::auth::password::{MAX_LENGTH, MIN_LENGTH, Password, WeakPassword, judge};
use crate::http::fields::Fields;

/// Reads and judges a new password; `near` is what a guesser would try for this person.
pub(super) fn new_password(field: &'static str, fields: &Fields, near: &[&str], errors: &mut FieldErrors) -> Password {
    // Not `one`: blanks around a password are part of it.
    let typed = fields.all(field).next().unwrap_or_default();
    let password = Password::new(typed);
    if typed.is_empty() {
        errors.add(field, Problem::Required);
        return password;
    }
    match judge(&password, near) {
        Ok(()) => {}
        Err(WeakPassword::TooShort) => errors.add_limit(field, Problem::TooShort, MIN_LENGTH as u32),
        Err(WeakPassword::TooLong) => errors.add_limit(field, Problem::TooLong, MAX_LENGTH as u32),
        Err(WeakPassword::Demonstration | WeakPassword::Common | WeakPassword::Near) => {
            errors.add(field, Problem::NotAllowed);
        }
    }
    password
}
