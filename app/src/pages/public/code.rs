//! The receipt code, shown before anything is sent.

use domain::receipt::ReceiptCode;
use domain::submission::Step;
use leptos::prelude::*;

use super::step::StepForm;
use super::{Desk, draft};
use crate::components::form::Tick;
use crate::components::qr::Qr;
use crate::desks::DeskError;
use crate::islands::CopyCode;
use crate::page::{Site, lang, with_desk};
use crate::shell::Scripts;
use crate::words::{fill, t};

/// The code to keep, then the button that sends. Whoever loses the code loses the way to the
/// answer, so it is kept first.
#[component]
pub fn CodePage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move {
            let view = draft(&desk, lang).await?;
            let code = view.draft.code.as_ref().and_then(|code| ReceiptCode::parse(code.reveal()).ok());
            Ok((view.token, code.ok_or(DeskError::NotFound)?))
        },
        move |(token, code)| {
            let grouped = code.grouped();
            let address = use_context::<Site>().map(|site| site.address).unwrap_or_default();
            view! {
                <StepForm
                    step=Step::Code
                    token=token
                    heading=t(lang, "form-code-heading")
                    button=t(lang, "form-send")
                >
                    <div class="notice notice-warn no-print">
                        <p>{t(lang, "form-code-only-after")}</p>
                        <p>{t(lang, "form-code-lost")}</p>
                    </div>
                    <p class="caption">{t(lang, "form-code")}</p>
                    <p class="receipt-code" data-receipt="">{grouped.clone()}</p>
                    <CopyCode label=t(lang, "form-code-copy") done=t(lang, "form-code-copied")/>
                    <div class="grid-2">
                        <Qr text=grouped label=t(lang, "form-code-qr")/>
                        <div>
                            <p class="no-print">{t(lang, "form-code-keep")}</p>
                            <p class="no-print wide-only">{t(lang, "form-code-print")}</p>
                            <p class="no-print">{t(lang, "form-code-qr-note")}</p>
                            <p>{fill(lang, "form-code-where", &[("address", address.into())])}</p>
                            <p class="print-only">{t(lang, "form-code-lost")}</p>
                            <p class="print-only">{t(lang, "form-code-slip")}</p>
                        </div>
                    </div>
                    <Tick name="receipt_saved" label=t(lang, "form-code-saved")/>
                    <input type="hidden" name="code" value=code.as_str().to_owned()/>
                </StepForm>
                <Scripts/>
            }
        },
    )
}
