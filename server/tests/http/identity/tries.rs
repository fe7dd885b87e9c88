//! Everybody tries everything at each stage of an opening, with secrets of others too.

use app::paths;
use time::Duration;

use crate::support::opening::*;
use crate::support::trial::Trial;
use crate::support::{Case, World};

const HOLDERS: [&str; 4] = [APPROVER, OTHER_APPROVER, CUSTODIAN, OTHER_CUSTODIAN];

/// What an officer may do at this stage; it is left out, or the request would go on by itself.
fn may(login: &str, action: &str, stage: &str) -> bool {
    let side: &[&str] = match (stage, action) {
        ("requested", "approve") => &[APPROVER, OTHER_APPROVER],
        ("approved", "open") => &[CUSTODIAN, OTHER_CUSTODIAN],
        _ => &[],
    };
    side.contains(&login)
}

/// Every officer looks at the request and tries to take a layer off.
async fn everybody_tries(world: &World, case: &Case<'_>, id: i64, stage: &str, trial: &mut Trial) {
    let before = steps(case).await;
    for account in server::demo::accounts().unwrap() {
        let login = account.login.as_str();
        let holds_a_key = HOLDERS.contains(&login);
        let mut browser = world.officer(login).await;
        let page = browser.get(&paths::opening(id)).await;
        trial.holds(!page.html.contains(NAME), || format!("{stage}: {login} reads the name"));
        for action in ["approve", "open"] {
            // Whoever holds a key is slowed down by wrong tries: theirs are few.
            let own = if holds_a_key && !may(login, action, stage) { secret(login) } else { WRONG.to_owned() };
            let stolen = if holds_a_key { vec![] } else { vec![secret(APPROVER), secret(CUSTODIAN)] };
            for typed in std::iter::once(own).chain(stolen) {
                let answer = act(&mut browser, id, action, &[("secret", &typed)]).await;
                let refused = matches!(answer.status.as_u16(), 404 | 422) && !answer.html.contains(NAME);
                trial.holds(refused, || format!("{stage}: {login} tries to {action}: {}", answer.status));
                if holds_a_key {
                    world.wait(Duration::minutes(61));
                    browser = world.officer(login).await;
                }
            }
        }
    }
    trial.holds(steps(case).await == before, || format!("{stage}: a try is a step of the case"));
    nothing_on_the_disk(world, stage, trial);
}

/// The whole data folder, with the key file in it, and no secret of a holder.
fn nothing_on_the_disk(world: &World, stage: &str, trial: &mut Trial) {
    let kept = world.everything_on_the_disk();
    for mark in [NAME, PHONE] {
        let found = kept.windows(mark.len()).any(|part| part == mark.as_bytes());
        trial.holds(!found, || format!("{stage}: {mark} lies on the disk"));
    }
}

#[tokio::test]
async fn nobody_opens_a_name_alone_whatever_secrets_they_have() {
    let mut trial = Trial::new("A4");
    let world = World::new().await;
    let (case, id) = requested(&world).await;
    everybody_tries(&world, &case, id, "requested", &mut trial).await;
    approve(&world, APPROVER, id).await.moved_on();
    everybody_tries(&world, &case, id, "approved", &mut trial).await;

    let (mut custodian, opened) = open(&world, CUSTODIAN, id).await;
    trial.holds(shows_the_name(&custodian.follow(&opened).await), || "the three of them open it".to_owned());
    for account in server::demo::accounts().unwrap() {
        let elsewhere = world.officer(&account.login).await.get(&paths::opening(id)).await;
        trial.holds(!elsewhere.html.contains(NAME), || format!("{} reads it elsewhere", account.login));
    }
    nothing_on_the_disk(&world, "opened", &mut trial);
    world.wait(Duration::minutes(30));
    let later = custodian.get(&paths::opening(id)).await;
    trial.holds(!later.html.contains(NAME), || "after half an hour it is still open".to_owned());
    trial.end();
}
