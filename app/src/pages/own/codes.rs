//! Recovery codes, shown once.

use leptos::prelude::*;

use crate::page::{RecoveryCodes, lang};
use crate::shell::Title;
use crate::words::t;

/// The codes, to be printed or written down, and the way on.
#[component]
pub fn Codes(codes: RecoveryCodes) -> impl IntoView {
    let lang = lang();
    let RecoveryCodes { codes, next } = codes;
    let rows = codes
        .into_iter()
        .map(|code| view! { <li><code data-recovery-code>{code.reveal().to_owned()}</code></li> })
        .collect_view();
    view! {
        <Title text=t(lang, "account-codes")/>
        <h1>{t(lang, "account-codes")}</h1>
        <p class="lead">{t(lang, "account-codes-lead")}</p>
        <ol>{rows}</ol>
        <div class="notice notice-warn"><p>{t(lang, "account-codes-keep")}</p></div>
        <p class="actions no-print"><a class="button" href=next>{t(lang, "account-codes-kept")}</a></p>
    }
}
