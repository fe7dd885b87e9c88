//! Signing in at the desk of the Front, with both factors.

use data_encoding::BASE32_NOPAD;
use totp_rs::{Algorithm, Builder};

use crate::client::{self, Client};
use crate::program::{Account, Program};
use crate::{Result, clock};

/// The desk of the Front.
pub const INBOX: &str = "/mat-tran";
const PASSWORD: &str = "/can-bo/dang-nhap";
const ONE_TIME: &str = "/can-bo/ma-xac-thuc";
/// Who receives what citizens send. The first account of the role works at the Front of the
/// province, where the measured cases go.
pub const RECEIVES: &str = "TIEP_NHAN";

/// The cookie of a signed-in officer and the inbox that the officer sees.
pub async fn front_officer(program: &Program) -> Result<(String, String)> {
    let account = program.accounts.iter().find(|account| account.role == RECEIVES);
    with(program, account.ok_or("the demonstration has nobody who receives")?).await
}

/// The same of an account. A one-time password counts once: whoever signed in less than half a minute ago waits.
pub async fn with(program: &Program, account: &Account) -> Result<(String, String)> {
    let mut client = Client::connect(program.address).await?;
    let fields = [("login", account.login.as_str()), ("password", account.password.as_str())];
    client.post(PASSWORD, &fields).await?.leads_to(ONE_TIME)?;
    let password = one_time_password(&account.one_time_secret, clock::unix_seconds())?;
    client.post(ONE_TIME, &[("otp", &password)]).await?.leads_to(INBOX)?;
    let inbox = client.get(INBOX).await?.shown()?.text();
    Ok((client::header(&client.cookies), inbox))
}

/// RFC 6238 with its defaults: SHA-1, six digits, thirty seconds.
fn one_time_password(secret: &str, now: u64) -> Result<String> {
    let totp = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(30)
        .with_secret(BASE32_NOPAD.decode(secret.as_bytes())?)
        .build_noncompliant();
    Ok(totp.generate(now).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, cut to six digits.
    #[test]
    fn the_password_is_that_of_the_rfc() {
        let secret = BASE32_NOPAD.encode(b"12345678901234567890");
        assert_eq!(one_time_password(&secret, 59).unwrap(), "287082");
    }
}
