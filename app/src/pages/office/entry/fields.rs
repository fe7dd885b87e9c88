//! The fields of each list, and what their values say.

use domain::deadline::Unit;
use domain::lists::{Certainty, List};
use domain::routing::{Rank, Target};
use domain::unit::{CadreManager, Level, System};
use leptos::prelude::*;

use crate::components::form::{Field, Select, Tick};
use crate::desks::{Choice, EntryChoices};
use crate::page::lang;
use crate::words::{Lang, t, word};

/// Fields that are ticked.
const TICKS: [&str; 6] =
    ["list_citizens", "list_enabled", "list_head", "list_deputy", "list_key_cadre", "list_committee"];
/// Fields of numbers.
const NUMBERS: [&str; 2] = ["list_amount", "list_position"];
/// Fields without which there is no entry.
const REQUIRED: [&str; 9] = [
    "list_name_vi",
    "list_name_en",
    "list_amount",
    "list_unit",
    "list_basis",
    "list_certainty",
    "list_position",
    "list_rank",
    "list_target",
];
/// The fields of a new rule.
const OF_A_RULE: [&str; 10] = [
    "list_position",
    "list_system",
    "list_level",
    "list_rank",
    "list_post",
    "list_category",
    "list_managed_by",
    "list_target",
    "list_copy",
    "list_explanation",
];

/// The fields with what is stored.
#[component]
pub(super) fn Fields(list: List, values: Vec<(&'static str, String)>, choices: EntryChoices) -> impl IntoView {
    let values = match list {
        List::Rules if values.is_empty() => OF_A_RULE.map(|field| (field, String::new())).to_vec(),
        _ => values,
    };
    let field = |(name, value): (&'static str, String)| {
        let label = word(lang(), "list-field", name);
        if TICKS.contains(&name) {
            return view! { <Tick name=name label=label ticked=!value.is_empty()/> }.into_any();
        }
        let required = REQUIRED.contains(&name) || name == "list_explanation";
        let required = required || name == "list_managed_by" && list == List::Posts;
        match offered(name, &choices) {
            Some(offered) => {
                let empty = t(lang(), if required { "list-choose" } else { "list-any" });
                view! { <Select name=name label=label choices=offered value=value empty=empty required=required/> }
                    .into_any()
            }
            None if NUMBERS.contains(&name) => view! {
                <Field name=name label=label value=value inputmode="numeric" width="control-short" required=required/>
            }
            .into_any(),
            None => {
                view! { <Field name=name label=label value=value autocomplete="off" required=required/> }.into_any()
            }
        }
    };
    values.into_iter().map(field).collect_view()
}

/// What may be chosen; `None` where something is typed.
fn offered(field: &str, choices: &EntryChoices) -> Option<Vec<Choice>> {
    let codes: Vec<&str> = match field {
        "list_unit" => Unit::ALL.iter().map(|code| code.code()).collect(),
        "list_certainty" => Certainty::ALL.iter().map(|code| code.code()).collect(),
        "list_system" => System::ALL.iter().map(|code| code.code()).collect(),
        "list_level" => Level::ALL.iter().map(|code| code.code()).collect(),
        "list_rank" => Rank::ALL.iter().map(|code| code.code()).collect(),
        "list_managed_by" => CadreManager::ALL.iter().map(|code| code.code()).collect(),
        "list_target" | "list_copy" => Target::ALL.iter().map(|code| code.code()).collect(),
        "list_explanation" => choices.explanations.iter().map(String::as_str).collect(),
        "list_post" => return Some(choices.posts.clone()),
        "list_category" => return Some(choices.categories.clone()),
        _ => return None,
    };
    let choice = |code: &str| Choice { value: code.to_owned(), label: said(lang(), field, code, choices) };
    Some(codes.into_iter().map(choice).collect())
}

/// A value in words.
pub(super) fn said(lang: Lang, field: &str, value: &str, choices: &EntryChoices) -> String {
    let named = |of: &[Choice]| {
        let found = of.iter().find(|choice| choice.value == value);
        found.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
    };
    match field {
        _ if TICKS.contains(&field) => t(lang, if value.is_empty() { "office-no" } else { "office-yes" }),
        _ if value.is_empty() => "–".to_owned(),
        "list_unit" => word(lang, "span", value),
        "list_certainty" => word(lang, "office-mark", value),
        "list_system" => word(lang, "office-system", value),
        "list_level" => word(lang, "desk-level", value),
        "list_rank" => word(lang, "office-rank", value),
        "list_managed_by" => word(lang, "office-manager", value),
        "list_target" | "list_copy" => word(lang, "office-target", value),
        "list_explanation" => t(lang, value),
        "list_post" => named(&choices.posts),
        "list_category" => named(&choices.categories),
        _ => value.to_owned(),
    }
}
