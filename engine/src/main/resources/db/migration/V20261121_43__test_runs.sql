-- Tests are few among the runs of a busy organization; those who look only for them find them without reading all others.
CREATE INDEX run_in_test ON run (org_id, id) WHERE mode = 'TEST';
