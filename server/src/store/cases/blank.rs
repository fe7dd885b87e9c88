//! What a case is before anything has happened to it.

use domain::case::State;
use domain::feedback::{AccessLevel, Channel, IdentityMode, Kind, Publication};
use domain::unit::UnitId;
use time::Date;

use crate::store::entity::cases;

/// The row of an anonymous report that has just come to a Front by the web and of which nothing more
/// is known.
#[must_use]
pub fn blank(id: i64, number: String, front: UnitId, received_on: Date) -> cases::Model {
    cases::Model {
        id,
        number,
        kind: Kind::Report.code().to_owned(),
        channel: Channel::Web.code().to_owned(),
        state: State::Submitted.code().to_owned(),
        version: 1,
        front_id: front.0,
        handling_unit_id: None,
        received_on,
        referred_on: None,
        referred_kind: None,
        register_year: None,
        register_no: None,
        main_category: String::new(),
        province_id: None,
        commune_id: None,
        identity_mode: IdentityMode::Anonymous.code().to_owned(),
        notify: false,
        language: "vi".to_owned(),
        access_level: AccessLevel::Ordinary.code().to_owned(),
        urgent: false,
        child: false,
        kept_back: false,
        public_concern: false,
        raised_to_id: None,
        retaliation: false,
        result: None,
        publication: Publication::NotConsidered.code().to_owned(),
        due_key: None,
        due_on: None,
        original_due_on: None,
        told_due_on: None,
        front_officer_id: None,
        unit_officer_id: None,
        proposed_by: None,
        ask_count: 0,
        return_count: 0,
        round: 0,
        extended: false,
        closed_on: None,
        withdrawn: false,
        erased_on: None,
    }
}
