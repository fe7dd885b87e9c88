//! Every address there is, asked by everybody there is.

use app::desks::{Tray, WhichEntry};
use app::paths;
use domain::paper::PaperKind;
use domain::retention::ErasureCause;
use domain::submission::Step;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use server::store::entity::{attachments, officers, threats};

use super::Result;
use super::finder::Finder;
use super::table::{Who, may_see, with_unit};
use super::way::Marked;
use crate::support::opening::CUSTODIAN;
use crate::support::promise::full;
use crate::support::{Answer, Browser, World};

/// One of each kind that there is, when not everybody is asked.
const EACH_KIND: &[&str] = &[
    "tiepnhan.donglat",
    "phanloai.benlau",
    "lanhdao.tinh",
    "giudanhtinh.tinh",
    "xuly.ubnd.donglat",
    "daumoi.ubnd.benlau",
    "quantri",
    "kiemtra",
];

/// The custodians and leaders of the Front above the commune, whose cases these are.
const PROTECTORS: &[&str] = &["giudanhtinh.tinh", "giudanhtinh2.tinh", "lanhdao.tinh", "lanhdao2.tinh", "duyet.tinh"];

/// An address, and the case whose it is.
struct Address {
    path: String,
    case: Option<usize>,
}

/// Asks everything and searches everything that comes back.
pub async fn everything(world: &World, cases: &[Marked<'_>], finder: &Finder, result: &mut Result) {
    let addresses = addresses(world, cases).await;
    for login in logins(world).await {
        let mut officer = world.officer(&login).await;
        for address in &addresses {
            look(&mut officer, &login, address, cases, finder, result, |case| of_officer(&login, &cases[case])).await;
        }
    }
    for (own, case) in cases.iter().enumerate() {
        let Some((_, mut opener)) = case.opened.clone() else { continue };
        for address in &addresses {
            let who = |case: usize| if case == own { Who::Opener } else { of_officer(CUSTODIAN, &cases[case]) };
            look(&mut opener, "who opened a name", address, cases, finder, result, who).await;
        }
    }
    let mut nobody = world.browser();
    for address in &addresses {
        look(&mut nobody, "nobody", address, cases, finder, result, |_| Who::Nobody).await;
    }
    for (own, case) in cases.iter().enumerate() {
        let mut sender = world.browser();
        sender.post(paths::TRACK, &[("code", &case.case.code)]).await.moved_on();
        // Whoever holds a receipt follows their own case; everywhere else they are nobody, who was
        // asked already.
        let follows = |path: &str| path.contains(paths::TRACK) || path.contains(paths::FORM);
        let concerns = |address: &&Address| full() || address.case == Some(own) || follows(&address.path);
        for address in addresses.iter().filter(concerns) {
            let who = |case: usize| if case == own { Who::Sender } else { Who::Nobody };
            look(&mut sender, "a sender", address, cases, finder, result, who).await;
        }
    }
}

/// What is left of opened names when their half hour is over: asks where they were to be read, with
/// the cookies of the browser that read them.
pub async fn afterwards(world: &World, cases: &[Marked<'_>], finder: &Finder, result: &mut Result) {
    for case in cases {
        let Some((id, opener)) = &case.opened else { continue };
        let mut later = world.officer(CUSTODIAN).await;
        for (name, value) in &opener.cookies {
            later.cookies.entry(name.clone()).or_insert_with(|| value.clone());
        }
        let address = Address { path: paths::opening(*id), case: None };
        look(&mut later, "who opened a name before", &address, cases, finder, result, |_| Who::Nobody).await;
    }
}

/// Who an officer is to a case: all cases here belong to the Front and to the committee of one
/// commune.
fn of_officer(login: &str, case: &Marked<'_>) -> Who {
    if login.ends_with(".ubnd.donglat") && with_unit(case.story.state) {
        Who::Unit
    } else if login.ends_with(".donglat") && !login.contains("ubnd") && !login.contains("dangbo") {
        Who::Front
    } else if PROTECTORS.contains(&login) {
        Who::Protector
    } else {
        Who::Nobody
    }
}

async fn look(
    browser: &mut Browser,
    name: &str,
    address: &Address,
    cases: &[Marked<'_>],
    finder: &Finder,
    result: &mut Result,
    who: impl Fn(usize) -> Who,
) {
    let answer = browser.get(&address.path).await;
    result.searched += 1;
    for hit in finder.find(&all_of(&answer)) {
        let who = who(hit.case);
        if !may_see(who, hit.kind, cases[hit.case].story) {
            let state = cases[hit.case].story.state;
            result.leaks.push(format!(
                "{name} ({who:?}) sees {:?} ({}) of a case in {state} at {}",
                hit.kind, hit.form, answer.path
            ));
        }
    }
}

/// Everything that came back: status line, headers, body.
pub fn all_of(answer: &Answer) -> Vec<u8> {
    let mut all = answer.status.to_string().into_bytes();
    for (name, value) in &answer.headers {
        all.extend_from_slice(b"\n");
        all.extend_from_slice(name.as_str().as_bytes());
        all.extend_from_slice(b": ");
        all.extend_from_slice(value.as_bytes());
    }
    all.extend_from_slice(b"\n\n");
    all.extend_from_slice(&answer.bytes);
    all
}

async fn logins(world: &World) -> Vec<String> {
    if !full() {
        return EACH_KIND.iter().map(|login| (*login).to_owned()).collect();
    }
    let rows =
        officers::Entity::find().order_by_asc(officers::Column::Id).all(world.services.db.reader()).await.unwrap();
    rows.into_iter().map(|row| row.login).collect()
}

/// Every route with what can stand in it filled in.
async fn addresses(world: &World, cases: &[Marked<'_>]) -> Vec<Address> {
    let mut all = Vec::new();
    for path in server::http::router::all_paths() {
        if path.contains("{number}") {
            for (place, case) in cases.iter().enumerate() {
                let of_case = path.replace("{number}", &case.case.number);
                if of_case.contains("{paper}") {
                    let papers = PaperKind::ALL.iter().map(|kind| of_case.replace("{paper}", kind.code()));
                    all.extend(papers.map(|path| Address { path, case: Some(place) }));
                    continue;
                }
                for id in files(world, case).await {
                    let path = of_case.replace("{id}", &id.to_string()).replace("{position}", "1");
                    if !all.iter().any(|known: &Address| known.path == path) {
                        all.push(Address { path, case: Some(place) });
                    }
                }
            }
        } else if path == paths::opening(0).replace('0', "{id}") {
            let requests = cases.iter().filter_map(|case| case.opened.as_ref());
            all.extend(requests.map(|(id, _)| Address { path: paths::opening(*id), case: None }));
        } else if path == format!("{}/{{id}}", paths::THREATS) {
            let entries = threats::Entity::find().all(world.services.db.reader()).await.unwrap();
            all.extend(entries.iter().map(|entry| Address { path: paths::threat(entry.id), case: None }));
        } else if path.contains("{step}") {
            let steps = Step::ALL.iter().map(|step| path.replace("{step}", step.code()));
            all.extend(steps.map(|path| Address { path, case: None }));
        } else if path.contains("{cause}") {
            let causes = ErasureCause::ALL.iter().map(|cause| path.replace("{cause}", cause.code()));
            all.extend(causes.map(|path| Address { path, case: None }));
        } else if path.contains("{which}") {
            let entries = WhichEntry::ALL.iter().map(|which| path.replace("{which}", which.code()));
            all.extend(entries.map(|path| Address { path, case: None }));
        } else {
            let front = world.unit("mttq-dong-lat").to_string();
            let path = path.replace("{front}", &front).replace("{period}", "2026-11");
            let path = ["{id}", "{size}", "{old}", "{new}", "{slug}", "{code}", "{position}"]
                .iter()
                .fold(path, |path, part| path.replace(part, "1"));
            assert!(!path.contains('{'), "{path}: what is filled in here?");
            all.push(Address { path, case: None });
        }
    }
    for desk in [paths::FRONT, paths::UNIT] {
        all.extend(Tray::ALL.iter().map(|tray| Address { path: format!("{desk}?tray={}", tray.code()), case: None }));
    }
    all
}

async fn files(world: &World, case: &Marked<'_>) -> Vec<i64> {
    let id = case.case.row().await.id;
    let of_case = attachments::Entity::find().filter(attachments::Column::CaseId.eq(id));
    of_case.all(world.services.db.reader()).await.unwrap().into_iter().map(|row| row.id).collect()
}
