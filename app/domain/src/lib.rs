//! The rules of phanhoi: pure types and decisions. No clock, no randomness, no store, no screen;
//! whatever is needed of these is passed in. The same rules run on the server and in the browser.
//!
//! | room | what is there |
//! |---|---|
//! | [`feedback`] | what feedback is: kinds, identity, outcome, reasons |
//! | [`submission`] | from the first choice to a complete submission |
//! | [`follow_up`] | what the sender does afterwards |
//! | [`case`] | states, the table of moves, guards, clocks |
//! | [`unit`], [`role`], [`login`] | bodies, posts, people, what they may hold and how they sign in |
//! | [`intake`], [`routing`] | which Front receives, which unit answers |
//! | [`opening`], [`holder_secret`] | how a sealed name is opened, and by whom |
//! | [`threat`] | to whom it is passed on that a sender is threatened |
//! | [`conflict`], [`policy`] | who must not see a case; the one decision who may |
//! | [`calendar`], [`deadline`] | working days and due dates |
//! | [`receipt`], [`case_number`], [`attachment`] | what a sender holds in hand |
//! | [`commitment`] | what officials commit themselves to each year, and whether it was kept |
//! | [`absence`] | who stands in for a leader, and how they sign |
//! | [`journal`] | what the office puts on record about itself |
//! | [`data_request`], [`breach`] | what people ask about their own data, what happened to data |
//! | [`retention`] | how long personal data is kept, and the runs that erase it |
//! | [`proof`] | work that a browser does when too many ask at once |
//! | [`text`], [`date`], [`phone`] | Vietnamese text and formats |
//! | [`lists`] | the lists that the office keeps as versions: categories, time limits, rules, posts |
//! | [`marks`] | what in a text tells who wrote it |
//! | [`paper`] | the papers that are printed of a case |
//! | [`kept_filter`] | filters of an inbox that an officer keeps |
//! | [`template`] | words that are written again and again, and the blanks in them |
//! | [`publication`], [`redaction`] | what may be published of a case, by whom; what is hidden in its texts |
//! | [`small_counts`] | counts that point at somebody, and what is left out beside them |
//! | [`figures`] | the public figures: what is counted, and what of it may stand side by side |
//! | [`interface`] | why the open interface for programs does not answer |
//! | [`reports`] | the periodic reports of a Front: periods, what each case adds, the figures |
//! | [`errors`], [`limits`], [`private`] | what is wrong with a form, how much fits, what is never printed |

pub mod absence;
pub mod attachment;
pub mod breach;
pub mod calendar;
pub mod case;
pub mod case_number;
mod codes;
pub mod commitment;
pub mod conflict;
mod crockford;
pub mod data_request;
pub mod date;
pub mod deadline;
mod email;
pub mod errors;
pub mod feedback;
pub mod figures;
pub mod follow_up;
pub mod holder_secret;
pub mod intake;
pub mod interface;
pub mod journal;
pub mod kept_filter;
pub mod limits;
pub mod lists;
pub mod login;
pub mod marks;
pub mod opening;
pub mod paper;
pub mod phone;
pub mod policy;
pub mod private;
pub mod proof;
pub mod publication;
pub mod receipt;
pub mod redaction;
pub mod reports;
pub mod retention;
pub mod role;
pub mod routing;
pub mod small_counts;
pub mod submission;
pub mod template;
pub mod text;
pub mod threat;
pub mod unit;
