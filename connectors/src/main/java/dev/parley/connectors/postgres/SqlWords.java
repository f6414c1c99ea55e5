package dev.parley.connectors.postgres;

import dev.parley.connectors.protocol.FarProblem;
import dev.parley.connectors.protocol.Wording;
import dev.parley.engine.operation.OperationException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL's refusals in words. Source: PostgreSQL, "PostgreSQL Error Codes". */
final class SqlWords implements Wording {
    /** The driver's own, where the server has none of what was asked for, such as TLS. */
    private static final String NOT_CONNECTED = "08004";

    /** As the driver says of a broken connection too, but then it knows what broke it; here the certificate is of another name. */
    private static boolean isOfAnotherName(SQLException failure) {
        return "08006".equals(failure.getSQLState()) && failure.getCause() == null;
    }

    @Override
    public Optional<OperationException> of(Exception cause, FarProblem problem) {
        return switch (cause) {
            case Rows.TooLarge tooLarge ->
                Optional.of(problem.of(
                        "response_too_large",
                        "asks PostgreSQL for more than 4 MiB of rows",
                        "Ask for fewer columns, or set a lower limit.",
                        tooLarge));
            case SQLException failure -> ofSql(failure, problem);
            default -> Optional.empty();
        };
    }

    private static Optional<OperationException> ofSql(SQLException failure, FarProblem problem) {
        String state = failure.getSQLState();
        if (state == null) {
            return Optional.empty();
        }
        ServerErrorMessage server = failure instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        if (server == null && isOfAnotherName(failure)) {
            return Optional.of(problem.tlsFailed(failure));
        } else if (server == null) {
            return problem.ofNetwork(failure)
                    .or(() -> Optional.of(
                            state.equals(NOT_CONNECTED) ? notConnected(failure, problem) : problem.lost(failure)));
        }
        if (state.equals("57014")) {
            return Optional.of(problem.retryable(
                    "timeout",
                    "had no answer from PostgreSQL in time, and the statement was stopped there",
                    "Ask for less, add an index, or give the step a longer timeout.",
                    failure));
        }
        String code = "sql_" + state;
        String what = "was refused by PostgreSQL (%s): %s".formatted(state, words(server));
        String hint = hint(state, server);
        return Optional.of(
                isPassing(state)
                        ? problem.retryable(code, what, hint == null ? "Retry." : hint, failure)
                        : problem.of(code, what, hint, failure));
    }

    private static OperationException notConnected(SQLException failure, FarProblem problem) {
        return problem.of(
                "not_connected",
                "cannot connect to PostgreSQL: " + failure.getMessage(),
                "Correct the settings of the connection, or of the server, then Retry.",
                failure);
    }

    private static String words(ServerErrorMessage server) {
        String detail = server.getDetail();
        return server.getMessage() + (detail == null ? "" : ". " + detail);
    }

    /** Serialization, deadlock, too many connections, lock not had, shutting down: another time it works. */
    private static boolean isPassing(String state) {
        return state.startsWith("53") || state.startsWith("40") || state.equals("55P03") || state.startsWith("57P");
    }

    private static @Nullable String hint(String state, ServerErrorMessage server) {
        if (server.getHint() != null) {
            return server.getHint();
        }
        return switch (state) {
            case "25006" -> "postgres.query only reads. Use postgres.execute to change something.";
            case "42501" -> "Grant the connection's user the right to do this, or use another connection.";
            case "42P01" -> "Check the table's name; write schema.table when it is not in the search path.";
            case "42703" -> "Check the column's name; upper case counts where names are quoted.";
            case "23505" -> "Such a row is there already. Use postgres.upsert_row to change it instead.";
            case "23502" -> "Give a value for that column.";
            case "23503" -> "Add the row it refers to first.";
            default ->
                state.startsWith("42") ? "Check the statement." : state.startsWith("22") ? "Check the values." : null;
        };
    }
}
