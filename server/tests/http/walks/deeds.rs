//! How each move is made over HTTP, with all that must go before it.

use domain::case::{State, Transition};
use domain::date::show;
use server::store::cases as rows;
use server::store::links::{self, Link};
use time::Date;

use super::model::Model;
use super::{Sort, Walk, Walker};
use crate::support::case::{ANSWER, EVIDENCE, REASON};
use crate::support::paper::WRITER;
use crate::support::{Case, PROVINCE};

const SECOND_LEADER: &str = "lanhdao2.tinh";
const CUSTODIAN: &str = "giudanhtinh.tinh";

fn text(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn reason() -> Vec<(String, String)> {
    vec![text("reason", REASON)]
}

impl<'a> Walk<'a> {
    /// Makes a move with all that must go before it; the model follows.
    pub(super) async fn make(&mut self, index: usize, transition: Transition) {
        let today = self.world.services.clock.today();
        let walker = &self.cases[index];
        let (case, cast) = (&walker.case, walker.case.cast);
        match transition {
            Transition::Supplement => {
                case.follow_up(&[("message", "Tôi nộp hồ sơ ngày hai tháng chín.")]).await.moved_on();
            }
            Transition::Withdraw => {
                case.withdraw("no").await.moved_on();
            }
            Transition::Merge => {
                let master = self.master_of(index).unwrap();
                let number = self.cases[master].case.number.clone();
                case.post_as(cast.triage, transition, &[text("master", &number)]).await.moved_on();
                self.cases[index].master = Some(master);
            }
            Transition::Divert => {
                case.propose_diversion().await.moved_on();
                case.make(transition).await;
            }
            Transition::Restore => {
                case.change(CUSTODIAN, "propose-restore", &reason()).await.moved_on();
                case.make(transition).await;
            }
            Transition::GrantReview => {
                case.follow_up(&[("review", "Tôi có thêm giấy hẹn.")]).await.moved_on();
                case.post_as(SECOND_LEADER, transition, &reason()).await.moved_on();
                self.cases[index].reviewed = true;
            }
            Transition::Acknowledge => {
                let draft = [text("answer", ANSWER), text("outcome", "GHI_NHAN")];
                case.change(cast.triage, "front-answer", &draft).await.moved_on();
                case.make(transition).await;
            }
            Transition::Accept | Transition::Return if walker.sort == Sort::Paper => {
                let fields = case.fields(transition).await;
                case.as_writer(transition, &fields).await.moved_on();
            }
            Transition::EnterAnswer => case.answer_on_paper().await,
            Transition::ConfirmRemedy | Transition::BreakRemedy => {
                let promise = walker.model.promises.to_string();
                if walker.sort == Sort::Paper {
                    let kept = [text("promise", &promise), text("evidence", EVIDENCE)];
                    case.change(WRITER, "show-evidence", &kept).await.moved_on();
                } else {
                    case.show_evidence(cast.handler, &promise).await.moved_on();
                }
                case.make(transition).await;
            }
            Transition::Close => {
                let rating = ["rating_time", "rating_manner", "rating_answer", "rating_result"].map(|name| (name, "4"));
                // All who wait for the answer are content with it.
                for follower in self.cases.iter().filter(|other| other.master == Some(index) && !other.model.withdrew) {
                    follower.case.follow_up(&rating).await.moved_on();
                }
                case.follow_up(&rating).await.moved_on();
                case.make(transition).await;
            }
            Transition::UpholdObjection => {
                case.follow_up(&[("objection", "Trả lời không nói gì về ngày hẹn.")]).await.moved_on();
                case.make(transition).await;
                self.cases[index].objected = true;
            }
            Transition::Appeal => return self.appeal(index).await,
            Transition::Assign => {
                let again = walker.model.state == State::Verifying && walker.handler == cast.handler;
                let to = if again { cast.focal } else { cast.handler };
                let id = self.world.officer_id(to).await.to_string();
                case.post_as(cast.focal, transition, &[text("assignee", &id)]).await.moved_on();
                self.cases[index].handler = to;
            }
            Transition::ProposeAnswer => {
                let fields = case.fields(transition).await;
                case.post_as(walker.handler, transition, &fields).await.moved_on();
            }
            Transition::Extend => {
                let until = walker.model.extension(&self.days);
                let fields = [text("until", &show(until)), text("reason", REASON)];
                case.post_as(cast.head, transition, &fields).await.moved_on();
            }
            _ => case.make(transition).await,
        }
        if transition == Transition::Split {
            self.cases[index].master = None;
        }
        self.count(transition);
        self.cases[index].model.follow(transition, today, &self.days);
        if self.cases[index].model.state == State::Resolved {
            self.cases[index].case.decide_not_to_publish().await;
        }
        self.release(index, today);
    }

    /// The sender objects in vain and asks the Front above.
    async fn appeal(&mut self, index: usize) {
        let today = self.world.services.clock.today();
        let case = &self.cases[index].case;
        case.follow_up(&[("objection", "Trả lời không nói gì về ngày hẹn.")]).await.moved_on();
        case.change(case.cast.leader, "decline", &reason()).await.moved_on();
        case.follow_up(&[("appeal", "Nhờ cấp trên xem lại ngày hẹn.")]).await.moved_on();
        let db = self.world.services.db.reader();
        let id = links::followers(db, Link::Appeal, case.row().await.id).await.unwrap()[0];
        let number = rows::by_id(db, id).await.unwrap().unwrap().number;
        let (code, sender) = (case.code.clone(), case.sender.clone());
        let above = Case { world: self.world, cast: PROVINCE, number, code, sender };
        let model = Model::appealed(today, &self.days);
        self.cases[index].appeal = Some(self.cases.len());
        self.cases[index].objected = true;
        self.cases[index].model.due = None;
        self.add(above, Sort::Appeal, model, Some(index));
        self.count(Transition::Appeal);
    }

    /// What was looked at again has ended: the first case has a new time for its rating.
    fn release(&mut self, index: usize, today: Date) {
        let Walker { model, origin: Some(origin), .. } = &self.cases[index] else { return };
        let (ended, origin) = (model.state.is_terminal(), *origin);
        let origin = &mut self.cases[origin].model;
        if ended && origin.state == State::Resolved {
            origin.rate(today, &self.days);
        }
    }
}
