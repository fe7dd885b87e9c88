//! What holds for every answer, whatever its address and status.

use super::browser::Answer;
use super::html::tags;

/// The headers that keep a browser from doing what we did not ask for, and a page that asks for
/// nothing that they forbid.
#[track_caller]
pub fn guarded(answer: &Answer) {
    let header = |name: &str| {
        let value = answer.headers.get(name).unwrap_or_else(|| panic!("{} {}: no {name}", answer.path, answer.status));
        value.to_str().unwrap().to_owned()
    };
    let policy = header("content-security-policy");
    for part in ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
        assert!(policy.contains(part), "{} {}: {policy}", answer.path, answer.status);
    }
    for unsafe_word in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:"] {
        assert!(!policy.contains(unsafe_word), "{}: {policy}", answer.path);
    }
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("referrer-policy"), "same-origin");
    assert_eq!(header("x-frame-options"), "DENY");
    assert_eq!(header("cross-origin-opener-policy"), "same-origin");
    assert_eq!(header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(header("cache-control"), "no-store");
    let permissions = header("permissions-policy");
    assert!(permissions.split(',').all(|feature| feature.trim().ends_with("=()")), "{permissions}");
    assert!(permissions.contains("geolocation=()"));
    for telling in ["server", "x-powered-by", "strict-transport-security"] {
        assert!(!answer.headers.contains_key(telling), "{}: {telling}", answer.path);
    }
    for tag in tags(&answer.html) {
        assert!(!tag.has("style"), "{}: <{} style>", answer.path, tag.name);
        assert_ne!(tag.name, "style", "{}", answer.path);
        let inline = tag.name == "script" && !tag.has("src");
        assert!(!inline || tag.attribute("nonce").is_some_and(|nonce| policy.contains(&nonce)), "{}", answer.path);
    }
    for event in ["onclick=", "onload=", "onerror=", "javascript:"] {
        assert!(!answer.html.contains(event), "{}: {event}", answer.path);
    }
}
