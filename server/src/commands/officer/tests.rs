use super::*;

use clap::Parser;

#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

/// The Central Front is the one body that every database has.
const UNIT: &str = "MTTQ_TW";

fn line(words: &[&str]) -> Add {
    let usual: &[&str] = if words.contains(&"--login") { &[] } else { &["--login", "A.Nguyen"] };
    let words = ["officer", "add", "--name", "Nguyễn Thị A"].iter().chain(usual).chain(words);
    match Line::try_parse_from(words).unwrap().command {
        Command::Add(add) => add,
        other => panic!("{other:?}"),
    }
}

fn secret() -> Password {
    Password::new("con trâu đi trước cái cày")
}

async fn added(services: &Services, words: &[&str]) -> Result<(), String> {
    add(services, line(words), |_| Ok(secret())).await.map_err(|failure| failure.to_string())
}

#[tokio::test]
async fn an_account_is_opened_listed_and_closed() {
    let (services, _folder) = crate::testing::services().await;
    let before = list(&services).await.unwrap();
    added(&services, &["--unit", UNIT, "--role", "TIEP_NHAN", "--email", "a@example.vn"]).await.unwrap();
    let lines = list(&services).await.unwrap();
    assert_eq!(lines.len(), before.len() + 1);
    assert!(lines.contains(&format!("a.nguyen\tNguyễn Thị A\tACTIVE\tTIEP_NHAN\t{UNIT}\t")), "{lines:?}");

    let person = people::by_login(services.db.reader(), "a.nguyen").await.unwrap().unwrap();
    let hash = person.password_hash.reveal().to_owned();
    assert!(services.hashing.verify(crate::auth::password::Line::Known, secret(), Some(hash)).await.unwrap());

    let token = vec![7; 32];
    let tx = services.db.begin().await.unwrap();
    sessions::start(&tx, token.clone(), person.id, sessions::Stage::Full, services.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    disable(&services, "A.Nguyen").await.unwrap();
    assert!(list(&services).await.unwrap().iter().any(|line| line.starts_with("a.nguyen\tNguyễn Thị A\tDISABLED\t")));
    let now = services.clock.now();
    let session = sessions::find(services.db.reader(), &token, sessions::Stage::Full, now).await.unwrap();
    assert!(session.is_none(), "the session goes on");
}

#[tokio::test]
async fn the_last_administrator_stays_and_what_is_done_is_on_record() {
    let (services, _folder) = crate::testing::services().await;
    added(&services, &["--unit", UNIT, "--role", "QUAN_TRI"]).await.unwrap();
    let refused = disable(&services, "a.nguyen").await.unwrap_err().to_string();
    assert!(refused.contains("only administrator"), "{refused}");
    let person = people::by_login(services.db.reader(), "a.nguyen").await.unwrap().unwrap();
    assert_eq!(person.status, people::ACTIVE);

    added(&services, &["--login", "b.tran", "--unit", UNIT, "--role", "QUAN_TRI"]).await.unwrap();
    disable(&services, "a.nguyen").await.unwrap();
    let lines = office_events::page(services.db.reader(), None, 10).await.unwrap();
    let told: Vec<_> = lines.iter().rev().map(|row| (row.code.as_str(), row.about.as_deref())).collect();
    let opened = [("ACCOUNT_OPENED", None), ("ROLE_GIVEN", Some("QUAN_TRI"))];
    assert_eq!(told, [&opened[..], &opened[..], &[("ACCOUNT_CLOSED", None)]].concat());
    assert!(lines.iter().all(|row| row.actor_id.is_none() && row.officer_id.is_some()));
}

#[tokio::test]
async fn a_further_role_goes_to_the_same_person_at_the_same_desk_and_to_nobody_else() {
    let (services, _folder) = crate::testing::services().await;
    added(&services, &["--unit", UNIT, "--role", "TIEP_NHAN"]).await.unwrap();
    let asked = async |words: &[&str], name: &str| {
        let mut add = line(&[&["--unit", UNIT], words].concat());
        name.clone_into(&mut add.name);
        // No password is asked for of somebody who has one.
        super::add(&services, add, |_| Err(Failure::new("a password was asked for")))
            .await
            .map_err(|why| why.to_string())
    };
    asked(&["--role", "PHAN_LOAI"], "Nguyễn Thị  A").await.unwrap();
    let lines = list(&services).await.unwrap();
    let own: Vec<_> = lines.iter().filter(|line| line.starts_with("a.nguyen\t")).collect();
    assert_eq!(own.len(), 2, "{own:?}");
    assert!(own.iter().any(|line| line.contains("\tPHAN_LOAI\t")), "{own:?}");

    let other = asked(&["--role", "NHAP_HO"], "Trần Văn B").await.unwrap_err();
    assert!(other.contains("another name"), "{other}");
    let desk = asked(&["--role", "QUAN_TRI"], "Nguyễn Thị A").await.unwrap_err();
    assert!(desk.contains("one desk"), "{desk}");
    let address = asked(&["--role", "NHAP_HO", "--email", "b@example.vn"], "Nguyễn Thị A").await.unwrap_err();
    assert!(address.contains("address"), "{address}");
    added(&services, &["--login", "c.le", "--unit", UNIT, "--role", "QUAN_TRI"]).await.unwrap();
    disable(&services, "a.nguyen").await.unwrap();
    let closed = asked(&["--role", "NHAP_HO"], "Nguyễn Thị A").await.unwrap_err();
    assert!(closed.contains("closed"), "{closed}");
    assert_eq!(list(&services).await.unwrap().iter().filter(|line| line.starts_with("a.nguyen\t")).count(), 2);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_in_a_sentence() {
    let (services, _folder) = crate::testing::services().await;
    let role = ["--role", "LANH_DAO_MTTQ"];
    let refused = async |words: &[&str]| added(&services, &[&role[..], words].concat()).await.unwrap_err();
    assert!(refused(&["--unit", "nowhere"]).await.contains("no unit \"nowhere\""));
    assert!(refused(&["--unit", UNIT, "--post", "KING"]).await.contains("no post \"KING\""));
    added(&services, &[&role[..], &["--unit", UNIT]].concat()).await.unwrap();
    assert!(refused(&["--unit", UNIT]).await.contains("has this role there already"));
    assert!(disable(&services, "nobody").await.unwrap_err().to_string().contains("no account"));
}
