//! Words that were written before, offered for what is written in a case.

use app::desks::{Choice, TemplateOffer};
use app::words::fill;
use domain::case::State;
use domain::case::clock::{Clock, Count};
use domain::date;
use domain::errors::{FieldErrors, Problem};
use domain::policy::{Action, decide};
use domain::template::{self, Blank, Occasion};
use domain::unit::UnitId;

use super::FrontOfficer;
use super::read::LANG;
use crate::desks::{ActError, ReadError, view};
use crate::http::fields::Fields;
use crate::store::entity::{cases as rows, templates as template_rows};
use crate::store::{cases, templates};

/// Whether a template is for such a case.
fn fits(template: &template_rows::Model, row: &rows::Model, state: State) -> bool {
    template.category.as_ref().is_none_or(|code| *code == row.main_category)
        && template.state.as_deref().is_none_or(|code| code == state.code())
}

impl FrontOfficer {
    /// What is offered for a case today.
    pub(super) async fn templates(&self, row: &rows::Model, state: State) -> Result<Vec<TemplateOffer>, ReadError> {
        let all = templates::offered(self.services.db.reader(), self.services.clock.today()).await?;
        let offer = |template: template_rows::Model| {
            let occasion = Occasion::from_code(&template.occasion)?;
            let choice = Choice { value: template.id.to_string(), label: template.title };
            occasion.states().contains(&state).then_some(TemplateOffer { occasion, choice })
        };
        Ok(all.into_iter().filter(|template| fits(template, row, state)).filter_map(offer).collect())
    }

    /// A form of a case with the chosen words in it, behind what was typed. Nothing is made.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when the case is not there or not for them; [`ActError::Invalid`] when nothing was
    /// chosen, or something that is not offered.
    pub async fn with_template(&self, number: &str, fields: &Fields) -> Result<Fields, ActError> {
        let db = self.services.db.reader();
        let row = cases::by_number(db, number).await?.ok_or(ActError::NotFound)?;
        let facts = cases::facts(db, &row).await?;
        let me = self.officer.principal();
        if [Action::ViewAsFront, Action::ViewContent].iter().any(|view| !decide(&me, *view, &facts).is_allowed()) {
            return Err(ActError::NotFound);
        }
        let asked = [fields.one("transition"), fields.one("action")];
        let occasion = asked.into_iter().find_map(Occasion::from_code).ok_or(ActError::NotFound)?;
        let problem = |problem| ActError::from(FieldErrors::one("template", problem));
        let id = fields.one("template");
        if id.is_empty() {
            return Err(problem(Problem::Required));
        }
        let state = view::state(&row.state)?;
        let all = templates::offered(db, self.services.clock.today()).await?;
        let chosen = all.into_iter().find(|template| {
            template.id.to_string() == id && template.occasion == occasion.code() && fits(template, &row, state)
        });
        let chosen = chosen.ok_or_else(|| problem(Problem::BadChoice))?;
        let value = |blank| self.value(blank, &row, fields.one("recipient"));
        let words = template::fill(&chosen.body, occasion, value).map_err(|_| problem(Problem::BadChoice))?;
        Ok(fields.with_added(occasion.field(), &words))
    }

    /// What stands for a blank in this case; nothing when it is not known yet.
    fn value(&self, blank: Blank, row: &rows::Model, recipient: &str) -> Option<String> {
        let (reference, today) = (self.services.reference.get(), self.services.clock.today());
        let value = match blank {
            Blank::CaseNumber => row.number.clone(),
            Blank::Front => reference.unit_name(UnitId(row.front_id)),
            Blank::Unit => {
                let proposed = recipient.parse().ok().or(row.handling_unit_id)?;
                reference.unit_name(UnitId(proposed))
            }
            Blank::Category => reference.category_name(&row.main_category, LANG),
            Blank::ReceivedOn => date::show(row.received_on),
            Blank::DueOn => {
                let limit = reference.limits.get(Clock::Supplement.code())?;
                let count = Count { from: today, amount: limit.amount, unit: limit.unit };
                date::show(count.due(&reference.calendar)?)
            }
            Blank::Today => date::show(today),
            Blank::AnswerTime => {
                let limit = reference.limits.get(Clock::Answer.code())?;
                fill(LANG, &format!("paper-days-{}", limit.unit), &[("amount", limit.amount.into())])
            }
        };
        Some(value).filter(|value| !value.is_empty())
    }
}
