//! The routing rules, in the order in which they are tried.

use leptos::prelude::*;

use super::Desk;
use crate::components::table::{cell, columns};
use crate::desks::RuleRow;
use crate::page::{lang, with_desk};
use crate::shell::Title;
use crate::words::{Lang, t, word};

const COLUMNS: [&str; 5] =
    ["office-rule-position", "office-rule-when", "office-rule-target", "office-rule-copy", "office-rule-why"];

/// Who answers for whom; the first row that matches wins.
#[component]
pub fn RulesPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        |desk: Desk| async move { desk.rules().await },
        move |rules| {
            let rows = rules.into_iter().map(|rule| row(lang, rule)).collect_view();
            view! {
                <Title text=t(lang, "office-rules")/>
                <h1>{t(lang, "office-rules")}</h1>
                <p class="lead">{t(lang, "office-rules-about")}</p>
                <div class="notice notice-info"><p>{t(lang, "office-rules-conflict")}</p></div>
                <table class="list">
                    <caption>{t(lang, "office-rules")}</caption>
                    {columns(lang, &COLUMNS)}
                    <tbody>{rows}</tbody>
                </table>
            }
        },
    )
}

fn row(lang: Lang, rule: RuleRow) -> impl IntoView {
    let target = |code: &str| word(lang, "office-target", code);
    let copy = rule.copy.as_deref().map(target).unwrap_or_else(|| "–".to_owned());
    view! {
        <tr>
            {cell(lang, "office-rule-position", rule.position.to_string())}
            {cell(lang, "office-rule-when", conditions(lang, &rule))}
            {cell(lang, "office-rule-target", target(&rule.target))}
            {cell(lang, "office-rule-copy", copy)}
            {cell(lang, "office-rule-why", t(lang, &rule.explanation))}
        </tr>
    }
}

/// For whom and what the row is, in one line.
fn conditions(lang: Lang, rule: &RuleRow) -> String {
    let named = |key: &str, name: &Option<String>| name.as_ref().map(|name| format!("{} “{name}”", t(lang, key)));
    let parts: Vec<String> = [
        rule.system.as_ref().map(|code| word(lang, "office-system", code)),
        rule.level.as_ref().map(|code| word(lang, "desk-level", code)),
        Some(word(lang, "office-rank", &rule.rank)),
        rule.managed_by.as_ref().map(|code| word(lang, "office-manager", code)),
        named("office-rule-post", &rule.post),
        named("office-rule-category", &rule.category),
    ]
    .into_iter()
    .flatten()
    .collect();
    parts.join("; ")
}
