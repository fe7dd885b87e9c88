use super::*;

fn template(body: &str) -> Template {
    Template {
        id: 1,
        title: "PHIẾU".to_owned(),
        subject: "Về {{ loai }}".to_owned(),
        addressees: "{{ nguoi_gui }}\n\n".to_owned(),
        body: body.to_owned(),
        copies: "Như trên\nLưu: VT".to_owned(),
    }
}

fn fields() -> Fields {
    Fields {
        loai: "phản ánh".to_owned(),
        nguoi_gui: Private::from("Người gửi (ẩn danh)"),
        trong_loi: Private::from("Ông/Bà <b>Lan</b>"),
        can_cu: [("LTCD_28".to_owned(), "Điều 28".to_owned())].into(),
        ..Fields::default()
    }
}

#[test]
fn fields_are_filled_in_as_they_are() {
    let words = fill(&template("Gửi {{ nguoi_gui }}."), fields()).unwrap();
    assert_eq!(words.body.reveal(), "Gửi Ông/Bà <b>Lan</b>.");
    assert_eq!(words.subject, "Về phản ánh");
    assert_eq!(words.to.iter().map(Private::reveal).collect::<Vec<_>>(), ["Người gửi (ẩn danh)"]);
    assert_eq!(words.copies, ["Như trên", "Lưu: VT"]);
}

#[test]
fn what_is_not_known_can_be_asked_for() {
    let body = "{% if han_tra_loi %}hạn {{ han_tra_loi }}{% else %}chưa có hạn{% endif %}";
    assert_eq!(fill(&template(body), fields()).unwrap().body.reveal(), "chưa có hạn");
    let dated = Fields { han_tra_loi: Some("24/11/2026".to_owned()), ..fields() };
    assert_eq!(fill(&template(body), dated).unwrap().body.reveal(), "hạn 24/11/2026");
}

#[test]
fn a_ground_that_is_not_known_is_not_printed() {
    let body = "Theo luật{% if can_cu.LTCD_28 is defined %}, {{ can_cu.LTCD_28 }}{% endif %}{% if can_cu.XYZ is defined %}, {{ can_cu.XYZ }}{% endif %}.";
    assert_eq!(fill(&template(body), fields()).unwrap().body.reveal(), "Theo luật, Điều 28.");
}

#[test]
fn a_field_that_there_is_not_is_an_error_that_repeats_nothing() {
    let error = fill(&template("{{ nguoi_gui }} {{ ten_la }}"), fields()).err().unwrap().to_string();
    assert!(!error.contains("Lan") && !error.contains("ten_la"), "{error}");
}

#[test]
fn a_template_that_does_not_end_is_an_error() {
    let body = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
    assert!(fill(&template(body), fields()).is_err());
}
