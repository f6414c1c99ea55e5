-- Who an organization is in other systems (K3). Secrets are sealed by the vault: each by a data key of its own, wrapped by a master
-- key that is not in the database, and bound to organization and connection.

CREATE TABLE connection (
    org_id      uuid        NOT NULL REFERENCES org (id) ON DELETE CASCADE,
    id          uuid        NOT NULL,
    connector   text        NOT NULL,
    name        text        NOT NULL,
    auth        text        NOT NULL,
    base_url    text,
    status      text        NOT NULL,
    account     text,
    scopes      text[]      NOT NULL DEFAULT '{}',
    problem     text,
    created_by  text        NOT NULL,
    creator     text        NOT NULL,
    created_at  timestamptz NOT NULL,
    master_key  text        NOT NULL,
    data_key    bytea       NOT NULL,
    secret      bytea       NOT NULL,
    PRIMARY KEY (org_id, id)
);

CREATE UNIQUE INDEX connection_name ON connection (org_id, connector, lower(name));

-- People on their way to a far system and back; only hashes of what they have to bring.
CREATE TABLE oauth_attempt (
    state_hash    text        PRIMARY KEY,
    browser_hash  text        NOT NULL,
    org_id        uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    redirect_uri  text        NOT NULL,
    expires_at    timestamptz NOT NULL,
    FOREIGN KEY (org_id, connection_id) REFERENCES connection (org_id, id) ON DELETE CASCADE
);

CREATE INDEX oauth_attempt_expiry ON oauth_attempt (expires_at);
