//! The pages of the form and what they have in common.

use domain::submission::Step;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::body::BodyPage;
use super::category::CategoryPage;
use super::check::CheckPage;
use super::code::CodePage;
use super::commune::CommunePage;
use super::files::FilesPage;
use super::kind::KindPage;
use super::matter::MatterPage;
use super::person::PersonPage;
use super::province::ProvincePage;
use super::sender::SenderPage;
use crate::components::form::ErrorSummary;
use crate::components::problem::NotFoundPage;
use crate::components::wait::WaitNotice;
use crate::page::{form_state, lang};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t, word};

/// One page of the form, by the last part of its address; the first page has none.
#[component]
pub fn StepPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("step");
    match code.map_or(Some(Step::Kind), |code| Step::from_code(&code)) {
        Some(Step::Kind) => view! { <KindPage/> }.into_any(),
        Some(Step::Province) => view! { <ProvincePage/> }.into_any(),
        Some(Step::Commune) => view! { <CommunePage/> }.into_any(),
        Some(Step::Body) => view! { <BodyPage/> }.into_any(),
        Some(Step::Person) => view! { <PersonPage/> }.into_any(),
        Some(Step::Category) => view! { <CategoryPage/> }.into_any(),
        Some(Step::Matter) => view! { <MatterPage/> }.into_any(),
        Some(Step::Files) => view! { <FilesPage/> }.into_any(),
        Some(Step::Sender) => view! { <SenderPage/> }.into_any(),
        Some(Step::Check) => view! { <CheckPage/> }.into_any(),
        Some(Step::Code) => view! { <CodePage/> }.into_any(),
        None => view! { <NotFoundPage/> }.into_any(),
    }
}

/// The frame of a page of the form: where one is, what is wrong, the question, the way on and the
/// way back.
#[component]
pub fn StepForm(
    step: Step,
    /// Shows that the form was made for this browser.
    #[prop(into)]
    token: String,
    /// What the page asks. The title of the page is another: it stands in the browser's history, and
    /// says there neither that somebody complains nor about whom.
    #[prop(into)]
    heading: String,
    /// The page asks one thing only, and its legend is the heading.
    #[prop(optional)]
    legend_is_heading: bool,
    /// The words on the button, if it does more than go on.
    #[prop(optional, into)]
    button: Option<String>,
    /// Files travel with this form; it has more than one button.
    #[prop(optional)]
    with_files: bool,
    children: Children,
) -> impl IntoView {
    let lang = lang();
    let place = [("number", step.number().into()), ("total", Step::ALL.len().into())];
    let place = fill(lang, "form-step", &place);
    let title = format!("{place}: {}", word(lang, "form-title", step.code()));
    let title =
        if form_state().errors.is_empty() { title } else { format!("{} – {title}", t(lang, "form-title-error")) };
    let back = step.previous().map_or_else(|| lang.path(paths::HOME), |before| paths::step(lang, before));
    view! {
        <Title text=title/>
        <p class="step no-print">{place}</p>
        <ErrorSummary/>
        {(!legend_is_heading).then(|| view! { <h1>{heading}</h1> })}
        <form
            class="form"
            method="post"
            action=paths::step(lang, step)
            enctype=with_files.then_some("multipart/form-data")
        >
            <input type="hidden" name="draft_token" value=token/>
            // What says that somebody has waited must come before the files, whose bytes are many.
            {with_files.then(|| view! { <WaitNotice files=true/> })}
            {children()}
            {(!with_files).then(|| view! { <WaitNotice scripts=step != Step::Code/> })}
            <p class="actions">
                <button
                    class="button"
                    type="submit"
                    name=with_files.then_some("action")
                    value=with_files.then_some("next")
                >
                    {button.unwrap_or_else(|| t(lang, "form-next"))}
                </button>
                {match step {
                    // Nothing can be typed there that would be lost.
                    Step::Kind | Step::Check | Step::Code => view! {
                        <a class="button button-quiet" href=back>{t(lang, "form-back")}</a>
                    }
                    .into_any(),
                    _ => view! { <BackButton with_files/> }.into_any(),
                }}
            </p>
        </form>
    }
}

/// The way back. It sends what stands on the page, so that it stands there again later.
#[component]
pub(crate) fn BackButton(
    /// Files travel with this form, whose buttons are all called `action`.
    with_files: bool,
) -> impl IntoView {
    let (name, value) = if with_files { ("action", "back") } else { ("back", "yes") };
    view! {
        <button class="button button-quiet" type="submit" name=name value=value formnovalidate=true>
            {t(lang(), "form-back")}
        </button>
    }
}
