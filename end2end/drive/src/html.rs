//! Finding a few things in our own pages. No parser: the pages are known, and a page that has
//! changed so much that nothing is found stops the run.

/// The opening tags of an element, each without its brackets.
fn tags<'a>(page: &'a str, element: &'a str) -> impl Iterator<Item = &'a str> {
    page.split('<')
        .filter(move |tag| tag.strip_prefix(element).is_some_and(|rest| rest.starts_with(char::is_whitespace)))
        .filter_map(|tag| tag.split('>').next())
}

/// An attribute of an opening tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// The value of the first input of this name.
pub fn input(page: &str, name: &str) -> Option<String> {
    let tag = tags(page, "input").find(|tag| attribute(tag, "name") == Some(name))?;
    attribute(tag, "value").map(str::to_owned)
}

/// The value behind the entry of a list that reads so.
pub fn option(page: &str, words: &str) -> Option<String> {
    let tag =
        page.split('<').find(|tag| tag.starts_with("option ") && tag.trim_end().ends_with(&format!(">{words}")))?;
    attribute(tag, "value").map(str::to_owned)
}

/// The words inside the first element with this attribute.
pub fn marked(page: &str, name: &str) -> Option<String> {
    let element =
        page.split('<').find(|tag| tag.split('>').next().is_some_and(|tag| attribute(tag, name).is_some()))?;
    element.split_once('>').map(|(_, words)| words.to_owned())
}

/// The addresses of links that begin so.
pub fn links(page: &str, start: &str) -> Vec<String> {
    tags(page, "a")
        .filter_map(|tag| attribute(tag, "href"))
        .filter(|href| href.starts_with(start))
        .map(str::to_owned)
        .collect()
}

/// The addresses of the style sheets.
pub fn style_sheets(page: &str) -> Vec<String> {
    tags(page, "link")
        .filter(|tag| attribute(tag, "rel") == Some("stylesheet"))
        .filter_map(|tag| attribute(tag, "href"))
        .map(str::to_owned)
        .collect()
}

/// Whether the page makes a browser load a script or WebAssembly.
pub fn loads_scripts(page: &str) -> bool {
    page.contains(".wasm") || page.contains(".js\"")
}

/// How often a mark stands in a page.
pub fn count(page: &str, mark: &str) -> usize {
    page.matches(mark).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<link rel="icon" href="/i.svg"><link rel="stylesheet" href="/a.css">
        <select name="p"><option value="">…</option><option value="7" selected>Tỉnh A</option></select>
        <input type="hidden" name="code" value="X1"/><input id="code" name="receipt_saved" value="yes">"#;

    #[test]
    fn values_are_found_by_name() {
        assert_eq!(input(PAGE, "code").as_deref(), Some("X1"));
        assert_eq!(input(PAGE, "receipt_saved").as_deref(), Some("yes"));
        assert_eq!(input(PAGE, "body"), None);
        assert_eq!(option(PAGE, "Tỉnh A").as_deref(), Some("7"));
        assert_eq!(option(PAGE, "A"), None);
        assert_eq!(style_sheets(PAGE), ["/a.css"]);
        assert_eq!(marked(r#"<p><b data-n="">PA-1</b></p>"#, "data-n").as_deref(), Some("PA-1"));
    }

    #[test]
    fn a_page_with_a_script_is_told_from_one_without() {
        assert!(!loads_scripts(PAGE));
        assert!(loads_scripts(r#"<link rel="modulepreload" href="/pkg/phanhoi.0a.js">"#));
    }
}
