//! The office reads the table of moves that runs.

use app::paths;
use app::words::{Lang, word};
use domain::case::transition::TABLE;
use domain::case::{State, Transition};

use crate::support::World;

#[tokio::test]
async fn every_state_and_every_move_stands_on_the_page_with_all_that_belongs_to_it() {
    let world = World::new().await;
    let page = world.officer("kiemtra").await.get(paths::OFFICE_PROCESS).await.expect(200);
    for state in State::ALL {
        assert!(page.html.contains(&format!("data-row=\"{state}\"")), "{state} has no row");
        assert!(page.html.contains(&format!("data-state=\"{state}\"")), "{state} is not drawn");
    }
    for entry in TABLE {
        let code = entry.transition.code();
        let row = page.html.split(&format!("<tr id=\"{code}\"")).nth(1).unwrap_or_else(|| panic!("{code} has no row"));
        let row = row.split("</tr>").next().unwrap();
        let event = word(Lang::Vi, "event", code);
        for part in
            entry.from.iter().chain([&entry.to]).map(|state| word(Lang::Vi, "state", state.code())).chain([event])
        {
            assert!(row.contains(&part), "{code}: {part}");
        }
        for guard in entry.guards {
            assert!(row.contains(&word(Lang::Vi, "guard", guard.code())), "{code}: {guard}");
        }
    }
    let issue = page.html.split(&format!("<tr id=\"{}\"", Transition::IssueAnswer)).nth(1).unwrap();
    let issue = issue.split("</tr>").next().unwrap();
    for part in
        ["Số văn bản", "Ngày văn bản", "Người ký", "Hạn Mặt trận kiểm tra kết quả", "Lãnh đạo Ban Thường trực Mặt trận"]
    {
        assert!(issue.contains(part), "{part}");
    }
    assert!(page.html.contains("role=\"img\"") && !page.html.contains("style=\""));
}
