//! The newest entries of the register as an Atom feed (RFC 4287), the same for everybody.

use app::desks::{PublishedEntry, RegisterQuery};
use app::paths;
use app::words::{Lang, t};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use domain::text::beginning;
use time::Date;

use super::page;
use super::validators::tagged;
use crate::Services;
use crate::desks::Visitor;

const KIND: &str = "application/atom+xml; charset=utf-8";
/// Characters of a summary.
const SHOWN: usize = 600;

/// The feed; only that nothing is new, when that is so.
pub async fn newest(State(services): State<Services>, headers: HeaderMap) -> Response {
    let anybody = Visitor::new(services.clone(), None, None);
    let register = match anybody.list_published(&RegisterQuery::default(), Lang::Vi).await {
        Ok(register) => register,
        Err(error) => {
            tracing::error!(%error, "the feed cannot be read");
            return page::unavailable();
        }
    };
    let feed = written(services.config.base_url.origin(), &register.entries);
    tagged(&headers, [(CONTENT_TYPE, KIND)], feed.into_bytes())
}

fn written(origin: &str, entries: &[PublishedEntry]) -> String {
    let site = escaped(&t(Lang::Vi, "site-name"));
    let heading = escaped(&t(Lang::Vi, "register-heading"));
    let updated = entries.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |entry| moment(entry.published_on));
    let (list, own) = (format!("{origin}{}", paths::PUBLISHED), format!("{origin}{}", paths::FEED));
    let rows: String = entries.iter().map(|entry| row(origin, entry)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n\
         <id>{list}</id><title>{heading}</title><updated>{updated}</updated>\n\
         <author><name>{site}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/><link href=\"{list}\"/>\n\
         {rows}</feed>\n"
    )
}

fn row(origin: &str, entry: &PublishedEntry) -> String {
    let address = format!("{origin}{}", paths::published(&entry.slug));
    let title = escaped(&format!("{} – {}", entry.category, entry.unit));
    let on = moment(entry.published_on);
    let summary = escaped(&beginning(&entry.summary, SHOWN));
    format!(
        "<entry><id>{address}</id><title>{title}</title><published>{on}</published><updated>{on}</updated>\
         <link href=\"{address}\"/><summary>{summary}</summary></entry>\n"
    )
}

/// The beginning of a day in Việt Nam: the hour is nobody's to know.
fn moment(day: Date) -> String {
    format!("{day}T00:00:00+07:00")
}

/// Text between tags. What XML has no sign for is left out.
fn escaped(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .fold(String::with_capacity(text.len()), |mut out, c| {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                other => out.push(other),
            }
            out
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("a <b> & \"c\"\u{1}\u{FFFE}"), "a &lt;b&gt; &amp; &quot;c&quot;");
    }
}
