//! The one table of routes. Every route is rendered to the end before it is sent, so that its
//! status is known and a page needs no script to be complete.

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::{Outlet, ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::components::problem::NotFoundPage;
use crate::pages::{front, identity, office, own, protection, public, unit};

/// Everything that can be visited.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=NotFoundPage>
                <PublicRoutes/>
                <ParentRoute path=path!("/en") view=Outlet>
                    <PublicRoutes/>
                </ParentRoute>
                <OwnRoutes/>
                <FrontRoutes/>
                <UnitRoutes/>
                <OfficeRoutes/>
            </Routes>
        </Router>
    }
}

#[component(transparent)]
fn PublicRoutes() -> AnyNestedRoute {
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
        <Route path=path!("/minh-bach") view=public::TransparencyPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

#[component(transparent)]
fn OwnRoutes() -> AnyNestedRoute {
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

#[component(transparent)]
fn FrontRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/mat-tran") view=front::InboxPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/vu-viec/:number") view=front::CasePage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/vu-viec/:number/van-ban") view=front::PapersPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/vu-viec/:number/van-ban/:paper") view=front::PaperPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/vu-viec/:number/mo-danh-tinh") view=identity::RequestPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/mo-danh-tinh") view=identity::OpeningsPage ssr=SsrMode::Async/>
        <Route path=path!("/mat-tran/mo-danh-tinh/:id") view=identity::OpeningPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

#[component(transparent)]
fn UnitRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/don-vi") view=unit::InboxPage ssr=SsrMode::Async/>
        <Route path=path!("/don-vi/ban-sao") view=unit::CopiesPage ssr=SsrMode::Async/>
        <Route path=path!("/don-vi/vu-viec/:number") view=unit::CasePage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

#[component(transparent)]
fn OfficeRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/quan-tri") view=office::OfficePage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/don-vi") view=office::UnitsPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/don-vi/:id") view=office::UnitPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/chuc-danh") view=office::PostsPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/can-bo") view=office::PeoplePage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/can-bo/nhap") view=office::PeopleImportPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/can-bo/:id") view=office::PersonPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/linh-vuc") view=office::CategoriesPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/thoi-han") view=office::DeadlinesPage ssr=SsrMode::Async/>
        <Route path=path!("/quan-tri/quy-tac") view=office::RulesPage ssr=SsrMode::Async/>
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
