-- A person is the same person on every surface that vouches for the same address.
ALTER TABLE person ADD COLUMN email text;

CREATE UNIQUE INDEX person_email ON person (org_id, lower(email)) WHERE email IS NOT NULL;
