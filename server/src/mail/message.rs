//! What a message looks like.

use std::time::SystemTime;

use app::paths;
use app::words::{Lang, fill, t};
use lettre::Message;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use time::OffsetDateTime;

use super::{Failure, MailKind};
use crate::config::Config;
use crate::store::entity::outbox;

/// Tells other programs that nobody is there to be answered: no "out of office" comes back to a
/// mailbox that nobody reads (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The message of a row. It carries the `Message-ID` of the row, so that a copy that was sent
/// twice is known as the same (RFC 5322, 3.6.4), and nothing that the row knows of the case.
///
/// # Errors
/// A [`Failure`] when the sender in the settings is no address.
pub fn compose(
    config: &Config,
    kind: MailKind,
    row: &outbox::Model,
    to: Mailbox,
    now: OffsetDateTime,
) -> Result<Message, Failure> {
    let from: Mailbox = config.mail_from.parse().map_err(|_| Failure::transient("the sender is no address"))?;
    let lang = Lang::from_tag(&row.language);
    let id = format!("<{}@{}>", row.message_id, from.email.domain());
    Message::builder()
        .from(from)
        .to(to)
        .subject(t(lang, &format!("mail-{}-subject", kind.code())))
        .date(SystemTime::from(now))
        .message_id(Some(id))
        .header(AutoSubmitted)
        .singlepart(SinglePart::plain(body(config, kind, lang)))
        .map_err(|_| Failure::transient("the message cannot be composed"))
}

fn body(config: &Config, kind: MailKind, lang: Lang) -> String {
    let path = match kind {
        MailKind::ReporterNews | MailKind::ReporterQuestion => lang.path(paths::TRACK),
        MailKind::FrontNew
        | MailKind::FrontAnswer
        | MailKind::UnitReferral
        | MailKind::UnitSentBack
        | MailKind::OfficerAssigned
        | MailKind::OpeningRequested
        | MailKind::OpeningApproved
        | MailKind::DateReminder
        | MailKind::DataRequest
        | MailKind::SuperiorReport
        | MailKind::ApprovalRaised
        | MailKind::Threat => paths::SIGN_IN.to_owned(),
    };
    let url = format!("{}{path}", config.base_url.origin());
    let mut text = fill(lang, &format!("mail-{}-body", kind.code()), &[("url", url.into())]);
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use app::words::known;
    use time::macros::{date, datetime};

    use super::*;

    fn config() -> Config {
        let values = [
            ("PHANHOI_BASE_URL".to_owned(), "https://phanhoi.example.vn".to_owned()),
            ("PHANHOI_MAIL_FROM".to_owned(), "Phản hồi <phanhoi@example.vn>".to_owned()),
        ];
        Config::from_values(&values.into()).unwrap()
    }

    fn row(language: &str) -> outbox::Model {
        outbox::Model {
            id: 7,
            kind: String::new(),
            case_id: Some(987_654_321),
            officer_id: Some(44_444),
            address: None,
            language: language.to_owned(),
            state: "LEASED".to_owned(),
            attempts: 3,
            next_at: datetime!(2026-03-02 0:00 UTC),
            lease_until: None,
            message_id: "00112233445566778899aabbccddeeff".to_owned(),
            last_error: None,
            created_on: date!(2026 - 03 - 02),
        }
    }

    fn formatted(kind: MailKind, language: &str) -> String {
        let to = "an@example.vn".parse().unwrap();
        let now = datetime!(2026-03-02 03:04:05 UTC);
        String::from_utf8(compose(&config(), kind, &row(language), to, now).unwrap().formatted()).unwrap()
    }

    #[test]
    fn every_kind_has_its_words_in_every_language() {
        for kind in MailKind::ALL {
            assert_eq!(MailKind::from_code(kind.code()), Some(*kind));
            for lang in Lang::ALL {
                assert!(known(*lang, &format!("mail-{}-subject", kind.code())).is_some(), "{kind:?} {lang:?}");
                let body = body(&config(), *kind, *lang);
                assert!(body.contains("https://phanhoi.example.vn/"), "{kind:?} {lang:?}: {body}");
            }
        }
    }

    #[test]
    fn reporters_are_led_to_the_page_of_their_language_and_officers_to_the_sign_in() {
        assert!(body(&config(), MailKind::ReporterNews, Lang::Vi).contains(".vn/tra-cuu\n"));
        assert!(body(&config(), MailKind::ReporterNews, Lang::En).contains(".vn/en/tra-cuu\n"));
        assert!(body(&config(), MailKind::FrontNew, Lang::Vi).contains(".vn/can-bo/dang-nhap\n"));
    }

    #[test]
    fn a_question_reads_like_any_news() {
        let without_id = |kind| formatted(kind, "vi");
        assert_eq!(without_id(MailKind::ReporterNews), without_id(MailKind::ReporterQuestion));
    }

    #[test]
    fn only_the_headers_that_a_message_needs_are_there() {
        let text = formatted(MailKind::FrontAnswer, "vi");
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        let names: Vec<&str> = head
            .split("\r\n")
            .filter(|line| !line.starts_with(' '))
            .map(|line| line.split(':').next().unwrap())
            .collect();
        assert_eq!(
            names,
            [
                "From",
                "To",
                "Subject",
                "Date",
                "Message-ID",
                "Auto-Submitted",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding"
            ]
        );
        assert!(head.contains("Message-ID: <00112233445566778899aabbccddeeff@example.vn>"), "{head}");
        assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
        assert!(head.contains("Date: Mon, 02 Mar 2026 03:04:05"), "{head}");
    }

    #[test]
    fn nothing_in_a_message_tells_one_case_from_another() {
        for kind in MailKind::ALL {
            let text = formatted(*kind, "vi");
            assert!(!text.contains("987654321") && !text.contains("44444"), "{text}");
        }
    }
}
