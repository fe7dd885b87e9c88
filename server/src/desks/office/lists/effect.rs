//! What a new version does to what goes on. Rough counts alone: which cases they are the office does not see, none is
//! counted of which this officer must not know, and whoever asks again and again does not see a single one come.

use app::desks::{Effect, Rough};
use domain::case::State;
use domain::case::clock::Count;
use domain::lists::{Deadline, Entry, Rule as Listed};
use domain::routing::{Route, Rule};
use domain::unit::PostId;
use time::Date;

use super::{Draft, OfficeOfficer};
use crate::desks::front::routed;
use crate::desks::{Bounds, ReadError};
use crate::reference::Reference;
use crate::store::cases;
use crate::store::inbox::free_of_conflict;
use crate::store::lists::affected;

/// The states in which the Front still has to choose who answers.
const TO_BE_ROUTED: &[State] =
    &[State::Received, State::Triage, State::AwaitingInfo, State::AwaitingTransferApproval, State::ReturnedByUnit];
/// Cases that are routed twice for a preview.
const ROUTED: u64 = 200;

impl OfficeOfficer {
    pub(super) async fn effects(&self, key: Option<&str>, draft: &Draft) -> Result<Vec<Effect>, ReadError> {
        let key = key.unwrap_or_default();
        let db = self.services.db.reader();
        let visible = || free_of_conflict(self.officer.official().standing());
        Ok(match &draft.says {
            Entry::Category(_) => vec![Effect::CasesAbout(Rough::of(affected::about(db, key, visible()).await?))],
            Entry::Deadline(new) => {
                let (dates, told) = affected::running(db, key, visible()).await?;
                let before = draft.before.as_ref().and_then(|before| match &before.says {
                    Entry::Deadline(before) => self.due(draft.valid_from, before),
                    _ => None,
                });
                let after = self.due(draft.valid_from, new);
                let (dates, told) = (Rough::of(dates), Rough::of(told));
                vec![Effect::Example { from: draft.valid_from, before, after }, Effect::DatesStay { dates, told }]
            }
            Entry::Rule(new) => {
                let letters = affected::letters(db, draft.before.as_ref().map(|before| before.id)).await?;
                let (other, of) = self.rerouted(draft, new).await?;
                vec![
                    Effect::Rerouted { other: Rough::of(other), of: Rough::of(of) },
                    Effect::LettersStay(Rough::of(letters)),
                ]
            }
            Entry::Post(_) => {
                let post = PostId(key.parse().unwrap_or_default());
                let people = affected::holders(db, post, self.services.clock.today()).await?;
                vec![Effect::Holders { people, cases: Rough::of(affected::subjects(db, post, visible()).await?) }]
            }
        })
    }

    /// The day on which something ends that begins then.
    fn due(&self, from: Date, length: &Deadline) -> Option<Date> {
        let count = Count { from, amount: length.amount, unit: length.unit };
        count.due(&self.services.reference.get().calendar)
    }

    /// How many cases the rules would send elsewhere, of how many that were looked at.
    async fn rerouted(&self, draft: &Draft, new: &Listed) -> Result<(u64, u64), ReadError> {
        let (db, reference, today) =
            (self.services.db.reader(), self.services.reference.get(), self.services.clock.today());
        let rules = changed(&reference, draft, new);
        let visible = free_of_conflict(self.officer.official().standing());
        let (mut other, mut of) = (0, 0);
        for row in affected::to_be_routed(db, TO_BE_ROUTED, visible, ROUTED).await? {
            let facts = cases::facts(db, &row).await?;
            let bounds = Bounds::of(db, &reference, &facts, today).await?;
            let to = |rules: &[Rule]| routed(&reference, rules, &row, &bounds).ok().map(|Route { main, .. }| main);
            other += u64::from(to(&reference.rules) != to(&rules));
            of += 1;
        }
        Ok((other, of))
    }
}

/// The rules with the new version in the place of the one before it.
fn changed(reference: &Reference, draft: &Draft, new: &Listed) -> Vec<Rule> {
    let before = draft.before.as_ref().map(|before| before.id);
    let mut placed: Vec<(u32, Rule)> = reference
        .rules
        .iter()
        .zip(&reference.rule_positions)
        .filter(|(rule, _)| Some(rule.id) != before)
        .map(|(rule, position)| (*position, rule.clone()))
        .collect();
    let rule = Rule {
        id: 0,
        system: new.system,
        level: new.level,
        rank: new.rank,
        post_code: new.post.clone(),
        category_code: new.category.clone(),
        managed_by: new.managed_by,
        target: new.target,
        copy: new.copy,
        explanation: new.explanation.clone(),
    };
    placed.push((new.position, rule));
    placed.sort_by_key(|(position, _)| *position);
    placed.into_iter().map(|(_, rule)| rule).collect()
}
