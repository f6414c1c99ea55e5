package dev.parley.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** Stands before every transaction of the journal and lets it through only while its process owns the runs. */
@FunctionalInterface
public interface Fence {
    /** For who is alone on a database, such as most tests. */
    Fence OPEN = _ -> {};

    /**
     * The first thing in the transaction. What lets it pass stays true until the transaction ends.
     *
     * @throws FencedException when this process does not own the runs, or no longer
     */
    void pass(Connection transaction) throws SQLException;
}
