package dev.parley.engine.journal;

/** The tables that are partitioned by run id, in the order in which a month of them is dropped: what lists show goes first. */
enum PartitionedTable {
    RUN("run", "id", " WITH (fillfactor = 85)"),
    APPROVAL("approval", "run_id", ""),
    RUN_EVENT("run_event", "run_id", "");

    final String table;
    final String runId;
    /** Partitioned tables have no storage parameters of their own. */
    private final String storage;

    PartitionedTable(String table, String runId, String storage) {
        this.table = table;
        this.runId = runId;
        this.storage = storage;
    }

    /** Where rows go that no month was made for. */
    String strays() {
        return table + "_default";
    }

    String partition(Month month) {
        return table + "_" + month.suffix();
    }

    String create(Month month) {
        return "CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS)%s".formatted(partition(month), table, storage);
    }

    String takeIn(Month month) {
        return "WITH stray AS (DELETE FROM %2$s WHERE %3$s >= ? AND %3$s < ? RETURNING *) INSERT INTO %1$s SELECT * FROM stray"
                .formatted(partition(month), strays(), runId);
    }

    String attach(Month month) {
        return "ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                .formatted(table, partition(month), month.first(), month.plus(1).first());
    }
}
