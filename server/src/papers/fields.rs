//! What a template may name. The names are those that offices use for the same things; what is not
//! known of a case is there and empty, so that a template can ask for it.

use std::collections::BTreeMap;

use domain::private::Private;
use serde::Serialize;

/// The fields of a paper. Dates are written as people read them (`24/11/2026`).
#[derive(Default, Serialize)]
pub struct Fields {
    /// The body that writes.
    pub co_quan: String,
    pub ma_ho_so: String,
    /// Never told: a gap in the numbers of a register would tell of a case that is kept from somebody.
    pub so_dang_ky: Option<i32>,
    /// The kind of feedback, inside a sentence and at its beginning.
    pub loai: String,
    pub loai_hoa: String,
    pub linh_vuc: String,
    pub noi_lien_quan: String,
    pub ngay_nhan: String,
    pub kenh: String,
    /// How the sender is called: by name if it is known, otherwise by what they are.
    pub nguoi_gui: Private,
    /// How the words themselves speak to the sender: what a template calls `nguoi_gui` there.
    #[serde(skip)]
    pub trong_loi: Private,
    /// The first sentences of what was sent.
    pub tom_tat: Private,
    /// All that somebody said in person, and whether it was read back to them.
    pub trinh_bay: Private,
    pub da_doc_lai: bool,
    pub so_tep: usize,
    /// The files of a matter that is handed over under seal.
    pub tep_niem_phong: Vec<SealedFile>,
    pub han_thong_bao: Option<String>,
    pub dia_chi_tra_cuu: String,
    /// The unit that has the case, or is proposed.
    pub don_vi: Option<String>,
    pub noi_dung_chuyen: Private,
    pub cau_hoi: Private,
    pub ghi_am_ghi_hinh: Private,
    pub so_tep_chuyen: usize,
    pub sao_gui: Vec<String>,
    /// The Party committee that it is reported to.
    pub cap_uy: String,
    /// By which way the Front came to know of it, where it took it up by itself.
    pub nguon: String,
    /// How many people said the same there; 0 when nobody counted.
    pub so_nguoi: u64,
    /// Many speak of it.
    pub du_luan: bool,
    pub ngay_chuyen: Option<String>,
    pub so_phieu_chuyen: Option<String>,
    pub han_tra_loi: Option<String>,
    /// The length of the time to answer, in words.
    pub thoi_han_tra_loi: String,
    /// Why it was not taken up, or given more time: the reason of the list, and in words.
    pub ly_do_ten: String,
    pub ly_do: Private,
    /// Where to turn instead.
    pub noi_nhan_khac: Private,
    pub han_cu: Option<String>,
    pub han_moi: Option<String>,
    pub ket_qua: String,
    pub tra_loi: Private,
    pub khac_phuc: Private,
    pub so_van_ban_don_vi: Option<String>,
    pub ngay_van_ban_don_vi: Option<String>,
    /// The line of this case, if the unit is late with it.
    pub cham: Vec<Late>,
    /// Legal grounds that were read in the law, by their code: `can_cu.LTCD_28`.
    pub can_cu: BTreeMap<String, String>,
}

/// A case in which a unit is late.
#[derive(Serialize)]
pub struct Late {
    pub ma_ho_so: String,
    pub ngay_chuyen: String,
    pub han: String,
    /// Working days past the date.
    pub so_ngay: u32,
}

/// A file, by what shows that it is the same: its name may tell who sent it.
#[derive(Serialize)]
pub struct SealedFile {
    pub so: usize,
    /// Bytes.
    pub co: i64,
    pub sha256: String,
}
