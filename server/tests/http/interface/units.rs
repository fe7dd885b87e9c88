//! Referrals out and answers in, for a unit's own system.

use axum::http::Method;
use domain::case::{State, Transition};
use domain::role::Desk;
use serde_json::{Value, json};

use super::edges::code;
use super::written;
use crate::support::case::{ANSWER, QUESTIONS, SUMMARY};
use crate::support::program::Program;
use crate::support::schema::breaches;
use crate::support::told::{declare_tie, name_the_handler};
use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

fn of(case: &Case<'_>) -> String {
    format!("/referrals/{}", case.number)
}

fn tag(answer: &Answer) -> String {
    answer.headers["etag"].to_str().unwrap().to_owned()
}

fn draft() -> Value {
    json!({ "answer": ANSWER, "outcome": "DUNG" })
}

/// The readings of a case on record: who, and with which token.
async fn readings(case: &Case<'_>) -> Vec<(i64, bool)> {
    let log = case.whole_log().await;
    assert!(server::store::events::chain_holds(&log));
    let read = log.iter().filter(|event| event.code == "READ");
    read.map(|event| (event.officer_id.unwrap(), event.details.contains("\"token\""))).collect()
}

async fn listed(program: &Program, case: &Case<'_>) -> bool {
    let mut found = false;
    for tray in ["cho-xu-ly", "cua-toi", "qua-han", "chua-phu-trach", "cho-noi-khac", "da-xong"] {
        found |= program.json(&format!("/referrals?tray={tray}")).await.to_string().contains(&case.number);
    }
    found
}

#[tokio::test]
async fn a_referral_is_read_as_on_the_page_and_each_reading_is_on_record() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Transferred).await;
        let program = Program::of(&world, DONG_LAT.focal).await;
        let list = program.json("/referrals").await;
        assert_eq!(list["items"][0]["number"], case.number.as_str());
        let before = readings(&case).await;
        let answer = program.get(&of(&case)).await.expect(200);
        let referral: Value = serde_json::from_str(&answer.html).unwrap();
        assert_eq!(referral["letter"]["summary"], SUMMARY);
        assert_eq!(referral["letter"]["questions"], QUESTIONS);
        assert_eq!((&referral["state"], &referral["may"]), (&json!("DA_CHUYEN"), &json!(["T10"])));
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert!(!answer.html.contains(&Feedback::default().body), "the sender's words are the Front's");
        program.get(&of(&case)).await.expect(200);
        let page = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
        assert!(page.html.contains(SUMMARY));
        let focal = world.officer_id(DONG_LAT.focal).await;
        let read = readings(&case).await;
        assert_eq!(read[before.len()..], [(focal, true), (focal, false)], "the token and the person, each once");
    }
}

#[tokio::test]
async fn what_is_kept_from_the_officer_is_kept_from_the_token() {
    for world in World::everywhere().await {
        let (focal, handler) = (Program::of(&world, DONG_LAT.focal).await, Program::of(&world, DONG_LAT.handler).await);
        let chairman = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
        chairman.reach(State::Transferred).await;
        let other = Case::in_state(&world, State::Submitted).await;
        let nowhere = focal.get("/referrals/PA-2026-00000000").await.expect(404).html;
        for case in [&chairman, &other] {
            for program in [&focal, &handler] {
                assert!(!listed(program, case).await);
                assert_eq!(program.get(&of(case)).await.expect(404).html, nowhere);
                let sent = program.send(&format!("{}/acceptance", of(case)), "a", "\"1\"", &json!({})).await;
                assert_eq!(sent.expect(404).html, nowhere);
            }
        }
        let own = Case::in_state(&world, State::Triage).await;
        name_the_handler(&own).await;
        own.reach(State::Transferred).await;
        assert!(listed(&focal, &own).await && !listed(&handler, &own).await, "it is about the handler");
        let (path, seen) = (format!("{}/acceptance", of(&own)), current(&focal, &own).await);
        focal.send(&path, "b", &seen, &json!({})).await.expect(200);
        focal.send(&path, "b", &seen, &json!({})).await.expect(200);
        declare_tie(&world, DONG_LAT.focal, DONG_LAT.handler).await;
        for program in [&focal, &handler] {
            assert!(!listed(program, &own).await);
            assert_eq!(program.get(&of(&own)).await.expect(404).html, nowhere);
            let again = program.send(&path, "b", &seen, &json!({})).await.expect(404);
            assert_eq!(again.html, nowhere, "what was answered before is told no more");
        }
    }
}

#[tokio::test]
async fn what_is_kept_from_whoever_allowed_it_is_kept_from_the_token() {
    for world in World::everywhere().await {
        let focal = Program::of(&world, DONG_LAT.focal).await;
        let case = Case::in_state(&world, State::Triage).await;
        name_the_handler(&case).await;
        case.reach(State::Transferred).await;
        assert!(listed(&focal, &case).await);
        declare_tie(&world, DONG_LAT.head, DONG_LAT.handler).await;
        assert!(!listed(&focal, &case).await);
        let nowhere = focal.get("/referrals/PA-2026-00000000").await.expect(404).html;
        assert_eq!(focal.get(&of(&case)).await.expect(404).html, nowhere);
        case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
    }
}

#[tokio::test]
async fn it_accepts_and_drafts_and_a_person_signs() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Transferred).await;
        let (focal, handler) = (Program::of(&world, DONG_LAT.focal).await, Program::of(&world, DONG_LAT.handler).await);
        let read = focal.get(&of(&case)).await.expect(200);
        let asked = json!({ "document_no": "12/UBND", "document_on": "2026-11-02" });
        let accepted = focal.send(&format!("{}/acceptance", of(&case)), "k-1", &tag(&read), &asked).await.expect(200);
        let moved: Value = serde_json::from_str(&accepted.html).unwrap();
        assert_eq!((&moved["state"], case.state().await), (&json!("DA_THU_LY"), State::AcceptedByUnit));
        assert_eq!(case.version(Desk::Unit).await, moved["version"].to_string());
        let path = format!("{}/draft", of(&case));
        let early = handler.send(&path, "k-1", &tag(&accepted), &draft()).await.expect(409);
        assert_eq!(code(&early), "refused");
        case.make(Transition::Assign).await;
        assert_eq!(code(&focal.send(&path, "k-2", &current(&handler, &case).await, &draft()).await), "refused");
        let drafted = handler.send(&path, "k-2", &current(&handler, &case).await, &draft()).await.expect(200);
        let moved: Value = serde_json::from_str(&drafted.html).unwrap();
        assert_eq!((&moved["state"], case.state().await), (&json!("CHO_DUYET_TRA_LOI"), State::AwaitingAnswerApproval));
        assert_eq!(handler.json(&of(&case)).await["may"], json!([]), "nothing is left for a program");
        case.make(Transition::IssueAnswer).await;
        let log = case.log().await;
        let by_token = |event: &&server::store::entity::events::Model| event.details.contains("\"token\"");
        let codes: Vec<_> = log.iter().filter(by_token).map(|event| event.code.as_str()).collect();
        assert_eq!(codes, ["T10", "T15"]);
    }
}

async fn current(program: &Program, case: &Case<'_>) -> String {
    tag(&program.get(&of(case)).await.expect(200))
}

#[tokio::test]
async fn the_same_request_is_done_once_and_answered_alike() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Transferred).await;
        let program = Program::of(&world, DONG_LAT.focal).await;
        let (path, seen) = (format!("{}/acceptance", of(&case)), current(&program, &case).await);
        let same = (0..6).map(|_| {
            let (program, path, seen) = (program.clone(), path.clone(), seen.clone());
            tokio::spawn(async move { program.send(&path, "once", &seen, &json!({})).await })
        });
        let mut answers = Vec::new();
        for answer in same.collect::<Vec<_>>() {
            answers.push(answer.await.unwrap().expect(200).html);
        }
        answers.dedup();
        assert_eq!(answers.len(), 1);
        assert_eq!(case.log().await.iter().filter(|event| event.code == "T10").count(), 1);
        let other = program.send(&path, "once", &seen, &json!({ "document_no": "1" })).await.expect(422);
        assert_eq!(code(&other), "idempotency-key-reused");
        assert_eq!(code(&program.send(&path, "another", &seen, &json!({})).await.expect(412)), "stale");
        world.wait(time::Duration::hours(25));
        let later = program.send(&path, "once", &seen, &json!({})).await.expect(412);
        assert_eq!(code(&later), "stale", "after a day the name is free again");
    }
}

#[tokio::test]
async fn what_is_not_said_or_not_right_is_a_problem_and_nothing_is_done() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Verifying).await;
    let program = Program::of(&world, DONG_LAT.handler).await;
    let (path, seen) = (format!("{}/draft", of(&case)), current(&program, &case).await);
    let before = case.snapshot().await;
    let good = draft().to_string();
    let (key, matching) = (("idempotency-key", "k"), ("if-match", seen.as_str()));
    let long = "k".repeat(65);
    let big = format!("\"{}\"", "a".repeat(600 * 1024));
    for (headers, body, status, wanted) in [
        (&[matching][..], good.as_str(), 400, "idempotency-key-missing"),
        (&[matching, ("idempotency-key", long.as_str())][..], good.as_str(), 400, "idempotency-key-missing"),
        (&[matching, ("idempotency-key", "a b")][..], good.as_str(), 400, "idempotency-key-missing"),
        (&[key][..], good.as_str(), 428, "version-missing"),
        (&[key, ("if-match", "*")][..], good.as_str(), 428, "version-missing"),
        (&[key, ("if-match", "\"0.abc\"")][..], good.as_str(), 428, "version-missing"),
        (&[key, ("if-match", "W/\"0\"")][..], good.as_str(), 428, "version-missing"),
        (&[key, ("if-match", "\"0\"")][..], good.as_str(), 412, "stale"),
        (&[key, matching][..], "", 400, "bad-body"),
        (&[key, matching][..], "{\"answer\":1}", 400, "bad-body"),
        (&[key, matching][..], "{\"answer\":\"x\",\"outcome\":\"DUNG\",\"sign\":true}", 400, "bad-body"),
        (&[key, matching][..], "{\"answer\":\"\",\"outcome\":\"x\"}", 422, "invalid"),
        (&[key, matching][..], big.as_str(), 413, "too-large"),
    ] {
        let answer = program.ask(Method::POST, &path, headers, body).await.expect(status);
        assert_eq!(code(&answer), wanted, "{headers:?}");
        let described = &written()["paths"]["/api/v1/referrals/{number}/draft"]["post"]["responses"];
        let schema = &described[status.to_string()]["content"]["application/problem+json"]["schema"];
        let problem: Value = serde_json::from_str(&answer.html).unwrap();
        assert_eq!(breaches(&written(), schema, &problem), Vec::<String>::new(), "{headers:?}");
        if status == 422 {
            let fields: Vec<_> = problem["fields"].as_array().unwrap().iter().map(|field| &field["name"]).collect();
            assert_eq!(fields, ["answer", "outcome"]);
        }
    }
    let form = program.clone().form(&path, &good).await.expect(415);
    assert_eq!(code(&form), "unsupported-media-type");
    let told = json!({ "answer": format!("{ANSWER} Xin gọi 0912 345 678."), "outcome": "DUNG" });
    let marked = program.send(&path, "marks", &seen, &told).await.expect(422);
    assert!(marked.html.contains("marks_seen") && !marked.html.contains("0912"));
    assert_eq!(case.snapshot().await, before);
    let mut seen_marks = told;
    seen_marks["marks_seen"] = json!(true);
    program.send(&path, "marks-2", &seen, &seen_marks).await.expect(200);
}

#[tokio::test]
async fn a_token_is_good_for_what_it_was_made_for_and_for_its_own_unit() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    let reader = Program::with(&world, DONG_LAT, DONG_LAT.focal, &["DOC_PHIEU"]).await;
    let writer = Program::with(&world, DONG_LAT, DONG_LAT.focal, &["TRA_LOI"]).await;
    let elsewhere = Program::with(&world, PROVINCE, PROVINCE.focal, crate::support::program::EVERYTHING).await;
    let seen = current(&reader, &case).await;
    let path = format!("{}/acceptance", of(&case));
    assert_eq!(code(&reader.send(&path, "k", &seen, &json!({})).await.expect(403)), "missing-scope");
    assert_eq!(code(&writer.get(&of(&case)).await.expect(403)), "missing-scope");
    assert_eq!(code(&writer.get("/referrals").await.expect(403)), "missing-scope");
    assert_eq!(code(&elsewhere.get(&of(&case)).await.expect(404)), "not-found");
    writer.send(&path, "k", &seen, &json!({})).await.expect(200);
    let stranger = Program::showing(&world, "phanhoi_khong-co");
    let unknown = stranger.get("/referrals").await.expect(401);
    assert_eq!(code(&unknown), "unauthorized");
    assert_eq!(unknown.headers["www-authenticate"], "Bearer");
    assert!(!unknown.headers.contains_key("access-control-allow-origin"));
}

#[tokio::test]
async fn every_answer_to_a_token_keeps_to_its_description() {
    let written = written();
    for world in World::everywhere().await {
        let program = Program::of(&world, DONG_LAT.focal).await;
        for state in [State::Transferred, State::Answered, State::AnswerSentBack, State::Remedy, State::Closed] {
            let case = Case::sent(&world).await;
            case.come_to(state).await;
            let referral = program.json(&of(&case)).await;
            let schema = json!({ "$ref": "#/components/schemas/Referral" });
            assert_eq!(breaches(&written, &schema, &referral), Vec::<String>::new(), "{state}");
        }
        for query in ["", "?tray=da-xong", "?tray=cho-noi-khac", "?state=DA_CHUYEN"] {
            let list = program.json(&format!("/referrals{query}")).await;
            let schema = json!({ "$ref": "#/components/schemas/Referrals" });
            assert_eq!(breaches(&written, &schema, &list), Vec::<String>::new(), "{query}");
        }
        for wrong in ["?tray=x", "?state=DANG_PHAN_LOAI", "?after=x", "?x=1"] {
            let answer = program.get(&format!("/referrals{wrong}")).await.expect(400);
            assert_eq!(code(&answer), "bad-parameter", "{wrong}");
        }
        let mut waits = 0;
        for _ in 0..300 {
            waits += u32::from(program.get("/referrals").await.status == 429);
        }
        assert!(waits > 0, "by token, from wherever it comes");
    }
}
