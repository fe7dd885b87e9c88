//! What happens to a case beside the ordinary way.

use domain::case::{State, Transition};
use domain::role::Desk;

use super::browser::Answer;
use super::case::{Case, EVIDENCE, PROVINCE};
use super::feedback::Feedback;

pub const RECEIVER: &str = "Thanh tra tỉnh, số 5 đường Bờ Sông";
pub const GUIDANCE: &str = "Ông/Bà nộp đơn có chữ ký, hoặc đến trình bày vào thứ năm hằng tuần.";

impl Case<'_> {
    /// The unit says how it kept a promise.
    pub async fn show_evidence(&self, login: &str, promise: &str) -> Answer {
        let fields = [("promise".to_owned(), promise.to_owned()), ("evidence".to_owned(), EVIDENCE.to_owned())];
        self.change_at(Desk::Unit, login, "show-evidence", &fields).await
    }

    /// Another case about the same matter, in triage.
    pub async fn master(&self) -> Self {
        let feedback =
            if self.cast.unit == PROVINCE.unit { Feedback::about_the_chairman() } else { Feedback::default() };
        let master = Self::of(self.world, &feedback, self.cast).await;
        master.reach(State::Triage).await;
        master
    }

    /// Triage merges this case into another.
    pub async fn merge_into(&self, master: &Case<'_>) -> Answer {
        let fields = [("master".to_owned(), master.number.clone())];
        self.post_as(self.cast.triage, Transition::Merge, &fields).await
    }

    /// Triage says that the matter belongs to another procedure.
    pub async fn propose_diversion(&self) -> Answer {
        self.change(self.cast.triage, "propose-diversion", &diversion()).await
    }

    /// The sender withdraws, and says whether somebody made them.
    pub async fn withdraw(&self, pressured: &str) -> Answer {
        self.follow_up(&[("withdraw_reason", "Tôi không muốn theo nữa."), ("pressured", pressured)]).await
    }
}

/// What a proposal to guide a matter elsewhere says.
pub fn diversion() -> Vec<(String, String)> {
    let fields = [("procedure", "TO_CAO"), ("receiver", RECEIVER), ("guidance", GUIDANCE)];
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}
