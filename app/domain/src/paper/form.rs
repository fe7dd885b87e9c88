//! What is recorded when a paper was signed: number, date, who signed and in whose name.

use serde::Deserialize;
use time::Date;

use super::{Authority, Signature};
use crate::case::act::Fields;
use crate::errors::FieldErrors;
use crate::limits;
use crate::text;

/// The fields of the form.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct PaperForm {
    pub document_no: String,
    pub document_on: String,
    pub authority: String,
    pub signer_post: String,
    pub signer: String,
}

impl PaperForm {
    /// The signature, checked.
    ///
    /// # Errors
    /// The problems of the fields.
    pub fn check(&self, today: Date) -> Result<Signature, FieldErrors> {
        let mut fields = Fields::default();
        let signature = Signature {
            document_no: fields.document_no("document_no", &self.document_no),
            document_on: fields.date("document_on", &self.document_on, today),
            authority: fields.choice("authority", Authority::from_code(&self.authority), Authority::OnBehalf),
            post: {
                let post = text::line(&self.signer_post);
                fields.sized("signer_post", post.clone(), limits::NAME_MIN, limits::NAME_MAX);
                post
            },
            signer: fields.name("signer", &self.signer),
        };
        fields.0.into_result(signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::errors::Problem;
    use time::macros::date;

    fn form() -> PaperForm {
        PaperForm {
            document_no: "12/TB-MTTQ-BTT".to_owned(),
            document_on: "24/11/2026".to_owned(),
            authority: "KT".to_owned(),
            signer_post: "Phó Chủ tịch".to_owned(),
            signer: "Trần Thị Lan".to_owned(),
        }
    }

    #[test]
    fn a_complete_signature_passes() {
        let signature = form().check(date!(2026 - 11 - 25)).unwrap();
        assert_eq!(signature.document_on, date!(2026 - 11 - 24));
        assert_eq!(signature.authority, Authority::ForTheHead);
    }

    #[test]
    fn each_field_that_is_missing_is_named() {
        let errors = PaperForm::default().check(date!(2026 - 11 - 25)).unwrap_err();
        for field in ["document_no", "document_on", "authority", "signer_post", "signer"] {
            assert!(errors.of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn nobody_signs_tomorrow() {
        let errors = form().check(date!(2026 - 11 - 23)).unwrap_err();
        assert_eq!(errors.of("document_on").unwrap().problem, Problem::InFuture);
    }
}
