package dev.parley.connectors.connection;

import dev.parley.connectors.http.Sender;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.OperationException;
import org.jspecify.annotations.Nullable;

/** Where operations get their access from. */
public interface Connections {
    /** Nobody is connected to anything. */
    Connections NONE = new Connections() {
        @Override
        public Access access(OrgId org, String connector, @Nullable String name, Sender sender)
                throws OperationException {
            throw new ConnectionProblem(connector, sender).none();
        }

        @Override
        public Access renewed(Access refused, Sender sender) throws OperationException {
            throw new ConnectionProblem(refused.connection().connector(), sender).none();
        }
    };

    /**
     * The connection of that name; without a name, the only one the organization has. A token about to expire was refreshed.
     *
     * @throws OperationException {@code no_connection}, {@code which_connection}, {@code not_connected} or {@code needs_reconnect}, with
     *     what to do
     */
    Access access(OrgId org, String connector, @Nullable String name, Sender sender)
            throws OperationException, InterruptedException;

    /**
     * The far system has refused this access as nobody's (401): a newer one.
     *
     * @throws OperationException {@code needs_reconnect} when there is none; the connection is marked and its owner told
     */
    Access renewed(Access refused, Sender sender) throws OperationException, InterruptedException;
}
