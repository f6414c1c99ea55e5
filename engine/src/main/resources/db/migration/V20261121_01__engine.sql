-- A workflow through all its revisions. home: where its runs report, opaque to the engine.
CREATE TABLE workflow (
    org_id         uuid        NOT NULL,
    id             uuid        NOT NULL,
    home           text,
    hook_token     text        NOT NULL UNIQUE,
    newest         int         NOT NULL,
    live_revision  int,
    live_version   int,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (org_id, id)
);

-- Every saved draft, immutable; version is set once, on publishing.
CREATE TABLE workflow_revision (
    org_id       uuid        NOT NULL,
    workflow_id  uuid        NOT NULL,
    revision     int         NOT NULL,
    version      int,
    name         text        NOT NULL,
    trigger_kind text        NOT NULL,
    definition   json        NOT NULL,
    saved_at     timestamptz NOT NULL,
    saved_by     text        NOT NULL,
    PRIMARY KEY (org_id, workflow_id, revision),
    UNIQUE (org_id, workflow_id, version),
    FOREIGN KEY (org_id, workflow_id) REFERENCES workflow (org_id, id) ON DELETE CASCADE
);

-- The journal: what happened in runs, append-only. The truth that all else about runs is derived from.
CREATE TABLE run_event (
    org_id uuid        NOT NULL,
    run_id uuid        NOT NULL,
    seq    bigint      NOT NULL,
    at     timestamptz NOT NULL,
    kind   text        NOT NULL,
    body   json        NOT NULL,
    PRIMARY KEY (org_id, run_id, seq)
);

-- Projection of run_event for lists, timers and recovery; written in the same transaction.
CREATE TABLE run (
    org_id      uuid        NOT NULL,
    id          uuid        NOT NULL,
    workflow_id uuid        NOT NULL,
    revision    int         NOT NULL,
    mode        text        NOT NULL,
    trigger     text        NOT NULL,
    status      text        NOT NULL,
    seq         bigint      NOT NULL,
    wake_at     timestamptz,
    started_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    output      json,
    error       json,
    origin      uuid,
    PRIMARY KEY (org_id, id)
) WITH (fillfactor = 85);
CREATE INDEX run_by_workflow ON run (org_id, workflow_id, id);
CREATE INDEX run_not_succeeded ON run (org_id, status, id) WHERE status <> 'SUCCEEDED';
CREATE INDEX run_due ON run (wake_at) WHERE wake_at IS NOT NULL;

-- Projection of the questions put to people.
CREATE TABLE approval (
    org_id     uuid        NOT NULL,
    id         text        NOT NULL,
    run_id     uuid        NOT NULL,
    node       text        NOT NULL,
    question   json        NOT NULL,
    state      text        NOT NULL,
    asked_at   timestamptz NOT NULL,
    expires_at timestamptz,
    decided_at timestamptz,
    decision   json,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX approval_of_run ON approval (org_id, run_id);
CREATE INDEX approval_pending ON approval (org_id, asked_at) WHERE state = 'pending';

-- When each live schedule is due next.
CREATE TABLE schedule (
    org_id      uuid        NOT NULL,
    workflow_id uuid        NOT NULL,
    cron        text        NOT NULL,
    zone        text        NOT NULL,
    next_at     timestamptz NOT NULL,
    PRIMARY KEY (org_id, workflow_id),
    FOREIGN KEY (org_id, workflow_id) REFERENCES workflow (org_id, id) ON DELETE CASCADE
);
CREATE INDEX schedule_due ON schedule (next_at);
