//! The forms of a unit's record.

use time::Date;

use super::Kept;
use crate::case::act::Fields;
use crate::errors::{FieldErrors, Problem};
use crate::private::Private;
use crate::text;
use crate::unit::{OfficerId, PostId};

/// A commitment that is to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCommitment {
    /// Their account, if they have one.
    pub officer: Option<OfficerId>,
    /// The name, of somebody without an account.
    pub name: Option<Private>,
    pub post: Option<PostId>,
    pub year: i32,
    pub text: Private,
    pub public: bool,
}

impl NewCommitment {
    /// Reads the form: a year is this one, the last or the next.
    ///
    /// # Errors
    /// What is missing, too short or too long; a year out of these three.
    pub fn check<'a>(field: impl Fn(&str) -> &'a str, today: Date) -> Result<Self, FieldErrors> {
        let mut fields = Fields::default();
        let officer = field("official").parse().ok().map(OfficerId);
        let typed = text::line(field("official_name"));
        let name = match officer {
            Some(_) => None,
            None if typed.is_empty() => {
                fields.0.add("official", Problem::Required);
                None
            }
            None => Some(fields.name("official_name", &typed)),
        };
        let year = field("commitment_year").parse().ok();
        let year = year.filter(|year| (today.year() - 1..=today.year() + 1).contains(year));
        if year.is_none() {
            fields.0.add("commitment_year", Problem::BadChoice);
        }
        let text = fields.text("commitment_text", field("commitment_text"));
        let public = match field("commitment_public") {
            "yes" => true,
            "no" => false,
            _ => {
                fields.0.add("commitment_public", Problem::Required);
                false
            }
        };
        let post = field("official_post").parse().ok().map(PostId);
        let year = year.unwrap_or_default();
        fields.0.into_result(Self { officer, name, post, year, text, public })
    }
}

/// What a head says about a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub kept: Kept,
    pub note: Private,
}

impl Judgement {
    /// Reads the form.
    ///
    /// # Errors
    /// What is missing, too short or too long.
    pub fn check(kept: &str, note: &str) -> Result<Self, FieldErrors> {
        let mut fields = Fields::default();
        let kept = Kept::from_code(kept).filter(|kept| *kept != Kept::Open);
        if kept.is_none() {
            fields.0.add("kept", Problem::Required);
        }
        let note = fields.text("kept_note", note);
        fields.0.into_result(Self { kept: kept.unwrap_or(Kept::Mistaken), note })
    }
}
