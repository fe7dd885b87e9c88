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

#[cfg(test)]
mod tests {
    use super::*;

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
