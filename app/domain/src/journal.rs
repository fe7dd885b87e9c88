//! What the journal of the office tells: changes of accounts, roles, bodies, lists and of what is
//! kept. A line names people and bodies by their ids and never holds words of anybody.

mod moved;

pub use moved::{Change, Moved};

use crate::codes::codes;

codes! {
    /// What was done at the office, or to an account.
    pub enum What {
        PasswordChanged = "PASSWORD_CHANGED",
        CodesMade = "CODES_MADE",
        /// Somebody signed in, or confirmed, with a recovery code.
        CodeUsed = "CODE_USED",
        AuthenticatorChanged = "AUTHENTICATOR_CHANGED",
        SessionsEnded = "SESSIONS_ENDED",
        RecoveryOpened = "RECOVERY_OPENED",
        RecoveryApproved = "RECOVERY_APPROVED",
        RecoveryRefused = "RECOVERY_REFUSED",
        /// The code that was handed over was used: new password, new authenticator, no session left.
        RecoveryUsed = "RECOVERY_USED",
        AccountOpened = "ACCOUNT_OPENED",
        /// Login, name or address for notices.
        AccountChanged = "ACCOUNT_CHANGED",
        AccountClosed = "ACCOUNT_CLOSED",
        AccountReopened = "ACCOUNT_REOPENED",
        /// Somebody said of two accounts of one name that they are one person's, or two persons'. About: the other
        /// account, as in what follows.
        AccountsOfOne = "ACCOUNTS_OF_ONE",
        AccountsOfTwo = "ACCOUNTS_OF_TWO",
        /// About: the code of the role.
        RoleGiven = "ROLE_GIVEN",
        /// About: the code of the role.
        RoleEnded = "ROLE_ENDED",
        /// A leader named who stands in for them. About: the code of how they sign.
        DeputyNamed = "DEPUTY_NAMED",
        /// A leader ended it before its time.
        DeputyEnded = "DEPUTY_ENDED",
        /// Somebody said, or said no more, that they are close to somebody; to whom is not noted.
        TieDeclared = "TIE_DECLARED",
        TieEnded = "TIE_ENDED",
        /// A token for a system of a unit, that acts in this officer's place. About: the token, as in what follows.
        TokenMade = "TOKEN_MADE",
        TokenTaken = "TOKEN_TAKEN",
        TokenEnded = "TOKEN_ENDED",
        /// An address to which a system is told of news, its secret changed, its end. About: the token, as in what follows.
        HookMade = "HOOK_MADE",
        HookTurned = "HOOK_TURNED",
        HookEnded = "HOOK_ENDED",
        /// About: how many accounts.
        PeopleImported = "PEOPLE_IMPORTED",
        BodyEntered = "BODY_ENTERED",
        BodyChanged = "BODY_CHANGED",
        BodyClosed = "BODY_CLOSED",
        /// Somebody proposed that a body stands elsewhere; nobody when an imported list says so. About: [`Moved`],
        /// as in what follows.
        BodyMoveProposed = "BODY_MOVE_PROPOSED",
        BodyMoveApproved = "BODY_MOVE_APPROVED",
        BodyMoveRefused = "BODY_MOVE_REFUSED",
        BodyMoveWithdrawn = "BODY_MOVE_WITHDRAWN",
        /// The day came from which it stands there.
        BodyMoved = "BODY_MOVED",
        /// Somebody wanted to close it, and cases are open.
        BodyStaysOpen = "BODY_STAYS_OPEN",
        /// About: how many places and bodies are new or different.
        PlacesImported = "PLACES_IMPORTED",
        /// About: how many days are new, different or gone.
        CalendarImported = "CALENDAR_IMPORTED",
        /// A new version of a template. About: the template, as in what follows.
        TemplateKept = "TEMPLATE_KEPT",
        TemplateEnded = "TEMPLATE_ENDED",
        /// A new version of an entry of a list. About: its code, or its number where it has none.
        CategoryChanged = "CATEGORY_CHANGED",
        DeadlineChanged = "DEADLINE_CHANGED",
        RuleChanged = "RULE_CHANGED",
        RuleEnded = "RULE_ENDED",
        PostChanged = "POST_CHANGED",
        /// The program found cases whose short period is over. About: the run, as in what follows.
        ErasureReady = "ERASURE_READY",
        ErasureProposed = "ERASURE_PROPOSED",
        ErasureApproved = "ERASURE_APPROVED",
        ErasureRefused = "ERASURE_REFUSED",
        /// The last case of the run was dealt with.
        ErasureDone = "ERASURE_DONE",
        /// A request about personal data was written down by an officer. About: the request, as in what
        /// follows.
        DataRequestEntered = "DATA_REQUEST_ENTERED",
        DataRequestGranted = "DATA_REQUEST_GRANTED",
        DataRequestRefused = "DATA_REQUEST_REFUSED",
        /// About: the breach, as in what follows.
        BreachRecorded = "BREACH_RECORDED",
        BreachAddedTo = "BREACH_ADDED_TO",
        /// A unit wrote down what one of its officials committed themselves to. About: the commitment, as in what
        /// follows.
        CommitmentRecorded = "COMMITMENT_RECORDED",
        CommitmentCorrected = "COMMITMENT_CORRECTED",
        CommitmentJudged = "COMMITMENT_JUDGED",
    }
}
