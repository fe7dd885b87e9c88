//! A case with marks in everything that is written in it.

use domain::case::{State, Transition};
use image::{ExtendedColorType, ImageEncoder};

use super::mark::{Kind, Marks};
use crate::support::case::{Case, DONG_LAT, verdicts};
use crate::support::{Browser, Chosen, Feedback, World, opening};

/// How the sender wants to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    Anonymous,
    Open,
    /// Open, and the unit may know the name.
    Shared,
    /// Sealed to the holders of keys.
    Sealed,
    /// Sealed, and then opened by three people.
    Opened,
}

impl Openness {
    pub const ALL: &'static [Self] = &[Self::Anonymous, Self::Open, Self::Shared, Self::Sealed, Self::Opened];
}

/// What a case is like.
#[derive(Clone, Copy, Debug)]
pub struct Story {
    pub state: State,
    pub openness: Openness,
}

/// A case and its marks.
pub struct Marked<'a> {
    pub case: Case<'a>,
    pub marks: Marks,
    pub story: Story,
    /// The request to open the name, and the browser of the custodian in which it is open.
    pub opened: Option<(i64, Browser)>,
}

/// The moves that lead to a state, after sending.
fn moves(state: State) -> Vec<Transition> {
    use Transition as T;
    const WAY: &[(State, &[Transition])] = &[
        (State::Submitted, &[]),
        (State::Received, &[T::Receive]),
        (State::Triage, &[T::StartTriage]),
        (State::AwaitingInfo, &[T::AskReporter]),
        // The sender answers; the first proposal is not approved.
        (State::AwaitingTransferApproval, &[T::Supplement, T::ProposeTransfer, T::RejectTransfer, T::ProposeTransfer]),
        (State::Transferred, &[T::ApproveTransfer]),
        (State::AcceptedByUnit, &[T::Accept]),
        (State::Verifying, &[T::Assign]),
        (State::AwaitingAnswerApproval, &[T::ProposeAnswer]),
        (State::Answered, &[T::IssueAnswer]),
        (State::Resolved, &[T::Resolve]),
    ];
    let until = |last: State| -> Vec<Transition> {
        let end = WAY.iter().position(|(state, _)| *state == last).unwrap();
        WAY[..=end].iter().flat_map(|(_, moves)| moves.iter().copied()).collect()
    };
    let after = |state: State, last: Transition| [until(state), vec![last]].concat();
    match state {
        State::ReturnedByUnit => after(State::Transferred, T::Return),
        State::AnswerSentBack => after(State::Answered, T::SendBack),
        State::Remedy => after(State::Answered, T::FollowRemedy),
        State::Withdrawn => after(State::Verifying, T::Withdraw),
        State::Merged => after(State::Triage, T::Merge),
        State::Diverted => after(State::Verifying, T::Divert),
        State::Closed => after(State::Resolved, T::Close),
        State::NotAccepted => after(State::Triage, T::Refuse),
        other => until(other),
    }
}

impl<'a> Marked<'a> {
    /// Sends a case and brings it to its state.
    pub async fn played(world: &'a World, story: Story, number: usize) -> Self {
        let marks = Marks::of(number);
        let case = Case::of(world, &feedback(&marks, story.openness), DONG_LAT).await;
        let mut marked = Self { case, marks, story, opened: None };
        for transition in moves(story.state) {
            // Nobody asks for the name of whoever sent a matter that went elsewhere.
            if transition == Transition::Divert {
                marked.open_name(world).await;
                marked.case.propose_diversion().await.moved_on();
            }
            marked.make(transition).await;
        }
        assert_eq!(marked.case.state().await, story.state);
        if story.state != State::Diverted {
            marked.open_name(world).await;
        }
        let words = format!("Họ dọa {} ở chợ.", marked.marks.text(Kind::Threat));
        marked.case.follow_up(&[("threat", &words)]).await.moved_on();
        marked
    }

    /// Three people open the name, if that is the story.
    async fn open_name(&mut self, world: &World) {
        if self.story.openness != Openness::Opened {
            return;
        }
        let id = opening::ask(&self.case, opening::ASKER).await;
        opening::approve(world, opening::APPROVER, id).await.moved_on();
        let (mut custodian, answer) = opening::open(world, opening::CUSTODIAN, id).await;
        let page = custodian.follow(&answer).await.expect(200);
        assert!(page.html.contains(self.marks.text(Kind::Name)), "it is open");
        self.opened = Some((id, custodian));
    }

    async fn make(&mut self, transition: Transition) {
        let says = |kind: Kind| format!("Về việc {} cần được làm rõ thêm.", self.marks.text(kind));
        if transition == Transition::Supplement {
            let message = says(Kind::Message);
            self.case.write(&message).await.moved_on();
            return;
        }
        if transition == Transition::Withdraw {
            self.case.withdraw("no").await.moved_on();
            return;
        }
        if transition == Transition::Merge {
            self.case.merge_into(&self.case.master().await).await.moved_on();
            return;
        }
        if transition == Transition::Close {
            // Only after a good rating may it be closed before its time.
            let good = ["rating_time", "rating_manner", "rating_answer", "rating_result"].map(|field| (field, "5"));
            let opened = self.case.sender.post(app::paths::TRACK, &[("code", &self.case.code)]).await.moved_on();
            self.case.sender.post(&opened.location(), &good).await.moved_on();
        }
        if transition == Transition::Close {
            self.case.decide_not_to_publish().await;
        }
        let mut fields = self.case.fields(transition).await;
        let mut put = |field: &str, text: String| {
            fields.retain(|(name, _)| name != field);
            fields.push((field.to_owned(), text));
        };
        match transition {
            Transition::AskReporter => put("question", says(Kind::Question)),
            Transition::RejectTransfer => put("reason", says(Kind::StaffNote)),
            Transition::ProposeTransfer => {
                put("summary", says(Kind::Referral));
                put("questions", says(Kind::Referral));
            }
            Transition::ProposeAnswer => put("answer", says(Kind::Answer)),
            Transition::SendBack => fields = with_reason(verdicts("KHONG_DAT")),
            _ => {}
        }
        self.case.post_as(self.case.actor(transition), transition, &fields).await.moved_on();
    }
}

fn with_reason(mut verdicts: Vec<(&'static str, &'static str)>) -> Vec<(String, String)> {
    verdicts.push(("reason", "Trả lời chưa đúng trọng tâm, cần làm lại."));
    verdicts.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn feedback(marks: &Marks, openness: Openness) -> Feedback {
    let text = |kind: Kind| marks.text(kind).to_owned();
    let photo = Chosen::new(&format!("{}.jpg", text(Kind::FileName)), photo(marks));
    let identity = match openness {
        Openness::Anonymous => "anonymous",
        Openness::Open | Openness::Shared => "open",
        Openness::Sealed | Openness::Opened => "sealed",
    };
    let shared = if openness == Openness::Shared { "yes" } else { "" };
    Feedback {
        body: format!("Tôi thấy {} đòi tiền của dân nhiều lần.", text(Kind::Body)), ..Feedback::default()
    }
    .with("wish", &format!("Mong {} được xử lý.", text(Kind::Wish)))
    .with("place", &format!("Thôn {}", text(Kind::Place)))
    .with("subject_name", &format!("Lê {}", text(Kind::SubjectName)))
    .with("identity", identity)
    // Typed all the same by somebody who then chose to stay anonymous.
    .with("name", &format!("Trần {}", text(Kind::Name)))
    .with("phone", marks.text(Kind::Phone))
    .with("address", &format!("Số 3 đường {}", text(Kind::Address)))
    .with("email", marks.text(Kind::Email))
    .with("notify", "yes")
    .with("share_with_unit", shared)
    .with_files(vec![photo])
}

/// A photograph as a camera makes it: with its author and place before the picture.
fn photo(marks: &Marks) -> Vec<u8> {
    let mut picture = Vec::new();
    let pixels: Vec<u8> = (0..16 * 16 * 3).map(|n| (n * 7 % 251) as u8).collect();
    let encoder = image::codecs::jpeg::JpegEncoder::new(&mut picture);
    encoder.write_image(&pixels, 16, 16, ExtendedColorType::Rgb8).unwrap();
    let about = exif(marks.text(Kind::PhotoAuthor), &marks.position());
    let length = u16::try_from(about.len() + 2).unwrap().to_be_bytes();
    [&picture[..2], &[0xFF, 0xE1], &length, &about, &picture[2..]].concat()
}

/// Exif 2.32: a TIFF header, one directory with the artist (0x013B), one with the latitude
/// (0x0002 of the GPS directory at 0x8825).
fn exif(author: &str, position: &[u8]) -> Vec<u8> {
    let author = [author.as_bytes(), b"\0"].concat();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value.to_be_bytes()].concat()
    };
    // Header 8, directory 2 + 2 × 12 + 4, GPS directory 2 + 12 + 4, then what did not fit.
    let (gps, values) = (8 + 30, 8 + 30 + 18);
    let at_author = u32::try_from(values + position.len()).unwrap();
    [
        b"Exif\0\0MM\0\x2A\0\0\0\x08".to_vec(),
        2_u16.to_be_bytes().to_vec(),
        entry(0x013B, 2, u32::try_from(author.len()).unwrap(), at_author),
        entry(0x8825, 4, 1, gps),
        vec![0; 4],
        1_u16.to_be_bytes().to_vec(),
        entry(0x0002, 5, 3, u32::try_from(values).unwrap()),
        vec![0; 4],
        position.to_vec(),
        author,
    ]
    .concat()
}
