//! Just enough HTML to read our own pages: tags, attributes, forms.

/// One tag of a page: its name, with the slash of an end tag, and where it ends.
pub struct Tag<'a> {
    pub name: &'a str,
    attributes: &'a str,
    /// The position behind the tag.
    pub end: usize,
}

impl Tag<'_> {
    /// The value of an attribute; empty for one that has none (`checked`).
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start();
            if rest.is_empty() {
                return None;
            }
            let name_end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
            let (name, after) = rest.split_at(name_end);
            let (value, after) = match after.strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => ("", after),
            };
            if name == wanted {
                return Some(unescape(value));
            }
            rest = after;
        }
    }

    pub fn has(&self, attribute: &str) -> bool {
        self.attribute(attribute).is_some()
    }
}

/// All tags in their order. A `>` inside a quoted value ends no tag, as in a browser.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|offset| at + offset) {
        let mut quoted = false;
        let length = html[start..].char_indices().find(|&(_, c)| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let Some((length, _)) = length else { break };
        let inside = &html[start + 1..start + length];
        let name_end = inside.find(char::is_whitespace).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(name_end);
        at = start + length + 1;
        found.push(Tag { name, attributes, end: at });
    }
    found
}

/// The five characters that pages escape.
pub fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}

/// The text behind a position, up to this end tag, without the tags in it.
pub fn text_until(html: &str, from: usize, end: &str) -> String {
    let inside = html[from..].split(end).next().unwrap_or_default();
    let text: String = inside.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    unescape(text.trim())
}

/// How somebody fills in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Hidden,
    Typed,
    Chosen,
    File,
    Button,
}

#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub kind: Kind,
    /// What is sent when nobody touches it; `None`: nothing.
    pub value: Option<String>,
}

/// A form as a browser without scripts sees it.
#[derive(Clone, Debug)]
pub struct Form {
    pub method: String,
    pub action: String,
    pub multipart: bool,
    pub fields: Vec<Field>,
}

impl Form {
    /// What is sent when nobody touches it and presses no named button.
    pub fn values(&self) -> Vec<(String, String)> {
        let sent = self.fields.iter().filter(|field| !matches!(field.kind, Kind::Button | Kind::File));
        sent.filter_map(|field| Some((field.name.clone(), field.value.clone()?))).collect()
    }

    /// The same with these fields filled in otherwise.
    pub fn filled(&self, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut values = self.values();
        values.retain(|(name, _)| fields.iter().all(|(field, _)| field != name));
        values.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        values
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.name == name).and_then(|field| field.value.as_deref())
    }
}

/// The forms of a page.
pub fn forms(html: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut open = false;
    for tag in tags(html) {
        let attribute = |name: &str| tag.attribute(name).unwrap_or_default();
        match tag.name {
            "form" => {
                open = true;
                forms.push(Form {
                    method: attribute("method"),
                    action: attribute("action"),
                    multipart: attribute("enctype") == "multipart/form-data",
                    fields: Vec::new(),
                });
            }
            "/form" => open = false,
            name if open => {
                if let (Some(form), Some(field)) = (forms.last_mut(), field(html, name, &tag)) {
                    form.fields.push(field);
                } else if name == "option" && tag.has("selected") {
                    choose(&mut forms, attribute("value"));
                }
            }
            _ => {}
        }
    }
    forms
}

fn field(html: &str, tag_name: &str, tag: &Tag<'_>) -> Option<Field> {
    let name = tag.attribute("name")?;
    let value = tag.attribute("value").unwrap_or_default();
    let of = |kind, value| Some(Field { name: name.clone(), kind, value });
    match (tag_name, tag.attribute("type").as_deref()) {
        ("input", Some("hidden")) => of(Kind::Hidden, Some(value)),
        ("input", Some("radio" | "checkbox")) => of(Kind::Chosen, tag.has("checked").then_some(value)),
        ("input", Some("file")) => of(Kind::File, None),
        ("input", _) => of(Kind::Typed, Some(value)),
        ("button", _) => of(Kind::Button, Some(value)),
        ("select", _) => of(Kind::Chosen, Some(String::new())),
        // The first line break belongs to the markup and not to the text.
        ("textarea", _) => {
            let inside = html[tag.end..].split("</textarea>").next().unwrap_or_default();
            of(Kind::Typed, Some(unescape(inside.strip_prefix('\n').unwrap_or(inside))))
        }
        _ => None,
    }
}

/// An option belongs to the list that was opened last.
fn choose(forms: &mut [Form], value: String) {
    if let Some(field) = forms.last_mut().and_then(|form| form.fields.last_mut()) {
        field.value = Some(value);
    }
}
