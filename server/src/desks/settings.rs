//! How officers set up their own desks: filters of the inbox, and the keys that move in it.

use app::desks::{KeptFilter, Tray};
use domain::case::State;
use domain::errors::{FieldErrors, Problem};
use domain::kept_filter::{NAME, new_name};
use domain::role::Desk;
use domain::text;

use super::{ActError, Officer, ReadError};
use crate::http::fields::Fields;
use crate::store::detached;
use crate::store::officer_settings::{self, Filter, Settings};

impl Officer {
    /// The filters that they keep at a desk, in the order in which they did, and whether keys do something for them.
    pub(super) async fn set_up(&self, desk: Desk) -> Result<(Vec<KeptFilter>, bool), ReadError> {
        let services = self.services();
        let settings = officer_settings::of(services.db.reader(), &services.vault, self.id()).await?;
        let kept = settings.filters.into_iter().filter(|filter| filter.desk == desk.code()).map(shown).collect();
        Ok((kept, !settings.keys_off))
    }

    /// Lets keys do something, or nothing.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn turn_keys(&self, on: bool) -> Result<(), ActError> {
        self.set(move |settings| {
            settings.keys_off = !on;
            Ok(())
        })
        .await
    }

    /// Keeps the filter of a list under a name. Words that are looked for are not kept with it.
    ///
    /// # Errors
    /// [`ActError::Invalid`] in the field of the name, [`domain::kept_filter`].
    pub async fn keep_filter(&self, desk: Desk, fields: &Fields) -> Result<(), ActError> {
        let category = Some(fields.one("category")).filter(|code| self.is_category(code)).map(str::to_owned);
        let state = State::from_code(fields.one("state")).map(|state| state.code().to_owned());
        let tray = Tray::from_code(fields.one("tray")).unwrap_or_default().code().to_owned();
        let typed = fields.one(NAME).to_owned();
        self.set(move |settings| {
            let kept = settings.filters.iter().filter(|filter| filter.desk == desk.code());
            let name = new_name(&typed, kept.map(|filter| &filter.name))?;
            settings.filters.push(Filter { desk: desk.code().to_owned(), name, tray, state, category });
            Ok(())
        })
        .await
    }

    /// Drops the filter of a name.
    ///
    /// # Errors
    /// [`ActError::Invalid`] when there is none.
    pub async fn drop_filter(&self, desk: Desk, fields: &Fields) -> Result<(), ActError> {
        let name = text::line(fields.one(NAME));
        self.set(move |settings| {
            let before = settings.filters.len();
            settings.filters.retain(|filter| filter.desk != desk.code() || filter.name.reveal() != name);
            if settings.filters.len() == before {
                return Err(FieldErrors::one(NAME, Problem::BadChoice).into());
            }
            Ok(())
        })
        .await
    }

    fn is_category(&self, code: &str) -> bool {
        self.services().reference.get().categories.iter().any(|category| category.code == code)
    }

    /// Changes what they have set.
    async fn set(
        &self,
        change: impl FnOnce(&mut Settings) -> Result<(), ActError> + Send + 'static,
    ) -> Result<(), ActError> {
        let this = self.clone();
        detached(
            async move {
                let services = this.services();
                let tx = services.db.begin().await?;
                let mut settings = officer_settings::hold(&tx, &services.vault, this.id()).await?;
                change(&mut settings)?;
                officer_settings::put(&tx, &services.vault, this.id(), &settings).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }
}

/// What of it is known today: a code that is no more asks for nothing.
fn shown(filter: Filter) -> KeptFilter {
    KeptFilter {
        name: filter.name,
        tray: Tray::from_code(&filter.tray).unwrap_or_default(),
        state: filter.state.as_deref().and_then(State::from_code),
        category: filter.category,
    }
}
