//! Papers: from a template and what is known of a case to what is printed. The template says the
//! words, `app` draws the sheet; nothing here knows the law.

mod fields;

use domain::private::Private;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};

pub use fields::{Fields, Late, SealedFile};

/// The words of a paper as reference data: five small templates.
#[derive(Clone, Debug)]
pub struct Template {
    pub id: i64,
    pub title: String,
    pub subject: String,
    /// One a line.
    pub addressees: String,
    pub body: String,
    /// One a line.
    pub copies: String,
}

/// A template that cannot be filled: a word that nobody knows, or one that never ends.
#[derive(Debug, thiserror::Error)]
#[error("the words of a paper cannot be filled in: {0}")]
pub struct TemplateError(minijinja::ErrorKind);

/// The words of a paper, filled in.
pub struct Words {
    pub title: String,
    pub subject: String,
    pub to: Vec<Private>,
    pub body: Private,
    pub copies: Vec<String>,
}

/// Steps a template may take. An ordinary one takes some hundred; this ends one that repeats itself
/// for ever.
const FUEL: u64 = 20_000;

/// Fills the fields into a template. Plain text comes out: what a page makes of it is escaped there.
///
/// Addressees and copies name the sender by what they are, where no name is known; the words between
/// speak to them.
///
/// # Errors
/// [`TemplateError`] when the template names a field that there is not.
pub fn fill(template: &Template, mut fields: Fields) -> Result<Words, TemplateError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    // A line that holds a condition alone leaves no line behind.
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.map_err(|error| TemplateError(error.kind()))?);
    // The message of an error may repeat what was filled in; its kind cannot.
    let text = |words: &str, fields: &Fields| {
        environment.render_str(words, Serde(fields)).map_err(|error| TemplateError(error.kind()))
    };
    let (to, copies) = (text(&template.addressees, &fields)?, text(&template.copies, &fields)?);
    fields.nguoi_gui = std::mem::take(&mut fields.trong_loi);
    Ok(Words {
        title: text(&template.title, &fields)?,
        subject: text(&template.subject, &fields)?,
        to: lines(&to).map(Private::from).collect(),
        body: Private::from(text(&template.body, &fields)?),
        copies: lines(&copies).map(str::to_owned).collect(),
    })
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests;
