//! What the settings mean, and which are refused.

use super::*;

pub(super) fn load(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::from_values(&pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

#[test]
fn everything_has_a_default() {
    let config = load(&[]).unwrap();
    assert_eq!(config.base_url.origin(), "http://127.0.0.1:3000");
    assert!(config.database_url.is_sqlite());
}

#[test]
fn an_unknown_or_senseless_setting_is_named() {
    for (pairs, named) in [
        (vec![("PHANHOI_ADR", "x")], "PHANHOI_ADR"),
        (vec![("PHANHOI_ADDR", "nowhere")], "PHANHOI_ADDR"),
        (vec![("PHANHOI_DATABASE_URL", "mysql://x")], "PHANHOI_DATABASE_URL"),
        (vec![("PHANHOI_REPLICA_URL", "sqlite://x")], "PHANHOI_REPLICA_URL"),
        (vec![("PHANHOI_REPLICA_URL", "postgres://x/y")], "PHANHOI_REPLICA_URL"),
        (vec![("PHANHOI_BASE_URL", "http://phanhoi.example.vn")], "PHANHOI_BASE_URL"),
        (vec![("PHANHOI_BASE_URL", "https://phanhoi.example.vn/a")], "PHANHOI_BASE_URL"),
        (vec![("PHANHOI_EXIT_URL", "javascript:alert(1)")], "PHANHOI_EXIT_URL"),
        (vec![("PHANHOI_EXIT_URL", "http://example.vn/")], "PHANHOI_EXIT_URL"),
        (vec![("PHANHOI_ALLOW_INSECURE_HTTP", "yes")], "PHANHOI_ALLOW_INSECURE_HTTP"),
        (vec![("PHANHOI_CLAMAV", "clamd")], "PHANHOI_CLAMAV"),
        (vec![("PHANHOI_NODE_RATE", "0")], "PHANHOI_NODE_RATE"),
        (vec![("PHANHOI_PUBLIC_AGE_MS", "5001")], "PHANHOI_PUBLIC_AGE_MS"),
        (vec![("PHANHOI_REPORT_CUT", "31")], "PHANHOI_REPORT_CUT"),
    ] {
        let message = load(&pairs).unwrap_err().to_string();
        assert!(message.contains(named), "{message}");
    }
}

#[test]
fn plain_http_beyond_this_machine_must_be_wanted() {
    let config =
        load(&[("PHANHOI_BASE_URL", "http://phanhoi.example.vn"), ("PHANHOI_ALLOW_INSECURE_HTTP", "1")]).unwrap();
    assert!(config.base_url.insecure());
    assert!(load(&[("PHANHOI_BASE_URL", "http://[::1]:3000/")]).unwrap().base_url.origin().ends_with(":3000"));
}

#[test]
fn the_sample_of_the_settings_is_taken_as_it_stands() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("operations/settings.toml");
    let config = Config::from_values(&read_file(&sample).unwrap()).unwrap();
    assert_eq!(config.base_url.origin(), "https://phanhoi.example.vn");
    assert!(!config.base_url.is_loopback() && config.smtp_url.is_some());
}

#[test]
fn secrets_are_not_printed() {
    let config = load(&[
        ("PHANHOI_DATABASE_URL", "postgres://phanhoi:hush@db/phanhoi"),
        ("PHANHOI_SMTP_URL", "smtps://phanhoi:hush@mail"),
    ])
    .unwrap();
    assert!(!format!("{config:?}").contains("hush"));
}
