-- The interview that is open in a conversation, as the copilot keeps it.
CREATE TABLE interview (
    org_id       uuid        NOT NULL,
    conversation text        NOT NULL,
    document     json        NOT NULL,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, conversation)
);
