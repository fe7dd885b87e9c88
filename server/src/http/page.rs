//! Drawing a page: what is put into its context, and what comes back.

use std::sync::Arc;
use std::sync::OnceLock;

use app::components::inbox::list_of;
use app::desks::{
    EntryDesk, FrontDesk, HandOver, IdentityDesk, OfficeDesk, OwnDesk, PeopleImport, ProtectionDesk, PublicDesk, Slip,
    UnitDesk,
};
use app::page::{BothFactors, CameFrom, Enrolment, FormState, Here, NewSecret, RecoveryCodes, SignedIn, Status, Wait};
use app::shell::Shell;
use app::words::Lang;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::errors::FieldErrors;
use domain::private::Private;
use leptos::nonce::use_nonce;
use leptos::prelude::*;

use super::headers::page_policy;
use crate::Services;
use crate::desks::{EntryOfficer, FrontOfficer, IdentityOfficer, OfficeOfficer, Officer, UnitOfficer, Visitor};

/// Everything a page may find in its context. A desk stands here only if the person was admitted
/// to it.
#[derive(Clone, Default)]
pub struct Context {
    public: Option<Arc<dyn PublicDesk>>,
    own: Option<Arc<dyn OwnDesk>>,
    front: Option<Arc<dyn FrontDesk>>,
    entry: Option<Arc<dyn EntryDesk>>,
    identity: Option<Arc<dyn IdentityDesk>>,
    unit: Option<Arc<dyn UnitDesk>>,
    office: Option<Arc<dyn OfficeDesk>>,
    protection: Option<Arc<dyn ProtectionDesk>>,
    signed_in: Option<SignedIn>,
    enrolment: Option<Enrolment>,
    new_secret: Option<NewSecret>,
    imported: Option<PeopleImport>,
    codes: Option<RecoveryCodes>,
    hand_over: Option<HandOver>,
    slip: Option<Slip>,
    both_factors: Option<BothFactors>,
    form: Option<FormState>,
    wait: Option<Wait>,
    status: Option<u16>,
}

impl Context {
    #[must_use]
    pub fn visitor(visitor: Visitor) -> Self {
        Self { public: Some(Arc::new(visitor)), ..Self::default() }
    }

    #[must_use]
    pub fn officer(officer: Officer) -> Self {
        Self { signed_in: Some(SignedIn(officer.me())), own: Some(Arc::new(officer)), ..Self::default() }
    }

    #[must_use]
    pub fn front(desk: FrontOfficer) -> Self {
        let officer = Self::officer(desk.officer().clone());
        Self { front: Some(Arc::new(desk)), ..officer }
    }

    #[must_use]
    pub fn entry(desk: EntryOfficer) -> Self {
        let officer = Self::officer(desk.officer().clone());
        Self { entry: Some(Arc::new(desk)), ..officer }
    }

    #[must_use]
    pub fn identity(desk: IdentityOfficer) -> Self {
        let officer = Self::officer(desk.officer().clone());
        Self { identity: Some(Arc::new(desk)), ..officer }
    }

    #[must_use]
    pub fn unit(desk: UnitOfficer) -> Self {
        let officer = Self::officer(desk.officer().clone());
        Self { unit: Some(Arc::new(desk)), ..officer }
    }

    #[must_use]
    pub fn office(desk: OfficeOfficer) -> Self {
        let officer = Self::officer(desk.officer().clone());
        Self { office: Some(Arc::new(desk.clone())), protection: Some(Arc::new(desk)), ..officer }
    }

    #[must_use]
    pub fn enrolment(enrolment: Enrolment) -> Self {
        Self { enrolment: Some(enrolment), ..Self::default() }
    }

    /// The secret of a new key, for this one page.
    #[must_use]
    pub fn new_secret(mut self, secret: NewSecret) -> Self {
        self.new_secret = Some(secret);
        self
    }

    /// What became of a file of accounts.
    #[must_use]
    pub fn imported(mut self, imported: PeopleImport) -> Self {
        self.imported = Some(imported);
        self
    }

    /// New recovery codes, to be shown once.
    #[must_use]
    pub fn codes(mut self, codes: RecoveryCodes) -> Self {
        self.codes = Some(codes);
        self
    }

    /// A code that is handed over in person, to be shown once.
    #[must_use]
    pub fn hand_over(mut self, hand_over: HandOver) -> Self {
        self.hand_over = Some(hand_over);
        self
    }

    /// The slip of what was entered just now, to be shown once.
    #[must_use]
    pub fn slip(mut self, slip: Slip) -> Self {
        self.slip = Some(slip);
        self
    }

    /// The sign-in asks for both factors on one page.
    #[must_use]
    pub fn both_factors(mut self, both: bool) -> Self {
        self.both_factors = both.then_some(BothFactors);
        self
    }

    /// The form as it was posted, with its problems.
    #[must_use]
    pub fn form(mut self, form: FormState) -> Self {
        self.form = Some(form);
        self
    }

    /// The form as it was typed and never sent: nothing is wrong with it yet.
    #[must_use]
    pub fn typed(self, typed: Option<Vec<(String, Private)>>) -> Self {
        let Some(typed) = typed else { return self };
        let values = typed.into_iter().map(|(name, value)| (name, value.reveal().to_owned())).collect();
        self.form(FormState::refused(values, FieldErrors::default()))
    }

    /// What has to be done before the form passes.
    #[must_use]
    pub fn wait(mut self, wait: Wait) -> Self {
        self.wait = Some(wait);
        self
    }

    /// The status that the page starts with.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = Some(status.as_u16());
        self
    }
}

/// A page, and the nonce that its scripts and its policy carry.
pub(super) struct Drawn {
    pub response: Response,
    pub nonce: Option<String>,
}

/// Draws the page of this address.
pub async fn draw(services: &Services, parts: &Parts, context: Context) -> Response {
    drawn(services, parts, context).await.response
}

/// The same, with what [`super::common`] has to know of it.
pub(super) async fn drawn(services: &Services, parts: &Parts, context: Context) -> Drawn {
    let path = parts.uri.path();
    let lang = Lang::of_path(path);
    let here = match (lang, path.strip_prefix("/en")) {
        (Lang::En, Some("")) => "/".to_owned(),
        (Lang::En, Some(rest)) => rest.to_owned(),
        _ => path.to_owned(),
    };
    let came_from = CameFrom(list_of(parts.uri.query().unwrap_or_default()));
    let status = Status::new(context.status.unwrap_or(200));
    let nonce: Arc<OnceLock<String>> = Arc::default();
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = parts.uri.clone();
    let provide = {
        let (status, nonce, site) = (status.clone(), nonce.clone(), services.site.clone());
        move || {
            if let Some(value) = use_nonce() {
                // The first rendering of this page is its only one.
                nonce.get_or_init(|| value.to_string());
            }
            provide_context(lang);
            provide_context(Here(here.clone()));
            provide_context(came_from.clone());
            provide_context(status.clone());
            provide_context(site.clone());
            provide(context.public.clone());
            provide(context.own.clone());
            provide(context.front.clone());
            provide(context.entry.clone());
            provide(context.identity.clone());
            provide(context.unit.clone());
            provide(context.office.clone());
            provide(context.protection.clone());
            provide(context.signed_in.clone());
            provide(context.enrolment.clone());
            provide(context.new_secret.clone());
            provide(context.imported.clone());
            provide(context.wait.clone());
            provide(context.codes.clone());
            provide(context.hand_over.clone());
            provide(context.slip.clone());
            provide(context.both_factors);
            provide(context.form.clone());
        }
    };
    let render = leptos_axum::render_app_async_with_context(provide, || view! { <Shell/> });
    let mut response = render(request).await;
    if let Ok(code) = StatusCode::from_u16(status.get()) {
        *response.status_mut() = code;
    }
    if let Some(policy) = nonce.get().and_then(|nonce| HeaderValue::from_str(&page_policy(nonce)).ok()) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    Drawn { response, nonce: nonce.get().cloned() }
}

fn provide<T: Clone + Send + Sync + 'static>(value: Option<T>) {
    if let Some(value) = value {
        provide_context(value);
    }
}

/// The page for "not there, or not for you": the same bytes for both.
pub async fn not_found(services: &Services, parts: &Parts, officer: Option<Officer>) -> Response {
    let context = officer.map(Context::officer).unwrap_or_default();
    draw(services, parts, context.status(StatusCode::NOT_FOUND)).await
}

/// When not even a page can be drawn. The code that was given out stays valid.
#[must_use]
pub fn unavailable() -> Response {
    let text = "503 – Hệ thống đang bận, chưa có gì bị mất. Vui lòng thử lại sau ít phút.\n\
                Busy; nothing was lost. Please try again in a few minutes.\n";
    (
        StatusCode::SERVICE_UNAVAILABLE,
        [(header::RETRY_AFTER, "30"), (header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        text,
    )
        .into_response()
}
