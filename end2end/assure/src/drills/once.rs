//! D3: one receipt code is one case, however often and in whatever way it is sent.

use drive::Result;
use drive::client::Client;
use drive::draft::{self, CODE, Choices, Draft, Matter, SENT};
use drive::program::Program;
use futures::future::{join_all, try_join_all};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::crowd::{Citizen, Confirmed, matter};
use crate::register::Register;
use crate::turn::{Tally, Turn};

/// Drafts that are filled in and sent side by side.
const GROUP: usize = 10;
/// Of so many submissions one is followed by other words under the same code.
const FORGED: usize = 5;
/// What lets no case be written while it is there: the store fails, the program lives.
const FAIL: &str = "create trigger drill before insert on cases begin select raise(abort, 'drill'); end";
const WORK: &str = "drop trigger drill";

/// How the same code is sent again.
#[derive(Clone, Copy)]
enum Way {
    AtOnce,
    OneAfterTheOther,
    AfterAFailure,
    AcrossARestart,
}

const WAYS: [Way; 4] = [Way::AtOnce, Way::OneAfterTheOther, Way::AfterAFailure, Way::AcrossARestart];

pub async fn run(turn: Turn) -> Result<Tally> {
    let submissions = turn.of(60, 1_000);
    let mut drill = Drill::start(turn).await?;
    for group in 0..submissions / GROUP {
        drill.group(WAYS[group % WAYS.len()]).await?;
    }
    let Drill { mut tally, ledger, register, .. } = drill;
    register.holds(&ledger, &mut tally).await?;
    Ok(tally)
}

struct Drill {
    program: Program,
    choices: Choices,
    register: Register,
    random: StdRng,
    ledger: Vec<Confirmed>,
    tally: Tally,
}

/// A draft with its sender and how often it is sent.
struct Sending {
    citizen: Citizen,
    draft: Draft,
    matter: Matter,
    times: usize,
}

impl Drill {
    async fn start(turn: Turn) -> Result<Self> {
        let program = Program::start().await?;
        let choices = Choices::read(program.address).await?;
        let register = Register::open(&program.data()).await?;
        Ok(Self { program, choices, register, random: turn.random(), ledger: Vec::new(), tally: Tally::default() })
    }

    fn citizen(&mut self) -> Citizen {
        Citizen::new(self.program.address, &self.choices, StdRng::seed_from_u64(self.random.random()))
    }

    async fn group(&mut self, way: Way) -> Result<()> {
        let sendings: Vec<_> = (0..GROUP)
            .map(|_| {
                let (mut citizen, times) = (self.citizen(), self.random.random_range(2..=5));
                async move {
                    let matter = matter(&mut citizen.random);
                    let draft = citizen.fill_in(&matter).await?;
                    Result::Ok(Sending { citizen, draft, matter, times })
                }
            })
            .collect();
        let mut sendings = try_join_all(sendings).await?;
        match way {
            Way::AtOnce | Way::OneAfterTheOther => {}
            Way::AfterAFailure => self.refuse(&mut sendings).await?,
            Way::AcrossARestart => self.interrupt(&mut sendings).await?,
        }
        let address = self.program.address;
        let told = sendings.iter_mut().map(async |sending| {
            if matches!(way, Way::AtOnce) {
                let clicks = (0..sending.times).map(|_| click(address, &sending.draft));
                return join_all(clicks).await.into_iter().collect::<Result<Vec<_>>>();
            }
            let mut numbers = Vec::new();
            for _ in 1..sending.times {
                numbers.push(click(address, &sending.draft).await?);
            }
            Ok(numbers)
        });
        for (told, sending) in join_all(told).await.into_iter().zip(&mut sendings) {
            // Whoever was told nothing asks once more.
            let confirmed = sending.citizen.persist(&sending.draft, &sending.matter).await?;
            let holds = told.as_ref().is_ok_and(|numbers| numbers.iter().all(|number| *number == confirmed.number));
            self.tally.check(holds, || format!("{} was sent again and answered {told:?}", confirmed.number));
            self.ledger.push(confirmed);
        }
        self.forge(&sendings).await
    }

    /// Every first click fails in the store: plain words, and when to come again.
    async fn refuse(&mut self, sendings: &mut [Sending]) -> Result<()> {
        self.register.execute(FAIL).await?;
        let answers = join_all(sendings.iter_mut().map(|sending| sending.citizen.send(&sending.draft))).await;
        self.register.execute(WORK).await?;
        for answer in answers {
            let answer = answer?;
            let later = answer.status == 503 && answer.headers.contains_key("retry-after");
            self.tally.check(later, || format!("a store that fails was answered {}", answer.status));
        }
        Ok(())
    }

    /// The program is killed while the first clicks are under way.
    async fn interrupt(&mut self, sendings: &mut [Sending]) -> Result<()> {
        let moment = std::time::Duration::from_micros(self.random.random_range(0..30_000));
        let clicks = join_all(sendings.iter_mut().map(|sending| sending.citizen.send(&sending.draft)));
        let program = &mut self.program;
        let kill = async {
            tokio::time::sleep(moment).await;
            program.kill()
        };
        let (_, killed) = tokio::join!(clicks, kill);
        killed?;
        self.program.restart().await?;
        Ok(())
    }

    /// Other words under a code that was sent are refused.
    async fn forge(&mut self, sendings: &[Sending]) -> Result<()> {
        for sending in sendings.iter().step_by(FORGED) {
            let mut other = self.citizen();
            let matter = matter(&mut other.random);
            let own = other.fill_in(&matter).await?;
            let forged = Draft { code: sending.draft.code.clone(), ..own };
            let answer = other.send(&forged).await?;
            self.tally.check(answer.status == 409, || format!("other words were answered {}", answer.status));
        }
        Ok(())
    }
}

/// One click in a tab of its own; the number on its confirmation.
async fn click(address: std::net::SocketAddr, draft: &Draft) -> Result<String> {
    let mut tab = Client::connect(address).await?;
    tab.cookies.clone_from(&draft.cookies);
    tab.post(CODE, &[("code", &draft.code), ("receipt_saved", "yes")]).await?.leads_to(SENT)?;
    draft::confirmation(&mut tab).await
}
