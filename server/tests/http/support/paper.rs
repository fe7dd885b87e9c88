//! What officers of the Front do for a unit that works without an account.

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;

use super::browser::{Answer, Chosen};
use super::case::{ANSWER, Case, Cast, PROVINCE};
use super::feedback::Feedback;
use super::pdf;
use super::world::World;

/// Writes down for others at the province's Front.
pub const WRITER: &str = "nhapho.tinh";
/// A department of the province in which nobody has an account.
pub const ON_PAPER: Cast = Cast { unit: "so-xay-dung", ..PROVINCE };
pub const SIGNER: &str = "Đinh Văn Sách";
pub const LETTER: &str = "77/SXD-VP";

impl Feedback {
    /// About a department of the province in which nobody has an account.
    pub fn of_a_unit_on_paper() -> Self {
        Self { commune: None, unit: Some(ON_PAPER.unit), ..Self::default() }
    }
}

impl<'a> Case<'a> {
    /// A case of a unit that works on paper, somewhere between its proposal and its answer.
    pub async fn on_paper(world: &'a World, state: State) -> Self {
        let case = Self::of(world, &Feedback::of_a_unit_on_paper(), ON_PAPER).await;
        case.reach(State::AwaitingTransferApproval).await;
        if state != State::AwaitingTransferApproval {
            case.make(Transition::SendOnPaper).await;
        }
        if matches!(state, State::AcceptedByUnit | State::Answered) {
            case.as_writer(Transition::Accept, &[]).await.moved_on();
        }
        if state == State::Answered {
            case.answer_on_paper().await;
        }
        assert_eq!(case.state().await, state);
        case
    }

    /// Posts a move at any desk: what a unit does at its own may be entered at the Front's.
    pub async fn post_at(
        &self,
        desk: Desk,
        login: &str,
        transition: Transition,
        fields: &[(String, String)],
    ) -> Answer {
        let mut all = vec![
            ("transition".to_owned(), transition.code().to_owned()),
            ("version".to_owned(), self.version(desk).await),
        ];
        all.extend_from_slice(fields);
        self.world.officer(login).await.post(&self.path(desk), &all).await
    }

    /// The writer makes a move at the Front that is the unit's elsewhere.
    pub async fn as_writer(&self, transition: Transition, fields: &[(String, String)]) -> Answer {
        self.post_at(Desk::Front, WRITER, transition, fields).await
    }

    /// What a unit's answer on paper says.
    pub fn paper_answer(&self, text: &str) -> Vec<(String, String)> {
        let today = domain::date::show(self.world.services.clock.today());
        let fields = [
            ("answer", text),
            ("outcome", "DUNG"),
            ("document_no", LETTER),
            ("document_on", &today),
            ("signer", SIGNER),
        ];
        fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
    }

    /// The writer writes down what the unit answered.
    pub async fn write_down(&self, text: &str) -> Answer {
        self.change(WRITER, "paper-answer", &self.paper_answer(text)).await
    }

    /// Somebody puts a scan of it.
    pub async fn scan(&self, login: &str, file: &Chosen) -> Answer {
        let version = self.row().await.version.to_string();
        let path = paths::front_scan(&self.number);
        self.world.officer(login).await.upload_as(&path, &[("version", version.as_str())], "scan", file).await
    }

    /// The answer comes on paper, with its scan, and somebody else has compared the two.
    pub async fn answer_on_paper(&self) {
        self.write_down(ANSWER).await.moved_on();
        self.scan(WRITER, &Chosen::new("van-ban.pdf", pdf())).await.moved_on();
        self.post_as(self.cast.triage, Transition::EnterAnswer, &[]).await.moved_on();
    }
}
