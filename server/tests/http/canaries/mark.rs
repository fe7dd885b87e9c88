//! The marks of one case: words that no page, name or sentence of ours has.

/// What a mark was put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Body,
    Wish,
    Place,
    SubjectName,
    Name,
    Phone,
    Address,
    Email,
    FileName,
    /// The author that a camera writes into a photograph.
    PhotoAuthor,
    /// Where it was taken, as a camera writes it.
    PhotoPlace,
    /// What the Front asks the sender.
    Question,
    /// What the sender writes later.
    Message,
    /// What the sender says of a threat.
    Threat,
    /// A reason between officers of the Front.
    StaffNote,
    /// What the Front writes to the unit.
    Referral,
    /// What the unit answers.
    Answer,
    /// Typed into the wrong field by somebody: a password, a code, a login.
    Mistyped,
}

impl Kind {
    pub const ALL: &'static [Self] = &[
        Self::Body,
        Self::Wish,
        Self::Place,
        Self::SubjectName,
        Self::Name,
        Self::Phone,
        Self::Address,
        Self::Email,
        Self::FileName,
        Self::PhotoAuthor,
        Self::PhotoPlace,
        Self::Question,
        Self::Message,
        Self::Threat,
        Self::StaffNote,
        Self::Referral,
        Self::Answer,
        Self::Mistyped,
    ];
}

/// The marks of one case, by kind.
pub struct Marks {
    /// The place of the case among all.
    pub case: usize,
    texts: Vec<String>,
}

const CONSONANTS: [&str; 8] = ["q", "x", "z", "kv", "đz", "vx", "zq", "xk"];
const VOWELS: [&str; 8] = ["ễ", "ộ", "ứ", "ặ", "ỵ", "ẩ", "ờ", "ỗ"];

impl Marks {
    /// The marks of the case with this number: always the same, and in no two cases equal.
    pub fn of(case: usize) -> Self {
        let texts = Kind::ALL
            .iter()
            .enumerate()
            .map(|(kind, of)| {
                let number = case * Kind::ALL.len() + kind;
                match of {
                    Kind::Phone => format!("09{:08}", 71_000_000 + number * 7_919),
                    Kind::Email => format!("{}@example.vn", domain::text::fold(&word(number))),
                    // A camera writes no marks.
                    Kind::PhotoAuthor => domain::text::fold(&word(number)),
                    _ => word(number),
                }
            })
            .collect();
        Self { case, texts }
    }

    pub fn text(&self, kind: Kind) -> &str {
        &self.texts[Kind::ALL.iter().position(|known| *known == kind).unwrap()]
    }

    /// The place of a photograph as a camera stores it: three fractions of degrees, minutes and
    /// seconds, in 24 bytes.
    pub fn position(&self) -> Vec<u8> {
        let odd = u32::try_from(self.case).unwrap() * 2_654_435 + 0x5A17_C0DE;
        [odd, 0x0001_86A1, odd ^ 0x00FF_1234, 0x0001_86A3, odd.rotate_left(9), 0x0001_86A7]
            .iter()
            .flat_map(|number| number.to_be_bytes())
            .collect()
    }
}

/// Six syllables that no language has.
fn word(number: usize) -> String {
    let mut rest = number.wrapping_mul(2_654_435_761) & 0xFFFF_FFFF | number << 32;
    let mut word = String::from("Z");
    for _ in 0..7 {
        word.push_str(VOWELS[rest % 8]);
        rest /= 8;
        word.push_str(CONSONANTS[rest % 8]);
        rest /= 8;
    }
    word.push('ễ');
    word
}
