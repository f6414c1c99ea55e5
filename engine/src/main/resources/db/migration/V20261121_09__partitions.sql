-- Runs by the month they started in. A run's id begins with its time (UUIDv7), so a month is a range of ids: all of a run is in one
-- partition, and retention drops partitions instead of deleting rows. Months are made ahead by the application (Partitions). What there
-- is becomes the DEFAULT partition, untouched; the next start moves it to its months. DEFAULT then only catches what no month was made for.

ALTER TABLE run_event RENAME TO run_event_default;
ALTER TABLE run_event_default RENAME CONSTRAINT run_event_pkey TO run_event_default_pkey;
CREATE TABLE run_event (LIKE run_event_default, PRIMARY KEY (org_id, run_id, seq)) PARTITION BY RANGE (run_id);
ALTER TABLE run_event ATTACH PARTITION run_event_default DEFAULT;

ALTER TABLE run RENAME TO run_default;
ALTER TABLE run_default RENAME CONSTRAINT run_pkey TO run_default_pkey;
ALTER INDEX run_by_workflow RENAME TO run_default_by_workflow;
ALTER INDEX run_due RENAME TO run_default_due;
ALTER INDEX run_called RENAME TO run_default_called;
DROP INDEX run_not_succeeded;
CREATE TABLE run (LIKE run_default, PRIMARY KEY (org_id, id)) PARTITION BY RANGE (id);
CREATE INDEX run_by_workflow ON run (org_id, workflow_id, id);
-- With the mode, those that wait can be counted from the index alone.
CREATE INDEX run_not_succeeded ON run (org_id, status, id) INCLUDE (mode) WHERE status <> 'SUCCEEDED';
CREATE INDEX run_of_workflow_not_succeeded ON run (org_id, workflow_id, status, id) WHERE status <> 'SUCCEEDED';
CREATE INDEX run_due ON run (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX run_called ON run (org_id, caller_run) WHERE caller_run IS NOT NULL AND ended_at IS NULL;
ALTER TABLE run ATTACH PARTITION run_default DEFAULT;

-- A question's id begins with that of its run; the key gains the run so that the table can be partitioned by it.
ALTER TABLE approval RENAME TO approval_default;
ALTER TABLE approval_default DROP CONSTRAINT approval_pkey;
ALTER TABLE approval_default ADD CONSTRAINT approval_default_pkey PRIMARY KEY (org_id, run_id, id);
DROP INDEX approval_of_run;
ALTER INDEX approval_pending RENAME TO approval_default_pending;
CREATE TABLE approval (LIKE approval_default INCLUDING DEFAULTS, PRIMARY KEY (org_id, run_id, id)) PARTITION BY RANGE (run_id);
CREATE INDEX approval_pending ON approval (org_id, asked_at) WHERE state = 'pending';
CREATE INDEX approval_by_time ON approval (org_id, asked_at);
ALTER TABLE approval ATTACH PARTITION approval_default DEFAULT;

-- Projection for figures: live runs by the quarter of an hour they started in (any zone's midnight is on one), so that counting a
-- day's runs costs 96 rows however many there were. lane: transactions that go on at the same time count in rows of their own.
CREATE TABLE run_tally (
    org_id    uuid        NOT NULL,
    quarter   timestamptz NOT NULL,
    lane      int         NOT NULL,
    started   bigint      NOT NULL,
    succeeded bigint      NOT NULL,
    failed    bigint      NOT NULL,
    PRIMARY KEY (org_id, quarter, lane)
) WITH (fillfactor = 50);
INSERT INTO run_tally
SELECT org_id, date_bin('15 minutes', started_at, 'epoch'), 0, count(*),
       count(*) FILTER (WHERE status = 'SUCCEEDED'), count(*) FILTER (WHERE status = 'FAILED')
FROM run WHERE mode = 'LIVE' GROUP BY 1, 2;
