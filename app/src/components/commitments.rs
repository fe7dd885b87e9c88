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
                view! {
                    <li data-commitment=row.kept.code()>
                        <strong>{row.who.reveal().to_owned()}</strong>" – "{year}" – "{word(lang, "kept", row.kept.code())}
                        {promise.map(|promise| view! { " – "{promise} })}
                        <p class="user-text">{row.words.reveal().to_owned()}</p>
                    </li>
                }
            })
            .collect_view();
        view! { <h2>{t(lang, "commitments-referred")}</h2><ul>{rows}</ul> }
    })
}
