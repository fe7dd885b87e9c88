//! The routing rules, in the order in which they are tried.

use leptos::prelude::*;

use super::{Desk, linked};
use crate::components::case_parts::Day;
use crate::components::table::{cell, columns};
use crate::desks::RuleRow;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, t, word};

const COLUMNS: [&str; 5] =
    ["office-rule-position", "office-rule-when", "office-rule-target", "office-rule-copy", "office-rule-why"];

/// Who answers for whom; the first row that matches wins.
#[component]
pub fn RulesPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        |desk: Desk| async move { Ok((desk.rules().await?, desk.rights().lists)) },
        move |(rules, may_change)| {
            let rows = rules.into_iter().map(|rule| row(lang, rule, may_change)).collect_view();
            view! {
                <Title text=t(lang, "office-rules")/>
                <h1>{t(lang, "office-rules")}</h1>
                <p class="lead">{t(lang, "office-rules-about")}</p>
                <div class="notice notice-info"><p>{t(lang, "office-rules-conflict")}</p></div>
                {may_change.then(|| view! {
                    <p class="actions"><a class="button" href=paths::OFFICE_RULE_NEW>{t(lang, "list-rule-new")}</a></p>
                })}
                <table class="list">
                    <caption>{t(lang, "office-rules")}</caption>
                    {columns(lang, &COLUMNS)}
                    <tbody>{rows}</tbody>
                </table>
            }
        },
    )
}

fn row(lang: Lang, rule: RuleRow, may_change: bool) -> impl IntoView {
    let to = may_change.then(|| paths::office_entry(paths::OFFICE_RULES, rule.series));
    let position = view! {
        {linked(to, rule.position.to_string())}
        <span class="caption">
            " "<Day on=rule.valid_from/>{rule.valid_to.map(|day| view! { " – "<Day on=day/> })}
        </span>
    };
    let target = |code: &str| word(lang, "office-target", code);
    let copy = rule.copy.as_deref().map(target).unwrap_or_else(|| "–".to_owned());
    view! {
        <tr>
            {cell(lang, "office-rule-position", position)}
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
