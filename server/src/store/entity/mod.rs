//! The tables as sea-orm sees them: columns and relations, nothing else. Queries and rules are in
//! the files above. One file a table, named as the table.
//!
//! Codes are text here; the types that know what they mean are in `domain`. Sealed columns are
//! bytes; only the vault opens them.

mod hidden;
#[cfg(test)]
mod tests;

pub mod answer_checks;
pub mod answers;
pub mod areas;
pub mod attachment_copies;
pub mod attachments;
pub mod attempts;
pub mod breach_entries;
pub mod breaches;
pub mod calendar_days;
pub mod case_barred_units;
pub mod case_bonds;
pub mod case_categories;
pub mod case_commitments;
pub mod case_contents;
pub mod case_exclusions;
pub mod case_keys;
pub mod case_links;
pub mod case_subjects;
pub mod cases;
pub mod categories;
pub mod checkpoints;
pub mod clocks;
pub mod commitment_versions;
pub mod commitments;
pub mod contacts;
pub mod data_requests;
pub mod deadlines;
pub mod deputies;
pub mod diversions;
pub mod drafts;
pub mod erasure_items;
pub mod erasure_runs;
pub mod events;
pub mod figure_counts;
pub mod figures;
pub mod holders;
pub mod identities;
pub mod leases;
pub mod legal_refs;
pub mod log_entries;
pub mod log_nodes;
pub mod log_queue;
pub mod memberships;
pub mod messages;
pub mod office_events;
pub mod officer_sessions;
pub mod officers;
pub mod openings;
pub mod outbox;
pub mod paper_templates;
pub mod papers;
pub mod post_versions;
pub mod posts;
pub mod promises;
pub mod publications;
pub mod ratings;
pub mod receipt_sessions;
pub mod receipts;
pub mod recoveries;
pub mod recovery_codes;
pub mod reference_state;
pub mod referral_copies;
pub mod referral_files;
pub mod referrals;
pub mod reminders;
pub mod report_lines;
pub mod reports;
pub mod retention_rules;
pub mod rewraps;
pub mod routing_rules;
pub mod search_queue;
pub mod signed_reports;
pub mod templates;
pub mod threats;
pub mod ties;
pub mod units;

pub use hidden::HiddenText;
