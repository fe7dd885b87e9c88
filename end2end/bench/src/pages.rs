//! Pages per second, each in turns with the yardstick.

use drive::program::Program;
use drive::{Result, draft, html, sign_in};

use crate::figure::{Figure, Limit};
use crate::hello::Hello;
use crate::load::{self, Target};
use crate::plan::{CLIENTS, Plan, WARM_UP};
use crate::submit;

/// What one page of an inbox shows; as many cases are made, so that a page is full.
pub const INBOX_ROWS: usize = 50;

/// Twelve questions to the database, and fifty rows drawn.
const INBOX: Limit = Limit::RatioAtLeast(0.025);

/// A page under measurement.
struct Measured {
    target: Target,
    /// Answers per second, clients and server sharing the processors.
    by_clock: Figure,
    /// Answers per second of processor time of the server alone: what the clients cost does not
    /// flatter it.
    by_processor: Figure,
}

impl Measured {
    fn new(name: &str, target: Target) -> Self {
        const AGAINST: &str = "axum hello";
        Self {
            target,
            by_clock: Figure::compared(name, "requests/s", AGAINST),
            by_processor: Figure::compared(format!("{name}, server alone"), "requests/cpu-s", AGAINST),
        }
    }

    fn limit(mut self, limit: Limit) -> Self {
        self.by_clock = self.by_clock.limit(limit);
        self
    }
}

/// The home page and the first page of the form, as somebody gets them who was never here: the same
/// for everybody, so it is kept. The same page of the form as somebody gets it who has begun: their
/// own, so it is drawn. The inbox of an officer.
pub async fn figures(program: &Program, plan: Plan, kept: Limit, drawn: Limit) -> Result<Vec<Figure>> {
    let hello = Hello::start()?;
    let yardstick = Target { address: hello.address, path: "/".to_owned(), cookie: None };
    let page = |path: &str| Target { address: program.address, path: path.to_owned(), cookie: None };
    let begun = Target { cookie: Some(begun_draft(program).await?), ..page(draft::FORM) };
    let inbox = Target { cookie: Some(full_inbox(program).await?), ..page(sign_in::INBOX) };
    let mut measured = [
        Measured::new("home page, kept", page("/")).limit(kept),
        Measured::new("first form page, kept", page(draft::FORM)).limit(kept),
        Measured::new("first form page, drawn", begun).limit(drawn),
        Measured::new("register, kept", page("/cong-khai")).limit(kept),
        Measured::new("figures, kept", page("/thong-ke")).limit(kept),
        Measured::new(&format!("inbox of {INBOX_ROWS} rows"), inbox).limit(INBOX),
    ];
    load::rate(&yardstick, CLIENTS, WARM_UP).await?;
    for page in &measured {
        load::rate(&page.target, CLIENTS, WARM_UP).await?;
    }
    for turn in 1..=plan.turns {
        for Measured { target, by_clock, by_processor } in &mut measured {
            eprintln!("  turn {turn} of {}: {}", plan.turns, target.path);
            let bare = load::rates(&yardstick, &hello.process, CLIENTS, plan.turn).await?;
            let ours = load::rates(target, &program.process, CLIENTS, plan.turn).await?;
            by_clock.turn(ours.by_clock, bare.by_clock);
            by_processor.turn(ours.by_processor, bare.by_processor);
        }
    }
    let (by_clock, by_processor): (Vec<_>, Vec<_>) =
        measured.into_iter().map(|page| (page.by_clock, page.by_processor)).unzip();
    Ok(by_clock.into_iter().chain(by_processor).collect())
}

/// The cookie of somebody who has filled in all pages of the form and sent nothing.
pub async fn begun_draft(program: &Program) -> Result<String> {
    let choices = draft::Choices::read(program.address).await?;
    let drafts = draft::prepare(program.address, &choices, 1, 1).await?;
    let begun = drafts.into_iter().flatten().next().ok_or("no draft was prepared")?;
    let pairs: Vec<_> = begun.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    Ok(pairs.join("; "))
}

/// Sends as many cases as one page of the inbox shows, and signs an officer in who sees them.
pub async fn full_inbox(program: &Program) -> Result<String> {
    let choices = draft::Choices::read(program.address).await?;
    let drafts = draft::prepare(program.address, &choices, CLIENTS, INBOX_ROWS.div_ceil(CLIENTS)).await?;
    submit::send(program.address, drafts).await?;
    let (cookie, inbox) = sign_in::front_officer(program).await?;
    let rows = html::count(&inbox, "data-case-number=");
    if rows != INBOX_ROWS {
        return Err(format!("the inbox shows {rows} rows instead of {INBOX_ROWS}").into());
    }
    program.settle().await?;
    Ok(cookie)
}
