//! Telling that two pieces of feedback name the same person.

use super::fold::words;

/// How somebody is spoken of or addressed in front of their name, folded.
const FORMS_OF_ADDRESS: &[&str] =
    &["ong", "ba", "anh", "chi", "co", "chu", "bac", "cau", "thay", "em", "dong", "ts", "ths", "bs"];

/// The form under which names of persons are compared: folded, without what stands before a name
/// ("Ông", "Bà", "Đồng chí"). Two words always stay: a family name may sound like an address.
/// Equal keys are a hint for a person who looks at both, never a proof.
#[must_use]
pub fn name_key(name: &str) -> String {
    let words = words(name);
    let mut rest = words.as_slice();
    while let [first, others @ ..] = rest {
        if others.len() < 2 || !FORMS_OF_ADDRESS.contains(&first.as_str()) {
            break;
        }
        rest = others;
    }
    rest.join(" ")
}

/// Whether somebody of this name may be meant by what was typed as the name of a person: the same name, or the whole
/// name among other words ("đồng chí Nguyễn Văn An, công chức tư pháp"), whatever the marks. Its words stand in their
/// order; a name of two words stands alone, or behind a form of address. Many people bear one name: a hint for a
/// person who looks at it, never a proof.
#[must_use]
pub fn is_named(typed: &str, name: &str) -> bool {
    let (typed_key, key) = (name_key(typed), name_key(name));
    if key.is_empty() || typed_key == key {
        return !key.is_empty();
    }
    let (typed, name) = (words(typed), words(name));
    name.len() >= WHOLE_NAME && typed.windows(name.len()).any(|part| part == name)
}

/// Words of a name that is taken for itself wherever it stands: of fewer, another name may be the end.
const WHOLE_NAME: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_bears_the_name_may_be_meant_whatever_stands_beside_it() {
        for typed in [
            "Hà Công Thuần",
            "ha cong thuan",
            "ông HÀ CÔNG THUẦN",
            "Đồng chí Hà Công Thuần",
            "Bác sĩ Hà Công Thuần",
            "Phó chủ tịch Hà Công Thuần",
            "Hà Công Thuần (công chức tư pháp)",
        ] {
            assert!(is_named(typed, "Hà Công Thuần"), "{typed}");
        }
        assert!(is_named("chị Lê An", "Lê An") && is_named("Lê An", "Lê An"));
    }

    #[test]
    fn a_part_of_a_name_or_other_words_are_somebody_else() {
        for typed in ["", "ông Thuần", "Thuần", "Công Thuần", "Thuần Công Hà", "Hà Thuần", "Hà Công Thuầnn"]
        {
            assert!(!is_named(typed, "Hà Công Thuần"), "{typed}");
        }
        assert!(!is_named("Nguyễn Lê An", "Lê An"), "the end of another name");
        assert!(!is_named("", "") && !is_named(" – ", "…"));
    }

    #[test]
    fn marks_case_and_forms_of_address_make_no_difference() {
        for name in
            ["Nguyễn Văn An", "nguyen van an", "Ông Nguyễn Văn An", "Đồng chí NGUYỄN  VĂN AN", "bác Nguyễn Văn An"]
        {
            assert_eq!(name_key(name), "nguyen van an", "{name}");
        }
    }

    #[test]
    fn a_short_name_is_left_as_it_is() {
        assert_eq!(name_key("Ông An"), "ong an");
        assert_eq!(name_key("An"), "an");
        assert_eq!(name_key("Cô Ba Sáu"), "ba sau");
        assert_eq!(name_key(" – "), "");
    }
}
