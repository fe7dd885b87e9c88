//! What a unit's system is told, and how it sees that we say it (<https://www.standardwebhooks.com>).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::interface::hook::HookEvent;
use domain::private::Private;
use rand::Rng;
use ring::hmac;
use serde::Serialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use crate::http::api::ROOT;
use crate::vault::Plain;

/// What a secret begins with, so that one that was published by mistake is found.
pub const PREFIX: &str = "whsec_";

/// A message: that there is news, and where it is read with the token. What it is does not stand here.
#[derive(Serialize, ToSchema)]
#[schema(as = WebhookMessage)]
pub struct MessageView {
    /// The same as in `webhook-id`: whatever is sent again has it again.
    id: String,
    /// What happened.
    #[serde(rename = "type")]
    #[schema(schema_with = crate::http::api::kinds_of_messages)]
    kind: &'static str,
    data: AboutView,
}

/// What it is about; nothing, when it is a test.
#[derive(Serialize, ToSchema)]
#[schema(as = WebhookData)]
struct AboutView {
    /// The number of the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    /// Where the referral is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    referral: Option<String>,
}

impl MessageView {
    /// About a case of this number, if about one; `origin` is that of the address that people use.
    #[must_use]
    pub fn new(id: &str, event: HookEvent, number: Option<&str>, origin: &str) -> Self {
        let referral = number.map(|number| format!("{origin}{ROOT}/referrals/{number}"));
        let data = AboutView { number: number.map(str::to_owned), referral };
        Self { id: id.to_owned(), kind: event.kind(), data }
    }
}

/// A new secret, as its holder gets it, and the bytes that sign.
#[must_use]
pub fn fresh_secret() -> (Private, Zeroizing<[u8; 32]>) {
    let mut bytes = Zeroizing::new([0; 32]);
    rand::rng().fill_bytes(&mut *bytes);
    (Private::from(format!("{PREFIX}{}", STANDARD.encode(*bytes))), bytes)
}

/// What stands in `webhook-signature`: one for each secret that counts, the newest first.
#[must_use]
pub fn signature(secrets: &[Plain], id: &str, timestamp: i64, body: &[u8]) -> String {
    let one = |secret: &Plain| {
        let mut signed = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()));
        signed.update(format!("{id}.{timestamp}.").as_bytes());
        signed.update(body);
        format!("v1,{}", STANDARD.encode(signed.sign()))
    };
    secrets.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::{At, KeyFile, Vault};

    fn plain(bytes: &[u8]) -> Plain {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyFile::load_or_create(&folder.path().join("keys"), &mut rand::rng()).unwrap();
        let (vault, at) = (Vault::new(&keys).unwrap(), At::new("hooks", "secret", 1));
        vault.open_webhook(at, &vault.seal_webhook(at, bytes).unwrap()).unwrap()
    }

    /// The example of the specification and of its libraries.
    #[test]
    fn a_signature_is_that_of_the_specification() {
        let secret = plain(&STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap());
        let signed = signature(&[secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, br#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn each_secret_signs() {
        let two = signature(&[plain(b"new"), plain(b"old")], "msg_1", 1, b"{}");
        assert_eq!(two.split(' ').count(), 2);
        assert!(two.starts_with(&signature(&[plain(b"new")], "msg_1", 1, b"{}")));
    }

    #[test]
    fn a_message_says_where_to_read_and_nothing_of_what() {
        let message = MessageView::new("msg_1", HookEvent::ReferralSent, Some("PA-2026-ABCDEFGH"), "https://a.vn");
        let expected = r#"{"id":"msg_1","type":"referral.sent","data":{"number":"PA-2026-ABCDEFGH","referral":"https://a.vn/api/v1/referrals/PA-2026-ABCDEFGH"}}"#;
        assert_eq!(serde_json::to_string(&message).unwrap(), expected);
        let test = MessageView::new("msg_2", HookEvent::Test, None, "https://a.vn");
        assert_eq!(serde_json::to_string(&test).unwrap(), r#"{"id":"msg_2","type":"webhook.test","data":{}}"#);
    }

    #[test]
    fn secrets_are_long_and_never_the_same() {
        let ((one, bytes), (other, _)) = (fresh_secret(), fresh_secret());
        assert!(one.reveal().starts_with(PREFIX) && one.reveal() != other.reveal());
        assert_eq!(STANDARD.decode(&one.reveal()[PREFIX.len()..]).unwrap(), *bytes);
    }
}
