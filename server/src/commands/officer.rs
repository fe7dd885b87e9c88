//! `phanhoi officer`.

use std::collections::BTreeSet;
use std::io::IsTerminal;

use domain::journal::What;
use domain::limits::{LOGIN_MAX, LOGIN_MIN};
use domain::login;
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::text;
use domain::unit::{OfficerId, UnitId, UnitKind};
use zeroize::Zeroizing;

use super::Failure;
use super::output::say;
use crate::Services;
use crate::auth::passphrase;
use crate::auth::password::{Password, judge};
use crate::config::Config;
use crate::desks::{handover, in_post, must_stay_apart, namesakes};
use crate::reference::Reference;
use crate::store::entity::memberships;
use crate::store::office::accounts::NewMembership;
use crate::store::office::{self, NewOfficer, accounts};
use crate::store::office_events::{self, Entry};
use crate::store::{people, sessions};

/// The longest name, in characters.
const LONGEST_NAME: usize = 100;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Open an account, whose password is read from standard input; or give one that is there a further role
    Add(Add),
    /// List accounts: login, name, status, role, unit, post, separated by tabs
    List,
    /// Close an account and end its sessions
    Disable { login: String },
}

#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// Small letters, digits, dot and dash
    #[arg(long, value_parser = login)]
    login: String,
    /// Full name; of an account that is there, as it stands there
    #[arg(long)]
    name: String,
    /// Code of the role, such as `TIEP_NHAN`
    #[arg(long, value_name = "CODE", value_parser = role)]
    role: Role,
    /// Code of the unit, such as `mttq-00004`
    #[arg(long, value_name = "CODE")]
    unit: String,
    /// Code of the post in that unit
    #[arg(long, value_name = "CODE")]
    post: Option<String>,
    /// For notices without content
    #[arg(long, value_name = "ADDRESS")]
    email: Option<lettre::Address>,
    /// Make a password and print it, once
    #[arg(long)]
    generate: bool,
}

fn role(typed: &str) -> Result<Role, String> {
    Role::from_code(&typed.to_uppercase()).ok_or_else(|| {
        let known: Vec<_> = Role::ALL.iter().map(|role| role.code()).collect();
        format!("the roles are {}", known.join(", "))
    })
}

fn login(typed: &str) -> Result<String, String> {
    login::parse(typed).map_err(|_| {
        format!("it has {LOGIN_MIN} to {LOGIN_MAX} small letters, digits, dots and dashes, a letter or digit first")
    })
}

pub(super) async fn run(config: Config, command: Command) -> Result<(), Failure> {
    match command {
        Command::Add(args) => {
            let services = super::open(config).await?;
            let mut made = None;
            let secret = |args: &Add| {
                let (password, words) = password(args.generate)?;
                judge(&password, &[&args.login, &args.name])?;
                made = words;
                Ok(password)
            };
            add(&services, args, secret).await?;
            if let Some(made) = made {
                say(made.reveal())?;
            }
        }
        Command::List => {
            for line in list(&super::open(config).await?).await? {
                say(line)?;
            }
        }
        Command::Disable { login } => disable(&super::open(config).await?, &login).await?,
    }
    Ok(())
}

/// The password, and its words if they were made here and must be shown.
fn password(generate: bool) -> Result<(Password, Option<Private>), Failure> {
    if generate {
        let made = passphrase::random(&mut rand::rng());
        return Ok((Password::new(made.reveal()), Some(made)));
    }
    if std::io::stdin().is_terminal() {
        let typed = Zeroizing::new(rpassword::prompt_password("Password, at least 15 characters: ")?);
        let again = Zeroizing::new(rpassword::prompt_password("The same once more: ")?);
        if *typed != *again {
            return Err(Failure::new("the two passwords are not the same"));
        }
        return Ok((Password::new(typed.as_str()), None));
    }
    let mut line = Zeroizing::new(String::new());
    std::io::stdin().read_line(&mut line)?;
    Ok((Password::new(line.trim_end_matches(['\r', '\n'])), None))
}

/// Opens an account, for which a password is asked then, or gives one that is there a further role.
async fn add(
    services: &Services,
    args: Add,
    secret: impl FnOnce(&Add) -> Result<Password, Failure>,
) -> Result<(), Failure> {
    let name = text::line(&args.name);
    if !(2..=LONGEST_NAME).contains(&text::length(&name)) {
        return Err(Failure::new(format_args!("a name has 2 to {LONGEST_NAME} characters")));
    }
    let (unit, post) = place(&services.reference.get(), &args)?;
    if people::by_login(services.db.reader(), &args.login).await?.is_some() {
        return further_role(services, &args, &name, (unit, post)).await;
    }
    let password = secret(&args)?;
    let new = NewOfficer {
        login: args.login,
        name: name.into(),
        email: args.email.map(|address| address.to_string().into()),
        password_hash: services.hashing.hash(password).await?.into(),
        unit_id: unit.0,
        post_id: post,
        role: args.role,
    };
    let tx = services.db.begin().await?;
    let id = OfficerId(office::add_officer(&tx, new, services.clock.today()).await?);
    for held in people::memberships_of(&tx, id.0).await?.iter().filter_map(people::membership) {
        in_post::counts(&tx, services, id, &held).await?;
    }
    namesakes::compare_again(&tx, &services.vault, BTreeSet::from([unit])).await?;
    let now = services.clock.now();
    office_events::append(&tx, Entry::new(What::AccountOpened, None).account(id), now).await?;
    let given = Entry::new(What::RoleGiven, None).account(id).body(unit).about(args.role);
    office_events::append(&tx, given, now).await?;
    tx.commit().await?;
    Ok(())
}

/// A further role of an account that is there. Whoever asks says whose account it is, so that a login that somebody
/// else has gives nobody a role.
async fn further_role(
    services: &Services,
    args: &Add,
    name: &str,
    (unit, post): (UnitId, Option<i64>),
) -> Result<(), Failure> {
    let login = &args.login;
    let refused = |why: &str| Err(Failure::new(format_args!("the login {login} is taken: {why}")));
    let tx = services.db.begin().await?;
    // First, as in every change of the office: two of them wait for each other.
    office::bump_reference(&tx).await?;
    let Some(person) = people::by_login(&tx, login).await? else { return refused("try once more") };
    if person.name.reveal() != name {
        return refused("its account has another name; a further role is given to the same name only");
    }
    if person.status != people::ACTIVE {
        return refused("its account is closed");
    }
    if args.email.is_some() {
        return refused("the address of an account is changed at /quan-tri/can-bo");
    }
    let today = services.clock.today();
    let rows = people::memberships_of(&tx, person.id).await?;
    let held: Vec<_> = rows.iter().filter(|row| row.until.is_none_or(|until| until > today)).collect();
    let same =
        |row: &&&memberships::Model| row.role == args.role.code() && row.unit_id == unit.0 && row.post_id == post;
    if held.iter().any(|row| same(&row)) {
        return refused("its account has this role there already");
    }
    let roles: Vec<Role> = held.iter().filter_map(|row| Role::from_code(&row.role)).collect();
    if must_stay_apart(args.role, &roles) {
        return refused("an account works at one desk, and this role belongs to another; open a second account");
    }
    let id = OfficerId(person.id);
    let new = NewMembership { officer_id: id.0, unit_id: unit.0, post_id: post, role: args.role, since: today };
    let held = new.held();
    accounts::add_membership(&tx, new).await?;
    in_post::counts(&tx, services, id, &held).await?;
    namesakes::compare_again(&tx, &services.vault, BTreeSet::from([unit])).await?;
    let given = Entry::new(What::RoleGiven, None).account(id).body(unit).about(args.role);
    office_events::append(&tx, given, services.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// The unit and the post in it, by their codes.
fn place(reference: &Reference, args: &Add) -> Result<(UnitId, Option<i64>), Failure> {
    let mut units = reference.units.iter();
    let unit = units
        .find_map(|(id, name)| (name.code == args.unit).then_some(*id))
        .ok_or_else(|| Failure::new(format_args!("there is no unit {:?} today", args.unit)))?;
    let front = reference.tree.get(unit).is_some_and(|unit| unit.kind == UnitKind::Front);
    if args.role.desk() == Desk::Front && !front {
        return Err(Failure::new(format_args!("the role {} exists in a Front only", args.role)));
    }
    let Some(code) = &args.post else { return Ok((unit, None)) };
    let known = |id| reference.posts.get(id).map_or("", |name| name.post.code.as_str());
    let posts = reference.posts_in(unit);
    let post = posts.iter().find(|id| known(id) == code).ok_or_else(|| {
        let codes: Vec<_> = posts.iter().map(known).collect();
        Failure::new(format_args!("there is no post {code:?} in {}; there are: {}", args.unit, codes.join(", ")))
    })?;
    Ok((unit, Some(post.0)))
}

/// A line for every membership of today, and one for everybody who has none.
async fn list(services: &Services) -> Result<Vec<String>, Failure> {
    let today = services.clock.today();
    let (people, places) = office::everybody(services.db.reader()).await?;
    let mut lines = Vec::new();
    for person in people {
        let head = format!("{}\t{}\t{}", person.login, person.name.reveal(), person.status);
        let own = places.iter().filter(|(membership, ..)| {
            membership.officer_id == person.id && membership.until.is_none_or(|until| until > today)
        });
        let before = lines.len();
        lines.extend(own.map(|(membership, unit, post)| {
            let unit = unit.as_ref().map_or("", |unit| unit.code.as_str());
            let post = post.as_ref().map_or("", |post| post.code.as_str());
            format!("{head}\t{}\t{unit}\t{post}", membership.role)
        }));
        if lines.len() == before {
            lines.push(format!("{head}\t\t\t"));
        }
    }
    Ok(lines)
}

async fn disable(services: &Services, login: &str) -> Result<(), Failure> {
    let tx = services.db.begin().await?;
    // First, as in every change of the office: two of them wait for each other.
    office::bump_reference(&tx).await?;
    let Some(mut person) = people::by_login(&tx, login).await? else {
        return Err(Failure::new(format_args!("there is no account {login:?}")));
    };
    let id = person.id;
    let today = services.clock.today();
    let administered = accounts::any_administrator(&tx, today).await?;
    people::DISABLED.clone_into(&mut person.status);
    people::update(&tx, person).await?;
    if administered && !accounts::any_administrator(&tx, today).await? {
        return Err(Failure::new(format_args!(
            "{login} is the only administrator with an open account; open another one first"
        )));
    }
    sessions::end_all(&tx, id).await?;
    handover::give_back(&tx, services, OfficerId(id), None).await?;
    let line = Entry::new(What::AccountClosed, None).account(OfficerId(id));
    office_events::append(&tx, line, services.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests;
