//! Numbers that grow, so that what is newest has the highest, and whose gaps tell nothing: of what somebody is kept from
//! there must be no trace in the addresses of what they see.

use rand::{Rng, RngExt};

/// Steps below two to the power of this and one: as many rows as anybody will have fit.
const MAGNITUDES: u32 = 36;

/// The number after the last one. The magnitude of the step is drawn before the step: whatever the gap between two
/// numbers is, it is nearly as likely with nothing between them as with something.
pub(super) fn after(last: Option<i64>, rng: &mut impl Rng) -> i64 {
    let least = 1_i64 << rng.random_range(0..=MAGNITUDES);
    last.unwrap_or_default().saturating_add(rng.random_range(least..2 * least))
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn numbers_grow_and_a_gap_does_not_tell_whether_something_is_hidden_in_it() {
        const DRAWS: usize = 20_000;
        let mut rng = StdRng::seed_from_u64(7);
        let mut last = None;
        let numbers: Vec<i64> = std::iter::repeat_with(|| {
            last = Some(after(last, &mut rng));
            last.unwrap()
        })
        .take(DRAWS)
        .collect();
        assert!(numbers[0] > 0 && numbers.windows(2).all(|two| two[0] < two[1]));
        // How often a gap is of a magnitude, with nothing hidden in it and with one number that is.
        let magnitudes = |every: usize| {
            let shown: Vec<i64> = numbers.iter().copied().step_by(every).collect();
            let mut counts = [0_f64; 64];
            for two in shown.windows(2) {
                counts[(two[1] - two[0]).ilog2() as usize] += 1.0 / (shown.len() as f64);
            }
            counts
        };
        let (whole, hiding) = (magnitudes(1), magnitudes(2));
        for (magnitude, share) in hiding.iter().enumerate().filter(|(_, share)| **share > 0.005) {
            assert!(whole[magnitude] > 0.0 || magnitude > MAGNITUDES as usize, "{magnitude}");
            assert!(*share < 3.0 * whole[magnitude].max(0.005), "{magnitude}: {share}");
        }
    }
}
