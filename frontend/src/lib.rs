//! What the browser loads: the islands of `app`, woken up one by one. Everything else on a page
//! was finished on the server.

// Islands are exported by name; without this line the linker would drop them.
#[expect(unused_extern_crates, reason = "it is linked for what it exports")]
extern crate app;

/// Wakes up the islands of the page.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
