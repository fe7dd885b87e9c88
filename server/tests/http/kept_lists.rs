//! The lists of the office: what a new version changes is seen before it is kept, from its day on it holds, and what
//! began under the one before goes on under it.

use app::paths;
use domain::case::clock::Clock;
use domain::case::{State, Transition};
use domain::date::show;
use domain::role::Desk;
use domain::submission::Step;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use server::desks::recount::run_recount;
use server::store::clocks;
use server::store::entity::{categories, deadlines, office_events, routing_rules};
use time::{Date, Duration};

use crate::support::{Answer, Browser, Case, DONG_LAT, Feedback, World};

const KEEPER: &str = "danhmuc";

fn category(code: &str) -> String {
    paths::office_entry(paths::OFFICE_CATEGORIES, code)
}

fn answer_limit() -> String {
    paths::office_entry(paths::OFFICE_DEADLINES, Clock::Answer.code())
}

/// What the form of a page holds, with these fields filled in otherwise; the day is today unless it is given.
fn filled(world: &World, page: &Answer, change: &[(&str, &str)]) -> Vec<(String, String)> {
    let today = show(world.services.clock.today());
    let mut all = vec![("valid_from", today.as_str())];
    all.retain(|(name, _)| change.iter().all(|(field, _)| field != name));
    all.extend_from_slice(change);
    // A box that is no longer ticked is not sent.
    let mut sent = page.form("look").filled(&all);
    sent.retain(|(name, value)| !(value.is_empty() && change.contains(&(name.as_str(), ""))));
    sent
}

async fn look(world: &World, keeper: &mut Browser, path: &str, change: &[(&str, &str)]) -> Answer {
    let page = keeper.get(path).await.expect(200);
    let fields = filled(world, &page, change);
    keeper.post(path, &fields).await
}

/// Looks, and keeps what was seen.
async fn keep(world: &World, path: &str, change: &[(&str, &str)]) -> Answer {
    let mut keeper = world.officer(KEEPER).await;
    let seen = look(world, &mut keeper, path, change).await.expect(200);
    let form = seen.form("keep");
    keeper.fill_in(&form, &[]).await
}

/// Where a redirect leads to, without what was done.
fn without_query(answer: &Answer) -> String {
    answer.location().split('?').next().unwrap().to_owned()
}

async fn lines(world: &World, code: &str) -> Vec<Option<String>> {
    let rows = office_events::Entity::find().order_by_asc(office_events::Column::Id);
    let rows = rows.all(world.services.db.reader()).await.unwrap();
    rows.into_iter().filter(|row| row.code == code).map(|row| row.about).collect()
}

async fn due(case: &Case<'_>) -> Date {
    case.row().await.due_on.unwrap()
}

/// What happens at midnight.
async fn the_next_day_begins(world: &World, days: i64) {
    world.wait(Duration::days(days));
    world.services.reference.reload(&world.services.db, world.services.clock.today()).await.unwrap();
}

#[tokio::test]
async fn a_time_limit_changes_for_what_begins_and_not_for_what_runs() {
    for world in World::everywhere().await {
        let running = Case::in_state(&world, State::AcceptedByUnit).await;
        let before = due(&running).await;
        let mut keeper = world.officer(KEEPER).await;
        let seen = look(&world, &mut keeper, &answer_limit(), &[("list_amount", "5")]).await.expect(200);
        assert!(seen.html.contains("data-preview") && seen.html.contains("data-changed=\"list_amount\""));
        assert!(!seen.html.contains("data-changed=\"list_basis\""));
        let text = &seen.html;
        assert!(text.contains("đang chạy theo bản trước: dưới 5, trong đó đã báo cho người gửi: dưới 5"), "{text}");
        assert_eq!(deadlines::Entity::find().all(world.services.db.reader()).await.unwrap().len(), 22, "nothing yet");
        keeper.fill_in(&seen.form("keep"), &[]).await.moved_on();
        assert_eq!(lines(&world, "DEADLINE_CHANGED").await, [Some("tra_loi".to_owned())]);
        let later = Case::in_state(&world, State::AcceptedByUnit).await;
        assert!(due(&later).await < before, "what begins is shorter");
        assert_eq!(due(&running).await, before);
        run_recount(&world.services, "test", || false).await.unwrap();
        assert_eq!(due(&running).await, before, "what a sender was told never becomes earlier");
        let runs = clocks::of_case(world.services.db.reader(), later.row().await.id).await.unwrap();
        let run = runs.iter().find(|run| run.clock == Clock::Answer).unwrap();
        assert_eq!(run.count.amount, 5);
        let page = keeper.get(&answer_limit()).await.expect(200);
        assert!(page.html.contains("data-version=\"2\"") && page.html.contains("data-version=\"1\""));
    }
}

#[tokio::test]
async fn a_version_that_is_to_come_holds_from_its_day_on() {
    let world = World::new().await;
    let day = show(world.services.clock.today() + Duration::days(3));
    keep(&world, &answer_limit(), &[("list_amount", "40"), ("valid_from", &day)]).await.moved_on();
    let amount = || world.services.reference.get().limits["tra_loi"].amount;
    assert_eq!(amount(), 20);
    the_next_day_begins(&world, 2).await;
    assert_eq!(amount(), 20);
    the_next_day_begins(&world, 1).await;
    assert_eq!(amount(), 40);
}

#[tokio::test]
async fn a_category_that_is_switched_off_is_offered_no_more_and_stays_where_it_is() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let path = category("B4");
        let renamed = [("list_name_vi", "Chậm trễ, đùn đẩy"), ("list_hint_vi", "ví dụ: hẹn nhiều lần")];
        keep(&world, &path, &renamed).await.moved_on();
        let offer = async || {
            let mut visitor = world.browser();
            Feedback::default().fill_in_until(&world, &mut visitor, Step::Category).await;
            visitor.get(&paths::step(app::words::Lang::Vi, Step::Category)).await.expect(200).html
        };
        assert!(offer().await.contains("Chậm trễ, đùn đẩy (ví dụ: hẹn nhiều lần)"));
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(page.html.contains("Chậm trễ, đùn đẩy"));
        the_next_day_begins(&world, 1).await;
        let mut keeper = world.officer(KEEPER).await;
        let seen = look(&world, &mut keeper, &path, &[("list_enabled", "")]).await.expect(200);
        assert!(seen.html.contains("vụ việc đang mở về lĩnh vực này: dưới 5"));
        keeper.fill_in(&seen.form("keep"), &[]).await.moved_on();
        assert!(!offer().await.contains("Chậm trễ, đùn đẩy"));
        assert!(case.page(DONG_LAT.triage, Desk::Front).await.expect(200).html.contains("Chậm trễ, đùn đẩy"));
        assert_eq!(lines(&world, "CATEGORY_CHANGED").await.len(), 2);
    }
}

#[tokio::test]
async fn two_versions_of_one_day_are_refused_with_a_sentence() {
    for world in World::everywhere().await {
        let path = category("B4");
        keep(&world, &path, &[("list_name_vi", "Chậm trễ, đùn đẩy")]).await.moved_on();
        let mut keeper = world.officer(KEEPER).await;
        let page = keeper.get(&path).await.expect(200);
        let again = filled(&world, &page, &[("list_name_vi", "Đùn đẩy")]);
        for action in ["look", "keep"] {
            let mut fields = again.clone();
            fields.iter_mut().filter(|(name, _)| name == "action").for_each(|(_, value)| action.clone_into(value));
            let back = keeper.post(&path, &fields).await.expect(422);
            let told = app::words::t(app::words::Lang::Vi, "err-valid_from-day-twice");
            assert_eq!(back.problem("valid_from"), Some(told), "{action}");
        }
        let rows = categories::Entity::find().filter(categories::Column::Code.eq("B4"));
        assert_eq!(rows.all(world.services.db.reader()).await.unwrap().len(), 2);
        // Nor does the database take a second one, whoever writes it.
        let double = "INSERT INTO categories (code, group_code, name_vi, name_en, source, standards, assignable, enabled, \
                      position, valid_from, valid_to, hint_vi, hint_en) SELECT code, group_code, name_vi, name_en, source, \
                      standards, assignable, enabled, position, valid_from, valid_from, hint_vi, hint_en FROM categories \
                      WHERE code = 'B4' AND valid_to IS NULL";
        let tx = world.tx().await;
        assert!(tx.execute_unprepared(double).await.is_err());
    }
}

#[tokio::test]
async fn triage_offers_what_is_in_use_and_what_the_case_has() {
    for world in World::everywhere().await {
        let has = Case::in_state(&world, State::Triage).await;
        let different = Feedback { categories: vec!["B2"], ..Feedback::default() };
        let without = Case::of(&world, &different, DONG_LAT).await;
        without.reach(State::Triage).await;
        let offers = async |case: &Case<'_>, code: &str| {
            let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
            let form = page.form("classify");
            // A box that is not ticked sends nothing, and stands there all the same.
            form.fields.iter().any(|field| field.name == "category")
                && page.html.contains(&format!("name=\"category\" value=\"{code}\""))
        };
        let filters = async || {
            let page = world.officer(DONG_LAT.triage).await.get(paths::FRONT).await.expect(200);
            ["A5", "B4", "E1"].map(|code| page.html.contains(&format!("<option value=\"{code}\"")))
        };
        assert!(offers(&without, "B4").await && offers(&without, "E1").await && !offers(&without, "A5").await);
        assert_eq!(filters().await, [false, true, true], "what never was in use is no case's");
        keep(&world, &category("B4"), &[("list_enabled", "")]).await.moved_on();
        assert!(offers(&has, "B4").await, "the case has it");
        assert!(!offers(&without, "B4").await);
        assert_eq!(filters().await, [false, true, true], "cases have it still");
        let fields = |code: &str| {
            let unit = world.unit("ubnd-dong-lat").to_string();
            let post = world.post("ubnd-dong-lat", "CONG_CHUC").to_string();
            [("category", code.to_owned()), ("subject_unit", unit), ("subject_post", post)]
                .map(|(name, value)| (name.to_owned(), value))
        };
        let refused = without.change(DONG_LAT.triage, "classify", &fields("B4")).await.expect(422);
        assert!(refused.problem("category").is_some());
        let mut triage = world.officer(DONG_LAT.triage).await;
        let kept = has.change(DONG_LAT.triage, "classify", &fields("B4")).await;
        let page = triage.follow(&kept).await.expect(200);
        assert!(page.says("desk-done-classified") && page.html.contains("role=\"status\""));
    }
}

#[tokio::test]
async fn a_rule_sends_the_next_case_elsewhere_and_says_so_before() {
    for world in World::everywhere().await {
        let waiting = Case::in_state(&world, State::Triage).await;
        let proposes = async |case: &Case<'_>| {
            let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
            page.form("T07").value("recipient").map(str::to_owned)
        };
        assert_eq!(proposes(&waiting).await, Some(world.unit("ubnd-dong-lat").to_string()));
        let new = [
            ("list_position", "5"),
            ("list_system", "UBND"),
            ("list_rank", "MEMBER"),
            ("list_target", "PARTY_COMMITTEE"),
            ("list_explanation", "route-party-member"),
        ];
        let mut keeper = world.officer(KEEPER).await;
        let seen = look(&world, &mut keeper, paths::OFFICE_RULE_NEW, &new).await.expect(200);
        assert!(seen.html.contains("đã xem: dưới 5") && seen.html.contains("đề xuất nơi nhận khác: dưới 5"));
        let kept = keeper.fill_in(&seen.form("keep"), &[]).await;
        assert!(keeper.follow(&kept).await.expect(200).says("desk-done-version-kept"));
        let path = without_query(&kept);
        assert_eq!(proposes(&waiting).await, Some(world.unit("dang-uy-dong-lat").to_string()));
        assert!(keeper.get(paths::OFFICE_RULES).await.expect(200).html.contains(&path));
        // The next version of it has another row and the same address.
        the_next_day_begins(&world, 1).await;
        assert_eq!(without_query(&keep(&world, &path, &[("list_system", "LLVT")]).await), path);
        assert_eq!(proposes(&waiting).await, Some(world.unit("ubnd-dong-lat").to_string()));
        let second = routing_rules::Entity::find().order_by_desc(routing_rules::Column::Id);
        let second = second.one(world.services.db.reader()).await.unwrap().unwrap();
        let mut keeper = world.officer(KEEPER).await;
        keeper.get(&paths::office_entry(paths::OFFICE_RULES, second.id)).await.expect(404);
        let ended = keeper.post(&path, &[("action", "end")]).await;
        assert!(keeper.follow(&ended).await.expect(200).says("desk-done-rule-ended"));
        let refused = keeper.post(&path, &[("action", "end")]).await.expect(409);
        assert!(refused.mark("data-done").is_none());
        assert!(!keeper.get(paths::OFFICE_RULES).await.expect(200).html.contains(&path));
        assert_eq!((lines(&world, "RULE_CHANGED").await.len(), lines(&world, "RULE_ENDED").await.len()), (2, 1));
        waiting.make(Transition::ProposeTransfer).await;
    }
}

#[tokio::test]
async fn a_post_that_becomes_one_of_key_cadres_is_the_front_aboves() {
    for world in World::everywhere().await {
        let post = world.post("ubnd-dong-lat", "CONG_CHUC");
        let before = Case::sent(&world).await;
        let path = paths::office_entry(paths::OFFICE_POSTS, post);
        let mut keeper = world.officer(KEEPER).await;
        let seen = look(&world, &mut keeper, &path, &[("list_key_cadre", "yes")]).await.expect(200);
        assert!(seen.html.contains("vụ việc đang mở về chức danh này: dưới 5"));
        keeper.fill_in(&seen.form("keep"), &[]).await.moved_on();
        let after = Case::sent(&world).await;
        assert_eq!(before.row().await.front_id, world.unit("mttq-dong-lat"));
        assert_eq!(after.row().await.front_id, world.unit("mttq-tinh"));
        assert_eq!(lines(&world, "POST_CHANGED").await, [Some(post.to_string())]);
        let other = world.another_node().await;
        assert!(other.services.reference.get().posts[&post.into()].post.key_cadre, "another node reads the same");
    }
}

/// What keeps the bodies around whoever leads from their cases is not taken away between two clicks.
#[tokio::test]
async fn a_post_that_leads_no_more_does_so_from_the_next_day_on() {
    let world = World::new().await;
    let post = world.post("ubnd-dong-lat", "CHU_TICH_UBND");
    let path = paths::office_entry(paths::OFFICE_POSTS, post);
    let mut keeper = world.officer(KEEPER).await;
    let (today, tomorrow) = (world.services.clock.today(), world.services.clock.today() + Duration::days(1));
    for (field, value) in [("list_head", ""), ("list_key_cadre", ""), ("list_managed_by", "NONE")] {
        let back = look(&world, &mut keeper, &path, &[(field, value), ("valid_from", &show(today))]).await.expect(422);
        assert!(back.problem("valid_from").is_some(), "{field}");
        look(&world, &mut keeper, &path, &[(field, value), ("valid_from", &show(tomorrow))]).await.expect(200);
    }
    look(&world, &mut keeper, &path, &[("list_name_en", "Chair"), ("valid_from", &show(today))]).await.expect(200);
}

#[tokio::test]
async fn nothing_is_kept_that_was_not_seen() {
    let world = World::new().await;
    let path = answer_limit();
    let mut keeper = world.officer(KEEPER).await;
    let page = keeper.get(&path).await.expect(200);
    let mut unseen = filled(&world, &page, &[("list_amount", "30")]);
    unseen.iter_mut().filter(|(name, _)| name == "action").for_each(|(_, value)| "keep".clone_into(value));
    let back = keeper.post(&path, &unseen).await.expect(409);
    assert!(back.says("list-stale") && back.html.contains("data-preview"));
    // Somebody else is faster.
    let seen = look(&world, &mut keeper, &path, &[("list_amount", "30")]).await.expect(200);
    let tomorrow = show(world.services.clock.today() + Duration::days(1));
    keep(&world, &path, &[("list_amount", "25")]).await.moved_on();
    let late = keeper.fill_in(&seen.form("keep"), &[]).await;
    assert_eq!(late.status, 422, "there is a version of that day");
    assert!(late.problem("valid_from").is_some() && late.says("err-valid_from-day-twice"));
    let stale = keeper.fill_in(&seen.form("keep"), &[("valid_from", &tomorrow)]).await.expect(409);
    assert!(stale.html.contains("data-preview"), "what would change now is shown");
    keeper.fill_in(&stale.form("keep"), &[]).await.moved_on();
    assert_eq!(lines(&world, "DEADLINE_CHANGED").await.len(), 2);
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
    let world = World::new().await;
    let mut keeper = world.officer(KEEPER).await;
    let yesterday = show(world.services.clock.today() - Duration::days(1));
    for (path, field, value) in [
        (answer_limit(), "list_amount", "nhiều"),
        (answer_limit(), "list_amount", "9999"),
        (answer_limit(), "list_basis", ""),
        (answer_limit(), "valid_from", yesterday.as_str()),
        (answer_limit(), "valid_from", "32/12/2026"),
        (category("B4"), "list_name_en", ""),
        (category("E1"), "list_citizens", "yes"),
        (paths::office_entry(paths::OFFICE_RULES, 1), "list_target", "ĐÂU_ĐÓ"),
    ] {
        let back = look(&world, &mut keeper, &path, &[(field, value)]).await.expect(422);
        let sentence = back.problem(field).unwrap_or_else(|| panic!("{path} {field}"));
        assert!(sentence.ends_with('.') && !sentence.starts_with("err-"), "{sentence}");
        assert!(!back.html.contains("data-preview"));
        if !value.is_empty() && field != "list_citizens" && field != "list_target" {
            assert_eq!(back.shown(field).as_deref(), Some(value));
        }
    }
    let same = look(&world, &mut keeper, &category("B4"), &[("valid_from", &show(world.services.clock.today()))]).await;
    assert!(same.expect(200).says("list-nothing"));
    for path in [category("Z9"), paths::office_entry(paths::OFFICE_DEADLINES, "moi"), category("moi")] {
        keeper.get(&path).await.expect(404);
        keeper.post(&path, &[("action", "look")]).await.expect(404);
    }
}

#[tokio::test]
async fn whoever_keeps_no_lists_reads_them_and_changes_nothing() {
    let world = World::new().await;
    for login in ["kiemtra", "dulieu", DONG_LAT.leader, DONG_LAT.head] {
        let mut officer = world.officer(login).await;
        for path in [category("B4"), answer_limit(), paths::OFFICE_RULE_NEW.to_owned()] {
            officer.get(&path).await.expect(404);
            officer.post(&path, &[("action", "look")]).await.expect(404);
        }
        officer.post(&paths::office_entry(paths::OFFICE_RULES, 1), &[("action", "end")]).await.expect(404);
    }
    let mut auditor = world.officer("kiemtra").await;
    assert!(!auditor.get(paths::OFFICE_CATEGORIES).await.expect(200).html.contains(&category("B4")));
    assert!(
        world.officer("quantri").await.get(paths::OFFICE_CATEGORIES).await.expect(200).html.contains(&category("B4"))
    );
}
