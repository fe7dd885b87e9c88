# Marks that may tell who the sender is. A reminder, never a block.

marks-in-draft = Your words hold something that tells who you are
marks-in-draft-about = If it is not needed, press “Change” beside your text and take it out. It can be sent as it is, too.
mark-ma-tra-cuu = The tracking code of this feedback. Whoever has it can read the answer.
mark-dien-thoai = A telephone number
mark-thu-dien-tu = An e-mail address
mark-ho-ten = The name of the submitter
