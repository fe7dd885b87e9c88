//! Typed markup stays text: in what comes back from a refused form, and in what was stored and is
//! shown later, on every page that has a field.

use app::paths;
use app::words::Lang;
use domain::case::{State, Transition};
use domain::role::Desk;
use domain::submission::Step;

use crate::support::case::{ANSWER, QUESTIONS, SUMMARY};
use crate::support::html::Kind;
use crate::support::{Answer, Browser, Case, Chosen, DONG_LAT, Feedback, World, pdf};

const MARKUP: &str = "\"></textarea></select><script>alert(7731)</script><img src=x onerror=alert(7731)>";
/// Short enough to be refused where words are asked for.
const SHORT: &str = "<script>";
const SCRIPT: &str = "<script>alert(7731)</script>";
const LIVE: [&str; 2] = ["<script>", "<img src=x"];

/// No part of the markup is alive. Returns whether it is shown at all.
#[track_caller]
fn inert(answer: &Answer) -> bool {
    assert!(answer.status.as_u16() < 500, "{}: {}", answer.path, answer.status);
    for live in LIVE {
        assert!(!answer.html.contains(live), "{}: typed markup is alive", answer.path);
    }
    answer.html.contains("&lt;script&gt;")
}

async fn attack(browser: &mut Browser, path: &str) -> (usize, usize) {
    let long = attack_with(browser, path, MARKUP).await;
    let short = attack_with(browser, path, SHORT).await;
    (long.0 + short.0, long.1 + short.1)
}

/// Types markup into every field of every form of a page, and sends each. Returns how many fields
/// were typed into and how often the markup came back as text.
async fn attack_with(browser: &mut Browser, path: &str, markup: &str) -> (usize, usize) {
    let page = browser.get(path).await.expect(200);
    inert(&page);
    let (mut typed, mut shown) = (0, 0);
    for form in page.forms().into_iter().filter(|form| form.action != paths::SIGN_OUT) {
        let fillable = |kind| matches!(kind, Kind::Typed | Kind::Chosen);
        let names: Vec<_> =
            form.fields.iter().filter(|field| fillable(field.kind)).map(|field| field.name.clone()).collect();
        if names.is_empty() {
            continue;
        }
        typed += names.len();
        let mut fields: Vec<_> = names.iter().map(|name| (name.as_str(), markup)).collect();
        if markup == MARKUP && form.value("version").is_some() {
            // Long enough to be taken: as a stale form it comes back all the same.
            fields.push(("version", "0"));
        }
        // A copy, so that what one form does to the cookies does not reach the next.
        let mut visitor = browser.clone();
        let answer = if form.method == "get" {
            let query = form::encoded(&fields);
            visitor.get(&format!("{}?{query}", form.action)).await
        } else if form.multipart {
            let values = form.filled(&fields);
            let values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            visitor.upload(&form.action, &values, &[]).await
        } else {
            visitor.fill_in(&form, &fields).await
        };
        shown += usize::from(inert(&answer));
        if answer.status == 303 {
            inert(&visitor.follow(&answer).await);
        }
    }
    (typed, shown)
}

mod form {
    pub fn encoded(fields: &[(&str, &str)]) -> String {
        let escape = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&")
    }
}

#[tokio::test]
async fn every_field_of_the_public_form_gives_typed_markup_back_as_text() {
    let world = World::new().await;
    for lang in [Lang::Vi, Lang::En] {
        for &step in Step::ALL {
            let mut browser = world.browser();
            Feedback::default().fill_in_until(&world, &mut browser, step).await;
            let (typed, shown) = attack(&mut browser, &paths::step(lang, step)).await;
            assert_eq!(typed > 0, step != Step::Files, "{step}");
            assert_eq!(shown > 0, matches!(step, Step::Person | Step::Matter | Step::Sender), "{step}");
        }
        let mut browser = world.browser();
        assert_eq!(attack(&mut browser, &lang.path(paths::TRACK)).await, (2, 2));
    }
}

#[tokio::test]
async fn every_field_of_the_sign_in_gives_typed_markup_back_as_text() {
    let world = World::new().await;
    let mut browser = world.browser();
    assert_eq!(attack(&mut browser, paths::SIGN_IN).await, (4, 2), "the login comes back, the password never");
    let account = &server::demo::accounts().unwrap()[0];
    let fields = [("login", account.login.as_str()), ("password", account.password.as_str())];
    browser.post(paths::SIGN_IN, &fields).await.moved_on();
    assert_eq!(attack(&mut browser, paths::ONE_TIME).await.0, 4);
}

#[tokio::test]
async fn every_field_of_the_desks_gives_typed_markup_back_as_text() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let states = [
        State::Submitted,
        State::Triage,
        State::AwaitingTransferApproval,
        State::Transferred,
        State::AcceptedByUnit,
        State::Verifying,
        State::AwaitingAnswerApproval,
        State::Answered,
    ];
    let mut total = (0, 0);
    for state in states {
        case.reach(state).await;
        for login in [DONG_LAT.triage, DONG_LAT.leader] {
            let mut officer = world.officer(login).await;
            let (typed, shown) = attack(&mut officer, &case.path(Desk::Front)).await;
            total = (total.0 + typed, total.1 + shown);
        }
        for login in [DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head] {
            let mut officer = world.officer(login).await;
            if officer.get(&case.path(Desk::Unit)).await.status == 200 {
                let (typed, shown) = attack(&mut officer, &case.path(Desk::Unit)).await;
                total = (total.0 + typed, total.1 + shown);
            }
        }
    }
    assert!(total.0 > 80 && total.1 > 20, "{total:?}");
    let mut front = world.officer(DONG_LAT.leader).await;
    assert!(attack(&mut front, paths::FRONT).await.1 > 0, "what was looked for is shown");
    let mut unit = world.officer(DONG_LAT.head).await;
    assert!(attack(&mut unit, paths::UNIT).await.1 > 0);
    attack(&mut unit, paths::TIES).await;
}

#[tokio::test]
async fn every_field_of_the_office_gives_typed_markup_back_as_text() {
    let world = World::new().await;
    let mut office = world.officer("quantri").await;
    let unit = world.unit("ubnd-dong-lat");
    let person = world.officer_id(DONG_LAT.triage).await;
    let pages = [
        paths::OFFICE.to_owned(),
        paths::OFFICE_UNITS.to_owned(),
        paths::OFFICE_UNIT_NEW.to_owned(),
        paths::office_unit(unit),
        paths::OFFICE_PEOPLE.to_owned(),
        paths::OFFICE_PERSON_NEW.to_owned(),
        paths::office_person(person),
        paths::OFFICE_PEOPLE_IMPORT.to_owned(),
    ];
    let mut total = (0, 0);
    for page in pages {
        let (typed, shown) = attack(&mut office, &page).await;
        total = (total.0 + typed, total.1 + shown);
    }
    assert!(total.0 > 30 && total.1 >= 8, "{total:?}");
}

#[tokio::test]
async fn stored_markup_is_shown_as_text_to_everybody() {
    let world = World::new().await;
    let words = |text: &str| format!("{text} {MARKUP}");
    let feedback = Feedback { body: words(&Feedback::default().body), ..Feedback::default() }
        .with("place", MARKUP)
        .with("wish", MARKUP)
        .with("identity", "open")
        .with("name", "Trần Thị Nhài")
        .with("address", MARKUP)
        .with_files(vec![Chosen::new("<script>alert(7731).pdf", pdf())]);
    let mut browser = world.browser();
    feedback.fill_in_until(&world, &mut browser, Step::Check).await;
    for step in [Step::Matter, Step::Files, Step::Sender, Step::Check] {
        assert!(inert(&browser.get(&paths::step(Lang::Vi, step)).await.expect(200)), "{step}");
    }

    let mut case = Case::of(&world, &feedback, DONG_LAT).await;
    case.reach(State::Triage).await;
    type_into(&case, Transition::AskReporter, &[("question", &words("Vào ngày nào?"))]).await;
    assert!(inert(&case.sender.get(paths::TRACKED).await.expect(200)));
    case.write(&words("Hôm qua.")).await.moved_on();
    let unit = world.unit("ubnd-dong-lat").to_string();
    let referral = [("recipient", unit.as_str()), ("summary", &words(SUMMARY)), ("questions", &words(QUESTIONS))];
    type_into(&case, Transition::ProposeTransfer, &referral).await;
    type_into(&case, Transition::ApproveTransfer, &[("document_no", SCRIPT)]).await;
    case.reach(State::Verifying).await;
    let answer = [("answer", words(ANSWER)), ("remedy", words("Sửa.")), ("outcome", "DUNG".to_owned())];
    let answer = answer.each_ref().map(|(name, value)| (*name, value.as_str()));
    type_into(&case, Transition::ProposeAnswer, &answer).await;
    let signed = [("document_no", SCRIPT), ("document_on", "10/11/2026"), ("signer", SCRIPT)];
    type_into(&case, Transition::IssueAnswer, &signed).await;
    assert!(inert(&case.page(DONG_LAT.leader, Desk::Front).await.expect(200)));
    assert!(inert(&case.page(DONG_LAT.head, Desk::Unit).await.expect(200)));
    case.make(Transition::Resolve).await;
    for lang in [Lang::Vi, Lang::En] {
        assert!(inert(&case.sender.get(&lang.path(paths::TRACKED)).await.expect(200)));
    }
}

async fn type_into(case: &Case<'_>, transition: Transition, fields: &[(&str, &str)]) {
    let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    case.post_as(case.actor(transition), transition, &fields).await.moved_on();
}
