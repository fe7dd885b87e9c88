//! Sending: the moment from which nothing may be lost and nothing doubled.
//!
//! The hash of the receipt code is the key of the submission. A second click, a second tab, a
//! retry after a crash find the receipt that is there and get the same confirmation; the same code
//! with other words is refused and the first words are kept.

use std::sync::Arc;

use app::words::{Lang, t};
use domain::case::guard::{self, By, Facts};
use domain::case::{State, Transition};
use domain::case_number::CaseNumber;
use domain::errors::{FieldErrors, Problem};
use domain::feedback::{IdentityMode, Kind};
use domain::opening;
use domain::private::Private;
use domain::receipt::ReceiptCode;
use domain::role::Desk;
use domain::submission::step::Sender;
use domain::submission::{Draft, Step, Submission, Supervision};
use domain::unit::UnitId;
use rand::RngExt;
use sea_orm::{ConnectionTrait, DbErr};

use super::place::{Placed, place};
use super::track::count_look_up;
use super::{StoredDraft, Visitor};
use crate::Services;
use crate::auth::session::Token;
use crate::desks::clocks::first;
use crate::desks::{ActError, notify};
use crate::store::attachments::Place;
use crate::store::cases::{self, CaseError, Content};
use crate::store::entity::{cases as rows, receipts as receipts_row};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::identities::{self, Identity};
use crate::store::subjects::{self, Source};
use crate::store::{Batch, Writes, attachments, clocks, detached, drafts, holders, receipts, sessions};
use crate::vault::{CaseKey, DraftSecret};

/// What became of pressing the button that sends.
pub enum Sent {
    /// The token lets this browser see the confirmation and follow the case.
    Confirmed(Token),
    /// Nothing was sent: something was changed after the code was shown, and this page comes first.
    Unfinished(Step),
}

/// Numbers are drawn until one is free; more than a few tries mean that something else is wrong.
const TRIES: u32 = 5;

impl Visitor {
    /// Sends the draft under the code that was shown.
    ///
    /// # Errors
    /// [`ActError::Invalid`] when the code was not kept or something is missing,
    /// [`ActError::Stale`] when the code belongs to other words.
    pub async fn submit(&self, code: &str, saved: bool, lang: Lang) -> Result<Sent, ActError> {
        let Ok(code) = ReceiptCode::parse(code) else {
            return Err(FieldErrors::one("code", Problem::BadChoice).into());
        };
        let draft = self.load().await?;
        let sending = Sending { secret: self.draft.clone(), draft, code, saved, lang, followed: true, own: false };
        let services = self.services.clone();
        match detached(async move { sending.send(&services).await }, || ActError::Interrupted).await? {
            Done::Kept { token: Some(token), .. } => Ok(Sent::Confirmed(token)),
            Done::Kept { token: None, .. } => Err(ActError::Interrupted),
            Done::Unfinished(step) => Ok(Sent::Unfinished(step)),
        }
    }
}

/// A draft on its way to become a case.
pub(in crate::desks) struct Sending {
    pub secret: Option<Arc<DraftSecret>>,
    pub draft: Option<StoredDraft>,
    pub code: ReceiptCode,
    /// The sender says that they keep the code.
    pub saved: bool,
    pub lang: Lang,
    /// The browser that sends may follow the case.
    pub followed: bool,
    /// It is the Front's own matter: its code is good against sending twice and for nothing else.
    pub own: bool,
}

/// What became of it.
pub(in crate::desks) enum Done {
    /// There is a case of these words under this code, from now on or from before. The token lets
    /// the browser follow it, if it may.
    Kept {
        case_id: i64,
        token: Option<Token>,
    },
    Unfinished(Step),
}

impl Sending {
    /// Sends it, once however often it is asked for.
    ///
    /// # Errors
    /// Those of [`Visitor::submit`].
    pub async fn send(self, services: &Services) -> Result<Done, ActError> {
        submit(services, self).await
    }
}

async fn submit(services: &Services, sending: Sending) -> Result<Done, ActError> {
    let Sending { secret, draft, code, saved, lang, followed, own } = sending;
    let code_hash = receipt_hash(services, &code, own);
    // Looked up before anything else: a repetition needs neither the draft nor the tick.
    if let Some(receipt) = receipts::find(services.db.reader(), &code_hash).await? {
        return repeated(services, draft.map(|stored| stored.draft), &receipt, &code_hash, followed).await;
    }
    let (Some(secret), Some(StoredDraft { draft, version })) = (secret, draft) else { return Err(ActError::NotFound) };
    if draft.code.as_ref().map(|own| own.reveal()) != Some(code.as_str()) {
        return Err(ActError::Stale);
    }
    let next = draft.next_step();
    if next != Step::Code {
        return Ok(Done::Unfinished(next));
    }
    if !saved {
        return Err(FieldErrors::one("receipt_saved", Problem::NotTicked).into());
    }
    let submission = Submission::try_from(draft)?;
    // Nobody but the Front gets by without a code, and the Front's own matter has none.
    if own != (submission.kind == Kind::Supervision) {
        return Err(ActError::Stale);
    }
    permit(&submission, services.clock.today())?;
    let content_hash = content_hash(services, &submission)?;
    let case_id = rand::rng().random_range(1..=i64::MAX);
    let case = Batch::new(services.db.backend());
    prepare(&case, services, &secret, &submission, case_id, lang).await?;
    receipts::insert(&case, &code_hash, case_id, &content_hash, services.clock.today()).await?;
    let token = track(&case, services, case_id, followed).await?;
    drafts::take(&case, secret.id_hash(), version).await?;
    match services.db.write(case).await {
        Ok(()) => Ok(Done::Kept { case_id, token }),
        // The other of two clicks may have won in between: it took the files, or its receipt is in the
        // way of ours. Then its receipt is there.
        Err(error) => match receipts::find(services.db.reader(), &code_hash).await? {
            Some(receipt) if receipt.content_hash == content_hash => {
                confirm(services, receipt.case_id, None, followed).await
            }
            Some(_) => Err(ActError::Stale),
            // Something was changed in another tab meanwhile. It is looked at once more before it goes.
            None if error == DbErr::RecordNotUpdated => Ok(Done::Unfinished(Step::Check)),
            None => Err(error.into()),
        },
    }
}

/// What the receipt is known by. Of the Front's own matter it is another one than the code's: nobody
/// follows it with a code.
fn receipt_hash(services: &Services, code: &ReceiptCode, own: bool) -> [u8; 32] {
    if own {
        services.vault.receipt_hash(&format!("{} {}", Kind::Supervision.code(), code.as_str()))
    } else {
        services.vault.receipt_hash(code.as_str())
    }
}

/// Whether whoever sends this may make a case of it.
fn permit(submission: &Submission, today: time::Date) -> Result<(), ActError> {
    let by = match &submission.entry {
        None => By::Reporter,
        Some(entry) => By::Officer { id: entry.by, desk: Desk::Front, roles: vec![entry.role] },
    };
    let facts = Facts::new(State::Submitted, submission.kind, today);
    guard::begin(Transition::Submit, &by, &facts)?;
    Ok(())
}

/// The code was sent before: the same confirmation, unless the words are others.
async fn repeated(
    services: &Services,
    draft: Option<Draft>,
    receipt: &receipts_row::Model,
    code_hash: &[u8],
    followed: bool,
) -> Result<Done, ActError> {
    let looked_up = draft.is_none().then_some(code_hash);
    if let Some(draft) = draft {
        let same = match Submission::try_from(draft) {
            Ok(submission) => content_hash(services, &submission)?.as_slice() == receipt.content_hash,
            Err(_) => false,
        };
        if !same {
            return Err(ActError::Stale);
        }
    }
    confirm(services, receipt.case_id, looked_up, followed).await
}

/// Confirms what is there. Without a draft of theirs somebody may as well be trying what this code opens:
/// that counts as a look-up with it.
async fn confirm(
    services: &Services,
    case_id: i64,
    looked_up: Option<&[u8]>,
    followed: bool,
) -> Result<Done, ActError> {
    if !followed {
        return Ok(Done::Kept { case_id, token: None });
    }
    let tx = services.db.begin().await?;
    if let Some(code_hash) = looked_up {
        count_look_up(&tx, services, code_hash).await?;
    }
    let token = track(&tx, services, case_id, followed).await?;
    tx.commit().await?;
    Ok(Done::Kept { case_id, token })
}

async fn track(
    to: &impl Writes,
    services: &Services,
    case_id: i64,
    followed: bool,
) -> Result<Option<Token>, sea_orm::DbErr> {
    if !followed {
        return Ok(None);
    }
    let token = Token::random(&mut rand::rng());
    sessions::start_tracking(to, token.hash(), case_id, services.clock.now()).await?;
    Ok(Some(token))
}

/// A keyed hash of everything that was sent. File keys are wrapped anew with each upload and the
/// object names are random, so the same words and files give the same hash only as one draft.
fn content_hash(services: &Services, submission: &Submission) -> Result<[u8; 32], ActError> {
    let bytes = serde_json::to_vec(submission).map_err(|_| CaseError::Code("submission"))?;
    Ok(services.vault.content_hash(&bytes))
}

/// Makes everything ready that makes a case: who receives it, from whom it is kept, what is sealed.
/// It is decided from what is stored at this moment, and written in one transaction afterwards.
async fn prepare(
    to: &Batch,
    services: &Services,
    secret: &DraftSecret,
    submission: &Submission,
    case_id: i64,
    lang: Lang,
) -> Result<(), ActError> {
    let (db, today) = (services.db.reader(), services.clock.today());
    let reference = services.reference.get();
    let placed = place(db, &reference, submission, today)
        .await?
        .map_err(|_| ActError::Invalid(FieldErrors::one("subject_unit", Problem::Conflicted)))?;
    let number = free_number(db, today.year()).await?;
    let mut row = row(services, submission, &placed, case_id, number, lang);
    let runs = first(services, &mut row, Transition::Submit, State::Submitted);
    cases::insert(to, row.clone()).await?;
    clocks::add(to, &row, &runs).await?;
    let key = cases::new_key(to, &services.vault, case_id).await?;
    cases::put_content(to, &key, case_id, &content(submission)).await?;
    let sender = &submission.sender;
    if sender.mode != IdentityMode::Anonymous {
        put_identity(to, services, &key, placed.front, case_id, sender).await?;
    }
    if let Some(email) = &sender.email {
        cases::put_contact(to, &services.vault, case_id, email).await?;
    }
    cases::set_categories(to, case_id, &submission.categories).await?;
    subjects::set(to, case_id, &placed.subjects, Source::Reporter).await?;
    let event = NewEvent {
        details: how(submission),
        note: submission.supervision.as_ref().and_then(relied_on),
        ..NewEvent::new(case_id, Transition::Submit.code(), None, State::Submitted, cause(submission), today)
    };
    let seq = events::begin(to, &key, event).await?;
    for (officer, reason) in &placed.excluded {
        subjects::exclude(to, case_id, *officer, *reason, Some(seq)).await?;
    }
    for (file, position) in submission.files.iter().zip(0..) {
        let place = Place { case_id, message_id: None, position };
        attachments::hand_over(to, secret, &key, place, file, today).await?;
    }
    let facts = placed.facts(case_id, sender.mode);
    notify::front_of_new(to, services, &facts).await?;
    Ok(())
}

/// Who made the case, as its first event says it.
fn cause(submission: &Submission) -> Cause {
    match &submission.entry {
        None => Cause::Reporter,
        Some(entry) => Cause::Writer { id: entry.by, role: entry.role.code().to_owned(), unit: entry.at },
    }
}

/// How it came, if not through the public form.
fn how(submission: &Submission) -> serde_json::Value {
    match &submission.entry {
        None => serde_json::json!({}),
        Some(entry) => {
            let mut how = serde_json::json!({ "channel": entry.channel.code(), "read_back": entry.read_back });
            if let Some(own) = &submission.supervision {
                how["source"] = own.source.code().into();
                how["people"] = own.people.into();
            }
            how
        }
    }
}

/// On whom the Front relies, in words: the note of the first event, sealed like every note.
fn relied_on(own: &Supervision) -> Option<Private> {
    let parts = [
        ("supervision-representative", &own.representative),
        ("supervision-contact", &own.contact),
        ("supervision-organisations", &own.organisations),
    ];
    let lines: Vec<_> = parts
        .into_iter()
        .filter_map(|(key, part)| part.as_ref().map(|text| format!("{}: {}", t(Lang::Vi, key), text.reveal())))
        .collect();
    Private::from(lines.join("\n")).non_empty()
}

/// Seals who the sender is, in the way they chose. Between the page and the sending a holder may
/// have left: then they are asked again, and nothing is stored.
async fn put_identity(
    to: &Batch,
    services: &Services,
    key: &CaseKey,
    front: UnitId,
    case_id: i64,
    sender: &Sender,
) -> Result<(), ActError> {
    let identity = Identity {
        name: sender.name.clone(),
        phone: sender.phone.clone(),
        address: sender.address.clone(),
        share_with_unit: sender.share_with_unit,
    };
    let not_offered = || FieldErrors::one("identity", Problem::BadChoice);
    let keeper = opening::keeper(&services.reference.get().tree, front).ok_or_else(not_offered)?;
    let circle = holders::circle(services.db.reader(), &services.vault, keeper, services.clock.today()).await?;
    let circle = circle.ok_or_else(not_offered)?;
    if sender.mode == IdentityMode::Open {
        identities::put_open(to, key, case_id, &identity).await?;
    } else {
        identities::put_sealed(to, keeper, &circle, case_id, &identity).await?;
    }
    Ok(())
}

fn row(
    services: &Services,
    submission: &Submission,
    placed: &Placed,
    case_id: i64,
    number: String,
    lang: Lang,
) -> rows::Model {
    let today = services.clock.today();
    let came_on = submission.entry.as_ref().map_or(today, |entry| entry.came_on);
    rows::Model {
        kind: submission.kind.code().to_owned(),
        channel: submission.channel().code().to_owned(),
        main_category: submission.categories.first().cloned().unwrap_or_default(),
        province_id: Some(submission.place.province.0),
        commune_id: submission.place.commune.map(|area| area.0),
        identity_mode: submission.sender.mode.code().to_owned(),
        notify: submission.sender.notify,
        language: lang.tag().to_owned(),
        ..cases::blank(case_id, number, placed.front, came_on)
    }
}

fn content(submission: &Submission) -> Content {
    let matter = &submission.matter;
    Content {
        body: matter.body.clone(),
        wish: matter.wish.clone(),
        place: matter.place.clone(),
        happened_on: matter.happened_on,
        subject_name: submission.person.name.clone(),
    }
}

/// A number that no case has. Of two cases that draw the same at the same moment the second fails.
pub(super) async fn free_number(db: &impl ConnectionTrait, year: i32) -> Result<String, ActError> {
    for _ in 0..TRIES {
        let number = CaseNumber::new(year, rand::rng().random()).map_err(|_| CaseError::Code("case number"))?;
        if cases::by_number(db, number.as_str()).await?.is_none() {
            return Ok(number.as_str().to_owned());
        }
    }
    Err(CaseError::Code("case number").into())
}
