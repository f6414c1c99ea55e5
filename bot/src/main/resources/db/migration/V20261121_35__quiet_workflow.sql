-- Whether a workflow's runs are told one by one in the conversation where they report, or only their failures and questions with a digest.
-- A row that is not quiet says that somebody was asked, or has chosen so: it is not proposed again.
CREATE TABLE quiet_workflow (
    org_id       uuid        NOT NULL,
    workflow_id  uuid        NOT NULL,
    conversation text        NOT NULL,
    is_quiet     boolean     NOT NULL,
    rhythm       text        NOT NULL,
    root_message text,
    digest_from  timestamptz NOT NULL,
    digest_at    timestamptz NOT NULL,
    set_by       text        NOT NULL,
    set_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, workflow_id, conversation)
);

CREATE INDEX quiet_workflow_due ON quiet_workflow (digest_at) WHERE is_quiet;
