//! What came by other ways than the public form, and what a unit without an account says on paper:
//! written down by officers, through the desks that any officer has.

use axum::body::Bytes;
use domain::case::act::Edit;
use domain::date;
use domain::feedback::Kind;
use domain::submission::EntryStep;
use futures::stream;

use super::play::{Concerned, Play};
use super::script::{self, Step};
use crate::desks::{ActError, Entered, EntryOfficer, FrontOfficer};
use crate::http::fields::Fields;

/// The paper on which a unit of the demonstration answers, as it was scanned.
const SCAN: &[u8] = include_bytes!("../../demo/files/van-ban-tra-loi.pdf");

impl Play<'_> {
    /// An officer writes the case down; returns its number and the code on the slip.
    pub(super) async fn enter(&self, login: &str) -> Result<(String, String), ActError> {
        let case = self.case;
        let officer = self.officer(login).await?;
        let desk = |cookie: Option<&str>| {
            EntryOfficer::admit(self.services.clone(), officer.clone(), cookie).ok_or(ActError::NotFound)
        };
        let (_, cookie) = desk(None)?.with_draft().await?;
        let desk = desk(cookie.as_deref())?;
        let Concerned { province, commune, unit, post, happened_on } = self.concerned()?;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let today = date::show(self.services.clock.today());
        let mut matter = case.matter(happened_on);
        matter.extend(case.categories.iter().map(|code| ("category", code.clone())));
        let taken_up = vec![
            ("source", text(&case.source)),
            ("people", case.people.map(|people| people.to_string()).unwrap_or_default()),
            ("representative", text(&case.representative)),
            ("organisations", text(&case.organisations)),
        ];
        let pages: Vec<(EntryStep, Vec<(&str, String)>)> = vec![
            (
                EntryStep::Source,
                vec![
                    ("channel", text(&case.channel)),
                    ("came_on", today),
                    ("kind", case.kind.clone()),
                    ("province", province),
                ],
            ),
            (EntryStep::Subject, vec![("commune", commune), ("subject_unit", unit), ("subject_post", post)]),
            (EntryStep::Matter, matter),
            (EntryStep::Files, vec![]),
            (EntryStep::Sender, [case.sender(), taken_up].concat()),
        ];
        for (page, fields) in pages {
            if page == EntryStep::Files {
                for name in &case.files {
                    desk.drafts().attach(name, script::file(name).ok_or(ActError::NotFound)?).await?;
                }
            }
            desk.save(page, &posted(fields)).await?;
        }
        let code = desk.written().await?.code.ok_or(ActError::NotFound)?.reveal().to_owned();
        let own = case.kind == Kind::Supervision.code();
        let last = vec![
            ("code", code.clone()),
            ("kind", if own { case.kind.clone() } else { String::new() }),
            ("read_back", case.read_back.map(|read| if read { "yes" } else { "no" }).unwrap_or_default().to_owned()),
            ("faithful", "yes".to_owned()),
            ("told", "yes".to_owned()),
        ];
        match desk.enter(&posted(last)).await? {
            Entered::Slip(slip) => Ok((slip.number, code)),
            Entered::Unfinished(_) => Err(ActError::NotFound),
        }
    }

    /// What a unit without an account answered on paper, with its scan.
    pub(super) async fn write_down(&self, step: &Step, number: &str) -> Result<(), ActError> {
        let writer = self.officer(step.drafted_by.as_deref().unwrap_or_default()).await?;
        let mut form = self.form(step, &writer).await?;
        form.action = "paper-answer".to_owned();
        let edit = Edit::check(&form, self.services.clock.today()).ok_or(ActError::NotFound)??;
        let desk = FrontOfficer::new(self.services.clone(), writer);
        desk.edit(number, self.version(number).await?, edit).await?;
        let pieces = stream::iter([Ok(Bytes::from_static(SCAN))]);
        desk.add_scan(number, self.version(number).await?, "van-ban-tra-loi.pdf".to_owned(), pieces).await
    }
}

fn posted(fields: Vec<(&str, String)>) -> Fields {
    Fields::new(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}
