-- Workspaces whose owners installed the app by OAuth (C1). The bot's token is sealed by the vault, bound to organization and workspace; where
-- there is none, the token comes from the environment. A workspace that removed the app is gone until it is installed there again.
ALTER TABLE slack_workspace
    ADD COLUMN name         text NOT NULL DEFAULT '',
    ADD COLUMN installed_by text,
    ADD COLUMN installed_at timestamptz,
    ADD COLUMN gone_at      timestamptz,
    ADD COLUMN master_key   text,
    ADD COLUMN data_key     bytea,
    ADD COLUMN secret       bytea,
    ADD CONSTRAINT slack_workspace_sealed CHECK (num_nulls(master_key, data_key, secret) IN (0, 3));

-- Owners on their way to Slack and back; only hashes of what they have to bring.
CREATE TABLE slack_installing (
    state_hash   text        PRIMARY KEY,
    browser_hash text        NOT NULL,
    org_id       uuid        NOT NULL,
    person       text        NOT NULL,
    redirect_uri text        NOT NULL,
    expires_at   timestamptz NOT NULL,
    FOREIGN KEY (org_id, person) REFERENCES person (org_id, id) ON DELETE CASCADE
);

CREATE INDEX slack_installing_expiry ON slack_installing (expires_at);
