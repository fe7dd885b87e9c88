//! Templates, as the office keeps them and as officers are offered them.

use domain::case::State;
use domain::template::Occasion;
use time::Date;

use super::Choice;

/// The newest version of a template.
#[derive(Clone, Debug)]
pub struct TemplateRow {
    pub series: i64,
    pub occasion: Occasion,
    pub title: String,
    /// Name of the category for whose cases alone it is.
    pub category: Option<String>,
    /// The state in which alone it is offered.
    pub state: Option<State>,
    pub valid_from: Date,
    /// The first day on which it is no longer offered.
    pub valid_to: Option<Date>,
}

/// A version with its words.
#[derive(Clone, Debug)]
pub struct TemplateVersion {
    pub version: i32,
    pub body: String,
    pub category_code: Option<String>,
    /// Nobody: it came with the program.
    pub made_by: Option<String>,
    pub row: TemplateRow,
}

/// A template with its versions, the newest first.
#[derive(Clone, Debug)]
pub struct TemplateView {
    /// `None`: it is to be made.
    pub series: Option<i64>,
    pub versions: Vec<TemplateVersion>,
    pub categories: Vec<Choice>,
    pub today: Date,
}

/// A template that a form offers.
#[derive(Clone, Debug)]
pub struct TemplateOffer {
    pub occasion: Occasion,
    pub choice: Choice,
}
