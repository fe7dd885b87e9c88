//! Deciding whether a case is published, as the officers whose job it is.

use app::paths;
use domain::case::State;
use domain::feedback::Publication;
use domain::publication as publishing;
use server::store::publications;

use super::browser::Answer;
use super::case::Case;
use super::feedback::Feedback;

/// What everybody reads.
pub const SHOWN: &str = "Một hồ sơ nộp tại bộ phận một cửa quá hẹn chưa có kết quả.";
pub const SHOWN_ANSWER: &str = "Đơn vị đã trả kết quả, xin lỗi công dân và niêm yết lại thời hạn.";

pub fn words() -> Vec<(String, String)> {
    [("summary", SHOWN), ("answer", SHOWN_ANSWER)].map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

pub fn reason(code: &str) -> Vec<(String, String)> {
    vec![("reason_code".to_owned(), code.to_owned())]
}

impl Case<'_> {
    /// Posts a form about publication, with the version that the case has now.
    pub async fn publication(&self, login: &str, action: &str, fields: &[(String, String)]) -> Answer {
        let mut all = vec![
            ("action".to_owned(), action.to_owned()),
            ("version".to_owned(), self.row().await.version.to_string()),
        ];
        all.extend_from_slice(fields);
        self.world.officer(login).await.post(&paths::front_publication(&self.number), &all).await
    }

    /// The page on which it is decided.
    pub async fn sheet(&self, login: &str) -> Answer {
        self.world.officer(login).await.get(&paths::front_publication(&self.number)).await
    }

    /// Nothing of it is published, unless that is decided already: without that it is not closed.
    pub async fn decide_not_to_publish(&self) {
        let row = self.row().await;
        let decided = Publication::from_code(&row.publication).unwrap().is_decided();
        if row.state == State::Resolved.code() && !decided {
            self.publication(self.cast.leader, publishing::DECLINE, &reason("THEO_DE_NGHI")).await.moved_on();
        }
    }

    /// Drafted by one officer, approved by another. Returns the public address.
    pub async fn publish(&self) -> String {
        self.publication(self.cast.triage, publishing::PROPOSE, &words()).await.moved_on();
        self.publication(self.cast.leader, publishing::APPROVE, &[]).await.moved_on();
        self.slug().await
    }

    /// The last part of its public address.
    pub async fn slug(&self) -> String {
        let id = self.row().await.id;
        publications::newest(self.world.services.db.reader(), id).await.unwrap().unwrap().slug
    }
}

impl Feedback {
    /// Praise for somebody of the commune.
    pub fn praise() -> Self {
        Self { kind: "BIEU_DUONG", categories: vec!["F1"], ..Self::default() }
    }
}
