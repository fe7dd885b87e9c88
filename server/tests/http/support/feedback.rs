//! What a citizen sends, and the pages on which it is filled in.

use app::paths;
use app::words::Lang;
use domain::submission::Step;

use super::browser::{Answer, Browser, Chosen};
use super::world::World;

/// Feedback as somebody means it: bodies and posts by their codes.
#[derive(Clone)]
pub struct Feedback {
    pub kind: &'static str,
    /// `None`: the province as a whole.
    pub commune: Option<&'static str>,
    pub unit: Option<&'static str>,
    pub post: Option<&'static str>,
    pub categories: Vec<&'static str>,
    pub body: String,
    /// Everything else that was typed, by the names of the fields.
    pub typed: Vec<(&'static str, String)>,
    pub files: Vec<Chosen>,
}

impl Default for Feedback {
    /// An anonymous report about a civil servant of a commune: the commune's Front receives it,
    /// the commune's People's Committee answers.
    fn default() -> Self {
        Self {
            kind: "PHAN_ANH",
            commune: Some("99001"),
            unit: Some("ubnd-dong-lat"),
            post: Some("CONG_CHUC"),
            categories: vec!["B4"],
            body: "Tôi nộp hồ sơ đã hai tháng, hỏi ba lần đều được hẹn tuần sau.".to_owned(),
            typed: vec![("identity", "anonymous".to_owned())],
            files: Vec::new(),
        }
    }
}

impl Feedback {
    /// A report about the head of a commune, which the Front of the province receives.
    pub fn about_the_chairman() -> Self {
        Self { post: Some("CHU_TICH_UBND"), categories: vec!["D1"], ..Self::default() }
    }

    /// A comment that concerns nobody in particular: the Front may answer it itself.
    pub fn comment() -> Self {
        Self { kind: "GOP_Y", unit: None, post: None, categories: vec!["G1"], ..Self::default() }
    }

    #[must_use]
    pub fn with(mut self, field: &'static str, value: &str) -> Self {
        self.typed.retain(|(name, _)| *name != field);
        self.typed.push((field, value.to_owned()));
        self
    }

    #[must_use]
    pub fn with_files(mut self, files: Vec<Chosen>) -> Self {
        self.files = files;
        self
    }

    fn typed(&self, field: &'static str) -> (String, String) {
        let value = self.typed.iter().find(|(name, _)| *name == field).map(|(_, value)| value.clone());
        (field.to_owned(), value.unwrap_or_default())
    }

    /// What is posted on a page.
    pub fn fields(&self, world: &World, step: Step) -> Vec<(String, String)> {
        let one = |name: &str, value: String| vec![(name.to_owned(), value)];
        match step {
            Step::Kind => one("kind", self.kind.to_owned()),
            Step::Province => one("province", world.area("99").to_string()),
            Step::Commune => {
                one("commune", self.commune.map_or("province".to_owned(), |code| world.area(code).to_string()))
            }
            Step::Body => {
                one("subject_unit", self.unit.map_or("unknown".to_owned(), |code| world.unit(code).to_string()))
            }
            Step::Person => {
                let post = match (self.unit, self.post) {
                    (Some(_), Some("whole")) => "whole".to_owned(),
                    (Some(unit), Some(post)) => world.post(unit, post).to_string(),
                    _ => "unknown".to_owned(),
                };
                vec![("subject_post".to_owned(), post), self.typed("subject_name")]
            }
            Step::Category => self.categories.iter().map(|code| ("category".to_owned(), (*code).to_owned())).collect(),
            Step::Matter => {
                let body = ("body".to_owned(), self.body.clone());
                vec![self.typed("happened_on"), self.typed("place"), body, self.typed("wish")]
            }
            Step::Files => Vec::new(),
            Step::Sender => ["identity", "name", "phone", "address", "email", "notify", "share_with_unit"]
                .map(|field| self.typed(field))
                .to_vec(),
            Step::Check => vec![("declare".to_owned(), "yes".to_owned()), ("privacy".to_owned(), "yes".to_owned())],
            Step::Code => one("receipt_saved", "yes".to_owned()),
        }
    }

    /// Fills in the pages before this one.
    pub async fn fill_in_until(&self, world: &World, browser: &mut Browser, end: Step) {
        for &step in Step::ALL.iter().filter(|&&step| step < end) {
            self.post(world, browser, step).await.moved_on();
        }
    }

    pub async fn post(&self, world: &World, browser: &mut Browser, step: Step) -> Answer {
        let path = paths::step(Lang::Vi, step);
        if step == Step::Files {
            browser.upload(&path, &[("action", "next")], &self.files).await
        } else {
            browser.post(&path, &self.fields(world, step)).await
        }
    }

    /// Fills in everything; returns the code that is shown before it is sent.
    pub async fn prepare(&self, world: &World, browser: &mut Browser) -> String {
        self.fill_in_until(world, browser, Step::Code).await;
        let page = browser.get(&paths::step(Lang::Vi, Step::Code)).await.expect(200);
        page.shown("code").unwrap()
    }
}

/// Presses the button that sends.
pub async fn send(browser: &mut Browser, code: &str) -> Answer {
    browser.post(&paths::step(Lang::Vi, Step::Code), &[("code", code), ("receipt_saved", "yes")]).await
}
