-- A card that changes a workflow that is there: the revision it began from and the words that were said about it, so that the same
-- change can be made anew where somebody else has changed the workflow meanwhile. Null for a draft of its own.
ALTER TABLE draft_card ADD COLUMN base integer, ADD COLUMN said jsonb;

CREATE INDEX draft_card_approved ON draft_card (org_id, conversation, settled_at DESC) WHERE state = 'approved';
