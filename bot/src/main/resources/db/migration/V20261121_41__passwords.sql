-- People sign in by e-mail and password (G1). One address signs in to one organization of an installation.
CREATE TABLE person_password (
    org_id     uuid        NOT NULL,
    person     text        NOT NULL,
    email      text        NOT NULL,
    hash       text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, person),
    FOREIGN KEY (org_id, person) REFERENCES person (org_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX person_password_email ON person_password (lower(email));

-- Sessions are signed cookies. Counting on ends all of a person's; one that is signed out is named until it would have ended by itself.
ALTER TABLE person ADD COLUMN session_epoch integer NOT NULL DEFAULT 0;

CREATE TABLE ended_session (
    org_id  uuid        NOT NULL REFERENCES org (id) ON DELETE CASCADE,
    id      uuid        NOT NULL,
    ends_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, id)
);
