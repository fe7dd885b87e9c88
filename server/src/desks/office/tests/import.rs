//! Accounts from a file.

use app::desks::RowProblem;

use super::*;

async fn import(desk: &OfficeOfficer, rows: &str) -> Result<Vec<String>, ImportError> {
    let file = format!("\u{feff}{HEAD}{rows}");
    desk.import_people(file.as_bytes()).await.map(|made| made.into_iter().map(|person| person.login).collect())
}

fn rows<T: std::fmt::Debug>(result: Result<T, ImportError>) -> Vec<RowProblem> {
    match result {
        Err(ImportError::Rows(rows)) => rows,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_file_opens_all_its_accounts_with_passwords_that_fit() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    let file = format!(
        "\u{feff}{HEAD}An.Tran;Trần Văn An;an@example.vn;TIEP_NHAN;{CENTRAL};\r\n;;;;;\r\nbinh;Lý Bình;;PHAN_LOAI;{CENTRAL};\r\n"
    );
    let made = desk.import_people(file.as_bytes()).await.unwrap();
    assert_eq!(made.iter().map(|person| person.login.as_str()).collect::<Vec<_>>(), ["an.tran", "binh"]);
    for person in &made {
        let row = people::by_login(services.db.reader(), &person.login).await.unwrap().unwrap();
        let stored = row.password_hash.reveal().to_owned();
        assert!(
            services
                .hashing
                .verify(Line::Stranger, Password::new(person.password.reveal()), Some(stored))
                .await
                .unwrap()
        );
        assert_eq!(people::memberships_of(services.db.reader(), row.id).await.unwrap().len(), 1);
    }
    assert_ne!(made[0].password, made[1].password);
}

#[tokio::test]
async fn a_file_with_a_bad_row_opens_nothing_and_names_the_line() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    let before = people::count(services.db.reader()).await.unwrap();
    let found = rows(
        import(
            &desk,
            &format!(
                "good;Trần Văn An;;TIEP_NHAN;{CENTRAL};\r\n\r\n\
                 good;Trần Văn Bình;;TIEP_NHAN;{CENTRAL};\r\n\
                 chi;=cmd|' /C calc'!A0;;TIEP_NHAN;{CENTRAL};\r\n\
                 dung;Lê Dũng;@x;TIEP_NHAN;{CENTRAL};\r\n\
                 giang;Lê Giang;;KING;{CENTRAL};\r\n\
                 hai;Lê Hà;;TIEP_NHAN;nowhere;\r\n\
                 khoa;Lê Khoa;;TIEP_NHAN;{CENTRAL};KING\r\n\
                 lan;;;TIEP_NHAN;{CENTRAL};\r\n"
            ),
        )
        .await,
    );
    let expected = [
        (4, "name", Problem::NotAllowed),
        (5, "name", Problem::BadName),
        (6, "email", Problem::BadEmail),
        (7, "role", Problem::BadChoice),
        (8, "unit", Problem::BadChoice),
        (9, "post", Problem::BadChoice),
        (10, "name", Problem::Required),
    ];
    assert_eq!(found, expected.map(|(line, column, problem)| RowProblem { line, column, problem }));
    assert_eq!(people::count(services.db.reader()).await.unwrap(), before);
    let taken = rows(import(&desk, &format!("office-quan_tri;Lê An;;TIEP_NHAN;{CENTRAL};")).await);
    assert_eq!(taken, [RowProblem { line: 2, column: "login", problem: Problem::NotAllowed }]);
}

#[tokio::test]
async fn several_rows_of_one_login_are_roles_of_one_person() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    let file = format!(
        "lan.tran;Trần Thị Lan;lan@example.vn;TIEP_NHAN;{CENTRAL};\r\n\
             binh;Lý Bình;;LANH_DAO_MTTQ;{CENTRAL};\r\n\
             Lan.Tran;Trần Thị Lan;;PHAN_LOAI;{CENTRAL};\r\n"
    );
    assert_eq!(import(&desk, &file).await.unwrap(), ["lan.tran", "binh"], "one password each");
    let row = people::by_login(services.db.reader(), "lan.tran").await.unwrap().unwrap();
    let held = people::memberships_of(services.db.reader(), row.id).await.unwrap();
    let held: Vec<_> = held.iter().map(|row| row.role.as_str()).collect();
    assert_eq!(held, ["TIEP_NHAN", "PHAN_LOAI"]);

    let again = format!(
        "chi.le;Lê Chi;;TIEP_NHAN;{CENTRAL};\r\n\
         chi.le;Lê Chi;;TIEP_NHAN;{CENTRAL};\r\n\
         chi.le;Lê Chi;;QUAN_TRI;{CENTRAL};\r\n\
         chi.le;Lê Chi;other@example.vn;PHAN_LOAI;{CENTRAL};\r\n"
    );
    let expected = [(3, "role"), (4, "role"), (5, "name")];
    let expected = expected.map(|(line, column)| RowProblem { line, column, problem: Problem::NotAllowed });
    assert_eq!(rows(import(&desk, &again).await), expected);
}

#[tokio::test]
async fn what_is_no_such_file_is_refused_as_a_whole() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    let many = HEAD.to_owned() + &"x;y;;;;\n".repeat(MAX_ROWS + 1);
    let cases: [(&[u8], Problem); 5] = [
        (b"\xff\xfe\x00", Problem::FileWrongType),
        (b"", Problem::FileEmpty),
        (HEAD.as_bytes(), Problem::FileEmpty),
        (b"login,name,email,role,unit,post\n", Problem::FileDamaged),
        (many.as_bytes(), Problem::TooMany),
    ];
    for (file, expected) in cases {
        match desk.import_people(file).await {
            Err(ImportError::Whole(error)) => assert_eq!(problem(Err::<(), _>(error), "file"), Some(expected)),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn people_come_by_login_a_page_at_a_time() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    let many: String = (0..60).map(|n| format!("p{n:02};Lê Văn An;;TIEP_NHAN;{CENTRAL};\n")).collect();
    import(&desk, &many).await.unwrap();
    let first = desk.people(None).await.unwrap();
    let second = desk.people(first.next.as_deref()).await.unwrap();
    assert_eq!((first.rows.len(), second.rows.len(), second.next), (50, 11, None));
    assert_eq!(first.rows[0].login, "office-quan_tri");
    assert_eq!(second.rows[10].login, "p59");
    assert_eq!(second.rows[10].roles[0].0, "TIEP_NHAN");
}
