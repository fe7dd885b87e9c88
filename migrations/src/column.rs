//! The few column forms that every table repeats.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, date_null};

/// A key the database hands out.
pub fn id() -> ColumnDef {
    big_integer("id").primary_key().auto_increment().take()
}

/// A key that the program gives, or that is another table's key.
pub fn key(name: &'static str) -> ColumnDef {
    big_integer(name).primary_key().take()
}

/// A primary key that is the keyed hash of a secret.
pub fn hash_key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).blob().not_null().primary_key().take()
}

/// The first day on which a version of reference data holds.
pub fn valid_from() -> ColumnDef {
    date("valid_from")
}

/// The first day on which it no longer holds; null while it does.
pub fn valid_to() -> ColumnDef {
    date_null("valid_to")
}

/// A reference to the `id` of another table. What is referred to cannot be deleted.
pub fn refers(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    refers_to(column, table, "id")
}

/// The same, for a table whose key is not called `id`.
pub fn refers_to(column: &'static str, table: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col(column).to(table, target).on_delete(ForeignKeyAction::Restrict).take()
}

/// An index named after its table and columns.
pub fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("ix_{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// A unique index named after its table and columns.
pub fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = index(table, columns);
    index.name(format!("ux_{table}_{}", columns.join("_"))).unique();
    index
}

/// Of the versions of one thing, at most one is still open.
pub fn one_open_version(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = unique(table, columns);
    index.name(format!("ux_{table}_open")).and_where(Expr::col("valid_to").is_null());
    index
}
