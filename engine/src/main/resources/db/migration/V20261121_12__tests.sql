-- Recorded runs as tests of their workflow. expected: how the run is to end.
CREATE TABLE workflow_test (
    org_id      uuid        NOT NULL,
    id          uuid        NOT NULL,
    workflow_id uuid        NOT NULL,
    name        text        NOT NULL,
    expected    text        NOT NULL,
    definition  json        NOT NULL,
    saved_at    timestamptz NOT NULL,
    saved_by    text        NOT NULL,
    PRIMARY KEY (org_id, id),
    UNIQUE (org_id, workflow_id, name),
    FOREIGN KEY (org_id, workflow_id) REFERENCES workflow (org_id, id) ON DELETE CASCADE
);
