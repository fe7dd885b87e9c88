//! The only place that draws a `textarea`.

use leptos::prelude::*;

/// A text area with the given words in it.
///
/// leptos does not escape the children of this element, so that re-showing what somebody typed
/// would let them write markup into the page. The words are escaped here and set as they are; the
/// first line break is swallowed by HTML and stands there so that a typed one is not.
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] value: String,
    #[prop(into)] id: String,
    #[prop(default = 8)] rows: u32,
    /// Characters after which a browser stops taking more. Generous: the sentence about the real
    /// limit is better than a text cut short without a word.
    #[prop(optional)]
    max_length: Option<usize>,
    #[prop(optional, into)] described_by: Option<String>,
    #[prop(optional)] invalid: bool,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let inner = format!("\n{}", escape(&value));
    view! {
        <textarea
            class="control"
            id=id
            name=name
            rows=rows
            maxlength=max_length
            aria-describedby=described_by
            aria-invalid=invalid.then_some("true")
            aria-required=required.then_some("true")
            inner_html=inner
        ></textarea>
    }
}

/// Replaces the five characters that mean something in HTML.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_markup_stays_text() {
        let owner = Owner::new();
        let html = owner.with(|| {
            view! { <TextArea id="body" name="body" value="</textarea><script>alert(1)</script>&\"'"/> }.to_html()
        });
        assert!(!html.contains("<script>"), "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
    }

    #[test]
    fn a_first_line_break_that_was_typed_is_kept() {
        let owner = Owner::new();
        let html = owner.with(|| view! { <TextArea id="b" name="b" value="\nab"/> }.to_html());
        assert!(html.contains(">\n\nab<"), "{html}");
    }
}
