//! Reading the reference data out of the database.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::calendar::Calendar;
use domain::deadline;
use domain::paper::PaperKind;
use domain::retention::{self, Ending, Period, PeriodUnit};
use domain::role::{Desk, Role};
use domain::routing::{Rank, Rule, Target};
use domain::text::{place_sort_key, sort_key, words};
use domain::unit::{
    AreaId, CadreManager, Level, Position, Positions, Post, PostId, System, Unit, UnitId, UnitKind, UnitTree,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::Date;

use super::{Area, Category, Ground, Limit, PostName, Reference, Staff, UnitName};
use crate::papers::Template;
use crate::store::entity::{
    areas, categories, deadlines, legal_refs, memberships, officers, paper_templates, posts, reference_state,
    retention_rules, routing_rules, units,
};
use crate::store::office::moves;
use crate::store::{calendar, lists};

/// The counter that every change of reference data moves.
pub(super) async fn version(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    Ok(reference_state::Entity::find_by_id(1).one(db).await?.map_or(0, |row| row.version))
}

/// Everything that is valid on `today`.
pub(super) async fn read(db: &impl ConnectionTrait, today: Date) -> Result<Reference, DbErr> {
    // The counter first: a change in between is then noticed at the next look.
    let version = version(db).await?;
    let mut reference = Reference { version, ..Reference::default() };
    places(db, today, &mut reference).await?;
    bodies(db, today, &mut reference).await?;
    titles(db, today, &mut reference).await?;
    lists(db, today, &mut reference).await?;
    papers(db, today, &mut reference).await?;
    reference.staff = staff(db, &reference.tree, today).await?;
    Ok(reference)
}

macro_rules! valid_on {
    ($entity:ident, $today:expr) => {
        Condition::all()
            .add($entity::Column::ValidFrom.lte($today))
            .add(Condition::any().add($entity::Column::ValidTo.is_null()).add($entity::Column::ValidTo.gt($today)))
    };
}

async fn places(db: &impl ConnectionTrait, today: Date, reference: &mut Reference) -> Result<(), DbErr> {
    let mut rows = areas::Entity::find().filter(valid_on!(areas, today)).all(db).await?;
    rows.sort_by_cached_key(|row| place_sort_key(&row.name));
    for row in rows {
        let id = AreaId(row.id);
        match row.parent_id {
            Some(parent) => reference.communes.entry(AreaId(parent)).or_default().push(id),
            None => reference.provinces.push(id),
        }
        let parent = row.parent_id.map(AreaId);
        reference.areas.insert(id, Area { id, code: row.code, name: row.name, parent });
    }
    Ok(())
}

async fn bodies(db: &impl ConnectionTrait, today: Date, reference: &mut Reference) -> Result<(), DbErr> {
    let mut rows = units::Entity::find().filter(valid_on!(units, today)).all(db).await?;
    rows.sort_by_cached_key(|row| (kind_order(&row.kind), sort_key(&row.name)));
    let mut moved = moves::of_all(db).await?;
    let (mut tree, mut former) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        let id = UnitId(row.id);
        let positions = Positions::new(moves::first(&row), moved.remove(&row.id).unwrap_or_default());
        former.extend(positions.former(today).into_iter().map(|above| (id, above)));
        let Position { area, parent, led_by, front_above } = positions.on(today);
        let unit = Unit {
            id,
            system: known(System::from_code(&row.system), "units.system")?,
            level: known(Level::from_code(&row.level), "units.level")?,
            kind: known(UnitKind::from_code(&row.kind), "units.kind")?,
            area,
            parent,
            led_by,
            front_above,
        };
        if let Some(area) = unit.area {
            reference.bodies.entry(area).or_default().push(id);
        }
        tree.push(unit);
        let folded = format!(" {} ", words(&row.name).join(" "));
        reference.units.insert(id, UnitName { code: row.code, name: row.name, folded });
    }
    // What was closed leads nobody, but through it somebody else did.
    let closed = Condition::all()
        .add(units::Column::ValidTo.lte(today))
        .add(units::Column::ValidTo.gte(today - Positions::FORMER));
    for row in units::Entity::find().filter(closed).all(db).await? {
        let positions = Positions::new(moves::first(&row), moved.remove(&row.id).unwrap_or_default());
        let Position { parent, led_by, .. } = positions.on(today);
        let above = [parent, led_by].into_iter().flatten().chain(positions.former(today));
        former.extend(above.map(|above| (UnitId(row.id), above)));
    }
    reference.tree = UnitTree::new(tree).with_former(former);
    Ok(())
}

/// The order in which people look for a body: first those that everybody has to do with.
fn kind_order(kind: &str) -> usize {
    const ORDER: &[&str] = &[
        "PEOPLES_COMMITTEE",
        "PARTY_COMMITTEE",
        "COUNCIL",
        "DEPARTMENT",
        "PUBLIC_SERVICE",
        "RESIDENTIAL",
        "FRONT",
        "ORGANISATION",
    ];
    ORDER.iter().position(|known| *known == kind).unwrap_or(ORDER.len())
}

async fn titles(db: &impl ConnectionTrait, today: Date, reference: &mut Reference) -> Result<(), DbErr> {
    let rows = posts::Entity::find()
        .filter(valid_on!(posts, today))
        .order_by_asc(posts::Column::Position)
        .order_by_asc(posts::Column::Id)
        .all(db)
        .await?;
    let mut newest = lists::post_versions(db, today).await?;
    let mut all = BTreeMap::new();
    let mut by_kind: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let row = newest.remove(&row.id).map_or(row.clone(), |version| lists::as_version(row, version));
        let post = Post {
            id: PostId(row.id),
            code: row.code,
            kind: known(UnitKind::from_code(&row.unit_kind), "posts.unit_kind")?,
            level: known(Level::from_code(&row.level), "posts.level")?,
            head: row.is_head,
            deputy: row.is_deputy,
            key_cadre: row.is_key_cadre,
            committee_member: row.is_committee_member,
            managed_by: known(CadreManager::from_code(&row.managed_by), "posts.managed_by")?,
        };
        by_kind.entry((post.kind, post.level)).or_default().push(post.id);
        all.insert(post.id, PostName { post, name_vi: row.name_vi, name_en: row.name_en });
    }
    reference.posts = all;
    reference.posts_of = by_kind;
    Ok(())
}

async fn lists(db: &impl ConnectionTrait, today: Date, reference: &mut Reference) -> Result<(), DbErr> {
    let rows = categories::Entity::find()
        .filter(valid_on!(categories, today))
        .order_by_asc(categories::Column::Position)
        .all(db)
        .await?;
    let used: Vec<String> = categories::Entity::find()
        .select_only()
        .column(categories::Column::Code)
        .filter(categories::Column::Enabled.eq(true))
        .filter(categories::Column::ValidFrom.lte(today))
        .into_tuple()
        .all(db)
        .await?;
    reference.categories = rows
        .into_iter()
        .map(|row| Category {
            was_in_use: used.contains(&row.code),
            citizens: row.assignable == "C",
            code: row.code,
            group: row.group_code,
            name_vi: row.name_vi,
            name_en: row.name_en,
            hint_vi: row.hint_vi,
            hint_en: row.hint_en,
            enabled: row.enabled,
            source: row.source,
        })
        .collect();
    for row in deadlines::Entity::find().filter(valid_on!(deadlines, today)).all(db).await? {
        let limit = Limit {
            id: row.id,
            key: row.key.clone(),
            amount: u32::try_from(row.amount).unwrap_or_default(),
            unit: known(deadline::Unit::from_code(&row.unit), "deadlines.unit")?,
            starts_at: row.starts_at,
            basis: row.basis,
            mark: row.mark,
        };
        reference.limits.insert(row.key, limit);
    }
    for row in deadlines::Entity::find().all(db).await? {
        let basis = if matches!(row.mark.as_str(), "V" | "V2") { row.basis } else { String::new() };
        reference.grounds.insert(row.id, Ground { starts_at: row.starts_at, basis });
    }
    let rows = routing_rules::Entity::find()
        .filter(valid_on!(routing_rules, today))
        .order_by_asc(routing_rules::Column::Position)
        .all(db)
        .await?;
    reference.rule_positions = rows.iter().map(|row| u32::try_from(row.position).unwrap_or_default()).collect();
    reference.rules = rows.into_iter().map(rule).collect::<Result<_, _>>()?;
    let rows = retention_rules::Entity::find().filter(valid_on!(retention_rules, today)).all(db).await?;
    reference.retention = rows.into_iter().map(period).collect::<Result<_, _>>()?;
    retention::order(&mut reference.retention);
    reference.calendar = calendar(db).await?;
    Ok(())
}

async fn papers(db: &impl ConnectionTrait, today: Date, reference: &mut Reference) -> Result<(), DbErr> {
    for row in paper_templates::Entity::find().filter(valid_on!(paper_templates, today)).all(db).await? {
        let kind = known(PaperKind::from_code(&row.code), "paper_templates.code")?;
        let template = Template {
            id: row.id,
            title: row.title,
            subject: row.subject,
            addressees: row.addressees,
            body: row.body,
            copies: row.copies,
        };
        reference.papers.insert(kind, template);
    }
    // A ground that nobody has read in the law is not printed as one.
    let read = legal_refs::Entity::find().filter(valid_on!(legal_refs, today)).filter(legal_refs::Column::Mark.eq("V"));
    for row in read.all(db).await? {
        let words = format!("{} {}", row.article, row.title);
        reference.legal_refs.insert(row.code, words.trim().to_owned());
    }
    Ok(())
}

fn rule(row: routing_rules::Model) -> Result<Rule, DbErr> {
    let target = |code: &str| known(Target::from_code(code), "routing_rules.target");
    Ok(Rule {
        id: row.id,
        system: row.system.as_deref().and_then(System::from_code),
        level: row.level.as_deref().and_then(Level::from_code),
        rank: known(Rank::from_code(&row.rank), "routing_rules.rank")?,
        post_code: row.post_code,
        category_code: row.category_code,
        managed_by: row.managed_by.as_deref().and_then(CadreManager::from_code),
        target: target(&row.target)?,
        copy: row.copy_target.as_deref().map(target).transpose()?,
        explanation: row.explanation,
    })
}

fn period(row: retention_rules::Model) -> Result<retention::Rule, DbErr> {
    Ok(retention::Rule {
        category: Some(row.category_code).filter(|code| code != retention::ANY),
        ending: known(Ending::from_code(&row.ending), "retention_rules.ending")?,
        period: Period {
            amount: u32::try_from(row.amount).unwrap_or(u32::MAX),
            unit: known(PeriodUnit::from_code(&row.unit), "retention_rules.unit")?,
        },
        basis: row.basis,
        mark: row.mark,
    })
}

async fn calendar(db: &impl ConnectionTrait) -> Result<Calendar, DbErr> {
    Calendar::new(calendar::stored(db).await?).map_err(|error| DbErr::Custom(error.to_string()))
}

async fn staff(db: &impl ConnectionTrait, tree: &UnitTree, today: Date) -> Result<Staff, DbErr> {
    let rows: Vec<(i64, i64, String)> = memberships::Entity::find()
        .inner_join(officers::Entity)
        .select_only()
        .columns([memberships::Column::OfficerId, memberships::Column::UnitId, memberships::Column::Role])
        .filter(officers::Column::Status.eq("ACTIVE"))
        .filter(memberships::Column::Since.lte(today))
        .filter(Condition::any().add(memberships::Column::Until.is_null()).add(memberships::Column::Until.gt(today)))
        .into_tuple()
        .all(db)
        .await?;
    let held: Vec<(i64, UnitId, Role)> = rows
        .into_iter()
        .map(|(officer, unit, role)| Ok((officer, UnitId(unit), known(Role::from_code(&role), "memberships.role")?)))
        .collect::<Result<_, DbErr>>()?;
    let kept_away: HashSet<i64> =
        held.iter().filter(|(_, _, role)| role.never_reads()).map(|(officer, ..)| *officer).collect();
    let mut staff = Staff::default();
    for (officer, unit, role) in held {
        if role.desk() != Desk::Office {
            staff.working.insert(unit);
        }
        if kept_away.contains(&officer) {
            continue;
        }
        let front = tree.get(unit).is_some_and(|unit| unit.kind == UnitKind::Front);
        if role == if front { Role::Intake } else { Role::FocalPoint } {
            staff.receives.insert(unit);
        }
        if matches!(role, Role::FocalPoint | Role::UnitHead) {
            staff.directs.insert(unit);
        }
    }
    Ok(staff)
}

fn known<T>(value: Option<T>, place: &str) -> Result<T, DbErr> {
    value.ok_or_else(|| DbErr::Custom(format!("unknown code in {place}")))
}
