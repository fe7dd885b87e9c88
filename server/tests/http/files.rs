//! Files: which are taken, what is said about the others, and that nothing of these is left.

use app::paths;
use app::words::{Lang, fill};
use axum::body::{Body, Bytes};
use domain::attachment::MAX_TOTAL_BYTES;
use domain::submission::{Draft, Step};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::store::drafts;
use server::store::entity::attachments;
use server::vault::DraftSecret;

use crate::support::{Answer, Browser, Case, Chosen, DONG_LAT, Feedback, World, jpeg, pdf};

fn here() -> String {
    paths::step(Lang::Vi, Step::Files)
}

async fn browser(world: &World) -> Browser {
    let mut browser = world.browser();
    Feedback::default().fill_in_until(world, &mut browser, Step::Files).await;
    browser
}

async fn upload(browser: &mut Browser, files: &[Chosen]) -> Answer {
    browser.upload(&here(), &[("action", "upload")], files).await
}

/// Refused with this sentence, and nothing is left of it.
async fn refused(world: &World, browser: &mut Browser, files: &[Chosen], key: &str) {
    let answer = upload(browser, files).await.expect(422);
    said(&answer, key);
    nothing_left(world, 0).await;
}

#[track_caller]
fn said(answer: &Answer, key: &str) {
    // The number that belongs to each of the sentences.
    let limit = match key {
        "err-file-too-large" => 20,
        "err-files-too-large" => 60,
        _ => 10,
    };
    let sentence = fill(Lang::Vi, key, &[("limit", limit.into())]);
    assert_ne!(sentence, key, "there is no such sentence");
    assert_eq!(answer.problem("files"), Some(sentence));
}

async fn nothing_left(world: &World, kept: usize) {
    let stored = world.stored_files();
    assert_eq!(stored.len(), kept, "{stored:?}");
    let rows = attachments::Entity::find().count(world.services.db.reader()).await.unwrap();
    assert_eq!(rows, kept as u64);
}

#[tokio::test]
async fn a_file_is_what_its_bytes_say() {
    let world = World::new().await;
    let mut browser = browser(&world).await;
    for (name, content) in [
        ("virus.jpg", b"MZ\x90\0\x03\0\0\0".to_vec()),
        ("page.pdf", b"<html><script>alert(1)</script></html>".to_vec()),
        ("note.docx", b"PK\x03\x04not a word document".to_vec()),
        ("picture.png", b"GIF89a\x01\0\x01\0".to_vec()),
        ("text.jpg", b"just text".to_vec()),
        ("later.pdf", [b"x".as_slice(), &pdf()].concat()),
    ] {
        refused(&world, &mut browser, &[Chosen::new(name, content)], "err-file-wrong-type").await;
    }
}

#[tokio::test]
async fn an_empty_file_and_a_heic_picture_are_told_about() {
    let world = World::new().await;
    let mut browser = browser(&world).await;
    refused(&world, &mut browser, &[Chosen::new("a.jpg", "")], "err-file-empty").await;
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    refused(&world, &mut browser, &[Chosen::new("IMG_1.HEIC", heic.clone())], "err-files-file-heic").await;
    refused(&world, &mut browser, &[Chosen::new("IMG_1.jpg", heic)], "err-files-file-heic").await;
}

#[tokio::test]
async fn a_refused_file_is_named_and_does_not_hold_up_the_others() {
    let world = World::new().await;
    let mut browser = browser(&world).await;
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    let large = vec![b'x'; 200 * 1024];
    let chosen = [
        Chosen::new("IMG_1.HEIC", heic),
        Chosen::new("mot.jpg", jpeg(3_000)),
        Chosen::new("ghi-chu.txt", large),
        Chosen::new("hai.pdf", pdf()),
    ];
    for action in ["next", "upload"] {
        let answer = browser.upload(&here(), &[("action", action)], &chosen).await.expect(422);
        said(&answer, "err-files-file-heic");
        for name in ["IMG_1.HEIC", "mot.jpg", "ghi-chu.txt", "hai.pdf"] {
            assert!(answer.html.contains(name), "{name}");
        }
        assert!(answer.says("form-files-refused") && answer.says("err-file-wrong-type"));
    }
    nothing_left(&world, 4).await;
}

#[tokio::test]
async fn a_file_over_twenty_megabytes_is_refused_while_it_comes() {
    let world = World::new().await;
    let mut browser = browser(&world).await;
    let limit = vec![Bytes::from(jpeg(64 * 1024)); 20 * 16];
    let too_large = [limit, vec![Bytes::from("x")]].concat();
    let answer = browser.stream(&here(), "upload", "large.jpg", too_large).await.expect(422);
    said(&answer, "err-file-too-large");
    nothing_left(&world, 0).await;
}

#[tokio::test]
async fn all_files_together_stay_under_sixty_megabytes() {
    let world = World::new().await;
    let mut browser = browser(&world).await;
    upload(&mut browser, &[Chosen::new("1.jpg", jpeg(9_000))]).await.moved_on();
    // Sealing sixty megabytes would take this test a minute: the draft remembers a larger file.
    let cookie = &browser.cookies["phanhoi-draft"];
    remember_size(&world, cookie, MAX_TOTAL_BYTES - 10_000).await;
    upload(&mut browser, &[Chosen::new("2.jpg", jpeg(5_000))]).await.moved_on();
    let answer = upload(&mut browser, &[Chosen::new("3.jpg", jpeg(5_001))]).await.expect(422);
    said(&answer, "err-files-too-large");
    nothing_left(&world, 2).await;
    upload(&mut browser, &[Chosen::new("4.jpg", jpeg(5_000))]).await.moved_on();
}

/// Changes how large the draft believes its first file to be.
async fn remember_size(world: &World, cookie: &str, size: u64) {
    let secret = DraftSecret::from_cookie(cookie).unwrap();
    let now = world.services.clock.now();
    let row = drafts::find(world.services.db.reader(), secret.id_hash(), now).await.unwrap().unwrap();
    let mut draft: Draft = secret.open_draft(&row.envelope).unwrap();
    draft.files[0].size = size;
    let envelope = secret.seal_draft(&draft).unwrap();
    let tx = world.tx().await;
    assert!(drafts::put(&tx, secret.id_hash(), envelope, row.version, now, row.expires_at).await.unwrap());
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_eleventh_file_is_one_too_many() {
    let world = World::new().await;
    let mut one = browser(&world).await;
    let files: Vec<_> = (1..=11).map(|n| Chosen::new(&format!("{n}.pdf"), pdf())).collect();
    upload(&mut one, &files[..10]).await.moved_on();
    let answer = upload(&mut one, &files[10..]).await.expect(422);
    said(&answer, "err-files-too-many");
    nothing_left(&world, 10).await;
    let mut at_once = browser(&world).await;
    let answer = upload(&mut at_once, &files).await.expect(422);
    said(&answer, "err-files-too-many");
    nothing_left(&world, 20).await;
    assert!(answer.html.contains("10.pdf"), "those before it are kept and shown");
    assert!(answer.says("form-files-refused") && answer.html.contains("<strong>11.pdf"), "{}", answer.html);
}

#[tokio::test]
async fn a_name_cannot_lead_anywhere_or_turn_itself_round() {
    let world = World::new().await;
    let names = [
        "../../../etc/passwd.pdf",
        "..\\..\\windows\\a.pdf",
        "/etc/cron.d/x.pdf",
        "hóa đơn\u{202e}gpj.exe.pdf",
        "a\u{2066}b\u{200f}c.pdf",
        "..",
        "",
        "%2e%2e%2fa.pdf",
        &"ộ".repeat(300),
    ];
    let files: Vec<_> = names.iter().map(|name| Chosen::new(name, pdf())).collect();
    let feedback = Feedback::default().with_files(files);
    let case = Case::of(&world, &feedback, DONG_LAT).await;
    let inside = world.services.config.object_store.folder().unwrap().canonicalize().unwrap();
    assert_eq!(world.stored_files().len(), names.len());
    for file in world.stored_files() {
        assert!(file.canonicalize().unwrap().starts_with(&inside));
        let name = file.file_name().unwrap().to_str().unwrap();
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{name}: chosen by us");
    }
    let mut front = world.officer(DONG_LAT.intake).await;
    let page = front.get(&case.path(domain::role::Desk::Front)).await.expect(200);
    for sign in ['\u{202e}', '\u{2066}', '\u{200f}'] {
        assert!(!page.html.contains(sign), "a mark that turns text round is shown");
    }
    assert!(!page.html.contains("../") && !page.html.contains("..\\"), "{}", page.html);
    let links = page.html.split("/tep/").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    for id in links.collect::<Vec<_>>() {
        let path = app::paths::front_file(&case.number, id.parse().unwrap());
        let file = front.get(&path).await.expect(200);
        assert_eq!(file.bytes.as_ref(), pdf());
        let disposition = file.headers["content-disposition"].to_str().unwrap();
        assert!(disposition.starts_with("attachment; filename=\"tai-lieu.pdf\""), "{disposition}");
        assert!(!disposition.contains("..%2F") && !disposition.contains("%E2%80%AE"), "{disposition}");
        assert_eq!(file.headers["content-type"], "application/pdf");
        assert!(file.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    }
}

#[tokio::test]
async fn a_form_that_is_cut_off_leaves_nothing_of_the_file_that_was_on_its_way() {
    let world = World::new().await;
    let mut browser = browser(&world).await;
    let head =
        "------phanhoi-test-boundary\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.jpg\"\r\n\r\n";
    let cut = [head.as_bytes(), &jpeg(200_000)].concat();
    let answer = browser.send_parts(&here(), Body::from(cut)).await.expect(422);
    said(&answer, "err-file-damaged");
    nothing_left(&world, 0).await;
    let nul = format!("{}\r\n------phanhoi-test-boundary--\r\n", head.replace("a.jpg", "a\0.jpg"));
    for broken in ["this is no multipart", "", &nul, &nul.replace("------phanhoi", "------another")] {
        let answer = browser.send_parts(&here(), Body::from(broken.to_owned())).await.expect(422);
        said(&answer, "err-file-damaged");
    }
    let plain = browser.post(&here(), &[("action", "next")]).await.expect(422);
    said(&plain, "err-file-damaged");
    nothing_left(&world, 0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn files_that_come_at_the_same_moment_are_kept_or_refused_and_never_half_kept() {
    for world in World::everywhere().await {
        let mut one = browser(&world).await;
        let uploads = (1..=4).map(|n| {
            let mut tab = one.clone();
            tokio::spawn(async move { upload(&mut tab, &[Chosen::new(&format!("{n}.pdf"), pdf())]).await })
        });
        let mut kept = 0;
        for answer in uploads.collect::<Vec<_>>() {
            let answer = answer.await.unwrap();
            assert!(matches!(answer.status.as_u16(), 303 | 409), "{}", answer.status);
            kept += usize::from(answer.status == 303);
        }
        assert!(kept > 0);
        nothing_left(&world, kept).await;
        let page = one.get(&here()).await.expect(200);
        assert_eq!((1..=4).filter(|n| page.html.contains(&format!("{n}.pdf"))).count(), kept);
        one.upload(&here(), &[("action", "next")], &[]).await.moved_on();
    }
}

#[tokio::test]
async fn a_file_that_was_taken_out_is_gone() {
    let world = World::new().await;
    let mut browser = browser(&world).await;
    upload(&mut browser, &[Chosen::new("a.pdf", pdf()), Chosen::new("b.jpg", jpeg(9_000))]).await.moved_on();
    browser.upload(&here(), &[("action", "remove-0")], &[]).await.moved_on();
    nothing_left(&world, 1).await;
    let page = browser.get(&here()).await.expect(200);
    assert!(!page.html.contains("a.pdf") && page.html.contains("b.jpg"));
    for action in ["remove-7", "remove--1", "remove-x", "remove-99999999999999999999"] {
        let answer = browser.upload(&here(), &[("action", action)], &[]).await;
        assert!(answer.status.as_u16() < 500, "{action}");
    }
    nothing_left(&world, 1).await;
}

#[tokio::test]
async fn without_a_draft_that_has_come_so_far_no_file_is_taken() {
    let world = World::new().await;
    let mut nobody = world.browser();
    let answer = upload(&mut nobody, &[Chosen::new("a.pdf", pdf())]).await;
    assert_eq!(answer.location(), paths::FORM);
    nothing_left(&world, 0).await;
    let mut silent = browser(&world).await;
    silent.origin = None;
    upload(&mut silent, &[Chosen::new("a.pdf", pdf())]).await.expect(403);
    nothing_left(&world, 0).await;
}

#[tokio::test]
async fn a_file_is_read_by_the_front_of_its_case_alone() {
    let world = World::new().await;
    let feedback = Feedback::default().with_files(vec![Chosen::new("a.pdf", pdf())]);
    let case = Case::of(&world, &feedback, DONG_LAT).await;
    let other = Case::sent(&world).await;
    let row = attachments::Entity::find().one(world.services.db.reader()).await.unwrap().unwrap();
    let path = paths::front_file(&case.number, row.id);
    world.officer(DONG_LAT.intake).await.get(&path).await.expect(200);
    assert_eq!(case.log().await.last().unwrap().code, "FILE_READ");
    for login in ["lanhdao.benlau", "lanhdao.tinh", DONG_LAT.head, "quantri"] {
        world.officer(login).await.get(&path).await.expect(404);
    }
    assert_eq!(world.browser().get(&path).await.location(), paths::SIGN_IN);
    let mut intake = world.officer(DONG_LAT.intake).await;
    for wrong in [paths::front_file(&other.number, row.id), paths::front_file(&case.number, row.id + 1)] {
        intake.get(&wrong).await.expect(404);
    }
    let answer = intake.get(&format!("/mat-tran/vu-viec/{}/tep/x", case.number)).await;
    assert!((400..500).contains(&answer.status.as_u16()));
}
