//! What in words that the Front passes on may tell who the sender is.

use app::desks::SenderView;
use domain::marks::Mark;
use domain::policy::{Action, decide};
use domain::private::Private;

use super::FrontOfficer;
use crate::desks::act::Opened;
use crate::desks::{ActError, ReadError, marking};
use crate::store::identities;

impl FrontOfficer {
    /// What in words that are passed on tells who the sender is, of whom this officer may know the name.
    pub(super) async fn marks(
        &self,
        case_id: i64,
        sender: Option<&SenderView>,
        words: &[&Private],
    ) -> Result<Vec<Mark>, ReadError> {
        let name = sender.and_then(|sender| sender.name.as_ref());
        let text = words.iter().map(|words| words.reveal()).collect::<Vec<_>>().join("\n");
        Ok(marking::for_front(self.services.db.reader(), &self.services.vault, case_id, name, &text).await?)
    }

    /// What in these words may tell the sender. The name counts only where this officer may know it, and
    /// is not shown by that.
    pub(super) async fn found_in(&self, opened: &Opened, words: &[&Private]) -> Result<Vec<Mark>, ActError> {
        let may_know = decide(&self.officer.principal(), Action::ViewIdentity, &opened.facts).is_allowed();
        let name = if may_know && !opened.row.withdrawn {
            identities::open(&opened.tx, &opened.key, opened.row.id).await?.and_then(|identity| identity.name)
        } else {
            None
        };
        let text = words.iter().map(|words| words.reveal()).collect::<Vec<_>>().join("\n");
        Ok(marking::for_front(&opened.tx, &self.services.vault, opened.row.id, name.as_ref(), &text).await?)
    }
}
