### Notices: without content, only that there is something and where to look.
### $url: the address of the page to open.

mail-REPORTER_NEWS-subject = You have a new notice
mail-REPORTER_NEWS-body =
    There is news about what you sent.

    Please look it up with your tracking code at:
    { $url }

    It is best to look soon: some things wait only for a number of days.

    This message was sent automatically; please do not reply. Nobody may ask you for your tracking code by mail or telephone.
mail-REPORTER_QUESTION-subject = { mail-REPORTER_NEWS-subject }
mail-REPORTER_QUESTION-body = { mail-REPORTER_NEWS-body }

mail-FRONT_NEW-subject = There is new work
mail-FRONT_NEW-body =
    There is new work, please sign in:
    { $url }

    This message was sent automatically; please do not reply.
mail-FRONT_ANSWER-subject = { mail-FRONT_NEW-subject }
mail-FRONT_ANSWER-body = { mail-FRONT_NEW-body }
mail-UNIT_REFERRAL-subject = { mail-FRONT_NEW-subject }
mail-UNIT_REFERRAL-body = { mail-FRONT_NEW-body }
mail-UNIT_SENT_BACK-subject = { mail-FRONT_NEW-subject }
mail-UNIT_SENT_BACK-body = { mail-FRONT_NEW-body }
mail-OFFICER_ASSIGNED-subject = { mail-FRONT_NEW-subject }
mail-OFFICER_ASSIGNED-body = { mail-FRONT_NEW-body }
mail-OPENING_REQUESTED-subject = { mail-FRONT_NEW-subject }
mail-OPENING_REQUESTED-body = { mail-FRONT_NEW-body }
mail-OPENING_APPROVED-subject = { mail-FRONT_NEW-subject }
mail-OPENING_APPROVED-body = { mail-FRONT_NEW-body }
mail-DATE_REMINDER-subject = { mail-FRONT_NEW-subject }
mail-DATE_REMINDER-body = { mail-FRONT_NEW-body }
mail-DATA_REQUEST-subject = { mail-FRONT_NEW-subject }
mail-DATA_REQUEST-body = { mail-FRONT_NEW-body }
mail-APPROVAL_RAISED-subject = { mail-FRONT_NEW-subject }
mail-APPROVAL_RAISED-body = { mail-FRONT_NEW-body }
mail-SUPERIOR_REPORT-subject = { mail-FRONT_NEW-subject }
mail-SUPERIOR_REPORT-body = { mail-FRONT_NEW-body }
mail-THREAT-subject = Something urgent waits for you
mail-THREAT-body =
    Something urgent waits. Please sign in now:
    { $url }

    This message was sent automatically; please do not reply.
