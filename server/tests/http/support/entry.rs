//! What an officer writes down for somebody, and the pages on which they do.

use app::paths;
use domain::submission::EntryStep;

use super::browser::{Answer, Browser, Chosen};
use super::world::World;

/// Something that came by another way than the public form. Bodies and posts by their codes,
/// everything else as it is typed.
#[derive(Clone)]
pub struct Written {
    /// Where it is written down: the province's Front has its own place in the form already.
    pub commune: &'static str,
    pub unit: &'static str,
    pub post: &'static str,
    pub typed: Vec<(&'static str, String)>,
    pub files: Vec<Chosen>,
}

impl Default for Written {
    /// A letter about a civil servant of xã Đồng Lát, from somebody who gives no name.
    fn default() -> Self {
        let typed = [
            ("channel", "DON_THU"),
            ("came_on", ""),
            ("kind", "PHAN_ANH"),
            ("category", "B4"),
            ("happened_on", ""),
            ("place", "Bộ phận một cửa"),
            ("body", "Trong thư viết: nộp hồ sơ đã hai tháng, hỏi ba lần đều được hẹn tuần sau."),
            ("wish", "Trả kết quả cho đúng hẹn."),
            ("identity", "anonymous"),
            ("faithful", "yes"),
            ("told", "yes"),
        ];
        Self {
            commune: "99001",
            unit: "ubnd-dong-lat",
            post: "CONG_CHUC",
            typed: typed.map(|(name, value)| (name, value.to_owned())).to_vec(),
            files: Vec::new(),
        }
    }
}

impl Written {
    pub fn about_the_chairman() -> Self {
        Self { post: "CHU_TICH_UBND", ..Self::default() }.with("category", "D1")
    }

    #[must_use]
    pub fn with(mut self, field: &'static str, value: &str) -> Self {
        self.typed.retain(|(name, _)| *name != field);
        self.typed.push((field, value.to_owned()));
        self
    }

    /// What the Front takes up by itself, from a meeting.
    pub fn supervision() -> Self {
        Self::default().with("kind", "GIAM_SAT").with("channel", "HOI_NGHI").with("source", "HOI_NGHI")
    }

    fn is_the_fronts_own(&self) -> bool {
        self.typed.iter().any(|(name, value)| *name == "kind" && value == "GIAM_SAT")
    }

    /// What is posted on a page.
    pub fn fields(&self, world: &World, step: EntryStep) -> Vec<(String, String)> {
        let names: &[&str] = match step {
            EntryStep::Source => &["channel", "came_on", "kind"],
            EntryStep::Subject => &["subject_name"],
            EntryStep::Matter => &["category", "happened_on", "place", "body", "wish"],
            EntryStep::Files => &[],
            EntryStep::Sender if self.is_the_fronts_own() => {
                &["source", "people", "representative", "contact", "organisations"]
            }
            EntryStep::Sender => &["identity", "name", "phone", "address", "email", "notify", "share_with_unit"],
            EntryStep::Check => &["read_back", "faithful", "told"],
        };
        let typed = self.typed.iter().filter(|(name, _)| names.contains(name));
        let mut fields: Vec<_> = typed.map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let today = domain::date::show(world.services.clock.today());
        fields.iter_mut().filter(|(name, value)| name == "came_on" && value.is_empty()).for_each(|(_, value)| {
            value.clone_from(&today);
        });
        let mut add = |name: &str, value: String| fields.push((name.to_owned(), value));
        match step {
            EntryStep::Source => add("province", world.area("99").to_string()),
            EntryStep::Subject => {
                add("commune", world.area(self.commune).to_string());
                add("subject_unit", world.unit(self.unit).to_string());
                add("subject_post", world.post(self.unit, self.post).to_string());
                add("action", "next".to_owned());
            }
            EntryStep::Check if self.is_the_fronts_own() => add("kind", "GIAM_SAT".to_owned()),
            _ => {}
        }
        fields
    }

    pub async fn post(&self, world: &World, officer: &mut Browser, step: EntryStep) -> Answer {
        let path = paths::entry_step(step);
        if step == EntryStep::Files {
            officer.upload(&path, &[("action", "next")], &self.files).await
        } else {
            officer.post(&path, &self.fields(world, step)).await
        }
    }

    /// Fills in the pages before this one.
    pub async fn fill_in_until(&self, world: &World, officer: &mut Browser, end: EntryStep) {
        officer.get(paths::ENTRY).await.expect(200);
        for &step in EntryStep::ALL.iter().filter(|&&step| step < end) {
            let answer = self.post(world, officer, step).await.moved_on();
            assert_eq!(answer.location(), paths::entry_step(EntryStep::ALL[step.number()]), "{step}");
        }
    }

    /// What the last page posts: its ticks and the code that travels with it.
    pub async fn ready(&self, world: &World, officer: &mut Browser) -> Vec<(String, String)> {
        self.fill_in_until(world, officer, EntryStep::Check).await;
        let page = officer.get(&paths::entry_step(EntryStep::Check)).await.expect(200);
        let mut fields = self.fields(world, EntryStep::Check);
        fields.push(("code".to_owned(), page.shown("code").unwrap()));
        fields
    }

    /// Enters it; the answer is the slip.
    pub async fn enter(&self, world: &World, officer: &mut Browser) -> Answer {
        let fields = self.ready(world, officer).await;
        officer.post(&paths::entry_step(EntryStep::Check), &fields).await.expect(200)
    }
}
