//! Writing down for somebody what came by letter, by telephone, at a reception, in a meeting.

mod check;
mod files;
mod matter;
mod sender;
mod slip;
mod source;
mod subject;
mod supervision;

use std::sync::Arc;

use domain::submission::EntryStep;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use check::CheckPage;
use files::FilesPage;
use matter::MatterPage;
use sender::SenderPage;
use slip::SlipPage;
use source::SourcePage;
use subject::SubjectPage;
use supervision::SupervisionFields;

use crate::components::form::ErrorSummary;
use crate::components::problem::NotFoundPage;
use crate::desks::{EntryDesk, Slip};
use crate::page::{form_state, lang};
use crate::pages::public::step::BackButton;
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t, word};

/// What the server lends to the pages of this folder.
type Desk = Arc<dyn EntryDesk>;

/// One page by the last part of its address; the first page has none. What was entered just now
/// shows its slip instead.
#[component]
pub fn EntryPage() -> impl IntoView {
    if let Some(slip) = use_context::<Slip>() {
        return view! { <SlipPage slip/> }.into_any();
    }
    let code = use_params_map().read_untracked().get("step");
    match code.map_or(Some(EntryStep::Source), |code| EntryStep::from_code(&code)) {
        Some(EntryStep::Source) => view! { <SourcePage/> }.into_any(),
        Some(EntryStep::Subject) => view! { <SubjectPage/> }.into_any(),
        Some(EntryStep::Matter) => view! { <MatterPage/> }.into_any(),
        Some(EntryStep::Files) => view! { <FilesPage/> }.into_any(),
        Some(EntryStep::Sender) => view! { <SenderPage/> }.into_any(),
        Some(EntryStep::Check) => view! { <CheckPage/> }.into_any(),
        None => view! { <NotFoundPage/> }.into_any(),
    }
}

/// The frame of a page: where one is, what is wrong, the fields, the way on and the way back.
#[component]
fn EntryForm(
    step: EntryStep,
    /// The words on the button, if it does more than go on.
    #[prop(optional, into)]
    button: Option<String>,
    /// The heading, where the page is another than its step says.
    #[prop(optional, into)]
    heading: Option<String>,
    /// Files travel with this form.
    #[prop(optional)]
    with_files: bool,
    children: Children,
) -> impl IntoView {
    let lang = lang();
    let place = [("number", step.number().into()), ("total", EntryStep::ALL.len().into())];
    let place = fill(lang, "form-step", &place);
    let heading = heading.unwrap_or_else(|| word(lang, "entry-heading", step.code()));
    let title = format!("{place}: {heading}");
    let title =
        if form_state().errors.is_empty() { title } else { format!("{} – {title}", t(lang, "form-title-error")) };
    view! {
        <Title text=title/>
        <p class="step no-print">{place}</p>
        <ErrorSummary/>
        <h1>{heading}</h1>
        <form
            class="form"
            method="post"
            action=paths::entry_step(step)
            enctype=with_files.then_some("multipart/form-data")
        >
            {children()}
            <p class="actions">
                <button class="button" type="submit" name="action" value="next">
                    {button.unwrap_or_else(|| t(lang, "form-next"))}
                </button>
                {match step {
                    // The first page leads out, where nothing is kept; on the last one nothing is typed.
                    EntryStep::Source => view! {
                        <a class="button button-quiet" href=paths::FRONT>{t(lang, "form-back")}</a>
                    }
                    .into_any(),
                    EntryStep::Check => view! {
                        <a class="button button-quiet" href=paths::entry_step(EntryStep::Sender)>
                            {t(lang, "form-back")}
                        </a>
                    }
                    .into_any(),
                    // Every button of these forms is called `action`.
                    _ => view! { <BackButton with_files=true/> }.into_any(),
                }}
            </p>
        </form>
    }
}
