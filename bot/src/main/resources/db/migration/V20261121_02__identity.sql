-- Who uses this installation: organizations, their people and the API keys that act for them (G1, G4, G6).

CREATE TABLE org (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE person (
    org_id     uuid        NOT NULL REFERENCES org (id) ON DELETE CASCADE,
    id         text        NOT NULL,
    name       text        NOT NULL,
    roles      text[]      NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, id)
);

-- Only the SHA-256 of a key is kept: keys are long and random, so a slow hash would add nothing.
CREATE TABLE api_key (
    org_id       uuid        NOT NULL,
    id           text        NOT NULL,
    person       text        NOT NULL,
    name         text        NOT NULL,
    hash         bytea       NOT NULL UNIQUE,
    roles        text[]      NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz,
    last_used_at timestamptz,
    PRIMARY KEY (org_id, id),
    FOREIGN KEY (org_id, person) REFERENCES person (org_id, id) ON DELETE CASCADE
);

-- Of the installation, not of an organization: what session cookies are signed with.
CREATE TABLE server_secret (
    name       text        PRIMARY KEY,
    value      bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
