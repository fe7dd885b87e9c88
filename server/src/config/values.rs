//! What the texts of settings mean.

use std::time::Duration;

use domain::reports::Cut;

use super::{ConfigError, LimitMode};

pub(super) fn parse<T: std::str::FromStr>(name: &'static str, value: &str) -> Result<T, ConfigError> {
    value.parse().map_err(|_| ConfigError::Senseless { name, why: format!("{value:?} is not an address") })
}

/// Several of them, separated by commas.
pub(super) fn list<T: std::str::FromStr>(name: &'static str, value: Option<&str>) -> Result<Vec<T>, ConfigError> {
    let parts = value.unwrap_or_default().split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| parse(name, part)).collect()
}

pub(super) fn limits(value: Option<&str>) -> Result<LimitMode, ConfigError> {
    match value {
        None | Some("auto") => Ok(LimitMode::Auto),
        Some("always") => Ok(LimitMode::Always),
        Some("off") => Ok(LimitMode::Off),
        Some(_) => Err(ConfigError::Senseless { name: "PHANHOI_LIMITS", why: "it is auto, always or off".to_owned() }),
    }
}

/// A sign-in keeps a processor busy for about fifty milliseconds, a submission for less: half of what
/// it could do is left for pages.
const RATE_OF_A_PROCESSOR: u32 = 10;

pub(super) fn node_rate(value: Option<&str>) -> Result<u32, ConfigError> {
    let Some(typed) = value else {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        return Ok(u32::try_from(processors).unwrap_or(1).saturating_mul(RATE_OF_A_PROCESSOR));
    };
    let why = "it is a number from 1 to 10000".to_owned();
    let rate = typed.parse().ok().filter(|rate| (1..=10_000).contains(rate));
    rate.ok_or(ConfigError::Senseless { name: "PHANHOI_NODE_RATE", why })
}

pub(super) fn public_age(value: Option<&str>) -> Result<Duration, ConfigError> {
    let Some(typed) = value else { return Ok(Duration::from_millis(250)) };
    let why = "it is a number of milliseconds from 0 to 5000".to_owned();
    let age = typed.parse().ok().filter(|age| *age <= 5_000);
    age.map(Duration::from_millis).ok_or(ConfigError::Senseless { name: "PHANHOI_PUBLIC_AGE_MS", why })
}

pub(super) fn report_cut(value: Option<&str>) -> Result<Cut, ConfigError> {
    let why = "it is a day from 1 to 28, or end".to_owned();
    value.map_or(Some(Cut::default()), Cut::parse).ok_or(ConfigError::Senseless { name: "PHANHOI_REPORT_CUT", why })
}

pub(super) fn exit_url(value: Option<&str>) -> Result<String, ConfigError> {
    let url = value.unwrap_or("https://vi.wikipedia.org/");
    let uri = url.parse::<axum::http::Uri>().ok();
    if uri.is_some_and(|uri| uri.scheme_str() == Some("https") && uri.host().is_some()) {
        Ok(url.to_owned())
    } else {
        let why = "it must be an address that begins with https://".to_owned();
        Err(ConfigError::Senseless { name: "PHANHOI_EXIT_URL", why })
    }
}

pub(super) fn flag(name: &'static str, value: Option<&str>) -> Result<bool, ConfigError> {
    match value {
        None | Some("0") => Ok(false),
        Some("1") => Ok(true),
        Some(_) => Err(ConfigError::Senseless { name, why: "it is 1 or 0".to_owned() }),
    }
}
