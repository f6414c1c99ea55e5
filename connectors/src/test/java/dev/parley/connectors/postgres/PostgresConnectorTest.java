package dev.parley.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.protocol.Listener;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PostgresConnectorTest {
    private static final String PASSWORD = "geheim-7c2f91";
    private static EmbeddedPostgres far;

    private final Office office = new Office(new PostgresConnector());
    private Connection connection;

    @BeforeAll
    static void start() throws Exception {
        far = EmbeddedPostgres.builder()
                .setServerConfig("password_encryption", "scram-sha-256")
                .start();
        Path rules = Path.of(sql("SHOW hba_file"));
        Files.writeString(rules, "host all parley,pooled all scram-sha-256\n" + Files.readString(rules));
        sql("SELECT pg_reload_conf()");
        sql("CREATE ROLE parley LOGIN SUPERUSER PASSWORD '" + PASSWORD + "'");
    }

    @AfterAll
    static void stop() throws Exception {
        far.close();
    }

    @BeforeEach
    void connect() throws Exception {
        sql("""
                DROP TABLE IF EXISTS orders;
                CREATE TABLE orders (id serial PRIMARY KEY, customer text NOT NULL, total numeric(10, 2),
                    paid boolean DEFAULT false, tags text[], note jsonb, at timestamptz, "Odd ""name" int);
                INSERT INTO orders (customer, total, paid, tags, note, at) VALUES
                    ('Acme', 19.90, true, '{vip,new}', '{"a": [1, null]}', '2026-03-02 10:00+01'),
                    ('O''Brien', 5, false, NULL, NULL, NULL), ('Zoë', NULL, false, '{}', '"text"', NULL)
                """);
        connection = office.connect(values());
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void the_test_of_a_connection_names_user_and_database() throws Exception {
        assertThat(office.desk.test(Office.ORG, connection.id()).account()).isEqualTo("parley at postgres");
    }

    @Test
    void rows_come_as_json_with_their_own_types() throws Exception {
        JsonNode output = office.call(
                "postgres.query",
                "{'sql': 'SELECT id, customer, total, paid, tags, note, at, at::date AS day FROM orders WHERE customer = :who', "
                        + "'parameters': {'who': 'Acme'}}");

        assertThat(output.path("rows"))
                .hasToString(
                        text("[{'id': 1, 'customer': 'Acme', 'total': 19.90, 'paid': true, 'tags': ['vip', 'new'], "
                                + "'note': {'a': [1, null]}, 'at': '2026-03-02T09:00:00Z', 'day': '2026-03-02'}]"));
        assertThat(output.path("more").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'sql': 'SELECT customer FROM orders WHERE customer = :c', 'parameters': {'c': \"O'Brien\"}}",
                "{'sql': 'SELECT customer FROM orders WHERE id = ? AND total < ?', 'parameters': [2, 5.5]}",
                "{'sql': 'SELECT customer FROM orders WHERE id = ANY(:ids)', 'parameters': {'ids': [2, 9]}}",
                "{'sql': 'SELECT customer FROM orders WHERE id::text = :id -- it? :no;', 'parameters': {'id': '2'}}",
                "{'sql': 'SELECT customer FROM orders WHERE id = :id ; ', 'parameters': {'id': 2}}",
                "{'sql': 'SELECT customer FROM orders WHERE NOT paid AND id = :id AND $$:x;?$$ <> :id2', 'parameters': {'id': 2, 'id2': 'y'}}"
            })
    void values_go_in_as_parameters(String input) throws Exception {
        JsonNode output = call("postgres.query", input);

        assertThat(output.path("rows")).hasToString(text("[{'customer': \"O'Brien\"}]"));
    }

    @Test
    void a_value_is_never_taken_for_sql() throws Exception {
        JsonNode output = call(
                "postgres.query",
                "{'sql': 'SELECT id FROM orders WHERE customer = :c', 'parameters': {'c': \"x' OR '1'='1\"}}");

        assertThat(output.path("count").asInt()).isZero();
    }

    @Test
    void no_more_rows_come_than_wanted_and_it_says_so() throws Exception {
        JsonNode output = call("postgres.query", "{'sql': 'SELECT id FROM orders ORDER BY id', 'limit': 2}");

        assertThat(output.path("rows")).hasToString(text("[{'id': 1}, {'id': 2}]"));
        assertThat(output.path("more").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; DROP TABLE orders",
                "SELECT 1;; SELECT 2",
                "DROP TABLE orders",
                "BEGIN",
                "SET TRANSACTION READ WRITE",
                "/* SELECT */ TRUNCATE orders",
                ""
            })
    void what_is_not_one_question_is_not_sent(String sql) {
        OperationException refused = failure("postgres.query", "{'sql': '" + sql + "'}");

        assertThat(refused.error().code()).isEqualTo("bad_input");
        assertThat(refused.error().message()).startsWith("Step \"file\" cannot send its \"sql\"");
        assertThat(refused.error().hint()).isNotBlank();
    }

    @Test
    void a_question_changes_nothing_even_if_it_tries() throws Exception {
        OperationException refused = failure(
                "postgres.query", "{'sql': 'WITH gone AS (DELETE FROM orders RETURNING id) SELECT * FROM gone'}");

        assertThat(refused.error().code()).isEqualTo("sql_25006");
        assertThat(refused.error().hint()).contains("postgres.execute");
        assertThat(call("postgres.query", "{'sql': 'SELECT count(*) AS n FROM orders'}")
                        .at("/rows/0/n")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void a_change_says_how_many_rows_and_gives_what_it_returns() throws Exception {
        JsonNode output = call(
                "postgres.execute",
                "{'sql': 'UPDATE orders SET paid = :p WHERE id > :id RETURNING id, paid', 'parameters': {'p': true, 'id': 1}}");

        assertThat(output)
                .hasToString(text("{'count': 2, 'rows': [{'id': 2, 'paid': true}, {'id': 3, 'paid': true}]}"));
        assertThat(call("postgres.execute", "{'sql': 'DELETE FROM orders'}")
                        .path("count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void a_delete_is_known_for_one() {
        assertThat(office.operation("postgres.execute").effect(json("{'sql': ' delete FROM orders'}")))
                .isEqualTo(Effect.DELETE);
    }

    @Test
    void a_row_is_added_without_any_sql() throws Exception {
        JsonNode output = call(
                "postgres.insert_row",
                "{'table': 'public.orders', 'values': {'customer': 'Bob', 'total': '7.50', 'tags': ['a,b', 'c'], 'note': ['x'], "
                        + "'at': '2026-03-02T09:00:00Z'}}");

        assertThat(output.path("row"))
                .hasToString(text("{'id': 4, 'customer': 'Bob', 'total': 7.50, 'paid': false, 'tags': ['a,b', 'c'], "
                        + "'note': ['x'], 'at': '2026-03-02T09:00:00Z', 'Odd \"name': null}"));
    }

    @Test
    void a_name_can_be_nothing_but_a_name() throws Exception {
        OperationException refused = failure(
                "postgres.insert_row",
                "{'table': 'orders', 'values': {'customer) VALUES (1); DROP TABLE orders; --': 'x'}}");
        JsonNode odd =
                call("postgres.insert_row", "{'table': 'orders', 'values': {'customer': 'Cy', 'Odd \"name': 3}}");

        assertThat(refused.error().code()).isEqualTo("sql_42703");
        assertThat(odd.path("row").path("Odd \"name").asInt()).isEqualTo(3);
        assertThat(failure("postgres.insert_row", "{'table': 'a.b.c', 'values': {'x': 1}}")
                        .error()
                        .code())
                .isEqualTo("bad_input");
    }

    @Test
    void doing_it_twice_leaves_one_row() throws Exception {
        call("postgres.upsert_row", "{'table': 'orders', 'values': {'id': 3, 'customer': 'Zoe'}, 'key': ['id']}");
        JsonNode output = call(
                "postgres.upsert_row", "{'table': 'orders', 'values': {'id': 3, 'customer': 'Zoe'}, 'key': ['id']}");

        assertThat(output.at("/row/customer").asString()).isEqualTo("Zoe");
        assertThat(call("postgres.query", "{'sql': 'SELECT id FROM orders'}")
                        .path("count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void a_refusal_says_why_in_the_servers_words() {
        OperationException taken =
                failure("postgres.insert_row", "{'table': 'orders', 'values': {'id': 1, 'customer': 'Bob'}}");
        OperationException missing = failure("postgres.query", "{'sql': 'SELECT * FROM nowhere'}");

        assertThat(taken.error().code()).isEqualTo("sql_23505");
        assertThat(taken.error().message())
                .isEqualTo(
                        "Step \"file\" was refused by PostgreSQL (23505): duplicate key value violates unique constraint "
                                + "\"orders_pkey\". Key (id)=(1) already exists.");
        assertThat(taken.error().hint()).contains("postgres.upsert_row");
        assertThat(taken.error().retryable()).isFalse();
        assertThat(missing.error().code()).isEqualTo("sql_42P01");
    }

    @Test
    void a_statement_ends_with_its_step_here_and_there() throws Exception {
        OperationException slow = catchThrowableOfType(
                OperationException.class,
                () -> office.call("postgres.query", "{'sql': 'SELECT pg_sleep(30)'}", Duration.ofMillis(700)));

        assertThat(slow.error().code()).isEqualTo("timeout");
        assertThat(slow.error().retryable()).isTrue();
        await().untilAsserted(() -> assertThat(
                        sql(
                                "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep(30)%'"))
                .isEqualTo("0"));
    }

    @Test
    void a_wrong_password_is_told_of_once_and_shown_to_nobody() {
        Map<String, String> wrong = values();
        wrong.put("password", "falsch-falsch-1");
        office.desk.disconnect(Office.ORG, connection.id());
        Connection other = office.connect(wrong);

        OperationException refused = failure("postgres.query", "{'sql': 'SELECT 1'}");

        assertThat(refused.error().code()).isEqualTo("needs_reconnect");
        assertThat(refused.error().message() + refused.error().hint()).doesNotContain("falsch-falsch-1");
        assertThat(failure("postgres.query", "{'sql': 'SELECT 1'}").error().code())
                .isEqualTo("needs_reconnect");
        assertThat(office.told).hasSize(1);
        assertThat(office.now(other).status()).isEqualTo(Connection.Status.NEEDS_RECONNECT);
    }

    @Test
    void a_new_password_is_used_at_once() throws Exception {
        call("postgres.query", "{'sql': 'SELECT 1'}");
        sql("ALTER ROLE parley PASSWORD 'anders-8832'");
        try {
            office.desk.replace(Office.ORG, connection.id(), Map.of("password", new Secret("anders-8832")));

            assertThat(call("postgres.query", "{'sql': 'SELECT 1 AS one'}")
                            .at("/rows/0/one")
                            .asInt())
                    .isEqualTo(1);
        } finally {
            sql("ALTER ROLE parley PASSWORD '" + PASSWORD + "'");
        }
    }

    @Test
    void no_more_than_four_connections_are_held() throws Exception {
        sql("CREATE ROLE pooled LOGIN PASSWORD '" + PASSWORD + "'");
        Map<String, String> values = values();
        values.put("user", "pooled");
        office.desk.disconnect(Office.ORG, connection.id());
        office.connect(values);
        Thread[] many = new Thread[12];
        for (int i = 0; i < many.length; i++) {
            many[i] = Thread.ofVirtual().start(() -> {
                try {
                    call("postgres.query", "{'sql': 'SELECT pg_sleep(0.1)'}");
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
        }
        for (Thread one : many) {
            one.join();
        }

        assertThat(sql("SELECT count(*) FROM pg_stat_activity WHERE usename = 'pooled'"))
                .isBetween("1", "4");
    }

    @Test
    void no_connection_leads_where_the_policy_forbids() {
        try (Listener forbidden = new Listener()) {
            Map<String, String> elsewhere = values();
            elsewhere.put("host", "127.0.0.2");
            elsewhere.put("port", Integer.toString(forbidden.port()));
            office.desk.disconnect(Office.ORG, connection.id());
            office.connect(elsewhere);

            OperationException denied = failure("postgres.query", "{'sql': 'SELECT 1'}");

            assertThat(denied.error().code()).isEqualTo("egress_denied");
            assertThat(denied.error().message()).contains("127.0.0.2", "loopback");
            assertThat(denied.error().hint()).contains("PARLEY_EGRESS_ALLOW");
            assertThat(forbidden.calls()).isZero();
        }
    }

    @Test
    void tls_is_used_unless_it_is_switched_off() {
        Map<String, String> values = values();
        values.remove("tls");
        office.desk.disconnect(Office.ORG, connection.id());
        office.connect(values);

        OperationException refused = failure("postgres.query", "{'sql': 'SELECT 1'}");

        assertThat(refused.error().message()).contains("SSL");
    }

    @Test
    void rows_added_later_are_told_of_once_and_in_order() throws Exception {
        EventSource.Found first = office.look("postgres.row_added", null);
        sql("INSERT INTO orders (customer) VALUES ('Dan'), ('Eve')");
        EventSource.Found second = office.look("postgres.row_added", first.cursor());
        EventSource.Found third = office.look("postgres.row_added", second.cursor());

        assertThat(first.happenings()).isEmpty();
        assertThat(second.happenings()).extracting(Happening::key).containsExactly("orders by id 4", "orders by id 5");
        assertThat(second.happenings().getFirst().payload().at("/row/customer").asString())
                .isEqualTo("Dan");
        assertThat(third.happenings()).isEmpty();
    }

    @Test
    void a_row_whose_transaction_ends_late_is_not_passed_by() throws Exception {
        EventSource.Found first = office.look("postgres.row_added", null);
        EventSource.Found second;
        try (java.sql.Connection slow = far.getPostgresDatabase().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("INSERT INTO orders (customer) VALUES ('Late')");
            sql("INSERT INTO orders (customer) VALUES ('Early')");
            second = office.look("postgres.row_added", first.cursor());
            slow.commit();
        }
        EventSource.Found third = office.look("postgres.row_added", second.cursor());

        assertThat(second.happenings()).isEmpty();
        assertThat(third.happenings())
                .extracting(happening -> happening.payload().at("/row/customer").asString())
                .containsExactly("Late", "Early");
    }

    private Map<String, String> values() {
        return new HashMap<>(Map.of(
                "host", "localhost",
                "port", Integer.toString(far.getPort()),
                "database", "postgres",
                "user", "parley",
                "password", PASSWORD,
                "tls", "off",
                "tables", "orders by id"));
    }

    /** What it answers, if it does. */
    private static String sql(String sql) throws SQLException {
        try (java.sql.Connection connection = far.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                statement.getResultSet().next();
                return statement.getResultSet().getString(1);
            }
            return "";
        }
    }

    /** Outer quotes single, as everywhere; an apostrophe in a value stands in double quotes. */
    private JsonNode call(String operation, String input) throws OperationException, InterruptedException {
        return office.call(operation, json(input), Duration.ofSeconds(20));
    }

    private OperationException failure(String operation, String input) {
        return catchThrowableOfType(OperationException.class, () -> call(operation, input));
    }

    private static String text(String json) {
        return json(json).toString();
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(text);
    }
}
