# The log of all events: what it is, its checkpoints, and the entry of one's own case.

nav-transparency = The record

transparency-heading = A record that nobody can quietly rewrite
transparency-lead = Everything that happens to a case is entered in one common log. The log holds nothing but check values: no names, no words, nobody's tracking code.
transparency-how-heading = How does it protect you?
transparency-how-chain = Each line is tied to the one before it. If a line is changed, removed or put in, every line after it no longer fits.
transparency-how-checkpoint = At least every ten minutes the server signs a checkpoint: how many lines the log has, and the check value of all of them.
transparency-how-keep = Anybody can download a checkpoint, print it and keep it. If the log is replaced or rolled back later, the checkpoint that was kept shows it.
transparency-how-own = On the page of your case you can download the proof that your case is in the log.
transparency-not-heading = What does it not show?
transparency-not-content = The log does not tell who sent what about whom. It only shows how many lines all cases together had at each moment.
transparency-not-seconds = For about five seconds before a line enters the log, and until somebody outside keeps a new checkpoint, whoever controls the server could still change it. So please keep checkpoints.
transparency-latest-heading = The latest checkpoint
transparency-latest-stable = The latest checkpoint is always at this address:
transparency-none = There is no checkpoint yet. The first one is made when the server starts.
transparency-key-heading = Public key
transparency-key-text = It checks the signature of the checkpoints. Please keep a copy; do not rely on this page alone.
transparency-key-link = Download the public key
transparency-list-heading = All checkpoints
transparency-size = Lines
transparency-at = Made at (time in Việt Nam)
transparency-root = Check value
transparency-growth = Continues the one before
transparency-download = Download checkpoint { $size }
transparency-growth-link = Proof from { $old } to { $new }
transparency-pager = Pages of the list of checkpoints
transparency-first = Back to the start
transparency-next = Older checkpoints
transparency-check-heading = Check it yourself
transparency-check-text = The source code comes with an independent verifier, written in Python, that shares nothing with the server. Save key, checkpoint and proof in one folder and run:

record-heading = For those who want to check for themselves
record-text = The values below show that your case was entered in the record and has not been changed. They tell nothing about you. You need not do anything with them.
record-first = When it was sent
record-latest = The latest event
record-hash = Check value
record-waiting = Not in the log yet. It takes a few seconds; please reload the page.
record-logged = Line { $index } of the log. The proof follows with the next checkpoint, within ten minutes.
record-signed = Line { $index } of the log, within checkpoint { $size }.
record-proof-first = Download the proof of sending
record-proof-latest = Download the proof of the latest event
record-about = What is this record?
