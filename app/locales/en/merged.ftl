# A case that was merged, as its sender reads of it.

merged-heading = Your feedback is handled together with others
merged-about = There is other feedback about the same matter. The Front handles it once for all, and the answer to it is the answer to you as well.
merged-state = How it stands
merged-own = Other senders cannot read what you wrote, and you cannot read what they wrote.
merged-other-matter = If yours is another matter, write to the Front: the case will be taken apart.
