//! The parts of a sheet that is laid out as an administrative document (Decree 30/2020/NĐ-CP, annex I).

use domain::date;
use domain::paper::{Authority, Signature};
use leptos::prelude::*;

use super::form::{Field, Select};
use crate::desks::Choice;
use crate::page::lang;
use crate::words::{Lang, fill, t, word};

/// A paragraph. A line that begins with "- " is an item of a list.
pub fn paragraph(line: &str) -> impl IntoView + use<> {
    let (class, words) = match line.strip_prefix("- ") {
        Some(item) => ("paper-item", format!("– {item}")),
        None => ("paper-paragraph", line.to_owned()),
    };
    view! { <p class=class>{words}</p> }
}

/// Who writes, the national motto, number, place and day. On a draft number and day are left to be written in.
#[component]
pub fn Letterhead(
    issuer: String,
    place: String,
    signature: Option<Signature>,
    /// What an official letter is about: it has no heading.
    #[prop(optional_no_strip)]
    about: Option<String>,
) -> impl IntoView {
    let lang = lang();
    let number = signature.as_ref().map(|signature| signature.document_no.clone()).unwrap_or_default();
    let number = fill(lang, "paper-no", &[("number", number.into())]);
    let day = match signature.map(|signature| signature.document_on) {
        Some(on) => fill(lang, "paper-place-date", &[("place", place.into()), ("date", date::show_long(on).into())]),
        None => fill(lang, "paper-place-no-date", &[("place", place.into())]),
    };
    view! {
        <header class="paper-head">
            <div>
                <p class="paper-issuer">{issuer.to_uppercase()}</p>
                <p class="paper-board">{t(lang, "paper-board")}</p>
                <p class="paper-no">{number}</p>
                {about.map(|about| view! { <p class="paper-about">{about}</p> })}
            </div>
            <div>
                <p class="paper-nation">{t(lang, "paper-nation")}</p>
                <p class="paper-motto">{t(lang, "paper-motto")}</p>
                <p class="paper-date">{day}</p>
            </div>
        </header>
    }
}

/// One addressee stands in the line, several stand below it.
#[component]
pub fn Addressees(names: Vec<String>) -> impl IntoView {
    let lang = lang();
    match names.as_slice() {
        // Minutes are addressed to nobody.
        [] => ().into_any(),
        [one] => view! { <p class="paper-to">{t(lang, "paper-to")}" "{one.clone()}"."</p> }.into_any(),
        many => {
            let last = many.len().saturating_sub(1);
            let rows = many
                .iter()
                .enumerate()
                .map(|(index, name)| view! { <li>{format!("{name}{}", if index == last { "." } else { ";" })}</li> })
                .collect_view();
            view! { <div class="paper-to"><p>{t(lang, "paper-to")}</p><ul>{rows}</ul></div> }.into_any()
        }
    }
}

/// Who gets a copy.
#[component]
pub fn Copies(copies: Vec<String>) -> impl IntoView {
    let lang = lang();
    let last = copies.len().saturating_sub(1);
    let rows = copies
        .into_iter()
        .enumerate()
        .map(|(index, name)| view! { <li>{format!("- {name}{}", if index == last { "." } else { ";" })}</li> })
        .collect_view();
    view! { <div class="paper-copies"><p>{t(lang, "paper-copies")}</p><ul>{rows}</ul></div> }
}

/// Who signed, or room for it.
#[component]
pub fn SignatureBlock(signature: Option<Signature>) -> impl IntoView {
    let lang = lang();
    match signature {
        Some(signature) => {
            let lines = signature_lines(lang, &signature)
                .into_iter()
                .map(|line| view! { <p class="paper-capacity">{line}</p> })
                .collect_view();
            view! { <div class="paper-signature">{lines}<p class="paper-signer">{signature.signer.reveal().to_owned()}</p></div> }
                .into_any()
        }
        None => view! {
            <div class="paper-signature">
                <p class="paper-capacity">{t(lang, "paper-authority-TM")}</p>
                <p class="paper-unsigned no-print">{t(lang, "paper-unsigned")}</p>
            </div>
        }
        .into_any(),
    }
}

/// In whose name, and the post below it: "TM. …", or for a deputy "TM. …", "KT. CHỦ TỊCH", the post.
fn signature_lines(lang: Lang, signature: &Signature) -> Vec<String> {
    let post = signature.post.to_uppercase();
    let board = t(lang, "paper-authority-TM");
    match signature.authority {
        Authority::OnBehalf => vec![board, post],
        Authority::ForTheHead => vec![board, t(lang, "paper-for-the-head"), post],
        Authority::Acting => vec![board, fill(lang, "paper-acting", &[("post", post.into())])],
        Authority::ByOrder | Authority::Authorised => {
            vec![word(lang, "paper-authority", signature.authority.code()), post]
        }
    }
}

/// The fields with which it is recorded that a paper was signed.
#[component]
pub fn SignatureFields(
    authority: Option<Authority>,
    /// Key of the example of a number.
    #[prop(default = "paper-document-no-hint")]
    number_hint: &'static str,
) -> impl IntoView {
    let lang = lang();
    let choice = |authority: &Authority| Choice {
        value: authority.code().to_owned(),
        label: word(lang, "paper-authority", authority.code()),
    };
    let authorities: Vec<_> = Authority::ALL.iter().map(choice).collect();
    let signs = authority.map(|authority| authority.code().to_owned()).unwrap_or_default();
    let known = authority.map(|_| t(lang, "paper-authority-known"));
    view! {
        <Field name="document_no" label=t(lang, "paper-document-no") hint=t(lang, number_hint) required=true/>
        <Field
            name="document_on"
            label=t(lang, "paper-document-on")
            hint=t(lang, "paper-document-on-hint")
            inputmode="numeric"
            width="control-short"
            required=true
        />
        {known.map(|known| view! { <p class="hint">{known}</p> })}
        <Select
            name="authority"
            label=t(lang, "paper-authority")
            choices=authorities
            value=signs
            empty=t(lang, "paper-authority-empty")
            required=true
        />
        <Field name="signer_post" label=t(lang, "paper-signer-post") hint=t(lang, "paper-signer-post-hint") required=true/>
        <Field name="signer" label=t(lang, "paper-signer") required=true/>
    }
}
