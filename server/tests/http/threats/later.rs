//! What begins with a withdrawal, and what becomes of an entry when people move.

use domain::case::State;
use domain::role::Desk;

use super::{CUSTODIAN, MORE, NOTE, WORD, WORDS};
use super::{about_the_handler, answer, cries, entries, entry_page, waiting};
use crate::support::{Case, DONG_LAT, World};

/// Why a sender withdraws.
const WHY_WITHDRAWN: &str = "Tôi không muốn theo nữa.";

#[tokio::test]
async fn whoever_is_made_to_withdraw_is_looked_after_and_their_page_does_not_say_so() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Verifying).await;
        let before = entries(&world).await.len();
        case.withdraw("yes").await.moved_on();
        let new = entries(&world).await.split_off(before);
        assert_eq!(new.len(), 1, "one entry");
        assert_eq!(waiting(&world, CUSTODIAN).await.as_deref(), Some("1"));
        let page = entry_page(&world, CUSTODIAN, new[0].id).await.expect(200);
        assert!(page.html.contains(WHY_WITHDRAWN), "they read what was said");
        let theirs = case.tracked().await;
        assert!(!theirs.html.contains(WHY_WITHDRAWN) && theirs.mark("data-threat").is_none());
        answer(&world, CUSTODIAN, new[0].id, &[("help", "DA_LIEN_HE"), ("note", NOTE)]).await.moved_on();
        let after = case.tracked().await;
        assert_eq!(after.without_nonce(), theirs.without_nonce(), "nor that somebody took it up");
        case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);

        // What they say on their page themselves is shown there, whatever waits already.
        let again = Case::in_state(&world, State::Verifying).await;
        again.withdraw("yes").await.moved_on();
        again.follow_up(&[("threat", WORDS)]).await.moved_on();
        assert_eq!(entries(&world).await.len(), before + 2, "one entry for both");
        let page = again.tracked().await;
        assert!(page.html.contains(WORD) && !page.html.contains(WHY_WITHDRAWN));
        again.follow_up(&[("threat", WORDS)]).await.moved_on();
        assert_eq!(cries(&again.whole_log().await), 1, "said once");

        let own = Case::in_state(&world, State::Verifying).await;
        own.withdraw("no").await.moved_on();
        assert_eq!(entries(&world).await.len(), before + 2, "of their own will");
    }
}

#[tokio::test]
async fn what_waits_with_people_who_may_not_see_it_any_more_is_passed_on_anew() {
    let world = World::new().await;
    let case = about_the_handler(&world).await;
    case.follow_up(&[("threat", WORDS)]).await.moved_on();
    let first = entries(&world).await.pop().unwrap();
    // Whom it is about comes to lead those who were told.
    world.dismiss(DONG_LAT.handler).await;
    world.appoint(DONG_LAT.handler, "mttq-tinh", "LANH_DAO_MTTQ", None).await;
    entry_page(&world, CUSTODIAN, first.id).await.expect(404);
    case.follow_up(&[("threat", MORE)]).await.moved_on();
    let now = entries(&world).await.pop().unwrap();
    assert_eq!(now.id, first.id, "the same entry");
    assert_ne!((now.custodians_id, now.leaders_id), (first.custodians_id, first.leaders_id));
    entry_page(&world, DONG_LAT.leader, now.id).await.expect(200);
}
