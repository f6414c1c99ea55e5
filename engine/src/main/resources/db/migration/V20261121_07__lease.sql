-- Who owns the runs of this database: one row, of the whole installation and not of an organization. Every change of owner is a
-- new epoch; a heartbeat moves expires_at on, which is in no index, so that it neither costs one nor waits for the journal's
-- FOR KEY SHARE.
CREATE TABLE engine_lease (
    epoch      bigint      PRIMARY KEY,
    owner      text        NOT NULL,
    expires_at timestamptz NOT NULL
) WITH (fillfactor = 10);
CREATE UNIQUE INDEX engine_lease_is_one_row ON engine_lease ((true));
INSERT INTO engine_lease (epoch, owner, expires_at) VALUES (0, 'nobody', now());
