//! The Front's own supervision: nobody sends it, so nobody is asked who they are. What is known
//! instead is from where it comes, and how many say the same.

use serde::{Deserialize, Serialize};

use crate::feedback::SupervisionSource;
use crate::private::Private;

/// Whom and what the Front relies on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supervision {
    pub source: SupervisionSource,
    /// How many people said the same; 0 when nobody did, as with a report in the press.
    pub people: u32,
    /// Who speaks for them.
    pub representative: Option<Private>,
    /// How to reach whoever speaks for them.
    pub contact: Option<Private>,
    /// Members of the Front that take part.
    pub organisations: Option<Private>,
}

#[cfg(feature = "validate")]
pub use form::SupervisionForm;

#[cfg(feature = "validate")]
mod form {
    use serde::Deserialize;

    use super::Supervision;
    use crate::case::act::Fields;
    use crate::errors::{FieldErrors, Problem};
    use crate::feedback::SupervisionSource;
    use crate::limits;
    use crate::private::Private;
    use crate::text;

    /// The page as it is posted.
    #[derive(Deserialize, Default)]
    #[serde(default)]
    pub struct SupervisionForm {
        pub source: String,
        pub people: String,
        pub representative: String,
        pub contact: String,
        pub organisations: String,
    }

    impl SupervisionForm {
        /// # Errors
        /// The problems of the page. Several reporters are at least two; many people have somebody
        /// who speaks for them.
        pub fn check(&self) -> Result<Supervision, FieldErrors> {
            let mut fields = Fields::default();
            let source = SupervisionSource::from_code(self.source.trim());
            let source = fields.choice("source", source, SupervisionSource::Press);
            let typed = text::line(&self.people);
            let people = if typed.is_empty() { Some(0) } else { typed.parse().ok() };
            let people = people.filter(|people| *people <= limits::PEOPLE_MAX);
            match people {
                None => fields.0.add("people", Problem::BadChoice),
                Some(people) if source == SupervisionSource::SeveralReporters && people < 2 => {
                    fields.0.add("people", Problem::TooShort);
                }
                Some(_) => {}
            }
            let people = people.unwrap_or_default();
            let part = |fields: &mut Fields, name, value: String, min, max| {
                if value.is_empty() { None } else { fields.sized(name, value, min, max).non_empty() }
            };
            let name = text::line(&self.representative);
            if name.is_empty() && people >= limits::MANY_PEOPLE {
                fields.0.add_limit("representative", Problem::Required, limits::MANY_PEOPLE);
            }
            let representative = part(&mut fields, "representative", name, limits::NAME_MIN, limits::NAME_MAX);
            let contact = part(&mut fields, "contact", text::line(&self.contact), 1, limits::ADDRESS_MAX);
            let organisations = Private::from(fields.free("organisations", &self.organisations)).non_empty();
            fields.0.into_result(Supervision { source, people, representative, contact, organisations })
        }
    }
}

#[cfg(all(test, feature = "validate"))]
mod tests {
    use super::*;
    use crate::errors::Problem;

    fn problem(source: &str, people: &str, representative: &str, field: &str) -> Option<Problem> {
        let (source, people, representative) = (source.to_owned(), people.to_owned(), representative.to_owned());
        let form = SupervisionForm { source, people, representative, ..SupervisionForm::default() };
        form.check().err().and_then(|errors| errors.of(field).map(|error| error.problem))
    }

    #[test]
    fn several_are_two_and_many_have_somebody_who_speaks_for_them() {
        assert_eq!(problem("", "", "", "source"), Some(Problem::Required));
        assert_eq!(problem("BAO_CHI", "", "", "people"), None);
        assert_eq!(problem("NHIEU_NGUOI", "1", "", "people"), Some(Problem::TooShort));
        assert_eq!(problem("NHIEU_NGUOI", "2", "", "people"), None);
        assert_eq!(problem("HOI_NGHI", "nhiều", "", "people"), Some(Problem::BadChoice));
        assert_eq!(problem("HOI_NGHI", "-3", "", "people"), Some(Problem::BadChoice));
        assert_eq!(problem("HOI_NGHI", "5", "", "representative"), Some(Problem::Required));
        assert_eq!(problem("HOI_NGHI", "5", "Bà Năm", "representative"), None);
    }
}
