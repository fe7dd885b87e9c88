//! Whom and what a case is about (`action=classify`).

use domain::case::act::SOMEBODY_ELSE;
use leptos::prelude::*;

use crate::components::category_choices::CategoryChoices;
use crate::components::desk_form::{Act, Asks, DeskForm};
use crate::components::form::{Select, Tick};
use crate::components::grouped_select::{Group, GroupedSelect};
use crate::desks::{Choice, FrontCase};
use crate::page::lang;
use crate::words::{fill, t, word};

pub const CLASSIFY: Asks = Asks::Change("classify");

/// Whether somebody has said whom and what the case is about.
pub fn is_classified(case: &FrontCase) -> bool {
    let said = &case.classification;
    said.unit.is_some() && !said.open && said.namesakes.is_empty() && !said.categories.is_empty()
}

/// Whom it may be about: first those who bear the name that was given, then that it is none of them, then everybody
/// else of the body.
fn choices(namesakes: &[Choice], officers: &[Choice]) -> Vec<Choice> {
    if namesakes.is_empty() {
        return officers.to_vec();
    }
    let none = Choice { value: SOMEBODY_ELSE.to_owned(), label: t(lang(), "front-somebody-else") };
    let others = officers.iter().filter(|officer| !namesakes.iter().any(|known| known.value == officer.value));
    namesakes.iter().chain([&none]).chain(others).cloned().collect()
}

pub fn form(case: &FrontCase) -> AnyView {
    let lang = lang();
    let stored = case.classification.clone();
    let classified = is_classified(case);
    let posts = case
        .posts
        .iter()
        .map(|group| Group {
            label: format!(
                "{} – {}",
                word(lang, "desk-unit-kind", &group.kind),
                word(lang, "desk-level", &group.level)
            ),
            choices: group.posts.clone(),
        })
        .collect();
    let units = case.units.clone();
    let officers = choices(&stored.namesakes, &case.officers);
    let same_name = (!stored.namesakes.is_empty()).then(|| {
        let names: Vec<_> = stored.namesakes.iter().map(|choice| choice.label.clone()).collect();
        let said = fill(lang, "front-classify-same-name", &[("names", names.join(", ").into())]);
        view! { <div class="notice notice-warn"><p>{said}</p></div> }
    });
    let somebody = (!officers.is_empty()).then(|| {
        view! {
            <Select
                name="subject_officer"
                label=t(lang, "front-subject-officer")
                hint=t(lang, "front-subject-officer-hint")
                choices=officers
                value=stored.officer.unwrap_or_default()
                empty=t(lang, "front-no-officer")
            />
        }
    });
    let categories = case.category_choices.clone();
    let version = case.version;
    view! {
        <Act asks=CLASSIFY title=t(lang, "front-do-classify") folded=classified wide=true>
            <p class="hint">{t(lang, "front-about-classify")}</p>
            {classified.then(|| view! { <p class="hint">{t(lang, "front-classify-first")}</p> })}
            {same_name}
            {stored.open.then(|| view! { <div class="notice notice-warn"><p>{t(lang, "front-classify-open")}</p></div> })}
            <DeskForm asks=CLASSIFY version=version button=t(lang, "front-button-classify")>
                <Select
                    name="subject_unit"
                    label=t(lang, "front-subject-unit")
                    hint=t(lang, "front-subject-unit-hint")
                    choices=units
                    value=stored.unit.unwrap_or_default()
                    empty=t(lang, "front-choose-unit")
                    required=true
                />
                <GroupedSelect
                    name="subject_post"
                    label=t(lang, "front-subject-post")
                    hint=t(lang, "front-subject-post-hint")
                    groups=posts
                    value=stored.post.unwrap_or_default()
                    empty=t(lang, "front-no-post")
                />
                {somebody}
                <Tick
                    name="whole_body"
                    label=t(lang, "front-whole-body")
                    hint=t(lang, "front-whole-body-hint")
                    ticked=stored.whole_body
                />
                <CategoryChoices
                    groups=categories
                    legend=t(lang, "front-category-legend")
                    hint=t(lang, "front-category-hint")
                    values=stored.categories
                    with_main=true
                />
            </DeskForm>
        </Act>
    }
    .into_any()
}
