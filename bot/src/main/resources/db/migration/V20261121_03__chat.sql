-- Conversations of the web chat. A conversation's revision counts every new and every changed message, so that a reader who
-- knows one number can ask for everything since.
CREATE TABLE conversation (
    org_id     uuid        NOT NULL,
    id         uuid        NOT NULL,
    title      text,
    revision   bigint      NOT NULL DEFAULT 0,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, id)
);

CREATE INDEX conversation_recent ON conversation (org_id, updated_at DESC, id DESC);

-- seq is the revision of the last change, position that of the first appearance; author is null for Parley itself.
CREATE TABLE chat_message (
    org_id       uuid        NOT NULL,
    conversation uuid        NOT NULL,
    id           uuid        NOT NULL,
    position     bigint      NOT NULL,
    seq          bigint      NOT NULL,
    thread       uuid,
    author       text,
    at           timestamptz NOT NULL DEFAULT now(),
    body         jsonb       NOT NULL,
    PRIMARY KEY (org_id, conversation, id),
    FOREIGN KEY (org_id, conversation) REFERENCES conversation (org_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX chat_message_seq ON chat_message (org_id, conversation, seq);

-- A draft as it was shown, so that its buttons mean that draft and no later one.
-- card is the message without its buttons; workflow_id is set once it was saved in the catalog, revision once this very draft was.
CREATE TABLE draft_card (
    org_id       uuid        NOT NULL,
    id           uuid        NOT NULL,
    conversation text        NOT NULL,
    message      text        NOT NULL,
    card         jsonb       NOT NULL,
    workflow     jsonb       NOT NULL,
    workflow_id  uuid,
    revision     integer,
    state        text        NOT NULL CHECK (state IN ('open', 'approved', 'discarded', 'replaced')),
    settled_by   text,
    settled_at   timestamptz,
    shown_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, id)
);

CREATE INDEX draft_card_open ON draft_card (org_id, conversation) WHERE state = 'open';

-- How far each run has been told. root_message is null for runs that only count in a summary.
CREATE TABLE run_thread (
    org_id       uuid    NOT NULL,
    run_id       uuid    NOT NULL,
    conversation text    NOT NULL,
    root_message text,
    narrated_seq bigint  NOT NULL,
    ended        boolean NOT NULL,
    PRIMARY KEY (org_id, run_id)
);

CREATE INDEX run_thread_open ON run_thread (org_id) WHERE NOT ended;

-- Cards a run has beside its root message: questions to people, doubts, its failure.
CREATE TABLE run_card (
    org_id  uuid NOT NULL,
    run_id  uuid NOT NULL,
    card    text NOT NULL,
    message text NOT NULL,
    PRIMARY KEY (org_id, run_id, card)
);

-- Who pressed Retry or Replay on an ended run, so that a second press starts nothing.
CREATE TABLE run_continuation (
    org_id uuid        NOT NULL,
    run_id uuid        NOT NULL,
    by     text        NOT NULL,
    at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, run_id)
);
