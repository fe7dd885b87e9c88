//! How a body is named after its place.
//!
//! Inside a name the kind of a place is written small ("Ủy ban nhân dân xã Bắc Sơn"), except
//! where it is part of the proper name: before a number and before the name of a person, of which
//! a list of places only shows the one that the rule names (Decree 30/2020/NĐ-CP, annex II, III.1).

/// Names of places that are always written with their kind.
const WITH_KIND: &[&str] = &["Thành phố Hồ Chí Minh"];

/// Fills `{place}` ("xã Bắc Sơn") and `{name}` ("Bắc Sơn") into the name of a body.
pub(super) fn fill(pattern: &str, kind: &str, full: &str) -> String {
    let own = own_name(kind, full);
    let numbered = own.starts_with(|first: char| first.is_ascii_digit());
    if numbered || WITH_KIND.contains(&full) {
        return pattern.replace("{place}", full).replace("{name}", full);
    }
    let word = full.strip_suffix(own).unwrap_or_default().to_lowercase();
    pattern.replace("{place}", &format!("{word}{own}")).replace("{name}", own)
}

/// The name without the words of its kind: one word for most kinds, two for the others.
fn own_name<'a>(kind: &str, full: &'a str) -> &'a str {
    let words = if matches!(kind, "THANH_PHO_TW" | "DAC_KHU") { 2 } else { 1 };
    full.splitn(words + 1, ' ').nth(words).unwrap_or(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_place_is_written_small_inside_a_name() {
        let pattern = "Ủy ban nhân dân {place}";
        assert_eq!(fill(pattern, "XA", "Xã Bắc Lau"), "Ủy ban nhân dân xã Bắc Lau");
        assert_eq!(fill(pattern, "DAC_KHU", "Đặc khu Hòn Sáo"), "Ủy ban nhân dân đặc khu Hòn Sáo");
        assert_eq!(fill(pattern, "THANH_PHO_TW", "Thành phố Sông Cát"), "Ủy ban nhân dân thành phố Sông Cát");
    }

    #[test]
    fn a_party_committee_of_a_province_is_named_without_the_kind() {
        assert_eq!(fill("Tỉnh ủy {name}", "TINH", "Tỉnh Sông Sậy"), "Tỉnh ủy Sông Sậy");
        assert_eq!(fill("Thành ủy {name}", "THANH_PHO_TW", "Thành phố Sông Cát"), "Thành ủy Sông Cát");
    }

    #[test]
    fn the_kind_stays_where_it_belongs_to_the_name() {
        assert_eq!(
            fill("Ủy ban nhân dân {place}", "THANH_PHO_TW", "Thành phố Hồ Chí Minh"),
            "Ủy ban nhân dân Thành phố Hồ Chí Minh"
        );
        assert_eq!(fill("Thành ủy {name}", "THANH_PHO_TW", "Thành phố Hồ Chí Minh"), "Thành ủy Thành phố Hồ Chí Minh");
        assert_eq!(fill("Đảng ủy {place}", "PHUONG", "Phường 4"), "Đảng ủy Phường 4");
    }
}
