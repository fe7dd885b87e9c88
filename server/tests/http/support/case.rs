//! A case on its way: who makes each move, and what they fill in.

use app::desks::Tray;
use app::paths;
use domain::case::transition::Actor;
use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::store::entity::{attachments, cases as rows, events};
use server::store::{cases, events as log};

use super::browser::{Answer, Browser};
use super::feedback::{Feedback, send};
use super::world::World;
use time::Duration;

/// The officers who have to do with a case.
#[derive(Clone, Copy)]
pub struct Cast {
    pub intake: &'static str,
    pub triage: &'static str,
    pub leader: &'static str,
    pub unit: &'static str,
    pub focal: &'static str,
    pub handler: &'static str,
    pub head: &'static str,
}

/// A case of xã Đồng Lát, answered by its People's Committee.
pub const DONG_LAT: Cast = Cast {
    intake: "tiepnhan.donglat",
    triage: "phanloai.donglat",
    leader: "lanhdao.donglat",
    unit: "ubnd-dong-lat",
    focal: "daumoi.ubnd.donglat",
    handler: "xuly.ubnd.donglat",
    head: "phochutich.ubnd.donglat",
};

/// A case of the province, answered by its People's Committee.
pub const PROVINCE: Cast = Cast {
    intake: "tiepnhan.tinh",
    triage: "phanloai.tinh",
    leader: "lanhdao.tinh",
    unit: "ubnd-tinh",
    focal: "daumoi.ubnd.tinh",
    handler: "xuly.ubnd.tinh",
    head: "lanhdao.ubnd.tinh",
};

pub const SUMMARY: &str = "Hồ sơ của công dân nộp đã hai tháng chưa có kết quả.";
pub const QUESTIONS: &str = "1. Hồ sơ đang ở khâu nào? 2. Ngày nào trả kết quả?";
pub const ANSWER: &str = "Hồ sơ đã được giải quyết ngày hôm nay; chúng tôi xin lỗi công dân về sự chậm trễ.";
pub const PROMISE: &str = "Niêm yết lại thời hạn từng thủ tục tại bộ phận một cửa.";
pub const EVIDENCE: &str = "Đã niêm yết ngày hôm nay, có biên bản số 07/BB-UBND.";
pub const REASON: &str = "Cần làm rõ thêm trước khi quyết định.";

/// The way of an ordinary case, move by move.
const WAY: &[(Transition, State)] = &[
    (Transition::Receive, State::Received),
    (Transition::StartTriage, State::Triage),
    (Transition::ProposeTransfer, State::AwaitingTransferApproval),
    (Transition::ApproveTransfer, State::Transferred),
    (Transition::Accept, State::AcceptedByUnit),
    (Transition::Assign, State::Verifying),
    (Transition::ProposeAnswer, State::AwaitingAnswerApproval),
    (Transition::IssueAnswer, State::Answered),
    (Transition::Resolve, State::Resolved),
];

/// Every state that a case comes to.
pub const STATES: &[State] = &[
    State::Submitted,
    State::Received,
    State::Triage,
    State::AwaitingInfo,
    State::AwaitingTransferApproval,
    State::Transferred,
    State::ReturnedByUnit,
    State::AcceptedByUnit,
    State::Verifying,
    State::AwaitingAnswerApproval,
    State::Answered,
    State::AnswerSentBack,
    State::Remedy,
    State::Resolved,
    State::Closed,
    State::NotAccepted,
    State::Withdrawn,
    State::Diverted,
    State::Merged,
];

pub struct Case<'a> {
    pub world: &'a World,
    pub cast: Cast,
    pub number: String,
    pub code: String,
    /// The browser of the sender, who may follow the case.
    pub sender: Browser,
}

impl<'a> Case<'a> {
    /// An ordinary case that was just sent.
    pub async fn sent(world: &'a World) -> Self {
        Self::of(world, &Feedback::default(), DONG_LAT).await
    }

    pub async fn of(world: &'a World, feedback: &Feedback, cast: Cast) -> Self {
        let mut sender = world.browser();
        let code = feedback.prepare(world, &mut sender).await;
        let sent = send(&mut sender, &code).await.moved_on();
        let number = sender.follow(&sent).await.expect(200).marked("data-case-number").unwrap();
        Self { world, cast, number, code, sender }
    }

    /// An ordinary case in this state, one of those on the ordinary way.
    pub async fn in_state(world: &'a World, state: State) -> Self {
        let case = Self::sent(world).await;
        case.reach(state).await;
        case
    }

    /// Goes on the ordinary way until this state.
    pub async fn reach(&self, wanted: State) {
        let mut state = self.state().await;
        while state != wanted {
            let before =
                |&&(transition, to): &&(Transition, State)| to != state && transition.entry().from.contains(&state);
            let (transition, _) = WAY.iter().find(before).unwrap_or_else(|| panic!("no way from {state} to {wanted}"));
            self.make(*transition).await;
            state = self.state().await;
        }
    }

    /// Comes to any state, those beside the ordinary way too.
    pub async fn come_to(&self, state: State) {
        let (before, last) = match state {
            State::AwaitingInfo => (State::Triage, Some(Transition::AskReporter)),
            State::ReturnedByUnit => (State::Transferred, Some(Transition::Return)),
            State::AnswerSentBack => (State::Answered, Some(Transition::SendBack)),
            State::Remedy => (State::Answered, Some(Transition::FollowRemedy)),
            State::Closed => (State::Resolved, Some(Transition::Close)),
            State::NotAccepted => (State::Received, Some(Transition::Refuse)),
            State::Withdrawn | State::Diverted => (State::Received, None),
            State::Merged => (State::Triage, None),
            ordinary => (ordinary, None),
        };
        self.reach(before).await;
        if state == State::Closed {
            self.rate().await;
        }
        if let Some(transition) = last {
            self.make(transition).await;
        }
        if state == State::Withdrawn {
            self.withdraw("no").await.moved_on();
        }
        if state == State::Merged {
            self.merge_into(&self.master().await).await.moved_on();
        }
        if state == State::Diverted {
            self.propose_diversion().await.moved_on();
            self.make(Transition::Divert).await;
        }
        if state == State::Remedy {
            self.show_evidence(self.cast.handler, "1").await.moved_on();
        }
    }

    /// The sender fills in a form of their page.
    pub async fn follow_up(&self, fields: &[(&str, &str)]) -> Answer {
        let mut sender = self.sender.clone();
        sender.post(app::paths::TRACK, &[("code", &self.code)]).await.moved_on();
        sender.post(app::paths::TRACKED, fields).await
    }

    /// The page of the sender as it is now.
    pub async fn tracked(&self) -> Answer {
        let mut sender = self.sender.clone();
        sender.post(app::paths::TRACK, &[("code", &self.code)]).await.moved_on();
        sender.get(app::paths::TRACKED).await.expect(200)
    }

    /// The sender is content with everything.
    async fn rate(&self) {
        let fields = [("rating_time", "5"), ("rating_manner", "5"), ("rating_answer", "5"), ("rating_result", "5")];
        self.sender.clone().post(app::paths::TRACKED, &fields).await.moved_on();
    }

    /// Makes a move as the person whose job it is, with everything filled in.
    pub async fn make(&self, transition: Transition) {
        if transition == Transition::Close {
            self.decide_not_to_publish().await;
        }
        let answer = self.post(transition).await;
        answer.moved_on();
        assert_eq!(self.state().await, transition.entry().to, "{transition}");
    }

    /// The same, whatever comes of it.
    pub async fn post(&self, transition: Transition) -> Answer {
        self.post_as(self.actor(transition), transition, &self.fields(transition).await).await
    }

    /// Posts a move at its own desk, with the version that the case has now.
    pub async fn post_as(&self, login: &str, transition: Transition, fields: &[(String, String)]) -> Answer {
        self.post_at(desk(transition), login, transition, fields).await
    }

    /// Posts a change that is no move at the front desk.
    pub async fn change(&self, login: &str, action: &str, fields: &[(String, String)]) -> Answer {
        self.change_at(Desk::Front, login, action, fields).await
    }

    pub(super) async fn change_at(&self, desk: Desk, login: &str, action: &str, fields: &[(String, String)]) -> Answer {
        let mut all = vec![("action".to_owned(), action.to_owned()), ("version".to_owned(), self.version(desk).await)];
        all.extend_from_slice(fields);
        self.world.officer(login).await.post(&self.path(desk), &all).await
    }

    /// The page of the case at a desk, as somebody sees it.
    pub async fn page(&self, login: &str, desk: Desk) -> Answer {
        self.world.officer(login).await.get(&self.path(desk)).await
    }

    pub fn path(&self, desk: Desk) -> String {
        match desk {
            Desk::Unit => app::paths::unit_case(&self.number),
            _ => app::paths::front_case(&self.number),
        }
    }

    /// The sender writes; an open question is answered by it.
    pub async fn write(&mut self, message: &str) -> Answer {
        let opened = self.sender.post(app::paths::TRACK, &[("code", &self.code)]).await.moved_on();
        assert_eq!(opened.location(), app::paths::TRACKED);
        self.sender.post(app::paths::TRACKED, &[("message", message)]).await
    }

    pub async fn row(&self) -> rows::Model {
        cases::by_number(self.world.services.db.reader(), &self.number).await.unwrap().unwrap()
    }

    /// The version that the forms of a desk carry now.
    pub async fn version(&self, desk: Desk) -> String {
        match desk {
            Desk::Unit => server::desks::version_for_unit(&self.whole_log().await).to_string(),
            _ => self.row().await.version.to_string(),
        }
    }

    pub async fn state(&self) -> State {
        State::from_code(&self.row().await.state).unwrap()
    }

    /// What happened to it, without the notes of who read it.
    pub async fn log(&self) -> Vec<events::Model> {
        let mut all = self.whole_log().await;
        all.retain(|event| event.code != "READ");
        all
    }

    /// Everything on record.
    pub async fn whole_log(&self) -> Vec<events::Model> {
        log::of_case(self.world.services.db.reader(), self.row().await.id).await.unwrap()
    }

    /// The ids of what was attached, in the order in which it came.
    pub async fn files(&self) -> Vec<i64> {
        let id = self.row().await.id;
        let mut found = attachments::Entity::find()
            .filter(attachments::Column::CaseId.eq(id))
            .all(self.world.services.db.reader())
            .await
            .unwrap();
        found.sort_by_key(|row| row.id);
        found.into_iter().map(|row| row.id).collect()
    }

    /// The trays of somebody's inbox in which the case lies.
    pub async fn trays(&self, login: &str, desk: Desk) -> Vec<Tray> {
        let path = if desk == Desk::Front { paths::FRONT } else { paths::UNIT };
        let mut officer = self.world.officer(login).await;
        let mut found = Vec::new();
        for &tray in Tray::ALL {
            let list = officer.get(&format!("{path}?tray={}", tray.code())).await.expect(200);
            if list.html.contains(&self.number) {
                found.push(tray);
            }
        }
        found
    }

    /// Everything of the case that a move changes: a refused one must leave it as it was.
    pub async fn snapshot(&self) -> (rows::Model, Vec<events::Model>) {
        (self.row().await, self.log().await)
    }

    /// Whose job a move is.
    pub fn actor(&self, transition: Transition) -> &'static str {
        match transition {
            Transition::Receive => self.cast.intake,
            Transition::StartTriage
            | Transition::AskReporter
            | Transition::ProposeTransfer
            | Transition::Retriage
            | Transition::Merge
            | Transition::Split
            | Transition::BreakRemedy => self.cast.triage,
            Transition::Accept | Transition::Return | Transition::Assign | Transition::TakeBack => self.cast.focal,
            Transition::ProposeAnswer => self.cast.handler,
            Transition::RejectDraft | Transition::IssueAnswer | Transition::Extend => self.cast.head,
            _ => self.cast.leader,
        }
    }

    /// What is filled in.
    pub async fn fields(&self, transition: Transition) -> Vec<(String, String)> {
        let today = domain::date::show(self.world.services.clock.today());
        let soon = domain::date::show(self.world.services.clock.today() + Duration::days(10));
        let handler = self.world.officer_id(self.cast.handler).await.to_string();
        let unit = self.world.unit(self.cast.unit).to_string();
        let fields: Vec<(&str, &str)> = match transition {
            Transition::AskReporter => vec![("question", "Ông/Bà nộp hồ sơ vào ngày nào?")],
            Transition::ProposeTransfer => vec![("recipient", &unit), ("summary", SUMMARY), ("questions", QUESTIONS)],
            Transition::ApproveTransfer | Transition::Divert | Transition::Forward => {
                vec![("document_no", "12/PC-MTTQ")]
            }
            Transition::RejectTransfer | Transition::RejectDraft => vec![("reason", REASON)],
            Transition::Return => vec![("reason_code", "SAI_DON_VI"), ("reason", REASON)],
            Transition::Assign => vec![("assignee", &handler)],
            Transition::Extend => vec![("until", "31/12/2026"), ("reason", REASON)],
            Transition::ProposeAnswer => vec![("answer", ANSWER), ("outcome", "DUNG")],
            Transition::SendOnPaper => vec![("document_no", "12/PC-MTTQ"), ("document_on", &today)],
            Transition::IssueAnswer => {
                vec![("document_no", "34/UBND-VP"), ("document_on", &today), ("signer", "Phùng Thị Thúy Vân")]
            }
            Transition::SendBack => {
                let mut fields = verdicts("KHONG_DAT");
                fields.push(("reason", REASON));
                fields
            }
            Transition::FollowRemedy => {
                let mut fields = verdicts("DAT");
                fields.extend([("promise_1", PROMISE), ("promise_due_1", &soon)]);
                fields
            }
            Transition::ConfirmRemedy
            | Transition::BreakRemedy
            | Transition::UpholdObjection
            | Transition::Reopen
            | Transition::GrantReview
            | Transition::Restore
            | Transition::Split => vec![("reason", REASON)],
            // A number under which there is nothing.
            Transition::Merge => vec![("master", "PA-2026-00000000")],
            Transition::Resolve => verdicts("DAT"),
            Transition::Refuse => vec![("reason_code", "RAC"), ("reason", REASON)],
            _ => Vec::new(),
        };
        fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }
}

/// Six points pass, and the first one has this verdict.
pub fn verdicts(to_the_point: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("point_trong_tam", to_the_point),
        ("point_can_cu", "DAT"),
        ("point_tham_quyen_ky", "DAT"),
        ("point_thoi_han", "DAT"),
        ("point_bien_phap", "KHONG_AP_DUNG"),
        ("point_khong_lo", "DAT"),
        ("point_ngon_ngu", "DAT"),
    ]
}

/// The desk at which officers make a move.
pub fn desk(transition: Transition) -> Desk {
    let desks = transition.entry().actors.iter().filter_map(|actor| match actor {
        Actor::Officer { desk, .. } => Some(*desk),
        _ => None,
    });
    desks.into_iter().next().unwrap_or(Desk::Front)
}

/// The moves that officers make with a case that is there.
pub fn officers_moves() -> impl Iterator<Item = Transition> {
    let made =
        |transition: &&Transition| transition.entry().actors.iter().any(|actor| matches!(actor, Actor::Officer { .. }));
    let of_a_case = |transition: &&Transition| !transition.entry().from.is_empty();
    Transition::ALL.iter().filter(made).filter(of_a_case).copied()
}

/// How many rows there are of receipts: one a case.
pub async fn receipts(world: &World) -> usize {
    server::store::entity::receipts::Entity::find().all(world.services.db.reader()).await.unwrap().len()
}
