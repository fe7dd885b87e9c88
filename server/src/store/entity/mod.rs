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
pub mod hook_messages;
pub mod hooks;
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
pub mod officer_settings;
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
pub mod same_persons;
pub mod search_queue;
pub mod signed_reports;
pub mod templates;
pub mod threats;
pub mod ties;
pub mod token_answers;
pub mod tokens;
pub mod unit_moves;
pub mod units;

pub use hidden::HiddenText;

/// Calls a macro with the module of every table.
macro_rules! every_table {
    ($each:ident) => {
        $each! {
            answer_checks
            answers
            areas
            attachment_copies
            attachments
            attempts
            breach_entries
            breaches
            calendar_days
            case_barred_units
            case_bonds
            case_categories
            case_commitments
            case_contents
            case_exclusions
            case_keys
            case_links
            case_subjects
            cases
            categories
            checkpoints
            clocks
            commitment_versions
            commitments
            contacts
            data_requests
            deadlines
            deputies
            diversions
            drafts
            erasure_items
            erasure_runs
            events
            figure_counts
            figures
            holders
            hook_messages
            hooks
            identities
            leases
            legal_refs
            log_entries
            log_nodes
            log_queue
            memberships
            messages
            office_events
            officer_sessions
            officer_settings
            officers
            openings
            outbox
            paper_templates
            papers
            post_versions
            posts
            promises
            publications
            ratings
            receipt_sessions
            receipts
            recoveries
            recovery_codes
            reference_state
            referral_copies
            referral_files
            referrals
            reminders
            report_lines
            reports
            retention_rules
            rewraps
            routing_rules
            same_persons
            search_queue
            signed_reports
            templates
            threats
            ties
            token_answers
            tokens
            unit_moves
            units
        }
    };
}
pub(crate) use every_table;
