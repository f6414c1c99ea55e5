-- How far the events of a connection's system have been read, for those that have to be asked for (E1).
CREATE TABLE connection_cursor (
    org_id        uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    source        text        NOT NULL,
    cursor        json        NOT NULL,
    looked_at     timestamptz NOT NULL,
    PRIMARY KEY (org_id, connection_id, source),
    FOREIGN KEY (org_id, connection_id) REFERENCES connection (org_id, id) ON DELETE CASCADE
);
