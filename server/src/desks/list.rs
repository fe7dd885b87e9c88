//! Inboxes: one page of rows, and how many each tray holds.

use std::collections::HashMap;

use app::desks::bulk::Bulk;
use app::desks::{Beside, CaseRow, Choice, Count, Height, Inbox, InboxQuery, Listed, SearchNote, Tray};
use app::words::{Lang, word};
use domain::case::State;
use domain::case::clock::{Clock, Owner, turn};
use domain::case::next::awaited;
use domain::case_number::CaseNumber;
use domain::deadline::Level;
use domain::feedback::{Channel, Publication};
use domain::policy::{Action, ListScope, decide};
use domain::role::Role;
use domain::unit::{AreaId, UnitId};
use time::Date;
use time::format_description::well_known::Iso8601;

use super::{Officer, ReadError, due, publishing, view};
use crate::Services;
use crate::reference::{Category, Reference};
use crate::search::{self, Asked};
use crate::store::entity::cases as rows;
use crate::store::inbox::{self, Row, Stages, Wanted};
use crate::store::{cases, clocks, people, subjects};
use crate::vault::Reach;

/// Rows of one page.
pub(super) const PAGE: usize = 50;
/// Counting stops after this: "99+".
pub(super) const COUNT_TO: u64 = 100;

/// Which side looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Front,
    Unit,
}

impl Side {
    fn is_turn_of(self, owner: Owner) -> bool {
        matches!((self, owner), (Self::Front, Owner::Front) | (Self::Unit, Owner::Unit))
    }
}

/// What lies in a tray.
fn stages(side: Side, officer: &Officer, tray: Tray) -> Stages {
    // For a unit a resolved case is over: when the Front closes it depends on what the sender says.
    let is_over = |state: State| side == Side::Unit && state == State::Resolved;
    let turn = |state: State, clock: Option<Clock>| turn(state, clock).filter(|_| !is_over(state));
    let mine = |state: State, clock: Option<Clock>| turn(state, clock).is_some_and(|owner| side.is_turn_of(owner));
    // What is resolved only waits for its time, unless the sender asks for a decision.
    let rests = |state: State, clock: Option<Clock>| {
        side == Side::Front && state == State::Resolved && clock != Some(Clock::Request)
    };
    // Whether a case is published the Front decides, while the sender still has time for a rating.
    let to_publish =
        |with: bool, stages: Stages| Stages { to_publish: (side == Side::Front).then_some(with), ..stages };
    let roles = officer.official().memberships();
    let has = |role: &Role| roles.iter().any(|membership| membership.role == *role);
    match tray {
        Tray::ForMe => Stages::that(|state, clock| mine(state, clock) && awaited(state, clock).iter().any(has)),
        Tray::Open => to_publish(true, Stages::that(|state, clock| mine(state, clock) && !rests(state, clock))),
        Tray::Waiting => {
            let waits = |state, clock| rests(state, clock) || turn(state, clock).is_some() && !mine(state, clock);
            to_publish(false, Stages::that(waits))
        }
        Tray::Ended => Stages::that(|state, clock| turn(state, clock).is_none()),
        Tray::Late if side == Side::Unit => Stages::that(mine),
        Tray::Late => Stages::that(|state, clock| turn(state, clock).is_some() && !rests(state, clock)),
        Tray::Mine | Tray::Unowned => Stages::that(|state, clock| turn(state, clock).is_some()),
    }
}

pub(super) fn wanted(side: Side, officer: &Officer, tray: Tray, today: Date) -> Wanted {
    Wanted {
        stages: Some(stages(side, officer, tray)),
        unowned: tray == Tray::Unowned,
        held_by: (tray == Tray::Mine).then(|| officer.id().0),
        late_on: (tray == Tray::Late).then_some(today),
        ..Wanted::default()
    }
}

/// A state as this side is shown it.
pub(super) fn shown_as(side: Side, state: State) -> State {
    if side == Side::Front { state } else { view::state_for_unit(state) }
}

/// Only what this side is shown in this state.
pub(super) fn keep_state(side: Side, wanted: &mut Wanted, state: State) {
    let all = || State::ALL.to_vec().into();
    wanted.stages.get_or_insert_with(all).retain(|known| shown_as(side, known) == state);
}

/// What a list of cases is asked for, and why its words could not be looked for.
async fn asked_for(
    services: &Services,
    officer: &Officer,
    scope: &ListScope,
    side: Side,
    query: &InboxQuery,
) -> Result<(Wanted, Option<SearchNote>), ReadError> {
    let today = services.clock.today();
    let mut wanted = wanted(side, officer, query.tray, today);
    let mut note = None;
    if let Some(typed) = &query.number {
        // A look-up by number goes through every tray. What is no number finds nothing.
        let number = CaseNumber::parse(typed).map(|number| number.as_str().to_owned());
        wanted = Wanted { number: Some(number.unwrap_or_default()), ..Wanted::default() };
    }
    if let Some(typed) = &query.words {
        // Words too are looked for in every tray: whoever searches does not know where it lies.
        let filtered = query.state.is_some() || query.category.is_some();
        match search::ask(services, &readers(scope, side), typed, filtered).await? {
            Asked::For(words) => wanted = Wanted { words: Some(words), ..Wanted::default() },
            Asked::Not(why) => note = Some(why),
        }
    }
    if let Some(state) = query.state {
        keep_state(side, &mut wanted, state);
    }
    wanted.category.clone_from(&query.category);
    Ok((wanted, note))
}

/// What stands beside a case in a list, wherever in it the case has its place; of a case that is not for this officer
/// nothing.
pub(super) async fn beside(
    services: &Services,
    officer: &Officer,
    scope: &ListScope,
    (side, query): (Side, &InboxQuery),
    number: &str,
) -> Result<Beside, ReadError> {
    let db = services.db.reader();
    let row = cases::by_number(db, number).await?.ok_or(ReadError::NotFound)?;
    let view = if side == Side::Front { Action::ViewAsFront } else { Action::ViewAsUnit };
    if !decide(&officer.principal(), view, &cases::facts(db, &row).await?).is_allowed() {
        return Ok(Beside::default());
    }
    let (wanted, note) = asked_for(services, officer, scope, side, query).await?;
    if note.is_some() {
        return Ok(Beside::default());
    }
    let came = if side == Side::Front { row.received_on } else { row.referred_on.unwrap_or(row.received_on) };
    // What is late is in order by its date; what has none is not late.
    let day = if wanted.late_on.is_some() { row.due_on } else { Some(came) };
    let Some(day) = day else { return Ok(Beside::default()) };
    let key = (day, row.id);
    let (before, behind) = inbox::beside(db, scope, officer.official().standing(), &wanted, key).await?;
    Ok(Beside { before: before.map(|row| row.number), behind: behind.map(|row| row.number), ..Beside::default() })
}

/// One page of an inbox.
pub(super) async fn inbox(
    services: &Services,
    officer: &Officer,
    scope: &ListScope,
    side: Side,
    query: &InboxQuery,
) -> Result<Inbox, ReadError> {
    let db = services.db.reader();
    let today = services.clock.today();
    let standing = officer.official().standing();
    let trays: Vec<Wanted> = Tray::ALL.iter().map(|tray| wanted(side, officer, *tray, today)).collect();
    let counts = inbox::counts(db, scope, standing, &trays, COUNT_TO).await?;
    let counts = Tray::ALL.iter().copied().zip(counts.into_iter().map(Count)).collect();
    let (mut wanted, note) = asked_for(services, officer, scope, side, query).await?;
    wanted.after = query.after.as_deref().and_then(parse_key);
    let mut rows = match note {
        Some(_) => Vec::new(),
        None => inbox::list(db, scope, standing, &wanted, PAGE as u64 + 1).await?,
    };
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let place = |row: &Row| key(row.due_on.filter(|_| wanted.late_on.is_some()).unwrap_or(came(side, row)), row.id);
    let next = rows.last().filter(|_| more).map(place);
    let reference = services.reference.get();
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let subject_units = subjects::units_of(db, &ids).await?;
    let holders: Vec<i64> = rows.iter().filter_map(|row| holder(side, row)).collect();
    let names = people::names(db, &holders).await?;
    // A unit hears of its own clocks; the Front's would tell it when the feedback was sent.
    let mut heights: HashMap<i64, Vec<(String, i32)>> = HashMap::new();
    for (id, key, height) in clocks::heights(db, &ids, side == Side::Unit).await? {
        heights.entry(id).or_default().push((key, height));
    }
    let rows = rows
        .iter()
        .map(|row| {
            let subject = subject_units.get(&row.id).map(|unit| reference.unit_name(UnitId(*unit)));
            let holder = holder(side, row).and_then(|id| names.get(&id).cloned());
            case_row(
                &reference,
                row,
                side,
                (subject, holder),
                highest(row, heights.remove(&row.id).unwrap_or_default()),
                today,
            )
        })
        .collect::<Result<_, _>>()?;
    // What never was in use is no case's.
    let offered = |category: &&Category| category.was_in_use || query.category.as_ref() == Some(&category.code);
    let categories = reference
        .categories
        .iter()
        .filter(offered)
        .map(|category| Choice { value: category.code.clone(), label: category.name(Lang::Vi).to_owned() })
        .collect();
    Ok(Inbox {
        counts,
        list: Listed { rows, next },
        bulk: Bulk::default(),
        kept: Vec::new(),
        keys: false,
        categories,
        note,
        openings: Count(0),
        threats: Count(0),
        may_enter: false,
        may_take_up: false,
        may_report: false,
    })
}

/// As whom somebody searches: a unit finds by what it was sent and by nothing else.
fn readers(scope: &ListScope, side: Side) -> Vec<Reach> {
    match side {
        Side::Front => vec![Reach::Front],
        Side::Unit => scope.lanes.iter().filter(|lane| !lane.raised).map(|lane| Reach::Unit(lane.unit.0)).collect(),
    }
}

fn holder(side: Side, row: &Row) -> Option<i64> {
    if side == Side::Front { row.front_officer_id } else { row.unit_officer_id }
}

/// The highest step that a clock of the case has reached. Where that is not the clock whose date the
/// list shows, it is named: the step says nothing about the date beside it then.
fn highest(row: &Row, reached: Vec<(String, i32)>) -> Option<Height> {
    let shown = |key: &String| row.due_key.as_ref() == Some(key);
    let (key, step) = reached.into_iter().max_by_key(|(key, height)| (*height, shown(key)))?;
    let of = (!shown(&key)).then(|| word(Lang::Vi, "clock", &key));
    Some(Height { step, of })
}

/// Whether only somebody who leads can go on. What the sender asks for is no unit's to know.
fn waits_for_leader(side: Side, state: State, main: Option<Clock>) -> bool {
    match side {
        Side::Unit => state == State::AwaitingAnswerApproval,
        Side::Front => {
            matches!(state, State::AwaitingTransferApproval | State::Answered)
                || main == Some(Clock::Request)
                || state == State::Remedy && main == Some(Clock::Check)
        }
    }
}

/// The day on which the case came, as far as this side may know.
fn came(side: Side, row: &Row) -> Date {
    if side == Side::Front { row.received_on } else { row.referred_on.unwrap_or(row.received_on) }
}

/// What a unit was told the case is stays so, whatever became of its sender.
pub(super) fn kind_for_unit(row: &rows::Model) -> &str {
    row.referred_kind.as_deref().unwrap_or(&row.kind)
}

fn case_row(
    reference: &Reference,
    row: &Row,
    side: Side,
    (subject, assigned_to): (Option<String>, Option<String>),
    height: Option<Height>,
    today: Date,
) -> Result<CaseRow, ReadError> {
    let state = view::state(&row.state)?;
    // Of a matter that went to another procedure not even whom it concerned.
    let shown = |words: String| if state == State::Diverted { String::new() } else { words };
    // The clocks of the Front and of the sender would tell a unit what these do. The day of a promise
    // is no clock, and everybody's to know.
    let shows = |key: &str| side == Side::Front || Clock::from_code(key).is_some_and(due::is_for_unit);
    let due_on = row.due_on.filter(|_| row.due_key.as_deref().map_or(state == State::Remedy, shows));
    // Not the unit's to know before it is decided.
    let publication = Some(publishing::status_of(&row.publication)?)
        .filter(|publication| side == Side::Front && state == State::Resolved && !publication.is_decided());
    let place = || row.commune_id.or(row.province_id).map(|area| reference.place_name(AreaId(area)));
    Ok(CaseRow {
        number: row.number.clone(),
        kind: word(
            Lang::Vi,
            "kind",
            if side == Side::Front { &row.kind } else { row.referred_kind.as_ref().unwrap_or(&row.kind) },
        ),
        state: if side == Side::Front { state } else { view::state_for_unit(state) },
        category: shown(reference.category_name(&row.main_category, Lang::Vi)),
        subject: shown(subject.or_else(place).unwrap_or_default()),
        received_on: came(side, row),
        due: due_on.map(|due| (due, Level::of(&reference.calendar, due, today))),
        assigned_to,
        urgent: row.urgent || row.child,
        retaliation: side == Side::Front && row.retaliation,
        concern: side == Side::Front && row.public_concern,
        // By which way its sender came to the Front is not the unit's to know.
        channel: (side == Side::Front && row.channel != Channel::Web.code())
            .then(|| word(Lang::Vi, "channel", &row.channel)),
        erased: side == Side::Front && row.erased_on.is_some(),
        height,
        waits_for_leader: waits_for_leader(side, state, row.due_key.as_deref().and_then(Clock::from_code))
            || publication == Some(Publication::AwaitingApproval),
        publication,
        // That something waits at the Front is not the unit's to know.
        raised: row.raised_to_id.is_some() && (side == Side::Front || state == State::AwaitingAnswerApproval),
    })
}

/// Where a page ended: day and id. The id of a case is random, so it tells nothing.
pub(super) fn key(day: Date, id: i64) -> String {
    format!("{day}.{id}")
}

/// Whether a page can go on from this key.
#[must_use]
pub fn is_key(key: &str) -> bool {
    parse_key(key).is_some()
}

pub(super) fn parse_key(key: &str) -> Option<(Date, i64)> {
    let (day, id) = key.split_once('.')?;
    Some((Date::parse(day, &Iso8601::DATE).ok()?, id.parse().ok()?))
}
