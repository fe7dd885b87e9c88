//! Many made-up cases at once, for measurements: each received today at a Front where somebody
//! works, with its words sealed, its clocks running and its events chained, as if it had been sent
//! and received: with a receipt, whose code nobody knows, and with the tokens by which words are found.
//! What is left out is the notices.

use std::collections::HashMap;

use domain::calendar::Calendar;
use domain::case::clock::{self, Clock, Length, Run, Step};
use domain::case::{State, Transition};
use domain::case_number::CaseNumber;
use domain::conflict::Hat;
use domain::feedback::{Outcome, Publication};
use domain::private::Private;
use domain::publication::Words;
use domain::receipt::ReceiptCode;
use domain::role::Role;
use domain::unit::{AreaId, OfficerId, UnitId, UnitKind};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use time::Date;

use super::{ActError, clocks, publishing};
use crate::Services;
use crate::reference::Reference;
use crate::search;
use crate::store::cases::{self, CaseError, Content};
use crate::store::entity::{cases as rows, receipts};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::filling::{self, NewCase};
use crate::store::publications::{self, About, Draft};
use crate::store::{Tx, people};

/// Cases of one transaction.
const BATCH: usize = 400;

const MATTERS: [&str; 5] = [
    "Tôi nộp hồ sơ tại bộ phận một cửa đã hai tháng mà chưa được trả kết quả, hỏi thì không ai trả lời.",
    "Cán bộ tiếp dân nói năng thiếu tôn trọng, bảo tôi về nhà đợi mà không ghi giấy hẹn.",
    "Đến giờ làm việc mà phòng tiếp dân không có người, nhiều bà con phải về rồi quay lại.",
    "Hồ sơ của tôi bị yêu cầu bổ sung ba lần, mỗi lần một giấy tờ khác nhau, không có văn bản.",
    "Việc xác nhận tạm trú kéo dài quá hạn ghi trên giấy hẹn mà không có lời giải thích.",
];

/// Words that few cases have, and words that as many have as may be asked for alone: one case in so many.
/// Of so many cases one is published.
const PUBLISHED_ONE_IN: usize = 10;
const STREETS: u32 = 400;
const QUARTERS: u32 = 21;

const ANSWER: &str = "Ủy ban nhân dân đã xin lỗi người nộp hồ sơ, đã trả kết quả và phân công lại người trực.";

/// A Front where somebody receives, and a body of its area that a case can be about.
#[derive(Clone)]
struct Desk {
    front: UnitId,
    intake: OfficerId,
    body: UnitId,
    province: AreaId,
    commune: AreaId,
}

/// Makes `count` cases, each with words that `seed` chooses, one of ten of them ended and published if that is wanted.
/// `done` is told after each batch how many
/// were made.
///
/// # Errors
/// [`ActError::NotFound`] when nobody receives at the Front of any commune.
pub async fn fill(
    services: &Services,
    count: usize,
    (seed, published): (u64, bool),
    mut done: impl FnMut(usize),
) -> Result<(), ActError> {
    let reference = services.reference.get();
    let desks = desks(services, &reference).await?;
    if desks.is_empty() {
        return Err(ActError::NotFound);
    }
    let mut rng = StdRng::seed_from_u64(seed);
    let mut made = 0;
    while made < count {
        let size = BATCH.min(count - made);
        let tx = services.db.begin().await?;
        let mut numbers = Numbers::new(services.clock.today());
        let mut new = Vec::with_capacity(size);
        let mut received = Vec::with_capacity(size);
        let mut ended = Vec::new();
        for nth in made..made + size {
            let Some(desk) = desks.get(nth % desks.len()) else { continue };
            let mut case = case(services, &reference, &tx, desk, &mut rng, &mut numbers).await?;
            received.push((case.row.id, desk.clone()));
            if published && nth % PUBLISHED_ONE_IN == 0 {
                end(&mut case, services.clock.today());
                ended.push((case.row.clone(), desk.clone(), case.content.body.clone()));
            }
            new.push(case);
        }
        filling::insert_all(&tx, &services.vault, new).await?;
        for (row, desk, body) in ended {
            publish(services, &reference, &tx, &row, &desk, body).await?;
        }
        for transition in [Transition::Submit, Transition::Receive] {
            events::append_all(&tx, happened(services, transition, &received)).await?;
        }
        tx.commit().await?;
        made += size;
        done(made);
    }
    Ok(())
}

/// The Fronts of communes where somebody receives, with the People's Committee beside them.
async fn desks(services: &Services, reference: &Reference) -> Result<Vec<Desk>, ActError> {
    let mut fronts: Vec<UnitId> = reference.staff.receives.iter().copied().collect();
    fronts.sort_by_key(|unit| unit.0);
    let mut found = Vec::new();
    for front in fronts {
        let unit = reference.tree.get(front).filter(|unit| unit.kind == UnitKind::Front);
        let Some(commune) = unit.and_then(|unit| unit.area) else { continue };
        let Some(province) = reference.areas.get(&commune).and_then(|area| area.parent) else { continue };
        let bodies = reference.bodies.get(&commune).map(Vec::as_slice).unwrap_or_default();
        let committee =
            |body: &&UnitId| reference.tree.get(**body).is_some_and(|unit| unit.kind == UnitKind::PeoplesCommittee);
        let Some(&body) = bodies.iter().find(committee) else { continue };
        let receivers = people::with_role(services.db.reader(), front, &[Role::Intake], services.clock.today()).await?;
        if let Some(intake) = receivers.first() {
            found.push(Desk { front, intake: OfficerId(intake.id), body, province, commune });
        }
    }
    Ok(found)
}

/// The next number in the register of each Front: asked for once in a transaction.
struct Numbers {
    year: i32,
    next: HashMap<i64, i32>,
}

impl Numbers {
    fn new(today: Date) -> Self {
        Self { year: today.year(), next: HashMap::new() }
    }

    async fn take(&mut self, tx: &Tx, front: UnitId) -> Result<i32, sea_orm::DbErr> {
        let number = match self.next.get(&front.0) {
            Some(next) => *next,
            None => cases::next_register_no(tx, front.0, self.year).await?,
        };
        self.next.insert(front.0, number + 1);
        Ok(number)
    }
}

async fn case(
    services: &Services,
    reference: &Reference,
    tx: &Tx,
    desk: &Desk,
    rng: &mut StdRng,
    numbers: &mut Numbers,
) -> Result<NewCase, ActError> {
    let today = services.clock.today();
    let number = CaseNumber::new(numbers.year, rng.random()).map_err(|_| CaseError::Code("case number"))?;
    let offered: Vec<&str> =
        reference.categories.iter().filter(|row| row.enabled && row.citizens).map(|row| row.code.as_str()).collect();
    let category = offered.get(rng.random_range(0..offered.len().max(1))).copied().unwrap_or_default().to_owned();
    let matter = MATTERS.get(rng.random_range(0..MATTERS.len())).copied().unwrap_or_default();
    let (quarter, street) = (rng.random_range(1..=QUARTERS), rng.random_range(1..=STREETS));
    let body = format!("{matter} Việc xảy ra ở khu phố KP{quarter}, đường D{street}.");
    let mut row = rows::Model {
        state: State::Received.code().to_owned(),
        version: 2,
        register_year: Some(numbers.year),
        register_no: Some(numbers.take(tx, desk.front).await?),
        main_category: category.clone(),
        province_id: Some(desk.province.0),
        commune_id: Some(desk.commune.0),
        front_officer_id: Some(desk.intake.0),
        ..cases::blank(rng.random_range(1..=i64::MAX), number.as_str().to_owned(), desk.front, today)
    };
    let runs = runs(reference, today);
    clocks::show(&mut row, &runs);
    let content = Content { body: body.into(), wish: None, place: None, happened_on: None, subject_name: None };
    let code = ReceiptCode::from_bytes(rng.random());
    let receipt = receipts::Model {
        code_hash: services.vault.receipt_hash(code.as_str()).into(),
        case_id: row.id,
        content_hash: services.vault.content_hash(content.body.reveal().as_bytes()).into(),
        submitted_on: today,
    };
    let tokens = search::of_new(&services.vault, row.id, &content);
    let subject = Hat::rank_and_file(desk.body).subject(None);
    Ok(NewCase { row, runs, content, category, subject, receipt: Some(receipt), tokens })
}

/// Nothing runs any more, and the register has it.
fn end(case: &mut NewCase, today: Date) {
    case.runs.clear();
    clocks::show(&mut case.row, &case.runs);
    case.row = rows::Model {
        state: State::Closed.code().to_owned(),
        result: Some(Outcome::Explained.code().to_owned()),
        publication: Publication::Published.code().to_owned(),
        closed_on: Some(today),
        ..case.row.clone()
    };
}

/// Its entry, with the words of the case as its summary.
async fn publish(
    services: &Services,
    reference: &Reference,
    tx: &Tx,
    row: &rows::Model,
    desk: &Desk,
    summary: Private,
) -> Result<(), ActError> {
    let (on, by) = (services.clock.today(), desk.intake);
    let about = About {
        kind: row.kind.clone(),
        category: row.main_category.clone(),
        received_month: format!("{}-{:02}", on.year(), u8::from(on.month())),
        province_id: row.province_id,
        unit_id: desk.body.0,
        subject_unit_id: Some(desk.body.0),
        subject_post_id: None,
        result: row.result.clone(),
        days: Some((7, 10)),
        promise_state: None,
    };
    let words = Words { summary, answer: ANSWER.to_owned().into(), promise: None };
    let key = cases::key(tx, &services.vault, row.id).await?.ok_or(ActError::NotFound)?;
    publications::propose(tx, &key, Draft { case_id: row.id, words: &words, consent: None, by, on, about: &about })
        .await?;
    let draft = publications::newest(tx, row.id).await?.ok_or(ActError::NotFound)?;
    let terms = publishing::terms(reference, &words, &about);
    Ok(publications::publish(tx, draft, &words, &about, &terms, (by, on)).await?)
}

/// The clocks of a case that was sent and received on this day.
fn runs(reference: &Reference, today: Date) -> Vec<Run> {
    let calendar: &Calendar = &reference.calendar;
    let length = |clock: Clock| -> Option<Length> { clocks::length(reference, clock.code()) };
    let moves = [(Transition::Submit, State::Submitted), (Transition::Receive, State::Received)];
    moves.into_iter().fold(Vec::new(), |runs, (transition, to)| {
        clock::follow(&Step { transition, to, today, calendar, length: &length }, runs)
    })
}

/// The event of a move in each case.
fn happened(services: &Services, transition: Transition, cases: &[(i64, Desk)]) -> Vec<NewEvent> {
    let (today, at) = (services.clock.today(), services.clock.now());
    let entry = transition.entry();
    let event = |(case_id, desk): &(i64, Desk)| {
        let cause = match transition {
            Transition::Submit => Cause::Reporter,
            _ => Cause::Officer { id: desk.intake, role: Role::Intake.code().to_owned(), unit: desk.front, at },
        };
        NewEvent::new(*case_id, transition.code(), entry.from.first().copied(), entry.to, cause, today)
    };
    cases.iter().map(event).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desks::recount::run_recount;
    use crate::store::clocks as stored;
    use crate::vault::Reach;
    use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

    #[tokio::test]
    async fn filled_cases_are_like_those_that_were_sent_and_follow_the_calendar() {
        let (services, _folder) = crate::testing::services().await;
        assert!(
            matches!(fill(&services, 1, (1, false), |_| ()).await, Err(ActError::NotFound)),
            "nobody is there to receive"
        );
        crate::demo::run(&services, 0, 1).await.unwrap();
        let mut told = Vec::new();
        fill(&services, BATCH + 7, (1, false), |made| told.push(made)).await.unwrap();
        assert_eq!(told, [BATCH, BATCH + 7]);
        let db = services.db.reader();
        let runs = stored::running_after(db, (i64::MIN, 0), 10_000).await.unwrap();
        assert_eq!(runs.len(), 3 * (BATCH + 7), "classification, notice, alarm");
        let case = cases::by_id(db, runs[0].case_id).await.unwrap().unwrap();
        assert_eq!((case.state.as_str(), case.due_key.as_deref()), ("DA_TIEP_NHAN", Some("phan_loai")));
        let log = events::of_case(db, case.id).await.unwrap();
        assert!(log.len() == 2 && events::chain_holds(&log), "{log:?}");
        let facts = cases::facts(db, &case).await.unwrap();
        let concerned = facts.subjects.iter().flat_map(domain::conflict::Bond::of_subject);
        assert!(facts.bonds.is_superset(&concerned.collect()) && !facts.subjects.is_empty());
        let key = cases::key(db, &services.vault, case.id).await.unwrap().unwrap();
        let words = cases::content(db, &key, case.id).await.unwrap().unwrap();
        assert!(MATTERS.iter().any(|matter| words.body.reveal().starts_with(matter)));
        let receipt = receipts::Entity::find().filter(receipts::Column::CaseId.eq(case.id)).count(db).await.unwrap();
        assert_eq!(receipt, 1);
        let street = words.body.reveal().rsplit(' ').next().unwrap().trim_end_matches('.');
        let token = services.vault.search_token(Reach::Front, domain::text::terms(street).first().unwrap());
        let found = crate::store::search::each(db, &[token], 1_000).await.unwrap();
        assert!(found.contains(&(token, case.id)) && found.len() < 20, "{found:?}");
        assert_eq!(run_recount(&services, "test", || false).await.unwrap(), Some(0), "their dates are right already");
    }
}
