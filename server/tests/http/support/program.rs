//! A unit's own system: a token that whoever leads the unit allowed, and requests that show it.

use app::paths;
use axum::body::Body;
use axum::http::{Method, Request};
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::Value;
use server::http::api::ROOT;
use server::store::entity::tokens;

use super::browser::{Answer, Browser};
use super::case::{Cast, DONG_LAT};
use super::html::unescape;
use super::world::World;

/// Everything that a token can be good for.
pub const EVERYTHING: &[&str] = &["DOC_PHIEU", "TRA_LOI"];

#[derive(Clone)]
pub struct Program {
    browser: Browser,
    pub token: String,
}

/// What whoever leads a unit fills in.
pub async fn fields(world: &World, cast: Cast, acts_for: &str, scopes: &[&str]) -> Vec<(&'static str, String)> {
    let until = world.services.clock.today() + time::Duration::days(90);
    let mut fields = vec![
        ("action", "make-token".to_owned()),
        ("system_name", "Một cửa điện tử".to_owned()),
        ("acts_for", format!("{}-{}", world.unit(cast.unit), world.officer_id(acts_for).await)),
        ("holds_until", domain::date::show_iso(until)),
    ];
    fields.extend(scopes.iter().map(|scope| ("scope", (*scope).to_owned())));
    fields
}

impl Program {
    /// A system of xã Đồng Lát that acts for this officer.
    pub async fn of(world: &World, acts_for: &str) -> Self {
        Self::with(world, DONG_LAT, acts_for, EVERYTHING).await
    }

    pub async fn with(world: &World, cast: Cast, acts_for: &str, scopes: &[&str]) -> Self {
        let fields = fields(world, cast, acts_for, scopes).await;
        world.officer(cast.head).await.post(paths::UNIT_TOKENS, &fields).await.moved_on();
        Self::showing(world, &shown(&take(world, acts_for).await.expect(200)))
    }

    /// Whoever shows this as a token.
    pub fn showing(world: &World, token: &str) -> Self {
        let mut browser = world.browser();
        browser.origin = None;
        Self { browser, token: token.to_owned() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[], "").await
    }

    pub async fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.get(path).await.expect(200).html).unwrap()
    }

    /// Sends something under a key, to what has this tag.
    pub async fn send(&self, path: &str, key: &str, tag: &str, body: &Value) -> Answer {
        let body = body.to_string();
        self.ask(Method::POST, path, &[("idempotency-key", key), ("if-match", tag)], &body).await
    }

    /// What no program sends.
    pub async fn form(mut self, path: &str, body: &str) -> Answer {
        self.browser.says.push(("authorization", format!("Bearer {}", self.token)));
        let kind = Some("application/x-www-form-urlencoded");
        self.browser.send(Method::POST, &format!("{ROOT}{path}"), kind, Body::from(body.to_owned())).await
    }

    pub async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::builder().method(method.clone()).uri(format!("{ROOT}{path}"));
        request = request.header("authorization", format!("Bearer {}", self.token));
        if method == Method::POST {
            request = request.header("content-type", "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.browser.clone().ask(request.body(Body::from(body.to_owned())).unwrap()).await
    }
}

/// The officer asks for the token that was allowed last.
pub async fn take(world: &World, acts_for: &str) -> Answer {
    let newest = tokens::Entity::find().order_by_desc(tokens::Column::Id).one(world.services.db.reader()).await;
    let id = newest.unwrap().unwrap().id.to_string();
    let asked = [("action", "take-token".to_owned()), ("token", id)];
    world.officer(acts_for).await.post(paths::UNIT_TOKENS, &asked).await
}

/// The token that a page shows.
#[track_caller]
pub fn shown(page: &Answer) -> String {
    let rest = page.html.split("data-token=\"").nth(1).unwrap_or_else(|| panic!("{}: no token", page.status));
    unescape(rest.split('>').nth(1).unwrap().split('<').next().unwrap())
}
