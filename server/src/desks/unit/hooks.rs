//! Where the system that has a token is told of news. Only the officer in whose place the token acts enters the address
//! and gets the secret, as they alone get the token; whoever leads the unit sees both, without what is secret, and may
//! end it.

use app::desks::{HookMessage, HookPage, HookStanding, HookView};
use domain::case::guard::Refusal;
use domain::errors::FieldErrors;
use domain::interface::hook::{ADDRESS_MAX, BOTH_SIGN, HookEvent, HookFailure};
use domain::interface::token::Scope;
use domain::journal::What;
use domain::policy::{Action, decide};
use domain::private::Private;
use domain::unit::{OfficerId, UnitId};
use zeroize::Zeroizing;

use super::UnitOfficer;
use crate::desks::hooks::may_know;
use crate::desks::{ActError, ReadError};
use crate::hooks::{Address, fresh_secret};
use crate::store::cases::CaseError;
use crate::store::hooks::messages::{self, Message, State};
use crate::store::hooks::{self, Hook};
use crate::store::office_events::{self, Entry};
use crate::store::tokens::{self, Token};
use crate::store::{cases, detached};

/// Messages that the page shows.
const SHOWN: u64 = 20;

impl UnitOfficer {
    /// What a token's system is told, for whoever it acts for and whoever leads the unit.
    pub(super) async fn hook_page(&self, token: i64) -> Result<HookPage, ReadError> {
        let (token, mine) = self.own_token(token).await?.ok_or(ReadError::NotFound)?;
        let hook = match hooks::of_token(self.services.db.reader(), token.id).await? {
            Some(hook) => Some(self.hook_view(&token, &hook).await?),
            None => None,
        };
        let unit = self.services.reference.get().unit_name(UnitId(token.unit_id));
        let reads = tokens::scopes(&token).contains(&Scope::Referrals);
        Ok(HookPage { token: token.id, name: token.name, unit, mine, reads, hook })
    }

    /// Whether what a token's system is told is of concern to this person.
    pub async fn sees_hook(&self, token: i64) -> bool {
        matches!(self.own_token(token).await, Ok(Some(_)))
    }

    /// A token that holds, and whether it acts in this person's place; nothing when it is of no concern to them.
    async fn own_token(&self, id: i64) -> Result<Option<(Token, bool)>, ReadError> {
        let (db, today) = (self.services.db.reader(), self.services.clock.today());
        let Some(token) = tokens::by_id(db, id, today).await? else { return Ok(None) };
        let mine = token.officer_id == self.officer.id().0;
        let theirs = mine || self.led().contains(&UnitId(token.unit_id));
        Ok(theirs.then_some((token, mine)))
    }

    async fn hook_view(&self, token: &Token, hook: &Hook) -> Result<HookView, ReadError> {
        let (services, db) = (&self.services, self.services.db.reader());
        let address = hooks::address(&services.vault, hook)?;
        let address = Address::parse(address.as_text()?).map_err(|_| CaseError::Code("hooks.address"))?;
        let mut shown = Vec::new();
        for row in messages::newest(db, token.id, SHOWN).await? {
            if self.lists(token, &row).await? {
                shown.push(view(&row)?);
            }
        }
        let now = services.clock.now();
        Ok(HookView {
            place: address.place(),
            made_on: hook.made_on,
            failing_on: hook.failing_on,
            both_sign: hook.former_until.is_some_and(|until| now < until),
            messages: shown,
        })
    }

    /// Whether a line may stand on the page: that there was something tells whoever is kept from it.
    async fn lists(&self, token: &Token, row: &Message) -> Result<bool, ReadError> {
        let db = self.services.db.reader();
        let Some(id) = row.case_id else { return Ok(true) };
        let Some(case) = cases::by_id(db, id).await? else { return Ok(false) };
        let facts = cases::facts(db, &case).await?;
        let own = decide(&self.officer.principal(), Action::ViewAsUnit, &facts).is_allowed();
        Ok(own && may_know(db, &self.services, token, &facts).await?)
    }

    /// Enters where a token's system takes messages. The secret that signs them is told here and never again.
    ///
    /// # Errors
    /// What is wrong with the address; [`ActError::Stale`] when there is one already.
    pub async fn make_hook(&self, token: i64, typed: &str) -> Result<Private, ActError> {
        let row = self.taker(token).await?;
        if !tokens::scopes(&row).contains(&Scope::Referrals) {
            return Err(Refusal::WrongState.into());
        }
        let checked = Address::check(typed, &self.services.config.hook_networks);
        let address = checked.map_err(|problem| {
            let mut errors = FieldErrors::default();
            errors.add_limit("hook_address", problem, u32::try_from(ADDRESS_MAX).unwrap_or(u32::MAX));
            errors
        })?;
        let (secret, bytes) = fresh_secret();
        self.change_hook(token, Change::Made(address, bytes)).await?;
        Ok(secret)
    }

    /// Another secret; the former one signs as well for a day.
    ///
    /// # Errors
    /// [`ActError::Stale`] when there is no hook.
    pub async fn turn_hook(&self, token: i64) -> Result<Private, ActError> {
        self.taker(token).await?;
        let (secret, bytes) = fresh_secret();
        self.change_hook(token, Change::Turned(bytes)).await?;
        Ok(secret)
    }

    /// Ends it at once, with everything that waits to be sent.
    ///
    /// # Errors
    /// [`ActError::Stale`] when there is no hook.
    pub async fn end_hook(&self, token: i64) -> Result<(), ActError> {
        self.own_token(token).await?.ok_or(ActError::NotFound)?;
        self.change_hook(token, Change::Ended).await
    }

    /// Sends a message about nothing. While one waits there is no other.
    ///
    /// # Errors
    /// [`ActError::Stale`] when there is no hook.
    pub async fn test_hook(&self, token: i64) -> Result<(), ActError> {
        self.taker(token).await?;
        let this = self.clone();
        detached(
            async move {
                let tx = this.services.db.begin().await?;
                if !hooks::hold(&tx, token).await? {
                    return Err(ActError::Stale);
                }
                if !messages::waits(&tx, token, HookEvent::Test).await? {
                    messages::queue(&tx, token, HookEvent::Test, None, this.services.clock.now()).await?;
                }
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// The token, which acts in this person's place.
    async fn taker(&self, token: i64) -> Result<Token, ActError> {
        match self.own_token(token).await? {
            Some((row, true)) => Ok(row),
            _ => Err(ActError::NotFound),
        }
    }

    /// Changes the hook of a token, with the line that tells it.
    async fn change_hook(&self, token: i64, change: Change) -> Result<(), ActError> {
        let this = self.clone();
        detached(
            async move {
                let (services, today) = (&this.services, this.services.clock.today());
                let tx = services.db.begin().await?;
                let row = tokens::by_id(&tx, token, today).await?.ok_or(ActError::Stale)?;
                let (vault, now) = (&services.vault, services.clock.now());
                let (what, done) = match change {
                    Change::Made(address, secret) => {
                        let sealed = (address.reveal(), secret);
                        let made = hooks::insert(&tx, vault, token, (&sealed.0, &*sealed.1), today).await?;
                        (What::HookMade, made)
                    }
                    Change::Turned(secret) => {
                        (What::HookTurned, hooks::turn(&tx, vault, token, &*secret, now + BOTH_SIGN).await?)
                    }
                    Change::Ended => (What::HookEnded, hooks::end(&tx, token).await?),
                };
                if !done {
                    return Err(ActError::Stale);
                }
                let line = Entry::new(what, Some(this.officer.id())).account(OfficerId(row.officer_id));
                office_events::append(&tx, line.body(UnitId(row.unit_id)).about(token), now).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }
}

/// What is done to a hook. Never printed: there are secrets in it.
enum Change {
    Made(Address, Zeroizing<[u8; 32]>),
    Turned(Zeroizing<[u8; 32]>),
    Ended,
}

fn view(row: &Message) -> Result<HookMessage, CaseError> {
    let event = HookEvent::from_code(&row.event).ok_or(CaseError::Code("hook_messages.event"))?;
    let state = State::from_code(&row.state).ok_or(CaseError::Code("hook_messages.state"))?;
    let standing = match state {
        State::Pending | State::Leased => HookStanding::Waiting,
        State::Sent => HookStanding::Arrived,
        State::Withheld | State::Dead => HookStanding::GivenUp,
    };
    Ok(HookMessage {
        event,
        on: row.created_on,
        standing,
        attempts: row.attempts,
        failure: row.failure.as_deref().and_then(HookFailure::from_code),
        status: row.status,
    })
}
