-- What asking language models cost: one row for each attempt that used tokens, of use or not. Kept apart from runs, which retention may
-- delete: what was spent stays spent.
CREATE TABLE model_usage (
    org_id        uuid        NOT NULL,
    id            bigint      GENERATED ALWAYS AS IDENTITY,
    at            timestamptz NOT NULL,
    purpose       text        NOT NULL,
    workflow_id   uuid,
    run_id        uuid,
    node          text,
    model         text        NOT NULL,
    tokens_in     bigint      NOT NULL,
    tokens_cached bigint      NOT NULL,
    tokens_out    bigint      NOT NULL,
    -- USD, to the last digit; null when the model's price was not known.
    cost          numeric,
    outcome       text        NOT NULL,
    PRIMARY KEY (org_id, id)
);

CREATE INDEX model_usage_by_time ON model_usage (org_id, at) INCLUDE (cost);

CREATE INDEX model_usage_by_workflow ON model_usage (org_id, workflow_id, at) INCLUDE (cost) WHERE workflow_id IS NOT NULL;
