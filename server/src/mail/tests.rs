//! The worker from the outbox to the door, and a mail server that misbehaves.

use std::sync::{Arc, Mutex};

use domain::conflict::{ExclusionReason, Subject};
use domain::private::Private;
use domain::unit::{OfficerId, UnitId};
use lettre::Message;
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, EntityTrait};
use time::Duration;
use time::macros::date;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use super::*;
use crate::Services;
use crate::config::Config;
use crate::store::entity::{cases as case_rows, contacts, memberships, officers};
use crate::store::outbox::tests::{a_case, only_row};
use crate::store::outbox::{self, NewMail};
use crate::store::{cases, people, subjects};
use crate::testing;

const CASE: i64 = 7;

/// A case whose sender wants to be told, and one message to them.
async fn news_for_the_reporter(services: &Services) {
    let tx = services.db.begin().await.unwrap();
    a_case(&tx, CASE).await;
    cases::put_contact(&tx, &services.vault, CASE, &Private::from("an@example.vn")).await.unwrap();
    outbox::queue(&tx, NewMail::to_reporter(MailKind::ReporterNews, CASE, "vi"), services.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
}

/// A case, an officer who receives feedback at its Front, and one message to them.
async fn work_for_the_front(services: &Services) -> (case_rows::Model, i64) {
    let tx = services.db.begin().await.unwrap();
    let case = a_case(&tx, CASE).await;
    let officer = officers::ActiveModel {
        id: NotSet,
        login: Set("binh".to_owned()),
        name: Set("Bình".into()),
        name_key: Set(None),
        email: Set(Some("binh@example.vn".into())),
        password_hash: Set("-".into()),
        totp_secret: Set(None),
        totp_last_step: Set(None),
        status: Set(people::ACTIVE.to_owned()),
        demo: Set(false),
        created_on: Set(date!(2026 - 01 - 01)),
        version: Set(1),
    };
    let officer = officer.insert(&tx).await.unwrap().id;
    let membership = memberships::ActiveModel {
        id: NotSet,
        officer_id: Set(officer),
        unit_id: Set(case.front_id),
        post_id: Set(None),
        role: Set("TIEP_NHAN".to_owned()),
        since: Set(date!(2020 - 01 - 01)),
        until: Set(None),
    };
    membership.insert(&tx).await.unwrap();
    outbox::queue(&tx, NewMail::to_officer(MailKind::FrontNew, CASE, officer), services.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    (case, officer)
}

fn addresses(kept: &Arc<Mutex<Vec<Message>>>) -> Vec<String> {
    let kept = kept.lock().unwrap();
    kept.iter().flat_map(|message| message.envelope().to().iter().map(ToString::to_string)).collect()
}

#[tokio::test]
async fn the_reporter_is_told_once() {
    let (services, _folder) = testing::services().await;
    news_for_the_reporter(&services).await;
    let (transport, kept) = Transport::memory();
    assert_eq!(run_once(&services, &transport).await.unwrap(), Sent { sent: 1, ..Sent::default() });
    assert_eq!(run_once(&services, &transport).await.unwrap(), Sent::default());
    assert_eq!(addresses(&kept), ["an@example.vn"]);
}

#[tokio::test]
async fn nothing_is_sent_when_the_address_was_forgotten_meanwhile() {
    let (services, _folder) = testing::services().await;
    news_for_the_reporter(&services).await;
    let tx = services.db.begin().await.unwrap();
    contacts::Entity::delete_by_id(CASE).exec(&tx).await.unwrap();
    tx.commit().await.unwrap();
    let (transport, kept) = Transport::memory();
    run_once(&services, &transport).await.unwrap();
    assert!(addresses(&kept).is_empty());
    let row = only_row(&services.db).await;
    assert_eq!((row.state.as_str(), row.last_error.as_deref()), ("SENT", Some("no-address")));
}

#[tokio::test]
async fn the_last_message_of_an_ended_case_is_sent_and_its_address_forgotten() {
    let (services, _folder) = testing::services().await;
    news_for_the_reporter(&services).await;
    let (transport, kept) = Transport::memory();
    run_once(&services, &transport).await.unwrap();
    assert!(cases::contact(services.db.reader(), CASE).await.unwrap().is_some(), "the case goes on");

    let tx = services.db.begin().await.unwrap();
    let mut case = cases::by_id(&tx, CASE).await.unwrap().unwrap();
    "KHONG_THU_LY".clone_into(&mut case.state);
    assert!(cases::update(&tx, &case).await.unwrap());
    outbox::queue(&tx, NewMail::to_reporter(MailKind::ReporterNews, CASE, "vi"), services.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    run_once(&services, &transport).await.unwrap();
    assert_eq!(addresses(&kept), ["an@example.vn", "an@example.vn"]);
    assert!(cases::contact(services.db.reader(), CASE).await.unwrap().is_none());
}

#[tokio::test]
async fn an_officer_who_may_see_the_case_is_told() {
    let (services, _folder) = testing::services().await;
    work_for_the_front(&services).await;
    let (transport, kept) = Transport::memory();
    run_once(&services, &transport).await.unwrap();
    assert_eq!(addresses(&kept), ["binh@example.vn"]);
}

#[tokio::test]
async fn an_officer_who_turned_out_to_be_concerned_is_not_told() {
    let (services, _folder) = testing::services().await;
    let (case, officer) = work_for_the_front(&services).await;
    let tx = services.db.begin().await.unwrap();
    let subject = Subject { unit: UnitId(case.front_id), post: None, officer: Some(OfficerId(officer)), leads: false };
    subjects::set(&tx, CASE, &[subject], subjects::Source::Triage).await.unwrap();
    subjects::exclude(&tx, CASE, OfficerId(officer), ExclusionReason::Subject, None).await.unwrap();
    tx.commit().await.unwrap();
    assert_withheld(&services).await;
}

#[tokio::test]
async fn an_officer_whose_role_ended_is_not_told() {
    let (services, _folder) = testing::services().await;
    let (_, officer) = work_for_the_front(&services).await;
    let tx = services.db.begin().await.unwrap();
    let held = people::memberships_of(&tx, officer).await.unwrap().remove(0);
    let mut ended = memberships::ActiveModel::from(held);
    ended.until = Set(Some(services.clock.today()));
    ended.update(&tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_withheld(&services).await;
}

#[tokio::test]
async fn an_officer_whose_account_is_closed_is_not_told() {
    let (services, _folder) = testing::services().await;
    let (_, officer) = work_for_the_front(&services).await;
    let tx = services.db.begin().await.unwrap();
    let mut row = people::by_id(&tx, officer).await.unwrap().unwrap();
    people::DISABLED.clone_into(&mut row.status);
    people::update(&tx, row).await.unwrap();
    tx.commit().await.unwrap();
    assert_withheld(&services).await;
}

async fn assert_withheld(services: &Services) {
    let (transport, kept) = Transport::memory();
    run_once(services, &transport).await.unwrap();
    assert!(addresses(&kept).is_empty());
    let row = only_row(&services.db).await;
    assert_eq!((row.state.as_str(), row.last_error.as_deref()), ("SENT", Some("withheld")));
}

#[tokio::test]
async fn the_pauses_grow_until_the_message_is_given_up() {
    let (services, _folder) = testing::services().await;
    news_for_the_reporter(&services).await;
    // A file stands where the folder should be.
    let blocked = services.config.data_dir.join("no-folder");
    std::fs::write(&blocked, "").unwrap();
    let transport = Transport::Files(blocked);
    let minutes = [1, 5, 30, 120, 360, 1440, 1440];
    for pause in minutes.map(Duration::minutes) {
        assert_eq!(run_once(&services, &transport).await.unwrap(), Sent { failed: 1, ..Sent::default() });
        services.clock.set(services.clock.now() + pause - Duration::seconds(1));
        assert_eq!(run_once(&services, &transport).await.unwrap(), Sent::default(), "too early");
        services.clock.set(services.clock.now() + Duration::seconds(1));
    }
    assert_eq!(run_once(&services, &transport).await.unwrap(), Sent { dead: 1, ..Sent::default() });
    assert_eq!(only_row(&services.db).await.state, "DEAD");
}

#[tokio::test]
async fn a_message_sent_again_replaces_its_file() {
    let (services, _folder) = testing::services().await;
    news_for_the_reporter(&services).await;
    let transport = Transport::from_config(&services.config).unwrap();
    run_once(&services, &transport).await.unwrap();
    // As if the machine had died between the sending and the commit.
    let row = only_row(&services.db).await;
    let mut again = crate::store::entity::outbox::ActiveModel::from(row.clone());
    again.state = Set("PENDING".to_owned());
    let tx = services.db.begin().await.unwrap();
    again.update(&tx).await.unwrap();
    tx.commit().await.unwrap();
    run_once(&services, &transport).await.unwrap();
    let folder = std::fs::read_dir(services.config.data_dir.join("mail")).unwrap();
    let names: Vec<String> = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names, [format!("{}.eml", row.message_id)]);
}

#[test]
fn settings_that_name_no_way_for_messages_are_refused() {
    let from = |name: &str, value: &str| {
        Transport::from_config(&Config::from_values(&[(name.to_owned(), value.to_owned())].into()).unwrap())
    };
    assert!(matches!(from("PHANHOI_MAIL_FROM", "nobody"), Err(TransportError::From)));
    assert!(matches!(from("PHANHOI_SMTP_URL", "smtps://"), Err(TransportError::Smtp)));
    assert!(from("PHANHOI_SMTP_URL", "smtps://phanhoi:p%40ss@mail.example.vn").is_ok());
}

#[test]
fn another_machine_is_spoken_to_only_encrypted() {
    for url in ["smtp://mail.example.vn", "smtp://mail.example.vn?tls=opportunistic", "smtp://u:p@10.0.0.1:25/x"] {
        assert!(tls_of(url).contains("Required"), "{url}");
    }
    for url in ["smtp://localhost", "smtp://127.0.0.1:2525", "smtp://[::1]:25"] {
        assert!(tls_of(url).contains("None"), "{url}");
    }
    assert!(tls_of("smtps://mail.example.vn").contains("Wrapper"));
}

fn tls_of(url: &str) -> String {
    let config = Config::from_values(&[("PHANHOI_SMTP_URL".to_owned(), url.to_owned())].into()).unwrap();
    let Ok(Transport::Smtp(relay)) = Transport::from_config(&config) else { panic!("{url} was refused") };
    format!("{relay:?}")
}

/// Where a mail server goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    None,
    /// Answers the command that starts so with this.
    Answers(&'static str, &'static str),
    /// Hangs up when the command that starts so comes.
    HangsUp(&'static str),
}

/// A mail server on this machine for one conversation; says how many messages it has taken.
async fn server(fault: Fault) -> (String, tokio::task::JoinHandle<u32>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let conversation = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let mut stream = BufReader::new(stream);
        let (mut taken, mut in_data) = (0, false);
        let mut said = "GREETING".to_owned();
        loop {
            let answer = match fault {
                Fault::HangsUp(at) if said.starts_with(at) => return taken,
                Fault::Answers(at, answer) if said.starts_with(at) => answer,
                _ if in_data && said == "." => {
                    in_data = false;
                    taken += 1;
                    "250 ok"
                }
                _ if in_data => "",
                _ if said == "GREETING" => "220 test",
                _ if said == "DATA" => {
                    in_data = true;
                    "354 go on"
                }
                _ => "250 ok",
            };
            if !answer.is_empty() {
                stream.write_all(format!("{answer}\r\n").as_bytes()).await.unwrap();
            }
            let mut line = String::new();
            if stream.read_line(&mut line).await.unwrap_or_default() == 0 || line.starts_with("QUIT") {
                return taken;
            }
            line.trim_end().clone_into(&mut said);
        }
    });
    (url, conversation)
}

fn smtp(url: &str) -> Transport {
    let config = Config::from_values(&[("PHANHOI_SMTP_URL".to_owned(), url.to_owned())].into()).unwrap();
    Transport::from_config(&config).unwrap()
}

#[tokio::test]
async fn whatever_the_mail_server_does_the_message_arrives_once_it_works_again() {
    let (services, _folder) = testing::services().await;
    news_for_the_reporter(&services).await;
    let faults = [
        Fault::HangsUp("GREETING"),
        Fault::Answers("GREETING", "421 too busy"),
        Fault::HangsUp("EHLO"),
        Fault::HangsUp("MAIL"),
        Fault::Answers("RCPT", "450 <an@example.vn> later"),
        Fault::HangsUp("RCPT"),
        Fault::HangsUp("DATA"),
    ];
    for fault in faults {
        let (url, conversation) = server(fault).await;
        let sent = run_once(&services, &smtp(&url)).await.unwrap();
        assert_eq!(sent, Sent { failed: 1, ..Sent::default() }, "{fault:?}");
        assert_eq!(conversation.await.unwrap(), 0, "{fault:?}");
        let error = only_row(&services.db).await.last_error.unwrap();
        assert!(!error.contains('@'), "{fault:?}: {error}");
        services.clock.set(services.clock.now() + Duration::days(2));
    }
    let (url, conversation) = server(Fault::None).await;
    assert_eq!(run_once(&services, &smtp(&url)).await.unwrap(), Sent { sent: 1, ..Sent::default() });
    assert_eq!(conversation.await.unwrap(), 1);
}

#[tokio::test]
async fn a_server_that_is_not_there_costs_a_pause_and_no_message() {
    let (services, _folder) = testing::services().await;
    news_for_the_reporter(&services).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    drop(listener);
    assert_eq!(run_once(&services, &smtp(&url)).await.unwrap(), Sent { failed: 1, ..Sent::default() });
    assert_eq!(only_row(&services.db).await.last_error.as_deref(), Some("no connection to the mail server"));
}

#[tokio::test]
async fn an_address_that_the_server_does_not_know_is_given_up_sooner() {
    let (services, _folder) = testing::services().await;
    news_for_the_reporter(&services).await;
    for expected in [
        Sent { failed: 1, ..Sent::default() },
        Sent { failed: 1, ..Sent::default() },
        Sent { dead: 1, ..Sent::default() },
    ] {
        let (url, conversation) = server(Fault::Answers("RCPT", "550 no such user")).await;
        assert_eq!(run_once(&services, &smtp(&url)).await.unwrap(), expected);
        conversation.await.unwrap();
        services.clock.set(services.clock.now() + Duration::days(2));
    }
    assert_eq!(only_row(&services.db).await.last_error.as_deref(), Some("the mail server answered 550"));
}

#[tokio::test]
async fn a_stopped_worker_takes_no_further_message() {
    let (services, _folder) = testing::services().await;
    news_for_the_reporter(&services).await;
    let (transport, kept) = Transport::memory();
    let stop = tokio::sync::watch::Sender::new(true);
    run_until(&services, &transport, &stop.subscribe()).await.unwrap();
    assert!(addresses(&kept).is_empty());
    assert!(outbox::any_due(services.db.reader(), services.clock.now()).await.unwrap());
}
