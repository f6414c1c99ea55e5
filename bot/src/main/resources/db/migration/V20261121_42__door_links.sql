-- Links that open the door once: the first owner's welcome, an invitation, a new password for somebody who forgot theirs (G1).
-- Only the SHA-256 of a link's token is kept; a link that was used is gone.
CREATE TABLE door_link (
    org_id     uuid        NOT NULL REFERENCES org (id) ON DELETE CASCADE,
    id         uuid        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('WELCOME', 'INVITATION', 'RESET')),
    hash       bytea       NOT NULL UNIQUE,
    person     text,
    email      text,
    roles      text[]      NOT NULL DEFAULT '{}',
    made_by    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, id),
    FOREIGN KEY (org_id, person) REFERENCES person (org_id, id) ON DELETE CASCADE
);
