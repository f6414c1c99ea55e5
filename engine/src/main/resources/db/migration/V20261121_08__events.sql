-- What live workflows listen to, beside the clock and their webhook addresses. name: a source of events, a stream or a path.
CREATE TABLE subscription (
    org_id      uuid        NOT NULL,
    workflow_id uuid        NOT NULL,
    revision    int         NOT NULL,
    kind        text        NOT NULL,
    name        text        NOT NULL,
    since       timestamptz NOT NULL,
    PRIMARY KEY (org_id, workflow_id),
    FOREIGN KEY (org_id, workflow_id) REFERENCES workflow (org_id, id) ON DELETE CASCADE
);
CREATE INDEX subscription_by_topic ON subscription (org_id, kind, name);

-- Keys are forgotten by age.
CREATE INDEX start_key_by_age ON start_key (at);

-- Parley's own event bus. due_at: when it is to be handed out, or handed out again; null once everybody has it.
CREATE TABLE event (
    org_id   uuid        NOT NULL,
    id       uuid        NOT NULL,
    source   text        NOT NULL,
    key      text,
    payload  json        NOT NULL,
    at       timestamptz NOT NULL,
    due_at   timestamptz,
    attempts int         NOT NULL DEFAULT 0,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX event_by_key ON event (org_id, source, key) WHERE key IS NOT NULL;
CREATE INDEX event_due ON event (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX event_by_age ON event (at);
