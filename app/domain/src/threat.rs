//! A sender who is threatened for having spoken up: to whom it is passed on, and what whoever took it up
//! did. Protecting who reports is a duty (Law on Denunciations, art. 47 and 56, applied by analogy).

use crate::codes::codes;
use crate::errors::{FieldErrors, Problem};
use crate::opening;
use crate::private::Private;
use crate::role::Role;
use crate::unit::UnitId;

/// To whom it was passed on: the people of a role in a body, and nobody else. Where nobody of a kind is
/// there who is free of the conflict rule, there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PassedOn {
    /// The Front whose custodians of identities were told.
    pub custodians: Option<UnitId>,
    /// The Front whose leaders were told: the one above, and where nobody else is left the one that has
    /// the case.
    pub leaders: Option<UnitId>,
}

impl PassedOn {
    /// The bodies, each with the role whose holders were told.
    pub fn told(self) -> impl Iterator<Item = (UnitId, Role)> {
        let custodians = self.custodians.map(|front| (front, Role::IdentityCustodian));
        let leaders = self.leaders.map(|front| (front, Role::FrontLeader));
        custodians.into_iter().chain(leaders)
    }
}

codes! {
    /// What was done about it.
    pub enum Help {
        /// Somebody spoke with the sender, or with whoever protects them.
        Contacted = "DA_LIEN_HE",
        /// It was dealt with.
        Handled = "DA_XU_LY",
    }
}

/// What ends an entry of the queue: what was done, and a note about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpGiven {
    pub help: Help,
    pub note: Private,
}

impl HelpGiven {
    /// Reads the form.
    ///
    /// # Errors
    /// What is missing, too short or too long.
    pub fn check(help: &str, note: &str) -> Result<Self, FieldErrors> {
        let (note, mut errors) = match opening::reason("note", note) {
            Ok(note) => (note, FieldErrors::default()),
            Err(errors) => (Private::default(), errors),
        };
        match Help::from_code(help) {
            Some(help) => errors.into_result(Self { help, note }),
            None => {
                errors.add("help", Problem::Required);
                Err(errors)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_to_the_people_of_a_role_in_a_body() {
        let passed = PassedOn { custodians: Some(UnitId(1)), leaders: Some(UnitId(2)) };
        let told: Vec<_> = passed.told().collect();
        assert_eq!(told, [(UnitId(1), Role::IdentityCustodian), (UnitId(2), Role::FrontLeader)]);
        assert_eq!(PassedOn::default().told().count(), 0);
    }

    #[test]
    fn an_entry_ends_with_what_was_done_and_a_note() {
        let given = HelpGiven::check("DA_LIEN_HE", "Đã gọi điện, người gửi an toàn.").unwrap();
        assert_eq!(given.help, Help::Contacted);
        for (help, note, field) in [("", "Đã gọi điện cho người gửi.", "help"), ("DA_XU_LY", " ", "note")] {
            assert!(HelpGiven::check(help, note).unwrap_err().of(field).is_some(), "{field}");
        }
    }
}
