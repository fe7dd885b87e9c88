//! Playing the cases: every one is sent by a visitor and moved by officers, through the same
//! desks as any other.

use std::cmp::Reverse;

use domain::case::act::{Act, ActForm, Classification, Edit};
use domain::case::{State, Transition};
use domain::date;
use domain::feedback::{CheckPoint, Outcome, Verdict};
use domain::follow_up::Rating;
use domain::private::Private;
use domain::role::Desk;
use domain::unit::{OfficerId, PostId, UnitId};
use time::{Duration, OffsetDateTime};

use super::DemoError;
use super::publish;
use super::script::{self, Case, Step};
use crate::Services;
use crate::desks::{ActError, FrontOfficer, Officer, Sent, UnitOfficer, Visitor, copying, system, version_for_unit};
use crate::http::fields::Fields;
use crate::reference::Reference;
use crate::store::entity::cases as rows;
use crate::store::{attachments, cases, events, people};
use app::words::Lang;
use domain::submission::Step as Page;

/// Plays `wanted` cases; more than there are begin again from the first.
pub(super) async fn all(services: &Services, wanted: usize, seed: u64) -> Result<usize, DemoError> {
    let script = script::cases()?;
    let now = services.clock.now();
    let first = usize::try_from(seed.saturating_sub(1)).unwrap_or_default() % script.len().max(1);
    let mut chosen: Vec<&Case> = script.iter().cycle().skip(first).take(wanted).collect();
    // The numbers of a register go on with the days on which things came.
    chosen.sort_by_key(|case| Reverse(case.received_days_ago));
    for case in chosen {
        Play { services, case, now }.whole().await?;
    }
    services.clock.set(now);
    Ok(wanted)
}

pub(super) struct Play<'a> {
    pub(super) services: &'a Services,
    pub(super) case: &'a Case,
    /// The moment that `days_ago` counts from.
    now: OffsetDateTime,
}

/// Where something was and whom it concerns.
pub(super) struct Concerned {
    pub province: String,
    pub commune: String,
    pub unit: String,
    pub post: String,
    pub happened_on: String,
}

impl Play<'_> {
    async fn whole(&self) -> Result<(), DemoError> {
        self.at(self.case.received_days_ago);
        let sent = match &self.case.entered_by {
            Some(login) => self.enter(login).await,
            None => self.send().await,
        };
        let (number, code) = sent.map_err(|cause| self.failed("T02", cause))?;
        let front = self.row(&number).await?.front_id;
        let front = self.reference().units.get(&UnitId(front)).map(|unit| unit.code.clone()).unwrap_or_default();
        if front != self.case.front {
            return Err(self.unlike(&format!("received by {front}, not {}", self.case.front)));
        }
        let rated_at = self.case.rating.as_ref().map(|rating| rating.days_ago);
        let closes = self.case.steps.iter().any(|step| step.code == Transition::Close.code());
        for step in &self.case.steps {
            if step.code == Transition::Close.code() && rated_at.is_some() {
                self.rate(&code).await?;
            }
            self.at(step.days_ago);
            self.step(step, &number, &code).await.map_err(|cause| self.failed(&step.code, cause))?;
            let resolves = Transition::from_code(&step.code).is_some_and(|made| made.entry().to == State::Resolved);
            if closes && resolves {
                publish::decide(self, &number, &step.by).await.map_err(|cause| self.failed("PUBLISHED", cause))?;
            }
        }
        if rated_at.is_some() && !closes {
            self.rate(&code).await?;
        }
        let state = self.row(&number).await?.state;
        if state == self.case.state {
            Ok(())
        } else {
            Err(self.unlike(&format!("ends in {state}, not {}", self.case.state)))
        }
    }

    fn failed(&self, step: &str, cause: ActError) -> DemoError {
        DemoError::Step { case: self.case.id.clone(), step: step.to_owned(), cause }
    }

    fn unlike(&self, what: &str) -> DemoError {
        DemoError::Script(format!("{}: {what}", self.case.id))
    }

    fn reference(&self) -> std::sync::Arc<Reference> {
        self.services.reference.get()
    }

    /// Turns the clock to office hours of a day in the past; never beyond now.
    fn at(&self, days_ago: i64) {
        let hour = if days_ago == 0 { Duration::ZERO } else { Duration::minutes(days_ago % 37) };
        self.services.clock.set(self.now - Duration::days(days_ago) + hour);
    }

    async fn row(&self, number: &str) -> Result<rows::Model, DemoError> {
        let row = cases::by_number(self.services.db.reader(), number).await?;
        row.ok_or_else(|| self.unlike("the case is gone"))
    }

    fn unit(&self, code: &str) -> Result<UnitId, ActError> {
        let reference = self.reference();
        let found = reference.units.iter().find(|(_, unit)| unit.code == code).map(|(id, _)| *id);
        found.ok_or(ActError::NotFound)
    }

    fn post(&self, unit: UnitId, code: &str) -> Result<PostId, ActError> {
        let reference = self.reference();
        let posts = reference.posts_in(unit).iter().copied();
        posts
            .into_iter()
            .find(|post| reference.posts.get(post).is_some_and(|name| name.post.code == code))
            .ok_or(ActError::NotFound)
    }

    /// Where it was and whom it concerns, as the forms post it.
    pub(super) fn concerned(&self) -> Result<Concerned, ActError> {
        let (case, reference) = (self.case, self.reference());
        let area = |code: &str| reference.areas.values().find(|area| area.code == code).map(|area| area.id);
        let commune = case.commune.as_deref().and_then(area);
        let province = match commune {
            Some(commune) => reference.areas.get(&commune).and_then(|area| area.parent),
            None => area("99"),
        };
        let unit = case.subject_unit.as_deref().map(|code| self.unit(code)).transpose()?;
        let post = match (unit, case.subject_post.as_deref()) {
            (Some(unit), Some(code)) => Some(self.post(unit, code)?),
            _ => None,
        };
        let id = |id: Option<String>, none: &str| id.unwrap_or_else(|| none.to_owned());
        let day = |days| date::show(date::local_date(self.now - Duration::days(days)));
        Ok(Concerned {
            province: id(province.map(|area| area.to_string()), ""),
            commune: id(commune.map(|area| area.to_string()), "province"),
            unit: id(unit.map(|unit| unit.to_string()), "unknown"),
            post: id(post.map(|post| post.to_string()), "unknown"),
            happened_on: case.happened_days_ago.map(day).unwrap_or_default(),
        })
    }

    async fn send(&self) -> Result<(String, String), ActError> {
        let case = self.case;
        let Concerned { province, commune, unit, post, happened_on } = self.concerned()?;
        let (_, cookie) = Visitor::new(self.services.clone(), None, None).with_new_draft()?;
        let visitor = Visitor::new(self.services.clone(), Some(&cookie), None);
        let mut category: Vec<(&str, String)> = Vec::new();
        category.extend(case.categories.iter().map(|code| ("category", code.clone())));
        let pages: Vec<(Page, Vec<(&str, String)>)> = vec![
            (Page::Kind, vec![("kind", case.kind.clone())]),
            (Page::Province, vec![("province", province)]),
            (Page::Commune, vec![("commune", commune)]),
            (Page::Body, vec![("subject_unit", unit)]),
            (Page::Person, vec![("subject_post", post)]),
            (Page::Category, category),
            (Page::Matter, case.matter(happened_on)),
            (Page::Files, vec![]),
            (Page::Sender, case.sender()),
            (Page::Check, vec![("declare", "yes".to_owned()), ("privacy", "yes".to_owned())]),
        ];
        for (page, fields) in pages {
            if page == Page::Files {
                for name in &case.files {
                    visitor.attach(name, script::file(name).ok_or(ActError::NotFound)?).await?;
                }
            }
            let pairs = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            visitor.save_step(page, &Fields::new(pairs)).await?;
        }
        let code = visitor.filled_in().await?.code.ok_or(ActError::NotFound)?.reveal().to_owned();
        let Sent::Confirmed(token) = visitor.submit(&code, true, Lang::Vi).await? else {
            return Err(ActError::NotFound);
        };
        let visitor = Visitor::new(self.services.clone(), None, Some(token.reveal().to_owned()));
        let number = visitor.case_number().await?.ok_or(ActError::NotFound)?;
        Ok((number, code))
    }

    async fn rate(&self, code: &str) -> Result<(), DemoError> {
        let Some(rating) = &self.case.rating else { return Ok(()) };
        self.at(rating.days_ago);
        let values = Rating { time: rating.time, manner: rating.manner, answer: rating.answer, result: rating.result };
        let rated = async { self.follower(code).await?.rate(values).await };
        rated.await.map_err(|cause| self.failed("RATED", cause))
    }

    /// The sender, who comes back with the code.
    async fn follower(&self, code: &str) -> Result<Visitor, ActError> {
        let token = Visitor::new(self.services.clone(), None, None).follow(code).await?;
        Ok(Visitor::new(self.services.clone(), None, Some(token.reveal().to_owned())))
    }

    pub(super) async fn officer(&self, login: &str) -> Result<Officer, ActError> {
        let row = people::by_login(self.services.db.reader(), login).await?.ok_or(ActError::NotFound)?;
        Officer::load(self.services, OfficerId(row.id), &[]).await?.ok_or(ActError::NotFound)
    }

    pub(super) async fn version(&self, number: &str) -> Result<i32, ActError> {
        let row = cases::by_number(self.services.db.reader(), number).await?;
        row.map(|row| row.version).ok_or(ActError::NotFound)
    }

    async fn step(&self, step: &Step, number: &str, code: &str) -> Result<(), ActError> {
        match step.by.as_str() {
            "NGUOI_GUI" => {
                let reply = step.reply.as_deref().unwrap_or_default();
                return self.follower(code).await?.write(Private::from(reply)).await;
            }
            "HE_THONG" => return system::run_due(self.services).await.map(|_| ()),
            _ => {}
        }
        let transition = Transition::from_code(&step.code).ok_or(ActError::NotFound)?;
        let officer = self.officer(&step.by).await?;
        if transition == Transition::ProposeTransfer {
            copying::run(self.services).await?;
            self.classify(step, number, officer.clone()).await?;
        }
        if let (Transition::Acknowledge, Some(drafter)) = (transition, &step.drafted_by) {
            let desk = FrontOfficer::new(self.services.clone(), self.officer(drafter).await?);
            let outcome = step.result.as_deref().and_then(Outcome::from_code).unwrap_or(Outcome::Noted);
            let answer = Private::from(step.answer.as_deref().unwrap_or_default());
            let edit = Edit::DraftFrontAnswer { answer, outcome, marks_seen: true };
            desk.edit(number, self.version(number).await?, edit).await?;
        }
        if transition == Transition::EnterAnswer {
            self.write_down(step, number).await?;
        }
        let mut form = self.form(step, &officer).await?;
        if transition == Transition::ProposeTransfer {
            form.copy = self.files(number).await?;
        }
        // Whoever wrote the demonstration has looked at what is in its words.
        let seen = true;
        let act = Act::check(transition, &form, self.services.clock.today()).ok_or(ActError::NotFound)??;
        if officer.works_at(Desk::Front) {
            let version = self.version(number).await?;
            FrontOfficer::new(self.services.clone(), officer).act(number, version, act, seen).await
        } else {
            let db = self.services.db.reader();
            let row = cases::by_number(db, number).await?.ok_or(ActError::NotFound)?;
            let version = version_for_unit(&events::of_case(db, row.id).await?);
            UnitOfficer::new(self.services.clone(), officer).act(number, version, act, seen).await
        }
    }

    /// Every file of the case: the officer of the demonstration has looked at the copies and picks all.
    async fn files(&self, number: &str) -> Result<Vec<String>, ActError> {
        let db = self.services.db.reader();
        let row = cases::by_number(db, number).await?.ok_or(ActError::NotFound)?;
        let key = cases::key(db, &self.services.vault, row.id).await?.ok_or(ActError::NotFound)?;
        let files = attachments::of_case(db, &key, row.id).await?;
        Ok(files.into_iter().map(|file| file.id.to_string()).collect())
    }

    async fn classify(&self, step: &Step, number: &str, officer: Officer) -> Result<(), ActError> {
        let unit_code = step.subject_unit.as_ref().or(self.case.subject_unit.as_ref());
        // Nobody is named: there is nothing to classify by, the Front of the place clarifies.
        let Some(unit_code) = unit_code else { return Ok(()) };
        let unit = self.unit(unit_code)?;
        let post_code = if step.subject_unit.is_some() { &step.subject_post } else { &self.case.subject_post };
        let post = post_code.as_deref().map(|code| self.post(unit, code)).transpose()?;
        let edit = Edit::Classify(Classification {
            categories: self.case.categories.clone(),
            unit,
            post,
            officer: None,
            somebody_else: false,
            whole_body: false,
        });
        let version = self.version(number).await?;
        FrontOfficer::new(self.services.clone(), officer).edit(number, version, edit).await
    }

    /// The form that the officer of the step fills in.
    pub(super) async fn form(&self, step: &Step, officer: &Officer) -> Result<ActForm, ActError> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let verdict = |point: CheckPoint| {
            let is_in = |list: &[String]| list.iter().any(|code| code == point.code());
            let verdict = if is_in(&step.failed) {
                Verdict::Fail
            } else if is_in(&step.not_applicable) {
                Verdict::NotApplicable
            } else {
                Verdict::Pass
            };
            verdict.code().to_owned()
        };
        let unit = |code: &Option<String>| code.as_deref().map(|code| self.unit(code)).transpose();
        let recipient = if step.to.is_some() { unit(&step.to)? } else { unit(&step.suggest)? };
        let assignee = match &step.assign_to {
            Some(login) => self.officer(login).await?.id().to_string(),
            None => String::new(),
        };
        // Codes of reasons stand in `reason`, words in `explanation`; without a code, words alone.
        let (reason_code, reason) = match (&step.reason, &step.explanation) {
            (Some(code), Some(words)) => (code.clone(), words.clone()),
            (Some(words), None) => (String::new(), words.clone()),
            _ => Default::default(),
        };
        let numbered = |points: &[String]| {
            points.iter().zip(1..).map(|(point, n)| format!("{n}. {point}")).collect::<Vec<_>>().join("\n")
        };
        let answer = match (step.answer.as_deref().unwrap_or_default(), step.points.as_slice()) {
            (answer, []) => answer.to_owned(),
            (answer, points) => format!("{answer}\n\n{}", numbered(points)),
        };
        let (summary, questions) = (text(&step.summary), numbered(&step.questions));
        Ok(ActForm {
            reason,
            reason_code,
            question: text(&step.question),
            recipient: recipient.map(|unit| unit.to_string()).unwrap_or_default(),
            summary,
            questions,
            assignee,
            answer,
            outcome: text(&step.result),
            remedy: text(&step.remedy),
            promise_1: text(&step.remedy),
            promise_due_1: step
                .due_in
                .map(|days| date::show(self.services.clock.today() + Duration::days(days)))
                .unwrap_or_default(),
            document_no: text(&step.document_no),
            document_on: date::show(self.services.clock.today()),
            signer: step.signer.clone().unwrap_or_else(|| officer.name().to_owned()),
            point_trong_tam: verdict(CheckPoint::ToThePoint),
            point_can_cu: verdict(CheckPoint::Grounds),
            point_tham_quyen_ky: verdict(CheckPoint::Competence),
            point_thoi_han: verdict(CheckPoint::OnTime),
            point_bien_phap: verdict(CheckPoint::Remedy),
            point_khong_lo: verdict(CheckPoint::NoLeak),
            point_ngon_ngu: verdict(CheckPoint::Tone),
            ..ActForm::default()
        })
    }
}
