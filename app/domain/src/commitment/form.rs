//! The forms of a unit's record.

use time::Date;

use super::{Audience, Kept};
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
    pub audience: Audience,
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
        let (text, post, audience) = content(&mut fields, &field);
        let year = year.unwrap_or_default();
        fields.0.into_result(Self { officer, name, post, year, text, audience })
    }
}

/// What is said, by the holder of which post, for whom. What everybody reads names no person: it needs a post.
fn content<'a>(fields: &mut Fields, field: &impl Fn(&str) -> &'a str) -> (Private, Option<PostId>, Audience) {
    let text = fields.text("commitment_text", field("commitment_text"));
    let audience = Audience::from_code(field("commitment_audience"));
    if audience.is_none() {
        fields.0.add("commitment_audience", Problem::Required);
    }
    let post = field("official_post").parse().ok().map(PostId);
    if audience == Some(Audience::Everybody) && post.is_none() {
        fields.0.add("official_post", Problem::Required);
    }
    (text, post, audience.unwrap_or(Audience::Keepers))
}

/// What a commitment says from now on, and why. Whose it is and of which year stays: what is wrong there was written
/// down by mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub post: Option<PostId>,
    pub text: Private,
    pub audience: Audience,
    pub reason: Private,
}

impl Correction {
    /// Reads the form.
    ///
    /// # Errors
    /// What is missing, too short or too long.
    pub fn check<'a>(field: impl Fn(&str) -> &'a str) -> Result<Self, FieldErrors> {
        let mut fields = Fields::default();
        let (text, post, audience) = content(&mut fields, &field);
        let reason = fields.text("correction_reason", field("correction_reason"));
        fields.0.into_result(Self { post, text, audience, reason })
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
