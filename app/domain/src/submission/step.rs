//! The checked parts of a submission, one for each page of the form.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::feedback::{IdentityMode, Kind};
use crate::private::Private;
use crate::text::fold;
use crate::unit::{AreaId, PostId, UnitId};

/// Where it happened, as far as the list of places goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub province: AreaId,
    /// `None`: a matter of the province as a whole.
    pub commune: Option<AreaId>,
}

/// The body that the official belongs to; `None` when the sender does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    pub unit: Option<UnitId>,
}

/// Whom it concerns: a post from the list and a name, each only if known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub post: Option<PostId>,
    /// The body as a whole is meant, nobody in particular.
    pub whole_body: bool,
    pub name: Option<Private>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    pub happened_on: Option<Date>,
    pub place: Option<Private>,
    pub body: Private,
    pub wish: Option<Private>,
}

impl Matter {
    /// Whether the words speak of a procedure that has its own law and is not served here: a
    /// complaint, a denunciation, a report of a crime. Whoever means one must not believe that this is
    /// it.
    #[must_use]
    pub fn names_another_procedure(&self) -> bool {
        let said = [Some(&self.body), self.wish.as_ref()];
        said.into_iter().flatten().any(|text| {
            let text = format!(" {} ", fold(text.reveal()));
            [" khieu nai ", " to cao ", " to giac "].iter().any(|name| text.contains(name))
        })
    }
}

/// Who sends it, and what may be done with that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    pub mode: IdentityMode,
    pub name: Option<Private>,
    pub phone: Option<Private>,
    pub address: Option<Private>,
    /// Where "there is news" goes; kept apart from the identity.
    pub email: Option<Private>,
    pub notify: bool,
    /// The unit may learn the name. Only with [`IdentityMode::Open`].
    pub share_with_unit: bool,
}

impl Sender {
    /// Nobody: nothing is asked, nothing is kept.
    #[must_use]
    pub const fn nobody() -> Self {
        Self {
            mode: IdentityMode::Anonymous,
            name: None,
            phone: None,
            address: None,
            email: None,
            notify: false,
            share_with_unit: false,
        }
    }
}

/// The kind alone, so that a later change of kind can be told from other changes.
pub type ChosenKind = Kind;
