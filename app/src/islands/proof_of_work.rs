//! Work in place of waiting.

use std::time::Duration;

use domain::proof;
use leptos::prelude::*;

/// Numbers that are tried before the browser may do something else.
const AT_ONCE: u64 = 4_000;

/// Looks for a number that pays for this ticket, and puts it into the form around it. It says so
/// only once a script runs.
#[island]
pub fn ProofOfWork(
    ticket: String,
    bits: u32,
    /// While it looks.
    working: String,
    /// When it has found one.
    done: String,
) -> impl IntoView {
    let (said, set_said) = signal(None::<String>);
    let (found, set_found) = signal(String::new());
    Effect::new(move |_| {
        set_said.set(Some(working.clone()));
        let done = done.clone();
        look(ticket.clone(), bits, 0, move |number| {
            set_found.set(number.to_string());
            set_said.set(Some(done));
        });
    });
    view! {
        <input type="hidden" name="wait_proof" value=move || found.get()/>
        <p role="status">{move || said.get()}</p>
    }
}

fn look(ticket: String, bits: u32, from: u64, tell: impl FnOnce(u64) + 'static) {
    match (from..from + AT_ONCE).find(|number| proof::is_done(&ticket, *number, bits)) {
        Some(number) => tell(number),
        None => set_timeout(move || look(ticket, bits, from + AT_ONCE, tell), Duration::ZERO),
    }
}
