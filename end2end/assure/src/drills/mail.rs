//! D5: whatever the mail server does, sending feedback waits for it never, no message is lost, and
//! each goes out once. After a crash between handing over and noting it there is one more copy,
//! under the same Message-ID.

use std::collections::BTreeSet;
use std::process::Command;
use std::time::{Duration, Instant};

use drive::Result;
use drive::draft::Choices;
use drive::program::{Program, Setup};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::crowd::{Citizen, matter};
use crate::post_office::{Mood, PostOffice, STEPS, Step};
use crate::register::Register;
use crate::turn::{Tally, Turn};

/// A mail server that says nothing is waited for much longer than this.
const PROMPT: Duration = Duration::from_secs(3);
/// How long the worker may take to come round.
const PATIENCE: Duration = Duration::from_secs(90);

const WAITING: &str = "select count(*) from outbox where state in ('PENDING', 'LEASED')";
const UNTRIED: &str = "select count(*) from outbox where state = 'PENDING' and attempts = 0";
/// What the pauses between tries would do in hours.
const BRING_FORWARD: &str = "update outbox set next_at = '2020-01-01T00:00:00Z', attempts = 0, state = 'PENDING', \
                             lease_until = null where state in ('PENDING', 'LEASED')";

pub async fn run(turn: Turn) -> Result<Tally> {
    let office = PostOffice::open().await?;
    let setup = Setup::default().setting("PHANHOI_SMTP_URL", format!("smtp://{}", office.address));
    let program = Program::start_with(setup).await?;
    let register = Register::open(&program.data()).await?;
    let choices = Choices::read(program.address).await?;
    let citizen = Citizen::new(program.address, &choices, StdRng::seed_from_u64(turn.random().random()));
    let mut drill = Drill { office, program, register, citizen, tally: Tally::default() };
    drill.until(WAITING, 0).await?;
    for mood in moods(turn) {
        drill.outage(mood, turn.of(1, 5)).await?;
    }
    drill.crash().await?;
    Ok(drill.tally)
}

fn moods(turn: Turn) -> Vec<Mood> {
    let mut moods = vec![Mood::Refuses, Mood::Silent];
    match turn.of(false, true) {
        true => {
            moods.extend(STEPS.into_iter().flat_map(|step| [Mood::Later(step), Mood::Never(step), Mood::Drops(step)]))
        }
        false => moods.extend([
            Mood::Later(Step::To),
            Mood::Never(Step::From),
            Mood::Drops(Step::Data),
            Mood::Drops(Step::Message),
        ]),
    }
    moods
}

struct Drill {
    office: PostOffice,
    program: Program,
    register: Register,
    citizen: Citizen,
    tally: Tally,
}

impl Drill {
    /// Sends while the mail server is in this mood, then lets it recover and counts the copies.
    async fn outage(&mut self, mood: Mood, submissions: usize) -> Result<()> {
        let sent = self.register.number("select count(*) from outbox where state = 'SENT'").await?;
        let before = self.office.taken().len();
        self.office.set(mood);
        for _ in 0..submissions {
            self.send(mood).await?;
        }
        let new = usize::try_from(self.register.number("select count(*) from outbox").await? - sent)?;
        self.tally.check(new >= submissions, || format!("{mood:?}: only {new} messages for {submissions} cases"));
        if mood == Mood::Silent {
            // The program would wait for it for ten minutes: that it waits at all is enough.
            tokio::time::sleep(PROMPT).await;
            self.tally.check(self.office.taken().len() == before, || "a silent server took something".to_owned());
            self.office.set(Mood::Works);
            self.until("select count(*) from outbox where state = 'LEASED'", 0).await?;
        } else {
            self.until(UNTRIED, 0).await?;
        }
        self.office.set(Mood::Works);
        self.register.execute(BRING_FORWARD).await?;
        self.until(WAITING, 0).await?;
        let taken = self.office.taken().split_off(before);
        let different: BTreeSet<_> = taken.iter().collect();
        self.tally.check(taken.len() == new && different.len() == new, || {
            format!("{mood:?}: {new} messages, {} copies, {} of them different", taken.len(), different.len())
        });
        Ok(())
    }

    /// One submission; it must not wait for the mail server.
    async fn send(&mut self, mood: Mood) -> Result<()> {
        let matter = matter(&mut self.citizen.random);
        let draft = self.citizen.fill_in(&matter).await?;
        let began = Instant::now();
        self.citizen.persist(&draft, &matter).await?;
        let took = began.elapsed();
        self.tally.check(took < PROMPT, || format!("{mood:?}: sending took {took:?}"));
        Ok(())
    }

    /// The program stands still while the mail server confirms a message, and then is no more.
    async fn crash(&mut self) -> Result<()> {
        let before = self.office.taken().len();
        self.office.set(Mood::Waits);
        self.send(Mood::Waits).await?;
        tokio::time::timeout(PATIENCE, self.office.has_one_in_hand()).await?;
        let process = self.program.process.0.id().to_string();
        Command::new("kill").args(["-STOP", &process]).status()?;
        self.office.set(Mood::Works);
        self.office.go_on();
        while self.office.taken().len() == before {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        self.program.kill()?;
        self.program.restart().await?;
        self.register.execute(BRING_FORWARD).await?;
        self.until(WAITING, 0).await?;
        let taken = self.office.taken().split_off(before);
        let copies = taken.iter().filter(|id| **id == taken[0]).count();
        self.tally.check(copies == 2, || format!("after a crash there are {copies} copies of one message"));
        let others: BTreeSet<_> = taken.iter().collect();
        self.tally.check(others.len() + 1 == taken.len(), || "after a crash another message came twice".to_owned());
        Ok(())
    }

    /// Waits until a question of the register has this answer.
    async fn until(&self, question: &'static str, answer: i64) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while self.register.number(question).await? != answer {
            if Instant::now() > end {
                return Err(format!("the outbox does not come to rest: {question}").into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }
}
