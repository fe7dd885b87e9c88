//! The service as a browser without scripts meets it: requests to the built router, answers read
//! as pages. Every test has a database, a province and its people of its own.
//!
//! | file | what it shows |
//! |---|---|
//! | [`journey`] | the whole way of a case, form by form |
//! | [`moves`] | each move once, and the clock that runs after it |
//! | [`refusals`] | each move that is refused, and that nothing changes then |
//! | [`access`] | who may do what, everywhere, against two reviewed tables |
//! | [`register`] | the register of what was published, as anybody reads it |
//! | [`interface`] | the open interface for programs keeps to its description |
//! | [`tokens`] | tokens of a unit's own systems: who makes them, what ends them |
//! | [`figures`] | the public figures: counted once, and what is left out |
//! | [`publication`] | what everybody may read, and who decides it |
//! | [`conflict`] | who finds no trace of a case |
//! | [`remedy`] | what a unit promised is followed until it is kept |
//! | [`requests`] | objections, reviews of a refusal, reopening |
//! | [`withdrawal`] | leaving a case, of one's own will or not |
//! | [`entry`] | officers write down what came by letter, by telephone, in person |
//! | [`supervision`] | what the Front takes up by itself, without a sender |
//! | [`on_paper`] | a unit that works without an account |
//! | [`apart`] | what one person must not do with two hats |
//! | [`appeal`] | the Front above looks at a case again, without whoever handled it before |
//! | [`drop_out`] | a handler who drops out keeps no case from its answer |
//! | [`forwarding`] | what is handed on to bodies that owe no answer |
//! | [`merging`] | cases about the same matter, and whose words are whose |
//! | [`diversion`] | matters of another procedure, and what stays of them |
//! | [`referral_copies`] | who learns that a referral exists, and nothing more |
//! | [`once`] | sending twice gives one case |
//! | [`markup`] | typed markup stays text, in every field of every form |
//! | [`input`], [`files`] | bad input: one sentence, nothing lost, nothing left behind |
//! | [`bucket`] | the same in a bucket of an S3 server, and while that does not answer |
//! | [`follow_up_files`] | files that follow after sending |
//! | [`copies`] | what a unit gets of a file |
//! | [`hostile`] | files made to do harm |
//! | [`unfinished`] | what never ends is not kept in memory |
//! | [`scanner`] | files wait for the virus scanner |
//! | [`follow`], [`receipts`] | following with a code; how often |
//! | [`identity`], [`holders`] | sealed names: requests and openings; the keys for them |
//! | [`sign_in`] | passwords, one-time passwords, sessions |
//! | [`guessing`] | guessing is slowed down, and nobody is locked out by others |
//! | [`sign_in_time`] | what a sign-in answers, and when, tells nothing |
//! | [`recovery`] | a lost password or authenticator |
//! | [`journal`] | what the office does is on record |
//! | [`account`] | what officers do with their own account |
//! | [`absence`] | who stands in for a leader who is away |
//! | [`handover`] | what somebody had in hand who leaves |
//! | [`templates`] | words that are written again and again |
//! | [`commitments`] | what officials commit themselves to |
//! | [`child`] | a case that concerns a child |
//! | [`raising`] | what waits while nobody is there goes up; `decisions`: not only letters |
//! | [`confirm`] | what is dear asks for a fresh one-time password |
//! | [`fuzz`] | whatever bytes come, nothing panics |
//! | [`gate`] | whoever asks too often waits, and is not locked out |
//! | [`threats`] | a sender is threatened: who hears of it, and who never does |
//! | [`timing`], [`traces`] | what cannot be told from the time, and what is kept nowhere |
//! | [`origin`], [`headers`], [`pages`] | what holds for every address |
//! | [`common`] | pages that are drawn once for everybody |
//! | [`readings`] | who read a case is on its record |
//! | [`record`] | the log of all events, checked from outside and against every change |
//! | [`search`] | words are found by those who may read them, and by nobody else |
//! | [`erasure`] | what stays of a case that was erased |
//! | [`data_rights`] | what people ask about their own data |
//! | [`breaches`] | breaches stay on record |
//! | [`walks`] | random people, moves and days off, against a model on paper |
//! | [`body_moves`] | where a body stands is changed by two officers, from the next day on |
//! | [`process`] | the office reads the table of moves that runs |
//! | [`calendar`] | days off are renewed from a file, and open dates follow |
//! | [`retention`] | personal data goes after its time, when two people want it |
//! | [`canaries`] | nothing of a sender turns up where it may not |
//! | [`inference`] | a unit learns days, and no number that counts |
//! | [`swaps`] | what was sealed for one place opens in no other |
//! | [`changed`] | two officers have one case open |
//! | [`beside`] | from a case to its neighbours in the list from which it was opened |
//! | [`kept_filters`] | filters of an inbox that an officer keeps |
//! | [`keys`] | the keys of the desks |
//! | [`several`] | several cases of a list moved at once, each by itself |
//! | [`numbers`] | each number of a desk is the length of the list to which it leads |
//! | [`lists`] | a list shows exactly what the policy allows |
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod absence;
mod access;
mod account;
mod apart;
mod appeal;
mod beside;
mod body_moves;
mod book;
mod breaches;
mod bucket;
mod calendar;
mod canaries;
mod changed;
mod child;
mod clocks;
mod commitments;
mod common;
mod confirm;
mod conflict;
mod contradictions;
mod copies;
mod data_rights;
mod diversion;
mod drop_out;
mod entry;
mod erasure;
mod figures;
mod files;
mod follow;
mod follow_up_files;
mod forwarding;
mod fuzz;
mod gate;
mod going_back;
mod guessing;
mod handover;
mod headers;
mod holders;
mod hooks;
mod hostile;
mod identity;
mod inference;
mod input;
mod interface;
mod journal;
mod journey;
mod kept_filters;
mod kept_lists;
mod keys;
mod lists;
mod markup;
mod meanwhile;
mod merging;
mod moves;
mod numbers;
mod on_paper;
mod once;
mod onwards;
mod origin;
mod pages;
mod papers;
mod process;
mod publication;
mod raising;
mod readings;
mod receipts;
mod record;
mod recovery;
mod referral_copies;
mod refusals;
mod register;
mod remedy;
mod reports;
mod requests;
mod retention;
mod returning;
mod scanner;
mod search;
mod several;
mod sign_in;
mod sign_in_time;
mod slander;
mod staff;
mod supervision;
mod support;
mod swaps;
mod templates;
mod threats;
mod timing;
mod tokens;
mod traces;
mod unfinished;
mod walks;
mod withdrawal;
