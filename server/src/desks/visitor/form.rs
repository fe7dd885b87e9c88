//! Filling in: one page at a time, each checked before it is kept.

use domain::errors::{FieldErrors, Problem};
use domain::feedback::{IdentityMode, Kind};
use domain::limits;
use domain::private::Private;
use domain::receipt::ReceiptCode;
use domain::submission::check::{MatterForm, SenderForm, subject_name};
use domain::submission::step::{Body, Person, Place, Sender};
use domain::submission::{Draft, Step};
use domain::unit::{AreaId, PostId, UnitId};
use rand::RngExt;
use serde::de::DeserializeOwned;

use super::place::keeper;
use super::{DRAFT_LIFE, StoredDraft, Visitor};
use crate::desks::ActError;
use crate::http::fields::Fields;
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::{detached, drafts, holders};

impl Visitor {
    /// Checks and keeps one page; returns the page that comes next.
    ///
    /// # Errors
    /// [`ActError::Invalid`] with the problems of the page; nothing is kept then.
    pub async fn save_step(&self, step: Step, fields: &Fields) -> Result<Step, ActError> {
        let StoredDraft { mut draft, version } = self.stored().await?;
        if !draft.admits(step) {
            return Ok(draft.next_step());
        }
        let reference = self.services.reference.get();
        let today = self.services.clock.today();
        match step {
            Step::Kind => draft.set_kind(kind(fields)?),
            Step::Province => draft.set_province(province(fields, &reference)?),
            Step::Commune => draft.set_place(place(fields, &reference, &draft)?),
            Step::Body => draft.set_body(body(fields, &reference, &draft)?),
            Step::Person => draft.person = Some(person(fields, &reference, &draft)?),
            Step::Category => draft.categories = categories(fields, &reference, &draft)?,
            Step::Matter => draft.matter = Some(typed::<MatterForm>(fields)?.check(today)?),
            Step::Files => draft.files_done = true,
            Step::Sender => draft.sender = Some(self.sender(&draft, fields).await?),
            Step::Check => {
                declare(fields)?;
                draft.declared = true;
                // Somebody who went back has written it down.
                draft.code.get_or_insert_with(|| new_code().as_str().into());
                self.keep(&draft, version).await?;
                return Ok(Step::Code);
            }
            Step::Code => return Ok(Step::Code),
        }
        draft.sent(step.code());
        self.keep(&draft, version).await?;
        Ok(draft.next_step())
    }

    /// Keeps what was typed on a page that somebody leaves by the way back. Nothing is checked: it
    /// stands there again when they come back.
    ///
    /// # Errors
    /// [`ActError::Invalid`] when it is more than any page takes, [`ActError::Stale`] when another
    /// tab was faster.
    pub async fn set_aside(&self, step: Step, fields: &Fields) -> Result<(), ActError> {
        let StoredDraft { mut draft, version } = self.stored().await?;
        if draft.admits(step) {
            draft.set_aside(step.code(), typed_only(fields)?);
            self.keep(&draft, version).await?;
        }
        Ok(())
    }

    /// Who sends it, in one of the ways that are offered.
    pub(in crate::desks) async fn sender(&self, draft: &Draft, fields: &Fields) -> Result<Sender, ActError> {
        let sender = typed::<SenderForm>(fields)?.check()?;
        if self.modes(draft).await?.contains(&sender.mode) {
            Ok(sender)
        } else {
            Err(FieldErrors::one("identity", Problem::BadChoice).into())
        }
    }

    /// How a sender may be known: by name only where enough holders keep the names.
    pub(in crate::desks) async fn modes(&self, draft: &Draft) -> Result<&'static [IdentityMode], CaseError> {
        let (services, today) = (&self.services, self.services.clock.today());
        let kept = match keeper(&services.reference.get(), draft) {
            Some(keeper) => holders::circle(services.db.reader(), &services.vault, keeper, today).await?.is_some(),
            None => false,
        };
        Ok(if kept { IdentityMode::ALL } else { &[IdentityMode::Anonymous] })
    }

    /// Stores the draft under the browser's key, over the version that was read.
    pub(in crate::desks) async fn keep(&self, draft: &Draft, version: i32) -> Result<(), ActError> {
        let Some(secret) = self.draft.clone() else { return Err(ActError::NotFound) };
        let services = self.services.clone();
        let envelope = secret.seal_draft(draft)?;
        detached(
            async move {
                let tx = services.db.begin().await?;
                let now = services.clock.now();
                if !drafts::put(&tx, secret.id_hash(), envelope, version, now, now + DRAFT_LIFE).await? {
                    return Err(ActError::Stale);
                }
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }
}

/// What somebody typed on a page, without what the page brought itself.
///
/// # Errors
/// When it is more than any page takes. Only the account of what happened can be that long.
pub(in crate::desks) fn typed_only(fields: &Fields) -> Result<Vec<(String, Private)>, FieldErrors> {
    let of_the_page = ["draft_token", "wait_ticket", "wait_proof", "action", "back"];
    let typed: Vec<_> = fields.iter().filter(|(name, _)| !of_the_page.contains(name)).collect();
    if typed.iter().map(|(_, value)| value.len()).sum::<usize>() > limits::UNSENT_BYTES {
        let mut errors = FieldErrors::default();
        errors.add_limit("body", Problem::TooLong, limits::BODY_MAX as u32);
        return Err(errors);
    }
    Ok(typed.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect())
}

/// Reads the fields of a page into its form type. Text that is no form at all is an empty one.
pub(in crate::desks) fn typed<T: DeserializeOwned + Default>(fields: &Fields) -> Result<T, FieldErrors> {
    Ok(fields.to_form().unwrap_or_default())
}

fn kind(fields: &Fields) -> Result<Kind, FieldErrors> {
    Kind::from_code(fields.one("kind"))
        .filter(|kind| Kind::PUBLIC.contains(kind))
        .ok_or_else(|| FieldErrors::one("kind", Problem::Required))
}

pub(in crate::desks) fn province(fields: &Fields, reference: &Reference) -> Result<AreaId, FieldErrors> {
    let chosen = fields.one("province").parse().map(AreaId).ok();
    match chosen {
        None => Err(FieldErrors::one("province", Problem::Required)),
        Some(id) if reference.provinces.contains(&id) => Ok(id),
        Some(_) => Err(FieldErrors::one("province", Problem::BadChoice)),
    }
}

pub(in crate::desks) fn place(fields: &Fields, reference: &Reference, draft: &Draft) -> Result<Place, FieldErrors> {
    let province = draft.province.ok_or_else(|| FieldErrors::one("province", Problem::Required))?;
    match fields.one("commune") {
        "" => Err(FieldErrors::one("commune", Problem::Required)),
        "province" => Ok(Place { province, commune: None }),
        typed => {
            let chosen = typed.parse().map(AreaId).ok();
            let communes = reference.communes.get(&province).map(Vec::as_slice).unwrap_or_default();
            match chosen {
                Some(commune) if communes.contains(&commune) => Ok(Place { province, commune: Some(commune) }),
                _ => Err(FieldErrors::one("commune", Problem::BadChoice)),
            }
        }
    }
}

pub(in crate::desks) fn body(fields: &Fields, reference: &Reference, draft: &Draft) -> Result<Body, FieldErrors> {
    match fields.one("subject_unit") {
        "" => Err(FieldErrors::one("subject_unit", Problem::Required)),
        "unknown" => Ok(Body { unit: None }),
        typed => {
            let area = draft.place.map(|place| place.commune.unwrap_or(place.province));
            let bodies = area.and_then(|area| reference.bodies.get(&area)).map(Vec::as_slice).unwrap_or_default();
            match typed.parse().map(UnitId) {
                Ok(unit) if bodies.contains(&unit) => Ok(Body { unit: Some(unit) }),
                _ => Err(FieldErrors::one("subject_unit", Problem::BadChoice)),
            }
        }
    }
}

pub(in crate::desks) fn person(fields: &Fields, reference: &Reference, draft: &Draft) -> Result<Person, FieldErrors> {
    let unit = draft.body.and_then(|body| body.unit);
    let name = subject_name("subject_name", fields.one("subject_name"));
    let post = match (fields.one("subject_post"), unit) {
        // Without a body there is no list of posts to choose from.
        ("" | "unknown", None) | ("unknown", Some(_)) => Ok((None, false)),
        ("whole", Some(_)) => Ok((None, true)),
        ("", Some(_)) => Err(FieldErrors::one("subject_post", Problem::Required)),
        (typed, Some(unit)) => match typed.parse().map(PostId) {
            Ok(post) if reference.posts_in(unit).contains(&post) => Ok((Some(post), false)),
            _ => Err(FieldErrors::one("subject_post", Problem::BadChoice)),
        },
        (_, None) => Err(FieldErrors::one("subject_post", Problem::BadChoice)),
    };
    match (post, name) {
        (Ok((post, whole_body)), Ok(name)) => Ok(Person { post, whole_body, name }),
        (Err(mut errors), name) => {
            if name.is_err() {
                errors.add("subject_name", Problem::BadName);
            }
            Err(errors)
        }
        (Ok(_), Err(errors)) => Err(errors),
    }
}

pub(in crate::desks) fn categories(
    fields: &Fields,
    reference: &Reference,
    draft: &Draft,
) -> Result<Vec<String>, FieldErrors> {
    let kind = draft.kind.ok_or_else(|| FieldErrors::one("kind", Problem::Required))?;
    let mut chosen: Vec<String> = Vec::new();
    for code in fields.all("category") {
        let offered = reference.categories.iter().any(|category| {
            category.code == code && category.enabled && category.citizens && kind.admits_group(&category.group)
        });
        if !offered {
            return Err(FieldErrors::one("category", Problem::BadChoice));
        }
        if !chosen.iter().any(|known| known == code) {
            chosen.push(code.to_owned());
        }
    }
    let mut errors = FieldErrors::default();
    if chosen.is_empty() {
        errors.add("category", Problem::Required);
    } else if chosen.len() > limits::CATEGORIES_MAX {
        errors.add_limit("category", Problem::TooMany, limits::CATEGORIES_MAX as u32);
    }
    errors.into_result(chosen)
}

fn declare(fields: &Fields) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    for field in ["declare", "privacy"] {
        if fields.one(field) != "yes" {
            errors.add(field, Problem::NotTicked);
        }
    }
    errors.into_result(())
}

pub(in crate::desks) fn new_code() -> ReceiptCode {
    ReceiptCode::from_bytes(rand::rng().random())
}
