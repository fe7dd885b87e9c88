//! Plays the script: after each move the next request is decided by it.

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;

use super::script::cases::{NAMES, ROUTES};
use super::script::people::{HATS, LED, POSTS, TIES};
use super::script::{Deed, Script};
use super::trace::{FILE, WORD, Way, mailed, notices, traces};
use crate::support::trial::Trial;
use crate::support::{Case, Chosen, Feedback, PROVINCE, World, jpeg};

/// Plays scripts and writes down what they showed.
async fn play(scripts: &[Script]) {
    let mut trial = Trial::new("A3");
    for (place, script) in scripts.iter().enumerate() {
        let world = World::new().await;
        let mut case = sent(&world, script).await;
        for login in script.before {
            let noticed = notices(&case, login).await;
            trial.holds(noticed == Ok(true), || format!("script {place}: {login} before: {noticed:?}"));
        }
        for deed in script.deeds {
            done(&mut case, *deed).await;
        }
        // News, of which whoever works on the case is told.
        case.write("Tôi xin bổ sung thêm thông tin.").await;
        world.read_into_the_index().await;
        for login in script.sees {
            let noticed = notices(&case, login).await;
            trial.holds(noticed == Ok(true), || format!("script {place}: {login} is kept away: {noticed:?}"));
        }
        for login in script.blind {
            let found = traces(&case, login).await;
            trial.holds(found.is_empty(), || format!("script {place}: {login} notices it by {found:?}"));
            let told = mailed(&world, login).await;
            trial.holds(!told, || format!("script {place}: {login} is told by mail"));
        }
    }
    trial.end();
}

async fn sent<'a>(world: &'a World, script: &Script) -> Case<'a> {
    let about = (script.about)();
    let body = format!("Tôi thấy {WORD} nhiều lần mà không ai giải quyết cho dân.");
    let files = vec![Chosen::new(&format!("{FILE}.jpg"), jpeg(200))];
    let case = Case::of(world, &Feedback { body, ..about }.with_files(files), script.cast).await;
    case.reach(script.state).await;
    world.read_into_the_index().await;
    case
}

async fn done(case: &mut Case<'_>, deed: Deed) {
    let world = case.world;
    match deed {
        Deed::Goes(state) => case.reach(state).await,
        Deed::Makes(transition) => case.make(transition).await,
        Deed::Names(unit, post, officer) => {
            let officer = match officer {
                Some(login) => world.officer_id(login).await.to_string(),
                None => String::new(),
            };
            let fields = [
                ("subject_unit", world.unit(unit).to_string()),
                ("subject_post", world.post(unit, post).to_string()),
                ("subject_officer", officer),
                ("category", "B4".to_owned()),
            ];
            let fields = fields.map(|(name, value)| (name.to_owned(), value));
            case.change(case.cast.triage, "classify", &fields).await.moved_on();
        }
        Deed::Refers(unit) => {
            let mut fields = case.fields(Transition::ProposeTransfer).await;
            fields[0].1 = world.unit(unit).to_string();
            case.post_as(case.cast.triage, Transition::ProposeTransfer, &fields).await.moved_on();
            case.make(Transition::ApproveTransfer).await;
        }
        Deed::Diverts => {
            case.propose_diversion().await.moved_on();
            case.make(Transition::Divert).await;
        }
        Deed::Merges => _ = case.merge_into(&case.master().await).await.moved_on(),
        Deed::Joins(login, unit, role, post) => world.appoint(login, unit, role, post).await,
        Deed::Leaves(login) => world.dismiss(login).await,
        Deed::Closes(login) => world.disable(login).await,
        Deed::TiesToPost(login, unit, post) => {
            let post = format!("{}:{}", world.unit(unit), world.post(unit, post));
            tie(world, login, ("post", &post)).await;
        }
        Deed::TiesToPerson(login, other) => {
            tie(world, login, ("officer", &world.officer_id(other).await.to_string())).await;
        }
        Deed::EndsTie(login) => {
            let mut officer = world.officer(login).await;
            let page = officer.get(paths::TIES).await.expect(200);
            let form = page.forms().into_iter().find(|form| form.value("tie").is_some()).unwrap();
            officer.fill_in(&form, &[]).await.moved_on();
        }
        Deed::Declares(login) => _ = case.change(login, "declare-tie", &[]).await.moved_on(),
    }
}

async fn tie(world: &World, login: &str, to: (&str, &str)) {
    let fields = [("action", "add"), ("kind", "SIBLING"), to];
    world.officer(login).await.post(paths::TIES, &fields).await.moved_on();
}

#[test]
fn there_are_forty_scripts_and_more() {
    let all: usize = [HATS, LED, POSTS, NAMES, TIES, ROUTES].iter().map(|scripts| scripts.len()).sum();
    assert!(all >= 40, "{all}");
}

#[tokio::test]
async fn whatever_hat_the_person_puts_on_there_is_no_trace() {
    play(HATS).await;
}

#[tokio::test]
async fn whom_the_person_leads_finds_no_trace_wherever_they_go() {
    play(LED).await;
}

#[tokio::test]
async fn who_takes_the_post_or_leaves_the_body_loses_the_case_at_once() {
    play(POSTS).await;
}

#[tokio::test]
async fn a_classification_is_followed_at_once() {
    play(NAMES).await;
}

#[tokio::test]
async fn a_tie_is_followed_at_once_and_ending_it_brings_nobody_back() {
    play(TIES).await;
}

#[tokio::test]
async fn a_case_that_went_elsewhere_leaves_no_trace_where_it_was() {
    play(ROUTES).await;
}

/// The search for traces finds each kind of them, with somebody who may see the case.
#[tokio::test]
async fn somebody_who_is_free_leaves_no_way_of_noticing_untried() {
    let world = World::new().await;
    let case = sent(&world, &Script { state: State::Triage, ..HATS[0] }).await;
    let found = traces(&case, PROVINCE.triage).await;
    for way in [Way::List, Way::Count, Way::Number, Way::Search, Way::Page, Way::Below] {
        assert!(found.contains(&way), "{way:?}");
    }
    assert!(mailed(&world, PROVINCE.intake).await, "a message is noticed");
    // A copy of a referral tells of a case elsewhere than at its page.
    assert!(case.page(PROVINCE.triage, Desk::Front).await.expect(200).html.contains(WORD));
}
