-- The chat on pages that are not Parley's (C2). A token acts for a person on the pages of one origin; only its SHA-256 is kept. It ends
-- with the person, with all of the person's sessions (their epoch), and by itself.
CREATE TABLE widget_token (
    org_id     uuid        NOT NULL,
    hash       bytea       NOT NULL UNIQUE,
    person     text        NOT NULL,
    origin     text        NOT NULL,
    roles      text[]      NOT NULL,
    epoch      integer     NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, hash),
    FOREIGN KEY (org_id, person) REFERENCES person (org_id, id) ON DELETE CASCADE
);

-- Where a conversation was begun that was not begun in Parley itself.
CREATE TABLE widget_conversation (
    org_id       uuid NOT NULL,
    conversation uuid NOT NULL,
    origin       text NOT NULL,
    PRIMARY KEY (org_id, conversation),
    FOREIGN KEY (org_id, conversation) REFERENCES conversation (org_id, id) ON DELETE CASCADE
);
