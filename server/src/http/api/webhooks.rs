//! What units' own systems are told, as the document describes it. The derivation of the rest knows no webhooks.

use domain::interface::hook::HookEvent;
use serde_json::{Map, Value, json};

/// The part of the document under `webhooks`.
pub(super) fn described() -> Value {
    let each = HookEvent::ALL.iter().map(|event| (event.kind().to_owned(), one(*event)));
    Value::Object(each.collect::<Map<_, _>>())
}

fn one(event: HookEvent) -> Value {
    let header = |name: &str, about: &str| json!({ "name": name, "in": "header", "required": true, "description": about, "schema": { "type": "string" } });
    json!({ "post": {
        "tags": ["unit"],
        "operationId": event.kind(),
        "summary": about(event),
        "description": "Sent to the address that was entered for the token, signed as Standard Webhooks describe it. \
            What is not answered with a status of 2xx is sent again, with the same `webhook-id`, for about three days.",
        "parameters": [
            header("webhook-id", "Of the message: what comes again has the same."),
            header("webhook-timestamp", "When it was sent, in seconds since 1970; refuse what is older than some minutes."),
            header("webhook-signature", "`v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64; several, separated \
                by spaces, for a day after the secret was changed."),
        ],
        "requestBody": {
            "required": true,
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/WebhookMessage" } } },
        },
        "responses": {
            "2XX": { "description": "It has arrived." },
            "410": { "description": "No more of them: this one is not sent again." },
        },
    } })
}

const fn about(event: HookEvent) -> &'static str {
    match event {
        HookEvent::ReferralSent => "A referral came to the unit.",
        HookEvent::ReferralAssigned => "A referral was given to the officer in whose place the token acts.",
        HookEvent::ReferralReminded => "A date of a referral is near or has passed.",
        HookEvent::AnswerReturned => "An answer came back to the unit: it was not enough.",
        HookEvent::RemedyFollowed => "An answer was taken, and what the unit promised in it is followed.",
        HookEvent::Test => "Somebody wants to know whether messages arrive.",
    }
}
