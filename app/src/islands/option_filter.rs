//! Finding an entry of a long list by typing a part of it.

use leptos::ev;
use leptos::prelude::*;
use web_sys::Element;

/// A field above a list that drops down: only the entries that hold what is typed stay in the list,
/// marks and capitals apart. The list itself is what is posted; without scripts it stands alone.
#[island]
pub fn OptionFilter(
    /// Id of the list.
    list: String,
    label: String,
    /// How many are left: a sentence with `{n}` in it.
    found: String,
) -> impl IntoView {
    let (ready, set_ready) = signal(false);
    let (count, set_count) = signal(None::<usize>);
    let id = format!("{list}-filter");
    let field = id.clone();
    Effect::new(move |_| {
        let Some(select) = document().get_element_by_id(&list) else { return };
        let entries = children(&select);
        set_ready.set(true);
        let own = field.clone();
        let typed = window_event_listener(ev::input, move |event| {
            if event_target::<Element>(&event).id() == own {
                set_count.set(Some(keep(&select, &entries, &folded(&event_target_value(&event)))));
            }
        });
        let own = field.clone();
        // Whoever ends what they typed with Enter means the list and not the form.
        let ended = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Enter" && event_target::<Element>(&event).id() == own {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            typed.remove();
            ended.remove();
        });
    });
    let sentence = move || count.get().map(|count| found.replace("{n}", &count.to_string()));
    view! {
        <div class="field" hidden=move || !ready.get()>
            <label for=id.clone()>{label}</label>
            <input class="control" type="search" id=id autocomplete="off"/>
            <p class="hint" role="status">{sentence}</p>
        </div>
    }
}

fn children(of: &Element) -> Vec<Element> {
    std::iter::successors(of.first_element_child(), Element::next_element_sibling).collect()
}

/// Leaves those entries in the list that hold the typed text, and says how many. What is no place
/// and no body ("I do not know") stays, and so does what is chosen. Entries are taken out and put
/// back, because not every browser hides one that is hidden.
fn keep(select: &Element, entries: &[Element], typed: &str) -> usize {
    let chosen = js_sys::Reflect::get(select, &"value".into()).unwrap_or_default();
    let current = chosen.as_string().unwrap_or_default();
    let mut found = 0;
    for entry in entries {
        let value = entry.get_attribute("value").unwrap_or_default();
        let named = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
        let holds = folded(&entry.text_content().unwrap_or_default()).contains(typed);
        found += usize::from(named && holds);
        if holds || !named || value == current {
            drop(select.append_child(entry));
        } else {
            entry.remove();
        }
    }
    drop(js_sys::Reflect::set(select, &"value".into(), &chosen));
    found
}

/// Small letters without marks. The browser takes letters and marks apart, so that it need not load
/// the tables of Unicode for it.
fn folded(text: &str) -> String {
    let apart = js_sys::JsString::from(text).to_lower_case().normalize("NFD");
    let letters = String::from(apart);
    let letters = letters.chars().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter));
    letters.map(|letter| if letter == 'đ' { 'd' } else { letter }).collect()
}
