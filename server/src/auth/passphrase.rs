//! Passwords that are made here and shown once.

use domain::private::Private;
use rand::Rng;
use zeroize::Zeroizing;

/// None that looks like another when it is printed and typed again.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// A password has so many groups of four letters: 100 bits.
const GROUPS: usize = 5;

/// A new password, such as `k3m7-aaxq-…`.
#[must_use]
pub fn random(rng: &mut impl Rng) -> Private {
    let mut bytes = Zeroizing::new([0u8; GROUPS * 4]);
    rng.fill_bytes(bytes.as_mut());
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    let groups: Vec<String> = bytes.chunks(4).map(|group| group.iter().map(letter).collect()).collect();
    Private::from(groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::password::{Password, judge};

    #[test]
    fn a_made_password_is_a_good_one_and_never_the_same() {
        let (first, second) = (random(&mut rand::rng()), random(&mut rand::rng()));
        assert!(judge(&Password::new(first.reveal()), &[]).is_ok());
        assert_eq!(first.reveal().len(), 24);
        assert_ne!(first, second);
    }
}
