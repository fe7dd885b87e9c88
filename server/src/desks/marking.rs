//! What in words that are passed on may tell who the sender is. It stands in nobody's way: whoever
//! writes is told before anybody else reads it, and says that it is to stay.

use domain::errors::{FieldErrors, Problem};
use domain::marks::{self, Mark, SEEN};
use domain::private::Private;
use sea_orm::{ConnectionTrait, DbErr};

use crate::store::receipts;
use crate::vault::Vault;

/// Words of a text that could be a receipt code and are looked up. An honest one has none.
const MOST_CODES: usize = 50;

/// For the Front: the code of a case, of whichever, known by its hash alone; the names that this officer may
/// know; and any number and any address, since whose it is may be sealed.
pub(super) async fn for_front(
    db: &impl ConnectionTrait,
    vault: &Vault,
    names: &[Private],
    text: &str,
) -> Result<Vec<Mark>, DbErr> {
    let mut found = Vec::new();
    for code in marks::codes(text).into_iter().take(MOST_CODES) {
        // One answer serves several senders, and a case looked at again has the code of the first.
        if receipts::find(db, &vault.receipt_hash(code.as_str())).await?.is_some() {
            found.push(Mark::Code);
            break;
        }
    }
    found.extend(marks::of_anybody(text));
    found.extend(names.iter().any(|name| marks::names(text, name.reveal())).then_some(Mark::Name));
    Ok(found)
}

/// For whoever wrote it: it goes on once they have seen what was found, and not before.
pub(super) fn passed_on(found: &[Mark], seen: bool) -> Result<(), FieldErrors> {
    if found.is_empty() || seen { Ok(()) } else { Err(FieldErrors::one(SEEN, Problem::NotTicked)) }
}
