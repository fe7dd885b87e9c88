//! What must be true before a move, beyond the state and the role.

use super::State;
use super::promise::Standing;
use super::transition::{Actor, Entry, Transition};
use crate::codes::codes;
use crate::feedback::{CheckPoint, Kind, Verdict};
use crate::role::{Desk, Role};
use crate::unit::OfficerId;
use time::Date;

/// Questions to the reporter in one case, at most.
pub const MAX_QUESTIONS: u32 = 2;
/// Returns by units in one case, at most; then somebody above decides whose job it is.
pub const MAX_RETURNS: u32 = 2;
/// Rounds in which an answer is sent back to the unit, at most; then the body above it takes over.
pub const MAX_ROUNDS: u32 = 2;
/// A rating of the result from this value on (1–5) lets a leader close early.
pub const SATISFIED: u8 = 3;

codes! {
    /// A condition of a move.
    pub enum Guard {
        KindOfTheRole = "kind-of-the-role",
        QuestionsLeft = "questions-left",
        SystemOnlyWhenDue = "system-only-when-due",
        Classified = "classified",
        LawfulRecipient = "lawful-recipient",
        NotTheProposer = "not-the-proposer",
        ReturnsLeft = "returns-left",
        ReturnedOrMayNot = "returned-or-may-not",
        AssigneeFree = "assignee-free",
        Extendable = "extendable",
        OneExtension = "one-extension",
        BeforeExpiry = "before-expiry",
        OnlyTheAssignee = "only-the-assignee",
        NotTheDrafter = "not-the-drafter",
        NotTheSigner = "not-the-signer",
        SomePointFails = "some-point-fails",
        EveryPointHolds = "every-point-holds",
        RoundsLeft = "rounds-left",
        Promised = "promised",
        RemedyShown = "remedy-shown",
        RemedyBroken = "remedy-broken",
        PublicationDecided = "publication-decided",
        NothingAsked = "nothing-asked",
        NoAppealOpen = "no-appeal-open",
        SenderAsked = "sender-asked",
        AnsweredByUnit = "answered-by-unit",
        NotTheRefuser = "not-the-refuser",
        OfOwnWill = "of-own-will",
        ReporterThere = "reporter-there",
        SecondPerson = "second-person",
        DiversionProposed = "diversion-proposed",
        MasterOpen = "master-open",
        MasterFree = "master-free",
        SameSubject = "same-subject",
        MasterUnanswered = "master-unanswered",
        NobodyFollows = "nobody-follows",
        TwoForSlander = "two-for-slander",
        RatingOver = "rating-over",
        ForwardOnly = "forward-only",
        FrontMayAnswer = "front-may-answer",
        FrontAnswerDrafted = "front-answer-drafted",
        HasAccount = "unit-has-account",
        OnPaper = "unit-on-paper",
        OnPaperIfEntered = "on-paper-if-entered",
        PaperAnswerReady = "paper-answer-ready",
    }
}

/// Who makes the move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    Reporter,
    Officer { id: OfficerId, desk: Desk, roles: Vec<Role> },
    System,
}

/// The case into which another is to be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Master {
    /// It goes on: neither ended nor merged itself.
    pub open: bool,
    /// No body that is kept from the case that joins has it, had it, or is to get it.
    pub free: bool,
    /// Both concern the same post or the same person.
    pub same_subject: bool,
    /// No answer was given to its letter: whoever joins has the whole way before them, and an answer in which their
    /// matter may stand.
    pub unanswered: bool,
}

/// What the guards look at. The caller fills it from the case and from the form that asks for
/// the move.
#[derive(Clone, Debug)]
pub struct Facts {
    pub state: State,
    pub kind: Kind,
    pub today: Date,
    /// The date on which the running clock ends, if one runs.
    pub due_on: Option<Date>,
    /// That clock is the one of the first answer.
    pub first_answer_runs: bool,
    /// It was extended already.
    pub extended: bool,
    pub questions: u32,
    pub returns: u32,
    pub rounds: u32,
    /// A body above the unit may take the case over.
    pub superior_takes_over: bool,
    /// Category, subject and receiving unit are set.
    pub classified: bool,
    /// The unit that has the case must not have it any more: somebody whom it is about came to lead it, or its
    /// sender withdrew, so that as far as the unit sees it has ended.
    pub unit_may_not: bool,
    /// The receiving unit is free of the conflict rule, and so is the Front itself.
    pub recipient_lawful: bool,
    /// The receiving unit owes no answer, or a cadre whom the Centre manages is concerned.
    pub forward_only: bool,
    /// No responsible body could be found.
    pub no_recipient: bool,
    pub proposed_by: Option<OfficerId>,
    pub drafted_by: Option<OfficerId>,
    /// Who signed the answer that waits to be judged.
    pub signed_by: Option<OfficerId>,
    pub assignee: Option<OfficerId>,
    /// The person the form wants to assign, if free of conflict and a handler of the unit.
    pub new_assignee_free: bool,
    pub verdicts: Vec<(CheckPoint, Verdict)>,
    /// The form names what will be put right.
    pub promised: bool,
    /// The promises that are pending.
    pub remedy: Standing,
    pub publication_decided: bool,
    /// The sender asked for something in this state, and nobody has decided.
    pub sender_asked: bool,
    /// The Front above looks at it again.
    pub appeal_open: bool,
    /// A unit has the case, or gave its answer.
    pub answered_by_unit: bool,
    pub refused_by: Option<OfficerId>,
    /// The form gives a reason for which nobody refuses alone.
    pub refusal_needs_two: bool,
    /// Who proposed to refuse for such a reason, if that waits for a decision.
    pub refusal_proposed_by: Option<OfficerId>,
    /// The sender says that somebody made them withdraw.
    pub under_pressure: bool,
    /// The sender withdrew, and the Front goes on in its own name.
    pub reporter_left: bool,
    /// Who proposed to take up a withdrawn case again.
    pub restore_proposed_by: Option<OfficerId>,
    /// Who proposed to guide the matter to another procedure, if that waits for a decision.
    pub diversion_proposed_by: Option<OfficerId>,
    /// The case that the form names to be merged into.
    pub master: Option<Master>,
    /// Cases that were merged into this one.
    pub followers: u64,
    /// The reporter's rating of the result, 1–5.
    pub rated_result: Option<u8>,
    pub front_answer_drafted: bool,
    /// The unit that is to have the case, or has it, owes an answer, and nobody there can do what comes next.
    pub on_paper: bool,
    /// The unit's answer on paper was written down, with its scan.
    pub paper_answer_ready: bool,
}

impl Facts {
    /// A case about which nothing else is known: nothing is classified, drafted or decided.
    #[must_use]
    pub const fn new(state: State, kind: Kind, today: Date) -> Self {
        Self {
            state,
            kind,
            today,
            due_on: None,
            first_answer_runs: false,
            extended: false,
            questions: 0,
            returns: 0,
            rounds: 0,
            superior_takes_over: false,
            classified: false,
            unit_may_not: false,
            recipient_lawful: false,
            forward_only: false,
            no_recipient: false,
            proposed_by: None,
            drafted_by: None,
            signed_by: None,
            assignee: None,
            new_assignee_free: false,
            verdicts: Vec::new(),
            promised: false,
            remedy: Standing { all_shown: false, overdue: false },
            publication_decided: false,
            sender_asked: false,
            appeal_open: false,
            answered_by_unit: false,
            refused_by: None,
            refusal_needs_two: false,
            refusal_proposed_by: None,
            under_pressure: false,
            reporter_left: false,
            restore_proposed_by: None,
            diversion_proposed_by: None,
            master: None,
            followers: 0,
            rated_result: None,
            front_answer_drafted: false,
            on_paper: false,
            paper_answer_ready: false,
        }
    }
}

impl Facts {
    /// The same, with each account by which somebody took part seen as `seen` tells: of who acts, whatever they did
    /// from another account of theirs. Whose the case is to handle is told by the account.
    #[must_use]
    pub fn seen(mut self, seen: impl Fn(Option<OfficerId>) -> Option<OfficerId>) -> Self {
        for part in [
            &mut self.proposed_by,
            &mut self.drafted_by,
            &mut self.signed_by,
            &mut self.refused_by,
            &mut self.refusal_proposed_by,
            &mut self.restore_proposed_by,
            &mut self.diversion_proposed_by,
        ] {
            *part = seen(*part);
        }
        self
    }
}

/// Why a move is refused. Every refusal leaves the case as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The state has no such move.
    WrongState,
    /// The person or role may not make it.
    WrongActor,
    /// A condition does not hold.
    Guard(Guard),
}

/// Decides a move: the state after it, or why not.
///
/// # Errors
/// [`Refusal`], in the order state, actor, guards as the table lists them.
pub fn decide(transition: Transition, by: &By, facts: &Facts) -> Result<State, Refusal> {
    let entry = transition.entry();
    if !entry.from.contains(&facts.state) {
        return Err(Refusal::WrongState);
    }
    permitted(entry, by, facts)
}

fn permitted(entry: &Entry, by: &By, facts: &Facts) -> Result<State, Refusal> {
    if !entry.actors.iter().any(|actor| admits(*actor, by)) {
        return Err(Refusal::WrongActor);
    }
    match entry.guards.iter().find(|guard| !holds(**guard, by, facts)) {
        Some(guard) => Err(Refusal::Guard(*guard)),
        None => Ok(entry.to),
    }
}

/// Whether an officer of this role may make a case of this kind: who receives and writes down for
/// others does it for a sender, who sorts and leads in the Front's own name.
#[must_use]
pub const fn kind_fits(role: Role, kind: Kind) -> bool {
    match role {
        Role::AssistedEntry | Role::Intake => !matches!(kind, Kind::Supervision),
        Role::Triage | Role::FrontLeader => matches!(kind, Kind::Supervision),
        _ => false,
    }
}

/// Decides a move that makes a case: its first state, or why there is none.
///
/// # Errors
/// [`Refusal`], as [`decide`].
pub fn begin(transition: Transition, by: &By, facts: &Facts) -> Result<State, Refusal> {
    let entry = transition.entry();
    if !entry.from.is_empty() {
        return Err(Refusal::WrongState);
    }
    permitted(entry, by, facts)
}

/// Whether this person is one of those the table names, whatever the case looks like.
#[must_use]
pub fn admits(actor: Actor, by: &By) -> bool {
    match (actor, by) {
        (Actor::Reporter, By::Reporter) | (Actor::System, By::System) => true,
        (Actor::Officer { desk, roles }, By::Officer { desk: at, roles: held, .. }) => {
            desk == *at && roles.iter().any(|role| held.contains(role))
        }
        _ => false,
    }
}

fn holds(guard: Guard, by: &By, facts: &Facts) -> bool {
    let me = match by {
        By::Officer { id, .. } => Some(*id),
        By::Reporter | By::System => None,
    };
    // Somebody proposed it, and it was not the one who decides.
    let another = |first: Option<OfficerId>| first.is_some_and(|first| me.is_some_and(|me| me != first));
    match guard {
        Guard::KindOfTheRole => match by {
            By::Officer { roles, .. } => roles.iter().any(|role| kind_fits(*role, facts.kind)),
            By::Reporter => facts.kind != Kind::Supervision,
            By::System => false,
        },
        Guard::QuestionsLeft => facts.questions < MAX_QUESTIONS,
        Guard::SystemOnlyWhenDue => *by != By::System || facts.due_on.is_some_and(|due| facts.today > due),
        Guard::Classified => facts.classified,
        Guard::LawfulRecipient => facts.recipient_lawful,
        Guard::NotTheProposer => me.is_some() && me != facts.proposed_by,
        Guard::ReturnsLeft => facts.returns < MAX_RETURNS,
        // What a unit returned is for somebody to take up; what it must not have, the program takes back.
        Guard::ReturnedOrMayNot => facts.unit_may_not || (facts.state == State::ReturnedByUnit && *by != By::System),
        Guard::Extendable => facts.first_answer_runs && facts.kind != Kind::Commendation,
        Guard::OneExtension => !facts.extended,
        Guard::BeforeExpiry => facts.due_on.is_some_and(|due| facts.today <= due),
        Guard::AssigneeFree => facts.new_assignee_free,
        // Whoever takes a case over has given it to nobody yet.
        Guard::OnlyTheAssignee => me.is_some() && (facts.assignee.is_none() || me == facts.assignee),
        Guard::NotTheDrafter => me.is_some() && me != facts.drafted_by,
        Guard::NotTheSigner => me.is_some() && me != facts.signed_by,
        Guard::SomePointFails => facts.verdicts.iter().any(|(_, verdict)| *verdict == Verdict::Fail),
        Guard::EveryPointHolds => every_point_holds(&facts.verdicts),
        Guard::RoundsLeft => facts.rounds < MAX_ROUNDS || facts.superior_takes_over,
        Guard::Promised => facts.promised,
        Guard::RemedyShown => facts.remedy.all_shown,
        // The program only reads the calendar; whether what was shown holds, somebody has to judge.
        Guard::RemedyBroken => facts.remedy.overdue || (*by != By::System && facts.remedy.all_shown),
        Guard::PublicationDecided => facts.publication_decided,
        Guard::NothingAsked => !facts.sender_asked,
        Guard::NoAppealOpen => !facts.appeal_open,
        Guard::SenderAsked => facts.sender_asked,
        Guard::AnsweredByUnit => facts.answered_by_unit,
        Guard::NotTheRefuser => me.is_some() && me != facts.refused_by,
        Guard::OfOwnWill => !facts.under_pressure,
        Guard::ReporterThere => !facts.reporter_left,
        Guard::SecondPerson => another(facts.restore_proposed_by),
        Guard::DiversionProposed => another(facts.diversion_proposed_by),
        Guard::TwoForSlander => !facts.refusal_needs_two || another(facts.refusal_proposed_by),
        Guard::MasterOpen => facts.master.is_some_and(|master| master.open),
        Guard::MasterFree => facts.master.is_some_and(|master| master.free),
        Guard::SameSubject => facts.master.is_some_and(|master| master.same_subject),
        Guard::MasterUnanswered => facts.master.is_some_and(|master| master.unanswered),
        Guard::NobodyFollows => facts.followers == 0,
        Guard::RatingOver => {
            let period_over = facts.due_on.is_some_and(|due| facts.today > due);
            let satisfied = facts.rated_result.is_some_and(|value| value >= SATISFIED);
            match by {
                By::System => period_over,
                // Nobody is there to rate it, so nobody is waited for.
                _ => period_over || satisfied || (facts.reporter_left && facts.followers == 0),
            }
        }
        Guard::ForwardOnly => facts.forward_only,
        Guard::FrontMayAnswer => facts.kind.front_may_answer() || facts.no_recipient,
        Guard::FrontAnswerDrafted => facts.front_answer_drafted,
        Guard::HasAccount => !facts.on_paper,
        Guard::OnPaper => facts.on_paper,
        // The unit itself always may; the Front writes only for one that cannot.
        Guard::OnPaperIfEntered => facts.on_paper || matches!(by, By::Officer { desk: Desk::Unit, .. }),
        Guard::PaperAnswerReady => facts.paper_answer_ready,
    }
}

/// All seven points have a verdict, none that blocks fails, and none is waved through as "does
/// not apply" where that is no answer.
#[must_use]
pub fn every_point_holds(verdicts: &[(CheckPoint, Verdict)]) -> bool {
    CheckPoint::ALL.iter().all(|&point| {
        verdicts.iter().find(|(of, _)| *of == point).is_some_and(|(_, verdict)| match verdict {
            Verdict::Pass => true,
            Verdict::Fail => !point.blocks(),
            Verdict::NotApplicable => point.may_not_apply(),
        })
    })
}
