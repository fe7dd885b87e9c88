//! What officials committed themselves to, as far as a case refers to it.

use leptos::prelude::*;

use crate::desks::CommitmentRef;
use crate::page::lang;
use crate::words::{fill, t, word};

/// The list; nothing where a case refers to none.
#[component]
pub fn Commitments(commitments: Vec<CommitmentRef>) -> impl IntoView {
    let lang = lang();
    (!commitments.is_empty()).then(|| {
        let rows = commitments
            .into_iter()
            .map(|row| {
                let year = fill(lang, "commitment-of", &[("year", row.year.to_string().into())]);
                let promise = row.promise.map(|number| fill(lang, "commitment-promise", &[("number", number.into())]));
                let who = row.who.reveal().to_owned();
                let who = if who.is_empty() { t(lang, "commitment-official") } else { who };
                let words = match row.words {
                    Some(words) => view! { <p class="user-text">{words.reveal().to_owned()}</p> }.into_any(),
                    None => view! { <p class="hint">{t(lang, "commitment-not-shown")}</p> }.into_any(),
                };
                view! {
                    <li data-commitment=row.kept.code()>
                        <strong>{who}</strong>" – "{year}" – "{word(lang, "kept", row.kept.code())}
                        {promise.map(|promise| view! { " – "{promise} })}
                        {words}
                    </li>
                }
            })
            .collect_view();
        view! { <h2>{t(lang, "commitments-referred")}</h2><ul>{rows}</ul> }
    })
}
