package dev.parley.connectors.connection;

import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationException;

/** Asks the far system who we are: the test of a connection. */
@FunctionalInterface
public interface Probe {
    /**
     * @return the account's name there, such as "octocat"; empty when the system does not tell
     * @throws OperationException when we are not let in
     */
    String account(Access access, Sender sender) throws OperationException, InterruptedException;
}
