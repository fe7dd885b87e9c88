//! Which styles of a Word document hide what has them (ECMA-376 part 1, 17.7).

use std::collections::HashMap;
use std::io::{BufReader, Read};

use domain::attachment::NoCopy;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Styles that a document may have; Word itself brings about four hundred.
const MAX_STYLES: usize = 10_000;
/// How far one style may rest on others; Word refuses more than eleven.
const MAX_DEPTH: usize = 32;

#[derive(Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// What a paragraph has that names none.
    usual: Option<String>,
}

#[derive(Default)]
struct Style {
    rests_on: Option<String>,
    /// What it says itself; `None`: what the style says on which it rests.
    hides: Option<bool>,
}

impl Styles {
    /// Reads the part that describes them.
    pub(super) fn read(&mut self, part: impl Read) -> Result<(), NoCopy> {
        let mut reader = Reader::from_reader(BufReader::new(part));
        let mut buffer = Vec::new();
        let mut current: Option<(String, Style)> = None;
        // Some table styles hide a part of the table only: a heading, the last row.
        let mut of_a_part = 0_usize;
        loop {
            match reader.read_event_into(&mut buffer).map_err(|_| NoCopy::Unreadable)? {
                Event::Start(element) if element.local_name().as_ref() == "tblStylePr" => of_a_part += 1,
                Event::End(element) if element.local_name().as_ref() == "tblStylePr" => {
                    of_a_part = of_a_part.saturating_sub(1);
                }
                Event::Start(element) if element.local_name().as_ref() == "style" => {
                    let id = attribute(&element, "styleId").unwrap_or_default();
                    if attribute(&element, "type").as_deref() == Some("paragraph")
                        && is_true(attribute(&element, "default"))
                    {
                        self.usual = Some(id.clone());
                    }
                    current = Some((id, Style::default()));
                }
                Event::End(element) if element.local_name().as_ref() == "style" => {
                    self.by_id.extend(current.take());
                    if self.by_id.len() > MAX_STYLES {
                        return Err(NoCopy::TooLarge);
                    }
                }
                Event::Start(element) | Event::Empty(element) if of_a_part == 0 => {
                    if let Some((_, style)) = &mut current {
                        match element.local_name().as_ref() {
                            "basedOn" => style.rests_on = attribute(&element, "val"),
                            "vanish" => style.hides = Some(is_on(&element)),
                            _ => {}
                        }
                    }
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
            buffer.clear();
        }
    }

    /// Whether the style that this element names hides what has it.
    pub(super) fn hide(&self, named: &BytesStart<'_>) -> bool {
        attribute(named, "val").is_some_and(|id| self.hides(&id))
    }

    /// Whether a paragraph is hidden that names no style.
    pub(super) fn hide_unnamed_paragraphs(&self) -> bool {
        self.usual.as_deref().is_some_and(|id| self.hides(id))
    }

    fn hides(&self, id: &str) -> bool {
        let chain = std::iter::successors(self.by_id.get(id), |style| self.by_id.get(style.rests_on.as_ref()?));
        chain.take(MAX_DEPTH).find_map(|style| style.hides).unwrap_or_default()
    }
}

/// Whether a property that can be on or off is on: it is when nothing else is said (17.17.4).
pub(super) fn is_on(property: &BytesStart<'_>) -> bool {
    attribute(property, "val").is_none_or(|value| is_true(Some(value)))
}

fn is_true(value: Option<String>) -> bool {
    value.is_some_and(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}

/// An attribute by its name, whatever the prefix is that its document uses.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name);
    found.map(|attribute| attribute.value.into_owned())
}
