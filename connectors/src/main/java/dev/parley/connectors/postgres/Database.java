package dev.parley.connectors.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.parley.connectors.Description;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.protocol.Caller;
import dev.parley.connectors.protocol.FarOperation;
import dev.parley.connectors.protocol.FarSystem;
import dev.parley.connectors.protocol.LoginRefused;
import dev.parley.connectors.protocol.OpenConnections;
import dev.parley.connectors.protocol.Settings;
import dev.parley.engine.operation.OperationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;
import org.postgresql.ssl.SingleCertValidatingFactory;

/** Databases, each with a small pool of connections that ends when nobody uses it. Everything happens in a transaction with a time limit. */
final class Database {
    static final Field NAME = Field.text("database", "Database", "");
    static final Field USER =
            Field.text("user", "User", "Best one of its own for Parley, with no more rights than needed.");
    static final Field PASSWORD = Field.secret("password", "Password", "");
    static final Field CERTIFICATE = Field.text(
                    "certificate", "Certificate", "Of the server's own authority, as PEM; not needed for a public one.")
            .optional();

    private static final int MOST_CONNECTIONS = 4;
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration POOL_IDLE = Duration.ofMinutes(5);
    private static final Duration NO_CONNECTION_AFTER = Duration.ofSeconds(10);
    private static final int PORT = 5432;

    private final FarSystem system;
    private final String socketsKey;
    private final OpenConnections<HikariDataSource> pools =
            new OpenConnections<>(POOL_IDLE, pool -> !pool.isClosed(), HikariDataSource::close);

    Database(Surroundings surroundings) {
        this.system = new FarSystem("PostgreSQL", MOST_CONNECTIONS, surroundings.connections(), new SqlWords());
        this.socketsKey = GuardedDriverSockets.register(surroundings.http().sockets());
    }

    FarSystem system() {
        return system;
    }

    <I extends Record, O extends Record> FarOperation<I, O> operation(
            Description<I, O> description, FarOperation.Conversation<I, O> conversation) {
        return system.operation(description, conversation);
    }

    /** In a transaction that can change nothing. */
    <T> T reading(Caller caller, Conversation<T> conversation) throws OperationException, InterruptedException {
        return caller.call(() -> inTransaction(caller, true, conversation));
    }

    /** In a transaction that counts when the conversation has ended well. */
    <T> T writing(Caller caller, Conversation<T> conversation) throws OperationException, InterruptedException {
        return caller.call(() -> inTransaction(caller, false, conversation));
    }

    /** Who we are there. */
    String account(Access access, Sender sender) throws OperationException, InterruptedException {
        Caller caller = new Caller(system, access, sender);
        return system.probe(
                access,
                sender,
                () -> inTransaction(caller, true, connection -> {
                    try (Statement statement = connection.createStatement();
                            var who = statement.executeQuery("SELECT current_user || ' at ' || current_database()")) {
                        who.next();
                        return who.getString(1);
                    }
                }));
    }

    private <T> T inTransaction(Caller caller, boolean isReadOnly, Conversation<T> conversation) throws Exception {
        try {
            return pools.with(caller.access(), () -> pool(caller), pool -> {
                try (Connection connection = pool.getConnection()) {
                    connection.setReadOnly(isReadOnly);
                    limitTime(connection, caller.sender());
                    T result = conversation.with(connection);
                    if (isReadOnly) {
                        connection.rollback();
                    } else {
                        connection.commit();
                    }
                    return result;
                }
            });
        } catch (SQLException | PoolInitializationException e) {
            throw refusedOr(e);
        }
    }

    /** The server is to stop when we have: else a statement nobody waits for goes on there. */
    private static void limitTime(Connection connection, Sender sender) throws SQLException {
        long left = sender.left().toMillis();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + Math.min(left, Integer.MAX_VALUE));
        }
    }

    /** Hikari wraps why it has no connection, sometimes twice. */
    private static Exception refusedOr(Exception failure) {
        SQLException reason = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && reason == null) {
                reason = sql;
            }
        }
        if (reason == null) {
            return failure;
        }
        return reason.getSQLState().startsWith("28") ? new LoginRefused(reason.getMessage(), reason) : reason;
    }

    private HikariDataSource pool(Caller caller) throws OperationException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("connection-" + caller.access().connection().id());
        config.setDataSource(source(caller.settings()));
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(NO_CONNECTION_AFTER.toMillis());
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    private PGSimpleDataSource source(Settings settings) throws OperationException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {hostOf(settings)});
        source.setPortNumbers(new int[] {settings.port("port", PORT)});
        source.setDatabaseName(settings.text(NAME.name()));
        source.setUser(settings.text(USER.name()));
        source.setPassword(settings.text(PASSWORD.name()));
        source.setApplicationName("Parley");
        source.setSocketFactory(GuardedDriverSockets.class.getName());
        source.setSocketFactoryArg(socketsKey);
        source.setConnectTimeout(10);
        source.setLoginTimeout(15);
        source.setStringType("unspecified");
        source.setGssEncMode("disable");
        source.setSslMode(settings.hasTls() ? "verify-full" : "disable");
        source.setSslfactory(DefaultJavaSSLFactory.class.getName());
        settings.optional(CERTIFICATE.name()).ifPresent(pem -> {
            source.setSslfactory(SingleCertValidatingFactory.class.getName());
            source.setSslFactoryArg(pem);
        });
        return source;
    }

    /** The driver would take several hosts, or a path, out of one text. */
    private static String hostOf(Settings settings) throws OperationException {
        String host = settings.text(Settings.HOST.name());
        if (!host.matches("[\\p{Alnum}._:\\[\\]-]+")) {
            throw settings.unfit(Settings.HOST.name(), "is neither a name nor an address");
        }
        return host;
    }

    /** What is said over one connection, in one transaction. */
    @FunctionalInterface
    interface Conversation<T> {
        T with(Connection connection) throws Exception;
    }
}
