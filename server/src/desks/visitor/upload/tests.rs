use async_trait::async_trait;
use domain::attachment::MediaType;
use domain::submission::Draft;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::*;
use crate::Services;
use crate::files::{ObjectWriter, Stored};
use crate::store::entity::attachments;
use crate::vault::FileKey;

async fn rows(services: &Services, object: &str) -> u64 {
    attachments::Entity::find()
        .filter(attachments::Column::Object.eq(object))
        .count(services.db.reader())
        .await
        .unwrap()
}

/// Asks, at the moment in which the file gets its place, whether its row is there.
struct AsksForTheRow {
    services: Services,
    object: String,
    fails: bool,
}

#[async_trait]
impl ObjectWriter for AsksForTheRow {
    async fn append(&mut self, _: Vec<u8>) -> Result<(), FileError> {
        Ok(())
    }

    async fn commit(self: Box<Self>) -> Result<(), FileError> {
        assert_eq!(rows(&self.services, &self.object).await, 1, "a file without a row is never swept away");
        if self.fails { Err(FileError::Missing) } else { Ok(()) }
    }
}

/// A visitor with a draft, and a file of it that has no place yet.
async fn arriving(fails: bool) -> (Visitor, DraftFile, Complete, tempfile::TempDir) {
    let (services, folder) = crate::testing::services().await;
    let (visitor, cookie) = Visitor::new(services.clone(), None, None).with_new_draft().unwrap();
    visitor.keep(&Draft::default(), 0).await.unwrap();
    let visitor = Visitor::new(services.clone(), Some(&cookie), None);
    let (object, key) = (ObjectName::random(&mut rand::rng()), FileKey::random(&mut rand::rng()));
    let secret = visitor.draft.clone().unwrap();
    let file = DraftFile {
        object: object.as_str().to_owned(),
        name: Private::from("ảnh.png"),
        media_type: MediaType::Png,
        size: 5,
        sha256: "00".repeat(32),
        wrapped_key: data_encoding::HEXLOWER.encode(&secret.wrap_file_key(&key, object.as_str()).unwrap()),
    };
    let writer = AsksForTheRow { services, object: object.as_str().to_owned(), fails };
    let stored = Stored { object, key, media_type: MediaType::Png, size: 5, sha256: [0; 32] };
    (visitor, file, Complete::new(stored, Box::new(writer)), folder)
}

#[tokio::test]
async fn a_file_has_its_row_before_it_has_its_place() {
    let (visitor, file, complete, _folder) = arriving(false).await;
    visitor.keep_file(file, complete).await.unwrap();
    assert_eq!(visitor.filled_in().await.unwrap().files.len(), 1);
}

#[tokio::test]
async fn a_file_that_finds_no_place_is_in_no_draft() {
    let (visitor, file, complete, _folder) = arriving(true).await;
    let object = complete.file().object.clone();
    assert!(visitor.keep_file(file, complete).await.is_err());
    assert!(visitor.filled_in().await.unwrap().files.is_empty());
    visitor.forget_file(object.clone()).await.unwrap();
    assert_eq!(rows(&visitor.services, object.as_str()).await, 0);
}
