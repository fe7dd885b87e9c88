//! The sentences of the interface, from `locales/`: Vietnamese first, English second, a further
//! language is a further folder.

use std::borrow::Cow;
use std::collections::HashMap;

use domain::feedback::Kind;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "vi",
        // Isolation marks around arguments would end up in addresses, codes and copied text.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The language of a page. Its path alone decides: `/en/…` is English, everything else is
/// Vietnamese.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    Vi,
    En,
}

static VI: LanguageIdentifier = langid!("vi");
static EN: LanguageIdentifier = langid!("en");

impl Lang {
    pub const ALL: &'static [Self] = &[Self::Vi, Self::En];

    /// The language tag (BCP 47).
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language with this tag; Vietnamese for anything else.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        if tag == "en" { Self::En } else { Self::Vi }
    }

    /// The language of an address.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        if path == "/en" || path.starts_with("/en/") { Self::En } else { Self::Vi }
    }

    /// The same page in this language; `path` is the Vietnamese one, starting with `/`. What starts with
    /// more than one stroke would be another site to a browser: one is left of them.
    #[must_use]
    pub fn path(self, path: &str) -> String {
        let path = path.trim_start_matches(['/', '\\']);
        match (self, path) {
            (Self::Vi, _) => format!("/{path}"),
            (Self::En, "") => "/en".to_owned(),
            (Self::En, _) => format!("/en/{path}"),
        }
    }

    const fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::Vi => &VI,
            Self::En => &EN,
        }
    }
}

/// The sentence of a key. A key that is missing shows itself, which a test keeps from happening.
#[must_use]
pub fn t(lang: Lang, key: &str) -> String {
    LOCALES.try_lookup(lang.id(), key).unwrap_or_else(|| key.to_owned())
}

/// The sentence of a key, if there is one.
#[must_use]
pub fn known(lang: Lang, key: &str) -> Option<String> {
    LOCALES.try_lookup(lang.id(), key)
}

/// The sentence of a key with its values filled in.
#[must_use]
pub fn fill(lang: Lang, key: &str, values: &[(&'static str, Value)]) -> String {
    let args: HashMap<Cow<'static, str>, FluentValue<'static>> =
        values.iter().map(|(name, value)| (Cow::Borrowed(*name), value.0.clone())).collect();
    LOCALES.try_lookup_with_args(lang.id(), key, &args).unwrap_or_else(|| key.to_owned())
}

/// Something to fill into a sentence.
#[derive(Clone)]
pub struct Value(FluentValue<'static>);

macro_rules! value_from_number {
    ($($number:ty),+) => {
        $(impl From<$number> for Value {
            fn from(number: $number) -> Self {
                Self(FluentValue::from(number))
            }
        })+
    };
}

value_from_number!(i32, u32, i64, u64, usize);

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self(FluentValue::from(text.to_owned()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self(FluentValue::from(text))
    }
}

/// The word for a stable code: `state-DA_TRA_LOI`, `kind-PHAN_ANH`, `role-TIEP_NHAN` …
#[must_use]
pub fn word(lang: Lang, family: &str, code: &str) -> String {
    t(lang, &format!("{family}-{code}"))
}

/// The sentence of a key, and for praise the one that ends in `-praise`: who says something good
/// is not asked what went wrong.
#[must_use]
pub fn by_kind(lang: Lang, kind: Option<Kind>, key: &str) -> String {
    let praise = (kind == Some(Kind::Commendation)).then(|| known(lang, &format!("{key}-praise"))).flatten();
    praise.unwrap_or_else(|| t(lang, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_alone_decides_the_language() {
        assert_eq!(Lang::of_path("/en/tra-cuu"), Lang::En);
        assert_eq!(Lang::of_path("/en"), Lang::En);
        assert_eq!(Lang::of_path("/english"), Lang::Vi);
        assert_eq!(Lang::En.path("/"), "/en");
        assert_eq!(Lang::En.path("/tra-cuu"), "/en/tra-cuu");
        assert_eq!(Lang::Vi.path("/tra-cuu"), "/tra-cuu");
        assert_eq!(Lang::Vi.path("/"), "/");
        for elsewhere in ["//evil.example/", "///evil.example/", "/\\evil.example/"] {
            assert_eq!(Lang::Vi.path(elsewhere), "/evil.example/");
            assert_eq!(Lang::En.path(elsewhere), "/en/evil.example/");
        }
    }

    #[test]
    fn values_stand_in_a_sentence_without_marks_around_them() {
        let sentence = fill(Lang::Vi, "err-too-long", &[("limit", 10.into())]);
        assert!(sentence.contains("10") && !sentence.contains('\u{2068}'), "{sentence}");
    }
}
