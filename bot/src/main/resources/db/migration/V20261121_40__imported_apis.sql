-- APIs that an organization has imported from OpenAPI documents (K2). A revision never changes: published workflows may use operations
-- that only an older one has.

CREATE TABLE imported_api (
    org_id      uuid        NOT NULL REFERENCES org (id) ON DELETE CASCADE,
    name        text        NOT NULL,
    revision    integer     NOT NULL,
    base_url    text        NOT NULL,
    source_url  text,
    document    text        NOT NULL,
    imported_by text        NOT NULL,
    imported_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, name, revision)
);
