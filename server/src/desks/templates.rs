//! Words that were written before, offered for what is written in a case, at either desk.

use app::desks::{Choice, TemplateOffer};
use app::words::{Lang, fill};
use domain::case::State;
use domain::case::clock::{Clock, Count};
use domain::date;
use domain::errors::{FieldErrors, Problem};
use domain::role::Desk;
use domain::template::{self, Blank, Occasion};
use domain::unit::UnitId;

use super::{ActError, ReadError};
use crate::Services;
use crate::http::fields::Fields;
use crate::reference::Reference;
use crate::store::entity::{cases as rows, templates as template_rows};
use crate::store::templates;

/// Whether a template is for such a case.
fn fits(template: &template_rows::Model, row: &rows::Model, state: State) -> bool {
    template.category.as_ref().is_none_or(|code| *code == row.main_category)
        && template.state.as_deref().is_none_or(|code| code == state.code())
}

/// What is offered at a desk for a case today.
pub(super) async fn offered(
    services: &Services,
    row: &rows::Model,
    state: State,
    desk: Desk,
) -> Result<Vec<TemplateOffer>, ReadError> {
    let all = templates::offered(services.db.reader(), services.clock.today()).await?;
    let offer = |template: template_rows::Model| {
        let occasion = Occasion::from_code(&template.occasion).filter(|occasion| occasion.desk() == desk)?;
        let choice = Choice { value: template.id.to_string(), label: template.title };
        occasion.states().contains(&state).then_some(TemplateOffer { occasion, choice })
    };
    Ok(all.into_iter().filter(|template| fits(template, row, state)).filter_map(offer).collect())
}

/// A form of a case with the chosen words in it, behind what was typed. Nothing is made.
///
/// # Errors
/// [`ActError::NotFound`] when no form of this desk takes any; [`ActError::Invalid`] when nothing was chosen, or
/// something that is not offered.
pub(super) async fn filled(
    services: &Services,
    row: &rows::Model,
    state: State,
    desk: Desk,
    fields: &Fields,
) -> Result<Fields, ActError> {
    let asked = [fields.one("transition"), fields.one("action")];
    let occasion = asked.into_iter().find_map(Occasion::from_code).filter(|occasion| occasion.desk() == desk);
    let occasion = occasion.ok_or(ActError::NotFound)?;
    let problem = |problem| ActError::from(FieldErrors::one("template", problem));
    let id = fields.one("template");
    if id.is_empty() {
        return Err(problem(Problem::Required));
    }
    let all = templates::offered(services.db.reader(), services.clock.today()).await?;
    let chosen = all.into_iter().find(|template| {
        template.id.to_string() == id && template.occasion == occasion.code() && fits(template, row, state)
    });
    let chosen = chosen.ok_or_else(|| problem(Problem::BadChoice))?;
    // Which body a unit would rather see it go to is not the one that writes.
    let recipient = if desk == Desk::Front { fields.one("recipient") } else { "" };
    let reference = services.reference.get();
    let value = |blank| value(&reference, services.clock.today(), blank, row, recipient);
    let words = template::fill(&chosen.body, occasion, value).map_err(|_| problem(Problem::BadChoice))?;
    Ok(fields.with_added(occasion.field(), &words))
}

/// What stands for a blank in this case; nothing when it is not known yet.
fn value(reference: &Reference, today: time::Date, blank: Blank, row: &rows::Model, recipient: &str) -> Option<String> {
    let value = match blank {
        Blank::CaseNumber => row.number.clone(),
        Blank::Front => reference.unit_name(UnitId(row.front_id)),
        Blank::Unit => {
            let proposed = recipient.parse().ok().or(row.handling_unit_id)?;
            reference.unit_name(UnitId(proposed))
        }
        Blank::Category => reference.category_name(&row.main_category, Lang::Vi),
        Blank::ReceivedOn => date::show(row.received_on),
        Blank::DueOn => {
            let limit = reference.limits.get(Clock::Supplement.code())?;
            let count = Count { from: today, amount: limit.amount, unit: limit.unit };
            date::show(count.due(&reference.calendar)?)
        }
        Blank::Today => date::show(today),
        Blank::AnswerTime => {
            let limit = reference.limits.get(Clock::Answer.code())?;
            fill(Lang::Vi, &format!("paper-days-{}", limit.unit), &[("amount", limit.amount.into())])
        }
    };
    Some(value).filter(|value| !value.is_empty())
}
