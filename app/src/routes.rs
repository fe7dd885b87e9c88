//! The one table of routes. Every route is rendered to the end before it is sent, so that its
//! status is known and a page needs no script to be complete.

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::{FlatRoutes, Outlet, ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::components::problem::NotFoundPage;
use crate::page::lang;
use crate::pages::{front, identity, office, own, protection, public, unit};
use crate::paths;
use crate::words::Lang;

/// A part of the house: whose pages they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Public,
    /// What every officer has: the sign-in, the account, ties, keys.
    Own,
    Front,
    Unit,
    Office,
}

impl Part {
    /// Which part an address leads to, in its Vietnamese form. Only public pages are in English.
    #[must_use]
    pub fn of(lang: Lang, path: &str) -> Self {
        if lang != Lang::Vi {
            return Self::Public;
        }
        let parts = [
            ("/can-bo", Self::Own),
            (paths::FRONT, Self::Front),
            (paths::UNIT, Self::Unit),
            (paths::OFFICE, Self::Office),
        ];
        parts.into_iter().find(|(begin, _)| path.starts_with(begin)).map_or(Self::Public, |(_, part)| part)
    }
}

/// The routes of a part.
#[component(transparent)]
fn Pages(of: Part) -> AnyNestedRoute {
    match of {
        Part::Public => public_pages(),
        Part::Own => own_pages(),
        Part::Front => front_pages(),
        Part::Unit => unit_pages(),
        Part::Office => office_pages(),
    }
}

/// Every page there is: what the list of addresses is made from, once when the server starts.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=NotFoundPage>
                <Pages of=Part::Public/>
                <ParentRoute path=path!("/en") view=Outlet>
                    <Pages of=Part::Public/>
                </ParentRoute>
                <Pages of=Part::Own/>
                <Pages of=Part::Front/>
                <Pages of=Part::Unit/>
                <Pages of=Part::Office/>
            </Routes>
        </Router>
    }
}

/// The page that was asked for. Routes are put together for each request, so only those of its part
/// of the house are: what a page costs does not grow with the number of the others.
#[component]
pub fn Page(part: Part) -> impl IntoView {
    let base = if lang() == Lang::En { "/en" } else { "" };
    view! {
        <Router base>
            <FlatRoutes fallback=NotFoundPage>
                <Pages of=part/>
            </FlatRoutes>
        </Router>
    }
}

fn public_pages() -> AnyNestedRoute {
    view! {
        <Route path=path!("/") view=public::HomePage ssr=SsrMode::Async/>
        <Route path=path!("/gui-phan-anh") view=public::StepPage ssr=SsrMode::Async/>
        <Route path=path!("/gui-phan-anh/da-gui") view=public::SentPage ssr=SsrMode::Async/>
        <Route path=path!("/gui-phan-anh/:step") view=public::StepPage ssr=SsrMode::Async/>
        <Route path=path!("/tra-cuu") view=public::TrackPage ssr=SsrMode::Async/>
        <Route path=path!("/tra-cuu/ho-so") view=public::TrackedPage ssr=SsrMode::Async/>
        <Route path=path!("/tra-cuu/ho-so/du-lieu") view=public::OwnDataPage ssr=SsrMode::Async/>
        <Route path=path!("/huong-dan") view=public::HelpPage ssr=SsrMode::Async/>
        <Route path=path!("/rieng-tu") view=public::PrivacyPage ssr=SsrMode::Async/>
        <Route path=path!("/cong-khai") view=public::RegisterPage ssr=SsrMode::Async/>
        <Route path=path!("/cong-khai/:slug") view=public::EntryPage ssr=SsrMode::Async/>
        <Route path=path!("/cam-ket") view=public::CommitmentsPage ssr=SsrMode::Async/>
        <Route path=path!("/thong-ke") view=public::FiguresPage ssr=SsrMode::Async/>
        <Route path=path!("/minh-bach") view=public::TransparencyPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

fn own_pages() -> AnyNestedRoute {
    view! {
        <Route path=path!("/can-bo/dang-nhap") view=own::SignInPage ssr=SsrMode::Async/>
        <Route path=path!("/can-bo/ma-xac-thuc") view=own::OneTimePage ssr=SsrMode::Async/>
        <Route path=path!("/can-bo/dang-ky-ma") view=own::EnrolPage ssr=SsrMode::Async/>
        <Route path=path!("/can-bo/tai-khoan") view=own::AccountPage ssr=SsrMode::Async/>
        <Route path=path!("/can-bo/de-nghi-khoi-phuc") view=own::RecoveriesPage ssr=SsrMode::Async/>
        <Route path=path!("/can-bo/khoi-phuc") view=own::RecoverPage ssr=SsrMode::Async/>
        <Route path=path!("/can-bo/xac-nhan") view=own::ConfirmPage ssr=SsrMode::Async/>
        <Route path=path!("/can-bo/quan-he") view=own::TiesPage ssr=SsrMode::Async/>
        <Route path=path!("/can-bo/chia-khoa") view=identity::KeysPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

fn front_pages() -> AnyNestedRoute {
    view! {
        <Route path=path!("/mat-tran") view=front::InboxPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/bang-dieu-hanh") view=front::NumbersPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/so-theo-doi") view=front::BookPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/bao-cao") view=front::ReportsPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/bao-cao/:front/:period") view=front::ReportPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/bao-cao/:front/:period/vu-viec") view=front::ReportCasesPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/vu-viec/:number") view=front::CasePage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/vu-viec/:number/ban-quet") view=front::ScanPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/vu-viec/:number/van-ban") view=front::PapersPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/vu-viec/:number/van-ban/:paper") view=front::PaperPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/vu-viec/:number/cong-khai") view=front::PublicationPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/vu-viec/:number/mo-danh-tinh") view=identity::RequestPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/nhap") view=front::EntryPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/nhap/:step") view=front::EntryPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/bi-de-doa") view=front::ThreatsPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/bi-de-doa/:id") view=front::ThreatPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/mo-danh-tinh") view=identity::OpeningsPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/mo-danh-tinh/:id") view=identity::OpeningPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

fn unit_pages() -> AnyNestedRoute {
    view! {
        <Route path=path!("/don-vi") view=unit::InboxPage ssr=SsrMode::Async/>
        <Route path=path!("/don-vi/bang-dieu-hanh") view=unit::NumbersPage ssr=SsrMode::Async/>
        <Route path=path!("/don-vi/cam-ket") view=unit::CommitmentsPage ssr=SsrMode::Async/>
        <Route path=path!("/don-vi/cam-ket/:id") view=unit::CommitmentPage ssr=SsrMode::Async/>
        <Route path=path!("/don-vi/ket-noi") view=unit::TokensPage ssr=SsrMode::Async/>
        <Route path=path!("/don-vi/ket-noi/:id") view=unit::HookPage ssr=SsrMode::Async/>
        <Route path=path!("/don-vi/ban-sao") view=unit::CopiesPage ssr=SsrMode::Async/>
        <Route path=path!("/don-vi/bao-cao") view=unit::ObservedReportsPage ssr=SsrMode::Async/>
        <Route path=path!("/don-vi/bao-cao/:front/:period/:position") view=unit::ObservedReportPage ssr=SsrMode::Async/>
        <Route path=path!("/don-vi/vu-viec/:number") view=unit::CasePage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

fn office_pages() -> AnyNestedRoute {
    view! {
        <Route path=path!("/quan-tri") view=office::OfficePage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/don-vi") view=office::UnitsPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/don-vi/:id") view=office::UnitPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/chuc-danh") view=office::PostsPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/chuc-danh/:id") view=office::PostPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/can-bo") view=office::PeoplePage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/can-bo/nhap") view=office::PeopleImportPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/mau-cau") view=office::TemplatesPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/mau-cau/:id") view=office::TemplatePage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/chua-phu-trach") view=office::UnownedPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/can-bo/:id") view=office::PersonPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/linh-vuc") view=office::CategoriesPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/linh-vuc/:id") view=office::CategoryPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/thoi-han") view=office::DeadlinesPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/thoi-han/:id") view=office::DeadlinePage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/quy-tac") view=office::RulesPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/quy-tac/:id") view=office::RulePage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/quy-trinh") view=office::ProcessPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/lich") view=office::CalendarPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/lich/nhap") view=office::CalendarImportPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/nhat-ky") view=office::JournalPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/yeu-cau-du-lieu") view=protection::RequestsPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/yeu-cau-du-lieu/:id") view=protection::RequestPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/vi-pham-du-lieu") view=protection::BreachesPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/vi-pham-du-lieu/:id") view=protection::BreachPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/luu-giu") view=protection::PeriodsPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/luu-giu/:id") view=protection::RunPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/luu-giu/den-han/:cause") view=protection::DueCasesPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
