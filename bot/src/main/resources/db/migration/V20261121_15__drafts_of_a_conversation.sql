-- A conversation may hold several drafts, each with its interview; words are about the current one.
ALTER TABLE interview
    ADD COLUMN number     integer NOT NULL DEFAULT 1,
    ADD COLUMN is_current boolean NOT NULL DEFAULT true;
ALTER TABLE interview
    DROP CONSTRAINT interview_pkey,
    ADD PRIMARY KEY (org_id, conversation, number);
ALTER TABLE interview
    ALTER COLUMN number DROP DEFAULT,
    ALTER COLUMN is_current DROP DEFAULT;

CREATE UNIQUE INDEX interview_current ON interview (org_id, conversation) WHERE is_current;

-- Which of the conversation's drafts a card shows.
ALTER TABLE draft_card
    ADD COLUMN number integer NOT NULL DEFAULT 1;
ALTER TABLE draft_card
    ALTER COLUMN number DROP DEFAULT;
