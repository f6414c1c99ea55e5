-- Messages on which somebody wants a workflow to run, while the form is open that asks which. Longer than a form can carry along.
CREATE TABLE slack_chosen_message (
    org_id    uuid        NOT NULL REFERENCES org (id) ON DELETE CASCADE,
    id        uuid        NOT NULL,
    payload   jsonb       NOT NULL,
    chosen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, id)
);

CREATE INDEX slack_chosen_message_age ON slack_chosen_message (chosen_at);

-- What tells after a crash whether something that was begun with has had any effect yet: when it began, and what the interview was then.
ALTER TABLE slack_inbox
    ADD COLUMN begun_at     timestamptz,
    ADD COLUMN interview    text,
    ADD COLUMN resumed      boolean NOT NULL DEFAULT false;
