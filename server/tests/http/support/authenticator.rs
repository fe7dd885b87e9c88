//! What an officer of the demonstration signs in with.

use server::demo::DemoAccount;
use totp_rs::{Algorithm, Builder};

use super::html::{tags, text_until};
use super::{Answer, World};

pub fn account(login: &str) -> DemoAccount {
    let mut accounts = server::demo::accounts().unwrap().into_iter();
    accounts.find(|account| account.login == login).unwrap()
}

/// What an authenticator with this secret shows now.
pub fn one_time(world: &World, secret: &str) -> String {
    let secret = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let totp = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(30)
        .with_secret(secret)
        .build_noncompliant();
    totp.generate(u64::try_from(world.services.clock.now().unix_timestamp()).unwrap()).to_string()
}

/// The recovery codes that a page shows.
pub fn recovery_codes(page: &Answer) -> Vec<String> {
    let shown = tags(&page.html).into_iter().filter(|tag| tag.has("data-recovery-code"));
    shown.map(|tag| text_until(&page.html, tag.end, "</code>")).collect()
}
