//! The list of provinces and communes as JSON:
//! `[{"Code": "01", "FullName": "Thành phố …", "Wards": [{"Code": "00004", "FullName": "Phường …",
//! "ProvinceCode": "01"}]}]`.
//!
//! Codes are texts with their leading zeros (Decision 19/2025/QĐ-TTg): two digits for a province,
//! five for a commune. Names keep their official spelling ("Thanh Hoá" stays as it is).

use std::collections::HashSet;

use domain::text;
use serde_json::Value;

use super::ImportError;

/// The longest name, in characters.
const LONGEST_NAME: usize = 100;
const PROVINCE_DIGITS: usize = 2;
const COMMUNE_DIGITS: usize = 5;

/// What a place is, which its name begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    Province,
    City,
    Ward,
    Commune,
    SpecialZone,
}

impl PlaceKind {
    const OF_PROVINCES: &'static [Self] = &[Self::City, Self::Province];
    const OF_COMMUNES: &'static [Self] = &[Self::Ward, Self::Commune, Self::SpecialZone];

    /// The code that is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Province => "TINH",
            Self::City => "THANH_PHO_TW",
            Self::Ward => "PHUONG",
            Self::Commune => "XA",
            Self::SpecialZone => "DAC_KHU",
        }
    }

    /// The word with which a name begins.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Province => "Tỉnh",
            Self::City => "Thành phố",
            Self::Ward => "Phường",
            Self::Commune => "Xã",
            Self::SpecialZone => "Đặc khu",
        }
    }
}

/// A province or commune.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub code: String,
    pub kind: PlaceKind,
    /// Full name with its kind: "Xã Bắc Sơn".
    pub name: String,
    /// Code of the province of a commune.
    pub province: Option<String>,
}

/// The list, checked: no code twice, every commune in the province under which it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    pub provinces: Vec<Place>,
    pub communes: Vec<Place>,
}

/// Reads the list.
///
/// # Errors
/// The first entry that is wrong, by its position and code, and why.
pub fn read(json: &str) -> Result<Places, ImportError> {
    let value: Value =
        serde_json::from_str(json).map_err(|error| ImportError::new(format!("this is not JSON: {error}")))?;
    let entries = value.as_array().ok_or_else(|| ImportError::new("the file must hold a list of provinces"))?;
    if entries.is_empty() {
        return Err(ImportError::new("the list of provinces is empty"));
    }
    let mut places = Places::default();
    let mut seen = HashSet::new();
    for (position, entry) in (1..).zip(entries) {
        let entry = Entry::new(format!("province {position}"), entry);
        let province = entry.place(PROVINCE_DIGITS, PlaceKind::OF_PROVINCES, &mut seen)?;
        let wards = entry.list("Wards")?;
        for (position, ward) in (1..).zip(wards) {
            let entry = Entry::new(format!("{}, ward {position}", entry.named()), ward);
            let mut commune = entry.place(COMMUNE_DIGITS, PlaceKind::OF_COMMUNES, &mut seen)?;
            let named = entry.text("ProvinceCode")?;
            if named != province.code {
                return Err(
                    entry.wrong(format!("its ProvinceCode is {named:?}, but it stands under {:?}", province.code))
                );
            }
            commune.province = Some(province.code.clone());
            places.communes.push(commune);
        }
        places.provinces.push(province);
    }
    Ok(places)
}

/// An entry of the file, and where it stands.
struct Entry<'a> {
    position: String,
    value: &'a Value,
}

impl<'a> Entry<'a> {
    fn new(position: String, value: &'a Value) -> Self {
        Self { position, value }
    }

    /// Position and, as far as it has one, code.
    fn named(&self) -> String {
        match self.value.get("Code").and_then(Value::as_str) {
            Some(code) => format!("{} ({})", self.position, text::line(code)),
            None => self.position.clone(),
        }
    }

    fn wrong(&self, problem: impl Into<String>) -> ImportError {
        ImportError::at(self.named(), problem)
    }

    fn field(&self, name: &str) -> Result<&'a Value, ImportError> {
        let fields = self.value.as_object().ok_or_else(|| self.wrong("the entry must be an object"))?;
        fields
            .get(name)
            .filter(|value| !value.is_null())
            .ok_or_else(|| self.wrong(format!("the field {name} is missing")))
    }

    fn text(&self, name: &str) -> Result<&'a str, ImportError> {
        self.field(name)?.as_str().ok_or_else(|| self.wrong(format!("the field {name} must be a text in quotes")))
    }

    fn list(&self, name: &str) -> Result<&'a [Value], ImportError> {
        let list =
            self.field(name)?.as_array().ok_or_else(|| self.wrong(format!("the field {name} must be a list")))?;
        Ok(list)
    }

    fn place(&self, digits: usize, kinds: &[PlaceKind], seen: &mut HashSet<String>) -> Result<Place, ImportError> {
        let code = self.text("Code")?;
        if code.len() != digits || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(self.wrong(format!("the code {code:?} must have {digits} digits")));
        }
        let (kind, name) = self.name(kinds)?;
        if !seen.insert(code.to_owned()) {
            return Err(self.wrong(format!("the code {code} appears twice")));
        }
        Ok(Place { code: code.to_owned(), kind, name, province: None })
    }

    fn name(&self, kinds: &[PlaceKind]) -> Result<(PlaceKind, String), ImportError> {
        let name = text::line(self.text("FullName")?);
        if name.is_empty() {
            return Err(self.wrong("the field FullName is empty"));
        }
        if text::length(&name) > LONGEST_NAME {
            return Err(self.wrong(format!("the name has more than {LONGEST_NAME} characters")));
        }
        let known = || kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", ");
        let (kind, own) = kinds
            .iter()
            .find_map(|kind| Some((*kind, without_word(&name, kind.word())?)))
            .ok_or_else(|| self.wrong(format!("the name {name:?} begins with none of: {}", known())))?;
        if own.is_empty() {
            return Err(self.wrong(format!("the name {name:?} has nothing behind its kind")));
        }
        Ok((kind, format!("{} {own}", kind.word())))
    }
}

/// What follows the word with which a name begins, in whatever case that is written.
fn without_word<'a>(name: &'a str, word: &str) -> Option<&'a str> {
    let length = word.chars().count();
    let end = name.char_indices().nth(length).map_or(name.len(), |(at, _)| at);
    let (first, rest) = name.split_at_checked(end)?;
    let same = first.to_lowercase() == word.to_lowercase();
    (same && (rest.is_empty() || rest.starts_with(' '))).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests;
