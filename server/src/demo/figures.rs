//! Figures for the demonstration: of cases that were never sent, in the province that does not exist.

use domain::feedback::Outcome;
use domain::figures::{Answer, Counted, Fate, Kept, Quarter, Satisfaction};
use domain::unit::AreaId;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use time::Date;

use super::DemoError;
use crate::Services;
use crate::desks::figures;
use crate::reference::Reference;

/// The official code of the province.
const PROVINCE: &str = "99";
/// Cases of a quarter, at least and at most.
const CASES: std::ops::Range<usize> = 220..320;
const HOLDER: &str = "demo";

/// Keeps figures of every quarter that is over since the beginning of the year before last, and of its years.
///
/// # Errors
/// [`DemoError`].
pub async fn make(services: &Services, seed: u64) -> Result<(), DemoError> {
    let today = services.clock.today();
    let mut rng = StdRng::seed_from_u64(seed);
    let [mut quarter, ..] = Quarter::of_year(today.year() - 2);
    while quarter != Quarter::awaited(today) {
        let cases = cases(&services.reference.get(), quarter, &mut rng);
        let counted_on = quarter.cut().and_then(Date::next_day).unwrap_or(today);
        let failed = |cause| DemoError::Step { case: "figures".to_owned(), step: "quarter".to_owned(), cause };
        figures::keep(services, HOLDER, quarter, counted_on, cases).await.map_err(failed)?;
        if quarter.number() == 4 {
            figures::count_year(services, HOLDER, quarter.year(), counted_on).await.map_err(failed)?;
        }
        quarter = quarter.next();
    }
    Ok(())
}

fn cases(reference: &Reference, quarter: Quarter, rng: &mut StdRng) -> Vec<Counted> {
    let province = reference.areas.values().find(|area| area.code == PROVINCE).map(|area| area.id);
    let communes = province.and_then(|id| reference.communes.get(&id)).map(Vec::as_slice).unwrap_or_default();
    (0..rng.random_range(CASES)).map(|_| case(reference, quarter, province, communes, rng)).collect()
}

fn case(
    reference: &Reference,
    quarter: Quarter,
    province: Option<AreaId>,
    communes: &[AreaId],
    rng: &mut StdRng,
) -> Counted {
    // One of five is about a body of the province itself.
    let commune = pick(communes, rng).filter(|_| rng.random_range(0..5) > 0);
    let bodies = commune.or(province).and_then(|area| reference.bodies.get(&area)).map(Vec::as_slice);
    // Most are about the few bodies that people meet every day.
    let few = bodies.map(|bodies| &bodies[..bodies.len().min(4)]).unwrap_or_default();
    let fate = match rng.random_range(0..100) {
        0..78 => Fate::Answered(answer(rng)),
        78..84 => Fate::InHand { overdue: false },
        84..90 => Fate::InHand { overdue: true },
        _ => Fate::EndedOtherwise,
    };
    Counted {
        month: pick(&quarter.months(), rng).unwrap_or_default(),
        group: pick(&["A", "B", "B", "B", "C", "C", "D", "F", "G"], rng).unwrap_or_default().to_owned(),
        province,
        commune,
        unit: pick(few, rng),
        fate,
        readable: false,
    }
}

fn answer(rng: &mut StdRng) -> Answer {
    use Outcome::{Dealt, Explained, NoGrounds, NotTrue, PartlyTrue, Remedied, True};
    let late = rng.random_range(0..6) == 0;
    Answer {
        late,
        outcome: pick(&[True, PartlyTrue, NotTrue, NoGrounds, Explained, Dealt, Remedied], rng),
        satisfaction: pick(Satisfaction::ALL, rng).unwrap_or(Satisfaction::NotRated),
        first: rng.random_range(0..5) > 0,
        kept: pick(&[Kept::Nothing, Kept::Nothing, Kept::Kept, Kept::Kept, Kept::Broken, Kept::Pending], rng)
            .unwrap_or(Kept::Nothing),
        days: if late { rng.random_range(35..60) } else { rng.random_range(9..36) },
    }
}

fn pick<T: Copy>(from: &[T], rng: &mut StdRng) -> Option<T> {
    (!from.is_empty()).then(|| rng.random_range(0..from.len())).and_then(|at| from.get(at).copied())
}
