//! What one case adds to a month.

use serde::{Deserialize, Serialize};

use super::{End, Flow};
use crate::codes::codes;
use crate::feedback::{Channel, Kind, Outcome};
use crate::follow_up::Rating;
use crate::unit::Level;

/// A case in a month: how it went through the stock, what was done in it, and what it is counted under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    #[serde(flatten)]
    pub flow: Flow,
    pub kind: Kind,
    pub channel: Channel,
    /// Group of its main category; nothing of a matter that went to another procedure, as in what follows.
    #[serde(default)]
    pub group: Option<String>,
    /// Level of the body concerned.
    #[serde(default)]
    pub level: Option<Level>,
    /// Id of the body that has it, or had it last.
    #[serde(default)]
    pub unit: Option<i64>,
    #[serde(default, skip_serializing_if = "Deeds::is_nothing")]
    pub deeds: Deeds,
    /// What was found, if it was settled in the month.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// Days of the calendar from the receipt to the result, if it was settled in the month.
    #[serde(default)]
    pub days: Option<u32>,
    /// In hand at the end of the month, and past a date.
    #[serde(default)]
    pub overdue: bool,
    /// What its sender said in the month of how it was handled: time, manner, answer, result.
    #[serde(default)]
    pub rating: Option<[u8; 4]>,
}

/// What was done in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Deeds {
    pub referred: u32,
    pub accepted: u32,
    pub returned: u32,
    pub extended: u32,
    /// Answers of units by their date, and later.
    pub in_time: u32,
    pub late: u32,
    /// Promises that were found to be kept, and broken.
    pub kept: u32,
    pub broken: u32,
}

impl Deeds {
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Line {
    /// A rating as a line keeps it.
    #[must_use]
    pub const fn rating(rating: Rating) -> [u8; 4] {
        [rating.time, rating.manner, rating.answer, rating.result]
    }

    /// Nothing happened: the month has no such line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.flow == Flow::default() && self.deeds.is_nothing() && self.rating.is_none()
    }

    fn ended(&self, end: End) -> u32 {
        u32::try_from(self.flow.ended.iter().filter(|one| **one == end).count()).unwrap_or(u32::MAX)
    }
}

codes! {
    /// What is counted.
    pub enum Measure {
        Opening = "TON_DAU",
        Received = "TIEP_NHAN",
        Again = "XEM_XET_LAI",
        Settled = "DA_GIAI_QUYET",
        Refused = "KHONG_THU_LY",
        Withdrawn = "RUT",
        Merged = "GOP",
        Diverted = "CHUYEN_KENH",
        Closing = "TON_CUOI",
        Overdue = "QUA_HAN",
        Referred = "CHUYEN_DON_VI",
        Accepted = "DON_VI_THU_LY",
        Returned = "DON_VI_TRA_LAI",
        Extended = "GIA_HAN",
        InTime = "TRA_LOI_DUNG_HAN",
        Late = "TRA_LOI_QUA_HAN",
        Kept = "CAM_KET_DA_LAM",
        Broken = "CAM_KET_KHONG_LAM",
        Rated = "DANH_GIA",
        /// Praise that was passed on.
        Praise = "BIEU_DUONG",
    }
}

impl Measure {
    /// What comes into the stock, and what goes out of it.
    pub const IN: [Self; 3] = [Self::Opening, Self::Received, Self::Again];
    pub const OUT: [Self; 6] =
        [Self::Settled, Self::Refused, Self::Withdrawn, Self::Merged, Self::Diverted, Self::Closing];
    /// What was done.
    pub const DONE: [Self; 6] =
        [Self::Referred, Self::Accepted, Self::Returned, Self::Extended, Self::InTime, Self::Late];

    /// How much a line adds to it.
    #[must_use]
    pub fn of(self, line: &Line) -> u32 {
        let Line { flow, deeds, .. } = line;
        match self {
            Self::Opening => flow.opening.into(),
            Self::Received => flow.received.into(),
            Self::Again => flow.again,
            Self::Settled => line.ended(End::Settled),
            Self::Refused => line.ended(End::Refused),
            Self::Withdrawn => line.ended(End::Withdrawn),
            Self::Merged => line.ended(End::Merged),
            Self::Diverted => line.ended(End::Diverted),
            Self::Closing => flow.closing.into(),
            Self::Overdue => line.overdue.into(),
            Self::Referred => deeds.referred,
            Self::Accepted => deeds.accepted,
            Self::Returned => deeds.returned,
            Self::Extended => deeds.extended,
            Self::InTime => deeds.in_time,
            Self::Late => deeds.late,
            Self::Kept => deeds.kept,
            Self::Broken => deeds.broken,
            Self::Rated => line.rating.is_some().into(),
            Self::Praise if line.kind == Kind::Commendation => line.ended(End::Settled),
            Self::Praise => 0,
        }
    }

    /// Whether it is known of the first or the last month of a longer period alone.
    #[must_use]
    pub const fn is_of_a_day(self) -> bool {
        matches!(self, Self::Opening | Self::Closing | Self::Overdue)
    }
}

codes! {
    /// By what it is counted.
    pub enum By {
        Channel = "KENH",
        Kind = "LOAI",
        Group = "NHOM",
        Level = "CAP",
        Unit = "DON_VI",
        Outcome = "KET_QUA",
    }
}

impl By {
    /// What is counted by it.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::Outcome => Measure::Settled,
            _ => Measure::Received,
        }
    }

    /// Under which key a line stands; empty where there is none.
    #[must_use]
    pub fn key(self, line: &Line) -> String {
        let key = match self {
            Self::Channel => Some(line.channel.code().to_owned()),
            Self::Kind => Some(line.kind.code().to_owned()),
            Self::Group => line.group.clone(),
            Self::Level => line.level.map(|level| level.code().to_owned()),
            Self::Unit => line.unit.map(|unit| unit.to_string()),
            Self::Outcome => line.outcome.map(|outcome| outcome.code().to_owned()),
        };
        key.unwrap_or_default()
    }
}

/// The cases behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    pub measure: Measure,
    /// Only those under this key.
    pub by: Option<(By, String)>,
}

impl Selection {
    /// Reads what stands in an address.
    #[must_use]
    pub fn parse(measure: &str, by: Option<&str>, key: &str) -> Option<Self> {
        let by = match by {
            Some(by) => Some((By::from_code(by)?, key.to_owned())),
            None => None,
        };
        Some(Self { measure: Measure::from_code(measure)?, by })
    }

    /// How often a case of a month is counted.
    #[must_use]
    pub fn of(&self, line: &Line) -> u32 {
        if self.by.as_ref().is_some_and(|(by, key)| by.key(line) != *key) { 0 } else { self.measure.of(line) }
    }
}
