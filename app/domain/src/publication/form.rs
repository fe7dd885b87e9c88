//! What is filled in where somebody decides about publication, checked.

use serde::Deserialize;

use super::{APPROVE, Consent, DECLINE, GIVE_BACK, PROPOSE, TAKE_DOWN, TakenDown, WhyNot, Wish, Words};
use crate::case::act::Fields;
use crate::errors::FieldErrors;
use crate::limits;
use crate::marks::seen_as;
use crate::text;

/// The fields of the forms about publication.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct PublicationForm {
    pub action: String,
    pub summary: String,
    pub answer: String,
    pub promised: String,
    pub consent: String,
    pub marks_seen: String,
    pub reason: String,
    pub reason_code: String,
}

impl PublicationForm {
    /// What the form asks for; `None` for an action that nobody knows.
    ///
    /// # Errors
    /// The problems of its fields.
    #[must_use]
    pub fn check(&self) -> Option<Result<Wish, FieldErrors>> {
        let mut fields = Fields::default();
        let wish = match self.action.as_str() {
            PROPOSE => Wish::Propose {
                words: Words {
                    summary: fields.long("summary", &self.summary),
                    answer: fields.long("answer", &self.answer),
                    promise: fields.sized("promised", text::block(&self.promised), 0, limits::SUMMARY_MAX).non_empty(),
                },
                consent: Consent::from_code(&self.consent),
                marks_seen: self.marks_seen == seen_as(&[&self.summary, &self.answer, &self.promised]),
            },
            APPROVE => Wish::Approve { marks_seen: !self.marks_seen.is_empty() },
            GIVE_BACK => Wish::GiveBack { reason: fields.text("reason", &self.reason) },
            DECLINE => {
                let chosen = WhyNot::from_code(&self.reason_code).filter(|why| !why.is_rule());
                Wish::Decline(fields.choice("reason_code", chosen, WhyNot::Asked))
            }
            TAKE_DOWN => {
                let chosen = TakenDown::from_code(&self.reason_code).filter(|why| TakenDown::CHOSEN.contains(why));
                Wish::TakeDown(fields.choice("reason_code", chosen, TakenDown::Asked))
            }
            _ => return None,
        };
        Some(fields.0.into_result(wish))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_chooses_what_only_the_rule_says() {
        let form = |reason_code: &str| PublicationForm {
            action: DECLINE.to_owned(),
            reason_code: reason_code.to_owned(),
            ..PublicationForm::default()
        };
        for why in WhyNot::ALL {
            assert_eq!(form(why.code()).check().unwrap().is_ok(), WhyNot::CHOSEN.contains(why), "{why}");
        }
        let form = PublicationForm { action: TAKE_DOWN.to_owned(), reason_code: "XEM_XET_LAI".to_owned(), ..form("") };
        assert!(form.check().unwrap().is_err());
    }

    #[test]
    fn a_draft_without_words_names_each_field() {
        let form = PublicationForm { action: PROPOSE.to_owned(), ..PublicationForm::default() };
        let errors = form.check().unwrap().unwrap_err();
        assert!(errors.of("summary").is_some() && errors.of("answer").is_some() && errors.of("promised").is_none());
        assert!(PublicationForm::default().check().is_none());
    }
}
