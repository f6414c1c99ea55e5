-- A person sees on which pages the chat acts for them, and takes a token back without having it (C2).
ALTER TABLE widget_token
    ADD COLUMN id      uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN seen_at timestamptz;

CREATE INDEX widget_token_of_person ON widget_token (org_id, person);
