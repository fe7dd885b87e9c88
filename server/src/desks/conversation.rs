//! What the sender and the Front wrote to each other and what was attached, as pages show it.

use std::collections::HashMap;

use app::desks::{CopyView, FileView, Message};
use sea_orm::ConnectionTrait;

use crate::store::cases::CaseError;
use crate::store::copies::Standing;
use crate::store::{attachments, messages};
use crate::vault::CaseKey;

pub(super) fn message(opened: messages::Opened) -> Message {
    Message {
        from_reporter: opened.from_reporter,
        purpose: opened.purpose,
        on: opened.on,
        text: opened.text,
        files: Vec::new(),
    }
}

/// Each message with the files that followed with it, the oldest first.
pub(super) async fn of_case(db: &impl ConnectionTrait, key: &CaseKey, case_id: i64) -> Result<Vec<Message>, CaseError> {
    let mut files: HashMap<i64, Vec<FileView>> = HashMap::new();
    for (message, opened) in attachments::all_of_case(db, key, case_id).await? {
        if let Some(message) = message {
            files.entry(message).or_default().push(file(opened));
        }
    }
    let messages = messages::of_case(db, key, case_id).await?.into_iter().map(|opened| {
        let files = files.remove(&opened.id).unwrap_or_default();
        Message { files, ..message(opened) }
    });
    Ok(messages.collect())
}

pub(super) fn file(opened: attachments::Opened) -> FileView {
    let copy = match opened.copy {
        Standing::Coming => CopyView::Coming,
        Standing::Ready { copy_type, size } => CopyView::Ready { copy_type, size },
        Standing::None(reason) => CopyView::None(reason),
    };
    FileView {
        id: opened.id,
        name: opened.name,
        media_type: opened.media_type,
        size: opened.size,
        scan: opened.scan,
        copy,
    }
}
