use domain::private::Private;

use super::*;
use crate::store::cases::{self, Content};
use crate::store::identities::{self, Identity};
use crate::store::outbox::tests::a_case;
use crate::testing;
use migrations::testing::engines;

/// A case with everything that the key file seals.
async fn a_sealed_case(services: &Services, id: i64) {
    let text = |text: &str| Some(Private::from(text));
    let tx = services.db.begin().await.unwrap();
    a_case(&tx, id).await;
    let key = cases::new_key(&tx, &services.vault, id).await.unwrap();
    let content =
        Content { body: "Tôi thấy".into(), wish: None, place: None, happened_on: None, subject_name: None };
    cases::put_content(&tx, &key, id, &content).await.unwrap();
    let identity = Identity { name: text("An"), phone: None, address: None, share_with_unit: false };
    identities::put_open(&tx, &key, id, &identity).await.unwrap();
    cases::put_contact(&tx, &services.vault, id, &Private::from("an@example.vn")).await.unwrap();
    tx.commit().await.unwrap();
}

async fn opens(services: &Services, id: i64) {
    let (db, vault) = (services.db.reader(), &services.vault);
    let key = cases::key(db, vault, id).await.unwrap().unwrap();
    assert_eq!(cases::content(db, &key, id).await.unwrap().unwrap().body.reveal(), "Tôi thấy");
    let identity = identities::open(db, &key, id).await.unwrap().unwrap();
    assert_eq!(identity.name.unwrap().reveal(), "An");
}

/// What a running node does when the file has changed.
fn taken_over(services: &Services) {
    services.vault.replace(&KeyFile::load(&services.config.key_file).unwrap()).unwrap();
}

#[tokio::test]
async fn after_a_rotation_everything_is_sealed_anew_and_the_old_key_can_go() {
    for database in engines().await {
        let folder = tempfile::tempdir().unwrap();
        let services = testing::services_in(&folder, Some(database.url())).await;
        let path = services.config.key_file.clone();
        // More than one go.
        for id in 1..=201 {
            a_sealed_case(&services, id).await;
        }
        let old = services.vault.current_key();
        rotate(&path, false).unwrap();
        assert!(prune(&services, &path).await.unwrap_err().to_string().contains("402 values are still sealed"));
        taken_over(&services);
        let new = services.vault.current_key();
        assert_ne!(old, new);
        a_sealed_case(&services, 300).await;
        assert_eq!(resealing::usage(&services.db).await.unwrap(), BTreeMap::from([(old, 402), (new, 2)]));

        // Stopped in the middle and begun again.
        let goes = std::cell::Cell::new(0);
        let first = resealing::reseal(&services.db, &services.vault, || goes.get() > 0, |_| goes.set(1)).await.unwrap();
        assert_eq!(first, Progress { seen: 200, resealed: 200 });
        opens(&services, 1).await;
        opens(&services, 201).await;
        let rest = resealing::reseal(&services.db, &services.vault, || false, |_| ()).await.unwrap();
        assert_eq!((rest.seen, rest.resealed), (404, 202));
        prune(&services, &path).await.unwrap();
        taken_over(&services);
        assert!(!services.vault.holds(old));
        for id in [1, 201, 300] {
            opens(&services, id).await;
        }
    }
}
