//! Ids of the things that people and cases belong to. An id of one thing is not an id of another.

/// Declares an id: a number of the store that is only ever compared.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    };
}

pub(crate) use id;

id! {
    /// A province or a commune.
    AreaId
}
id! {
    /// A body: a committee, an office, a school, a Front.
    UnitId
}
id! {
    /// A post title, which exists in every unit of its kind and level.
    PostId
}
id! {
    /// A person with an account.
    OfficerId
}
