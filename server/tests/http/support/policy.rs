//! What holds for every answer, whatever its address and status.

use super::browser::Answer;
use super::html::tags;

/// Fails when an answer breaks the policy.
#[track_caller]
pub fn guarded(answer: &Answer) {
    let broken = breaches(answer);
    assert!(broken.is_empty(), "{} {}: {broken:?}", answer.path, answer.status);
}

/// What is missing among the headers that keep a browser from doing what we did not ask for, and
/// what a page asks for that they forbid.
pub fn breaches(answer: &Answer) -> Vec<String> {
    let mut broken = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            broken.push(what.to_owned());
        }
    };
    let header = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let policy = header("content-security-policy");
    for part in ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
        must(policy.contains(part), part);
    }
    for loose in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:"] {
        must(!policy.contains(loose), loose);
    }
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        must(header(name) == value, name);
    }
    // What is the same for everybody may be kept by programs, whole answers alone.
    let kept = answer.path.starts_with(server::http::api::ROOT) && header("cache-control").starts_with("public, ");
    must(header("cache-control") == "no-store" || (kept && answer.status.is_success()), "cache-control");
    let permissions = header("permissions-policy");
    must(permissions.split(',').all(|feature| feature.trim().ends_with("=()")), "permissions-policy");
    must(permissions.contains("geolocation=()"), "geolocation");
    for telling in ["server", "x-powered-by", "strict-transport-security"] {
        must(!answer.headers.contains_key(telling), telling);
    }
    for tag in tags(&answer.html) {
        must(!tag.has("style") && tag.name != "style", "style in the page");
        let inline = tag.name == "script" && !tag.has("src");
        must(!inline || tag.attribute("nonce").is_some_and(|nonce| policy.contains(&nonce)), "a script without nonce");
    }
    for event in ["onclick=", "onload=", "onerror=", "javascript:"] {
        must(!answer.html.contains(event), event);
    }
    broken
}

/// The nonce of a page; `None` for an answer that is none.
pub fn nonce(answer: &Answer) -> Option<String> {
    let policy = answer.headers.get("content-security-policy")?.to_str().ok()?;
    policy.split("'nonce-").nth(1)?.split('\'').next().map(str::to_owned)
}
