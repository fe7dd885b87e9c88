//! What is known of a case, as the templates of papers name it.

use app::desks::SubjectView;
use app::words::{fill, word};
use domain::case::clock::Clock;
use domain::case::diversion::Diversion;
use domain::date;
use domain::deadline;
use domain::marks;
use domain::paper::PaperKind;
use domain::private::Private;
use domain::text;
use domain::unit::{AreaId, UnitId, UnitKind, UnitTree};
use sea_orm::ConnectionTrait;
use time::Date;

use super::{LANG, Prepared, Source};
use crate::desks::front::FrontOfficer;
use crate::desks::{Bounds, ReadError, list, view};
use crate::papers::{Fields, Late};
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::entity::events;
use crate::store::{answers, attachments, cases, diversions, referral_copies, referrals};

/// How much of what was sent the receipt repeats, in letters.
const SUMMARY: usize = 300;

impl FrontOfficer {
    pub(super) async fn fields(
        &self,
        db: &impl ConnectionTrait,
        reference: &Reference,
        source: &Source,
        paper: PaperKind,
        sender: Prepared,
        today: Date,
    ) -> Result<Fields, ReadError> {
        let row = &source.row;
        // A unit reads what it was told, whatever became of the sender since; so does who withdrew, and a committee.
        let as_before = row.withdrawn || matches!(paper, PaperKind::Transfer | PaperKind::Reminder);
        let kind = word(LANG, "kind", if as_before { list::kind_for_unit(row) } else { &row.kind });
        let content = cases::content(db, &source.key, row.id).await?;
        let categories = cases::categories(db, row.id).await?;
        let categories: Vec<_> = categories.iter().map(|code| reference.category_name(code, LANG)).collect();
        let unit = source.referral.as_ref().map(|referral| referral.unit_id);
        let answering =
            [Clock::Answer, Clock::AnswerAgain].iter().any(|clock| row.due_key.as_deref() == Some(clock.code()));
        let due = row.due_on.filter(|_| answering).map(date::show);
        let refused = source.refused();
        let extended = source.log.iter().rev().find(|event| event.code == "T14");
        let reason_code = refused.and_then(|event| event.reason_code.as_deref());
        let mut fields = Fields {
            co_quan: reference.unit_name(UnitId(row.front_id)),
            ma_ho_so: row.number.clone(),
            so_dang_ky: None,
            loai: lower_first(&kind),
            loai_hoa: kind,
            linh_vuc: categories.join("; "),
            noi_lien_quan: concerned(reference, source),
            ngay_nhan: date::show(row.received_on),
            kenh: lower_first(&word(LANG, "channel", &row.channel)),
            nguoi_gui: sender.addressed,
            trong_loi: sender.spoken_to,
            trinh_bay: content
                .as_ref()
                .filter(|_| paper == PaperKind::Minutes)
                .map(|content| content.body.clone())
                .unwrap_or_default(),
            da_doc_lai: source.log.first().is_some_and(was_read_back),
            tom_tat: content
                .filter(|_| source.diversion.is_none())
                .map(|content| quoted(&content.body, sender.name.as_ref()))
                .unwrap_or_default(),
            so_tep: attachments::of_case(db, &source.key, row.id).await?.len(),
            han_thong_bao: source.notice_due.map(date::show),
            dia_chi_tra_cuu: self.tracking(),
            don_vi: unit.map(|unit| reference.unit_name(UnitId(unit))),
            han_tra_loi: due.clone(),
            thoi_han_tra_loi: length(reference, Clock::Answer.code()),
            ly_do_ten: reason_code.map(|code| lower_first(&word(LANG, "refusal", code))).unwrap_or_default(),
            ly_do: source.reason(refused.or(extended))?,
            han_cu: row.original_due_on.map(date::show),
            han_moi: due,
            ket_qua: row.result.as_deref().map(|code| word(LANG, "outcome", code)).unwrap_or_default(),
            can_cu: reference.legal_refs.clone(),
            ..Fields::default()
        };
        self.referred(db, reference, source, &mut fields).await?;
        if let Some(Diversion { procedure, receiver, guidance }) = &source.diversion {
            fields.ly_do_ten = word(LANG, "paper-procedure", procedure.code());
            fields.ly_do = guidance.clone();
            fields.noi_nhan_khac = receiver.clone();
        }
        if paper == PaperKind::Handover {
            fields.so_tep = sender.files.len();
            fields.tep_niem_phong = sender.files;
            fields.so_van_ban_don_vi = diversions::in_force(db, row.id).await?.and_then(|made| made.document_no);
        }
        answered(source, &mut fields)?;
        fields.cap_uy = source.committee.map(|unit| reference.unit_name(unit)).unwrap_or_default();
        fields.du_luan = row.public_concern;
        if let Some(own) = view::supervision(row, &source.key, &source.log)? {
            fields.nguon = lower_first(&word(LANG, "supervision-source", own.source.code()));
            fields.so_nguoi = own.people;
        }
        fields.cham.extend(late(reference, source, today));
        Ok(fields)
    }

    /// What the referral adds.
    async fn referred(
        &self,
        db: &impl ConnectionTrait,
        reference: &Reference,
        source: &Source,
        fields: &mut Fields,
    ) -> Result<(), ReadError> {
        let Some(referral) = &source.referral else { return Ok(()) };
        let words = referrals::words(&source.key, referral)?;
        fields.noi_dung_chuyen = words.summary;
        fields.cau_hoi = words.questions;
        fields.ghi_am_ghi_hinh = words.recordings.unwrap_or_default();
        fields.so_tep_chuyen = referrals::files(db, referral.id).await?.len();
        fields.ngay_chuyen = referral.issued_on.map(date::show);
        fields.so_phieu_chuyen.clone_from(&referral.document_no);
        let copies = referral_copies::of_referral(db, referral.id).await?;
        fields.sao_gui = copies.into_iter().map(|unit| reference.unit_name(unit)).collect();
        Ok(())
    }
}

/// The Party committee of the Front's area, or the nearest above it that nothing keeps from the case: whoever it is
/// about does not read the report about them.
pub(super) fn committee(tree: &UnitTree, front: UnitId, bounds: &Bounds) -> Option<UnitId> {
    let area = tree.get(front)?.area;
    let first = match area {
        Some(area) => tree.find(UnitKind::PartyCommittee, area)?,
        None => tree.get(front)?.led_by?,
    };
    let line = std::iter::once(first).chain(tree.superiors(first));
    let committees = line.filter(|unit| tree.get(*unit).is_some_and(|unit| unit.kind == UnitKind::PartyCommittee));
    committees.into_iter().find(|unit| bounds.admits(tree, *unit))
}

/// Whether whoever wrote it down read it back to whoever said it.
fn was_read_back(first: &events::Model) -> bool {
    let details: Option<serde_json::Value> = serde_json::from_str(&first.details).ok();
    details.is_some_and(|details| details["read_back"].as_bool() == Some(true))
}

/// The line of this case, if the unit is late with it. Other cases have no place here: once it is filed
/// the paper is read by whoever may read this case.
fn late(reference: &Reference, source: &Source, today: Date) -> Option<Late> {
    let due = source.row.due_on.filter(|_| source.fits(today).late)?;
    Some(Late {
        ma_ho_so: source.row.number.clone(),
        ngay_chuyen: source.referral.as_ref().and_then(|letter| letter.issued_on).map(date::show).unwrap_or_default(),
        han: date::show(due),
        so_ngay: deadline::working_days_between(&reference.calendar, due, today),
    })
}

/// What the released answer adds.
fn answered(source: &Source, fields: &mut Fields) -> Result<(), CaseError> {
    let Some(answer) = &source.answer else { return Ok(()) };
    let words = answers::words(&source.key, answer)?;
    fields.tra_loi = words.answer;
    fields.khac_phuc = words.remedy.unwrap_or_default();
    fields.so_van_ban_don_vi.clone_from(&answer.document_no);
    fields.ngay_van_ban_don_vi = answer.document_on.map(date::show);
    if answer.referral_id.is_none() {
        fields.don_vi = None;
    }
    Ok(())
}

/// Whom it concerns: the posts that triage found, or else where it happened.
fn concerned(reference: &Reference, source: &Source) -> String {
    let subjects = view::subjects(reference, &source.facts.subjects, LANG);
    if subjects.is_empty() {
        let area = source.row.commune_id.or(source.row.province_id);
        return area.map(|area| reference.place_name(AreaId(area))).unwrap_or_default();
    }
    let name = |subject: SubjectView| match subject.post {
        Some(post) => format!("{post}, {}", subject.unit),
        None => subject.unit,
    };
    subjects.into_iter().map(name).collect::<Vec<_>>().join("; ")
}

/// The length of a time limit in words.
fn length(reference: &Reference, key: &str) -> String {
    let Some(limit) = reference.limits.get(key) else { return String::new() };
    fill(LANG, &format!("paper-days-{}", limit.unit), &[("amount", limit.amount.into())])
}

/// The beginning of what was sent, on one line and as the sender's own words: without what in them
/// tells who that is.
fn quoted(body: &Private, name: Option<&Private>) -> Private {
    let words = marks::without(body.reveal(), name.map(Private::reveal));
    let words = text::beginning(&words, SUMMARY);
    Private::from(fill(LANG, "paper-quoted", &[("words", words.into())]))
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
