use axum::body::Body;
use axum::http::{Request, header};
use domain::role::Role;
use http_body_util::BodyExt;
use tempfile::TempDir;
use tower::ServiceExt;

use super::*;
use crate::auth::session::Token;
use crate::store::entity::HiddenText;
use crate::store::office::{NewOfficer, add_officer, bodies};
use crate::store::sessions;

const PEOPLE_NEW: &str = paths::OFFICE_PERSON_NEW;

/// An administrator's browser.
struct Browser {
    services: Services,
    cookie: String,
    _folder: TempDir,
}

impl Browser {
    async fn signed_in() -> Self {
        let (services, folder) = crate::testing::services().await;
        let token = Token::random(&mut rand::rng());
        let tx = services.db.begin().await.unwrap();
        let new = NewOfficer {
            login: "admin".to_owned(),
            name: "Trần Thị Quản".into(),
            email: None,
            password_hash: HiddenText::from("none"),
            unit_id: bodies::by_code(&tx, "MTTQ_TW").await.unwrap().unwrap().id,
            post_id: None,
            role: Role::Administrator,
        };
        let id = add_officer(&tx, new, services.clock.today()).await.unwrap();
        sessions::start(&tx, token.hash(), id, sessions::Stage::Full, services.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let prefix = if services.config.base_url.secure() { "__Host-" } else { "" };
        let cookie = format!("{prefix}phanhoi-session={}", token.reveal());
        Self { services, cookie, _folder: folder }
    }

    async fn post(&self, path: &str, media_type: &str, body: String) -> (StatusCode, String, String) {
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, media_type)
            .body(Body::from(body))
            .unwrap();
        let response = crate::build(self.services.clone()).oneshot(request).await.unwrap();
        let status = response.status();
        let location = response.headers().get(header::LOCATION);
        let location = location.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, location, String::from_utf8_lossy(&body).into_owned())
    }

    async fn form(&self, path: &str, body: &str) -> (StatusCode, String, String) {
        self.post(path, "application/x-www-form-urlencoded", body.to_owned()).await
    }

    async fn upload(&self, content: &str) -> (StatusCode, String, String) {
        let body = format!(
            "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n{content}\r\n--cut--\r\n"
        );
        self.post(paths::OFFICE_PEOPLE_IMPORT, "multipart/form-data; boundary=cut", body).await
    }
}

#[tokio::test]
async fn a_new_account_leads_to_its_own_page_and_from_there_to_being_closed() {
    let browser = Browser::signed_in().await;
    let password = "con+trau+di+truoc+cai+cay";
    let (status, page, _) =
        browser.form(PEOPLE_NEW, &format!("action=save&login=hoa.le&name=Hoa&email=&password={password}")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(page.starts_with("/quan-tri/can-bo/"), "{page}");
    assert_eq!(browser.form(&page, "action=disable").await.0, StatusCode::SEE_OTHER);
    assert_eq!(browser.form(&page, "action=fly").await.0, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_form_with_problems_comes_back_without_the_password() {
    let browser = Browser::signed_in().await;
    let (status, _, page) =
        browser.form(PEOPLE_NEW, "action=save&login=h%C3%B2a&name=Hoa&email=&password=canary-7315").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("id=\"login-error\"") && page.contains("id=\"password-error\""), "{page}");
    assert!(!page.contains("canary-7315"));
}

#[tokio::test]
async fn a_body_is_entered_at_its_form() {
    let browser = Browser::signed_in().await;
    let form = "name=UBND+X&code=x&kind=PEOPLES_COMMITTEE&level=XA&area=&parent=&led_by=&front_above=";
    let (status, page, _) = browser.form(paths::OFFICE_UNIT_NEW, form).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(browser.form(&page, form).await.1, page);
    assert_eq!(browser.form(paths::OFFICE_UNIT_NEW, form).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.form("/quan-tri/don-vi/999999", form).await.0, StatusCode::NOT_FOUND);
    assert_eq!(browser.form("/quan-tri/don-vi/x", form).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_body_is_closed_at_its_form_or_the_page_says_what_needs_it() {
    let browser = Browser::signed_in().await;
    let form = "action=save&name=UBND+X&code=x&kind=PEOPLES_COMMITTEE&level=XA&area=&parent=&led_by=&front_above=";
    let page = browser.form(paths::OFFICE_UNIT_NEW, form).await.1;
    browser.form(paths::OFFICE_UNIT_NEW, &form.replace("code=x", "code=y").replace("parent=", "parent=x")).await;
    let (status, _, html) = browser.form(&page, "action=close").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(html.contains("href=\"#bodies_below\"") && html.contains("id=\"bodies_below\""), "{html}");
    assert!(html.contains("value=\"UBND X\""), "the form of the body is as it was: {html}");
    let below = browser.services.reference.get().units.iter().find(|(_, name)| name.code == "y").map(|(id, _)| id.0);
    let below = paths::office_unit(below.unwrap());
    assert_eq!(browser.form(&below, "action=close").await.0, StatusCode::SEE_OTHER);
    assert_eq!(browser.form(&page, "action=close").await.0, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn nobody_closes_their_own_account() {
    let browser = Browser::signed_in().await;
    let own = crate::store::people::by_login(browser.services.db.reader(), "admin").await.unwrap().unwrap();
    let (status, _, html) = browser.form(&paths::office_person(own.id), "action=disable").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(html.contains("id=\"account-error\"") && html.contains("value=\"admin\""), "{html}");
}

#[tokio::test]
async fn a_file_of_accounts_answers_with_the_passwords_or_with_the_lines() {
    let browser = Browser::signed_in().await;
    let file = "login;name;email;role;unit;post\nhoa.le;Lê Hoa;;TIEP_NHAN;MTTQ_TW;\n";
    let (status, _, page) = browser.upload(file).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains("hoa.le") && page.contains("<code>"), "{page}");
    let (status, _, page) = browser.upload(file).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("type=\"file\"") && page.contains('2'), "{page}");
}

#[tokio::test]
async fn a_file_that_is_missing_or_too_large_is_a_problem_of_its_field() {
    let browser = Browser::signed_in().await;
    for content in [String::new(), "x".repeat(1024 * 1024)] {
        let (status, _, page) = browser.upload(&content).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("id=\"file-error\""), "{page}");
    }
}
