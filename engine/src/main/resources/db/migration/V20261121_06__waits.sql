-- Forms are questions to people as approvals are.
ALTER TABLE approval ADD COLUMN kind text NOT NULL DEFAULT 'approval';

-- The run whose step called this one.
ALTER TABLE run ADD COLUMN caller_run uuid;
CREATE INDEX run_called ON run (org_id, caller_run) WHERE caller_run IS NOT NULL AND ended_at IS NULL;

-- Projection of the steps that wait for an event; correlation is what the event must equal at correlation_path, if one value decides.
CREATE TABLE event_wait (
    org_id           uuid NOT NULL,
    run_id           uuid NOT NULL,
    step             text NOT NULL,
    source           text NOT NULL,
    correlation_path text,
    correlation      text,
    match            text,
    known            json NOT NULL,
    PRIMARY KEY (org_id, run_id, step)
);
CREATE INDEX event_wait_by_source ON event_wait (org_id, source, correlation_path, correlation);

-- Which run a repeated wish for the same run means.
CREATE TABLE start_key (
    org_id      uuid        NOT NULL,
    workflow_id uuid        NOT NULL,
    key         text        NOT NULL,
    run_id      uuid        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (org_id, workflow_id, key)
);
