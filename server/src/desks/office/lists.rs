//! The lists that are kept as versions: a keeper of reference data sees what a new version changes before it is kept.

mod effect;

use app::desks::{Answer, Choice, DeskError, EntryChoices, EntryPreview, EntryVersion, ListDesk, ListedEntry};
use app::words::Lang;
use async_trait::async_trait;
use data_encoding::HEXLOWER;
use domain::case::guard::Refusal;
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::lists::{Entry, Known, List};
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};
use time::Date;

use super::change::Change;
use super::{KEEPERS, OfficeOfficer};
use crate::desks::{ActError, ReadError};
use crate::http::fields::Fields;
use crate::reference::Reference;
use crate::store::lists::{self, Version};
use crate::store::{detached, office};

/// What is changed, and what it was.
struct Draft {
    before: Option<Version>,
    says: Entry,
    valid_from: Date,
}

impl Draft {
    /// The same change to the same version has the same mark, and another another.
    fn mark(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(format!("{:?} {:?} {}", self.before, self.says, self.valid_from)))
    }
}

/// What is put on record.
const fn what(list: List) -> What {
    match list {
        List::Categories => What::CategoryChanged,
        List::Deadlines => What::DeadlineChanged,
        List::Rules => What::RuleChanged,
        List::Posts => What::PostChanged,
    }
}

impl OfficeOfficer {
    /// Reads a form, and the version before.
    async fn draft<'a>(
        &self,
        db: &impl ConnectionTrait,
        list: List,
        key: Option<&str>,
        field: impl Fn(&str) -> &'a str,
    ) -> Result<Draft, ActError> {
        let reference = self.services.reference.get();
        let versions = match key {
            Some(key) => lists::versions(db, list, key).await?,
            None => Vec::new(),
        };
        let before = versions.into_iter().next();
        if before.is_none() && (key.is_some() || list != List::Rules) {
            return Err(ActError::NotFound);
        }
        let group = |category: &&crate::reference::Category| Some(category.code.as_str()) == key;
        let group = reference.categories.iter().find(group).map(|category| category.group.clone()).unwrap_or_default();
        let explanations = explanations(&self.rules_of(db).await?);
        let known = Known {
            group: &group,
            post: &|code| reference.posts.values().any(|name| name.post.code == code),
            category: &|code| reference.categories.iter().any(|category| category.code == code),
            explanation: &|key| explanations.iter().any(|known| known == key),
        };
        let (says, valid_from) = Entry::check(list, field, &known, self.services.clock.today())?;
        if let Some(before) = &before {
            if before.valid_to.is_some() {
                return Err(Refusal::WrongState.into());
            }
            // Which of two versions of one day holds, nobody could tell.
            if valid_from == before.valid_from {
                return Err(FieldErrors::one("valid_from", Problem::DayTwice).into());
            }
            if valid_from < before.valid_from {
                return Err(FieldErrors::one("valid_from", Problem::NotExtended).into());
            }
            // Others can see it and object before anything goes where it would not have gone.
            if valid_from <= self.services.clock.today() && says.protects_less_than(&before.says) {
                return Err(FieldErrors::one("valid_from", Problem::NotAllowed).into());
            }
        }
        Ok(Draft { before, says, valid_from })
    }

    async fn rules_of(&self, db: &impl ConnectionTrait) -> Result<Vec<String>, ActError> {
        let rows = office::rules(db, self.services.clock.today()).await?;
        Ok(rows.into_iter().map(|row| row.explanation).collect())
    }

    /// What was typed, judged; nothing is kept.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn check_entry(&self, list: List, key: Option<&str>, fields: &Fields) -> Result<(), ActError> {
        self.may_change(KEEPERS)?;
        self.draft(self.services.db.reader(), list, key, |name| fields.one(name)).await.map(|_| ())
    }

    /// Keeps a new version; returns what names the entry.
    ///
    /// # Errors
    /// [`ActError::Stale`] when it is not what was shown before.
    pub async fn keep_entry(&self, list: List, key: Option<&str>, fields: &Fields) -> Result<String, ActError> {
        self.may_change(KEEPERS)?;
        let (this, key, fields) = (self.clone(), key.map(str::to_owned), fields.clone());
        detached(
            async move {
                let change = Change::begin(&this.officer).await?;
                let draft = this.draft(change.tx(), list, key.as_deref(), |name| fields.one(name)).await?;
                if draft.mark() != fields.one("seen") {
                    return Err(ActError::Stale);
                }
                let Draft { before, says, valid_from } = draft;
                let named = key.unwrap_or_default();
                let named = lists::keep(change.tx(), &named, before.as_ref(), says, valid_from).await?;
                let line = change.line(what(list)).about(&named);
                change.done(line).await?;
                Ok(named)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Ends a rule: from today on it is tried no more.
    ///
    /// # Errors
    /// [`ActError::Stale`] when it has ended, or a version is still to come.
    pub async fn end_rule(&self, key: &str) -> Result<String, ActError> {
        self.may_change(KEEPERS)?;
        let (services, by, key) = (self.services.clone(), self.officer.clone(), key.to_owned());
        detached(
            async move {
                let change = Change::begin(&by).await?;
                let today = services.clock.today();
                let newest = lists::versions(change.tx(), List::Rules, &key).await?.into_iter().next();
                let newest = newest.ok_or(ActError::NotFound)?;
                if newest.valid_to.is_some() || newest.valid_from > today {
                    return Err(ActError::Stale);
                }
                lists::end(change.tx(), List::Rules, newest.id, today).await?;
                let line = change.line(What::RuleEnded).about(&key);
                change.done(line).await?;
                Ok(key)
            },
            || ActError::Interrupted,
        )
        .await
    }

    async fn entry_view(&self, list: List, key: Option<&str>) -> Result<ListedEntry, ReadError> {
        self.may_look(KEEPERS)?;
        let (db, reference, today) =
            (self.services.db.reader(), self.services.reference.get(), self.services.clock.today());
        let versions = match key {
            Some(key) => lists::versions(db, list, key).await?,
            None if list == List::Rules => Vec::new(),
            None => return Err(ReadError::NotFound),
        };
        if key.is_some() && versions.is_empty() {
            return Err(ReadError::NotFound);
        }
        let after = versions.first().and_then(|version| version.valid_from.next_day());
        let choices = if list == List::Rules { self.rule_choices(&reference).await? } else { EntryChoices::default() };
        Ok(ListedEntry {
            list,
            title: title(list, key, versions.first()),
            first_day: after.map_or(today, |after| after.max(today)),
            today,
            versions: versions
                .into_iter()
                .map(|version| EntryVersion {
                    values: version.says.values(),
                    valid_from: version.valid_from,
                    valid_to: version.valid_to,
                })
                .collect(),
            choices,
        })
    }

    async fn rule_choices(&self, reference: &Reference) -> Result<EntryChoices, ReadError> {
        let mut posts: Vec<Choice> = Vec::new();
        for name in reference.posts.values() {
            if !posts.iter().any(|choice| choice.value == name.post.code) {
                posts.push(Choice { value: name.post.code.clone(), label: name.name_vi.clone() });
            }
        }
        let categories = reference
            .categories
            .iter()
            .map(|category| Choice { value: category.code.clone(), label: category.name(Lang::Vi).to_owned() });
        let rules = office::rules(self.services.db.reader(), self.services.clock.today()).await?;
        let rules: Vec<String> = rules.into_iter().map(|row| row.explanation).collect();
        Ok(EntryChoices { posts, categories: categories.collect(), explanations: explanations(&rules) })
    }

    async fn preview_entry(
        &self,
        list: List,
        key: Option<&str>,
        typed: &[(String, String)],
    ) -> Result<Option<EntryPreview>, ReadError> {
        self.may_look(KEEPERS)?;
        let fields = Fields::new(typed.to_vec());
        let draft = match self.draft(self.services.db.reader(), list, key, |name| fields.one(name)).await {
            Ok(draft) => draft,
            Err(ActError::Failed(cause)) => return Err(cause.into()),
            Err(ActError::NotFound) => return Err(ReadError::NotFound),
            Err(_) => return Ok(None),
        };
        Ok(Some(EntryPreview {
            before: draft.before.as_ref().map(|before| before.says.values()).unwrap_or_default(),
            after: draft.says.values(),
            valid_from: draft.valid_from,
            effects: self.effects(key, &draft).await?,
            seen: draft.mark(),
        }))
    }
}

/// The sentences that say why, each once.
fn explanations(rules: &[String]) -> Vec<String> {
    let mut all = rules.to_vec();
    all.sort_unstable();
    all.dedup();
    all
}

/// What an entry is called on its page.
fn title(list: List, key: Option<&str>, newest: Option<&Version>) -> String {
    match newest.map(|version| &version.says) {
        Some(Entry::Category(category)) => category.name_vi.clone(),
        Some(Entry::Post(post)) => post.name_vi.clone(),
        Some(Entry::Deadline(_)) => app::words::word(Lang::Vi, "clock", key.unwrap_or_default()),
        Some(Entry::Rule(rule)) if list == List::Rules => rule.position.to_string(),
        _ => String::new(),
    }
}

#[async_trait]
impl ListDesk for OfficeOfficer {
    async fn entry(&self, list: List, key: Option<&str>) -> Answer<ListedEntry> {
        self.entry_view(list, key).await.map_err(DeskError::from)
    }

    async fn entry_preview(
        &self,
        list: List,
        key: Option<&str>,
        typed: &[(String, String)],
    ) -> Answer<Option<EntryPreview>> {
        self.preview_entry(list, key, typed).await.map_err(DeskError::from)
    }
}
