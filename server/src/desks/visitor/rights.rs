//! What the sender asks about their own data, and what they are shown of it. The code is the only
//! proof of who asks, so neither name nor contact is shown: whoever found the code must not learn
//! who sent it. What is kept of them is said by its kind.

use app::desks::{Content, DataRights, Message, OwnData, RequestLine};
use app::words::Lang;
use domain::data_request::{Request, RequestKind, RequestState};
use domain::feedback::IdentityMode;
use sea_orm::ConnectionTrait;
use time::Duration;

use super::Visitor;
use super::left::{has_left, kind_before};
use super::track::kind;
use crate::desks::{ActError, ReadError, appeals, conversation, data_rights, view};
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as rows, data_requests as request_rows};
use crate::store::events::{self, Cause};
use crate::store::messages::Purpose;
use crate::store::{attachments, data_requests, detached, messages};
use crate::vault::CaseKey;

/// For so long what is stored can be looked at after access was granted.
const SHOWN_FOR: Duration = Duration::days(30);

impl Visitor {
    /// The requests about the followed case, and what may be asked.
    pub(super) async fn rights(
        &self,
        db: &impl ConnectionTrait,
        row: &rows::Model,
        key: Option<&CaseKey>,
    ) -> Result<DataRights, ReadError> {
        let stored = data_requests::of_case(db, row.id).await?;
        let left = match appeals::other_of(db, row.id).await? {
            Some((other, _)) => row.withdrawn || other.withdrawn,
            None => row.withdrawn,
        };
        // Of what goes on without its sender nobody reads here that it has not ended.
        let told = |state: RequestState| match state {
            RequestState::AwaitsEnd if left => RequestState::AwaitsApproval,
            other => other,
        };
        let mut requests = Vec::with_capacity(stored.len());
        for request in &stored {
            requests.push(RequestLine {
                kind: RequestKind::from_code(&request.kind).ok_or(CaseError::Code("data_requests.kind"))?,
                state: RequestState::from_code(&request.state)
                    .map(told)
                    .ok_or(CaseError::Code("data_requests.state"))?,
                received_on: request.received_on,
                due_on: request.due_on,
                decided_on: request.decided_on,
                reason: key.map(|key| data_requests::reason(key, request)).transpose()?.flatten(),
            });
        }
        Ok(DataRights {
            may_ask: key.is_some(),
            ended: view::state(&row.state)?.is_terminal(),
            shown: self.is_shown(&stored),
            requests,
        })
    }

    /// Whether access was granted a short while ago.
    fn is_shown(&self, stored: &[request_rows::Model]) -> bool {
        let today = self.services.clock.today();
        stored.iter().any(|request| {
            request.kind == RequestKind::Access.code()
                && request.state == RequestState::Granted.code()
                && request.decided_on.is_some_and(|on| today - on <= SHOWN_FOR)
        })
    }

    /// Everything that is stored of the followed case about its sender; nothing when no case is
    /// followed, or access was not granted.
    pub(super) async fn stored_data(&self, lang: Lang) -> Result<Option<OwnData>, ReadError> {
        let db = self.services.db.reader();
        let Some(row) = self.followed(db).await? else { return Ok(None) };
        if !self.is_shown(&data_requests::of_case(db, row.id).await?) {
            return Ok(None);
        }
        let Some(key) = cases::key(db, &self.services.vault, row.id).await? else { return Ok(None) };
        let Some(content) = cases::content(db, &key, row.id).await? else { return Ok(None) };
        let reference = self.services.reference.get();
        // How the Front calls a case that goes on without its sender is not theirs any more.
        let categories = if has_left(&row) { Vec::new() } else { cases::categories(db, row.id).await? };
        let log = events::of_case(db, row.id).await?;
        Ok(Some(OwnData {
            kind: if has_left(&row) { kind_before(&row, &log)? } else { kind(&row)? },
            received_on: row.received_on,
            categories: categories.iter().map(|code| reference.category_name(code, lang)).collect(),
            content: Content {
                body: content.body,
                wish: content.wish,
                place: content.place,
                happened_on: content.happened_on,
                subject_name: content.subject_name,
            },
            identity: IdentityMode::from_code(&row.identity_mode).ok_or(CaseError::Code("cases.identity_mode"))?,
            address_kept: cases::contact(db, row.id).await?.is_some(),
            files: attachments::all_of_case(db, &key, row.id)
                .await?
                .into_iter()
                .map(|(_, file)| conversation::file(file))
                .collect(),
            messages: self.everything_written(db, &key, row.id).await?,
            number: row.number,
        }))
    }

    /// What was written to the Front and by it, and of threats to those who protect the sender.
    async fn everything_written(
        &self,
        db: &impl ConnectionTrait,
        key: &CaseKey,
        case_id: i64,
    ) -> Result<Vec<Message>, ReadError> {
        let mut all = messages::of_case(db, key, case_id).await?;
        all.extend(messages::of_threats(db, key, case_id).await?);
        // Why somebody withdrew is between them and the Front: whoever made them may read this page.
        all.retain(|message| message.purpose != Purpose::Withdrawal.code());
        all.sort_by_key(|message| message.event_seq);
        Ok(all.into_iter().map(conversation::message).collect())
    }

    /// Asks something about the data of the followed case.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn ask_about_data(&self, request: Request) -> Result<(), ActError> {
        let this = self.clone();
        detached(
            async move {
                let tx = this.services.db.begin().await?;
                let followed = this.followed(&tx).await?.ok_or(ActError::NotFound)?;
                let row = cases::hold(&tx, followed.id).await?.ok_or(ActError::NotFound)?;
                let key = cases::key(&tx, &this.services.vault, row.id).await?.ok_or(ActError::NotFound)?;
                data_rights::receive(&tx, &this.services, &row, &key, &request, Cause::Reporter).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }
}
