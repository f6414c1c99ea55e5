-- Where people are signed in, so that they see it and can end what they do not know (G1). A cookie lasts without its row: this is a list
-- for people, not what a request is judged by. Sessions on the machine itself, which need no signing in, are not in it.
CREATE TABLE open_session (
    org_id   uuid        NOT NULL,
    id       uuid        NOT NULL,
    person   text        NOT NULL,
    browser  text        NOT NULL,
    began_at timestamptz NOT NULL,
    seen_at  timestamptz NOT NULL,
    ends_at  timestamptz NOT NULL,
    PRIMARY KEY (org_id, id),
    FOREIGN KEY (org_id, person) REFERENCES person (org_id, id) ON DELETE CASCADE
);

CREATE INDEX open_session_person ON open_session (org_id, person);
