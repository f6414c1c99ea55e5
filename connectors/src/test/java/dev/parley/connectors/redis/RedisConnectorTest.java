package dev.parley.connectors.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.protocol.Listener;
import dev.parley.engine.operation.OperationException;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RedisConnectorTest {
    private static final String PASSWORD = "geheim-51ac07";
    private static RedisServer far;
    private static RedisClient client;
    private static RedisCommands<String, String> there;
    private static int port;

    private final Office office = new Office(new RedisConnector());
    private Connection connection;

    @BeforeAll
    static void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        far = RedisServer.newRedisServer()
                .port(port)
                .setting("requirepass " + PASSWORD)
                .setting("save \"\"")
                .build();
        far.start();
        client = RedisClient.create(RedisURI.builder()
                .withHost("localhost")
                .withPort(port)
                .withPassword(PASSWORD.toCharArray())
                .build());
        there = client.connect().sync();
    }

    @AfterAll
    static void stop() throws IOException {
        client.shutdown();
        far.stop();
    }

    @BeforeEach
    void connect() {
        there.flushall();
        connection = office.connect(values());
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void the_test_of_a_connection_logs_in() throws Exception {
        assertThat(office.desk.test(Office.ORG, connection.id()).account()).isEqualTo("default");
    }

    @Test
    void what_is_set_is_there_until_it_is_deleted() throws Exception {
        assertThat(call("redis.get", "{'key': 'flag'}")).hasToString("{\"exists\":false}");
        assertThat(call("redis.set", "{'key': 'flag', 'value': 'on'}")).hasToString("{\"stored\":true}");
        assertThat(call("redis.get", "{'key': 'flag'}")).hasToString("{\"exists\":true,\"value\":\"on\"}");
        assertThat(call("redis.delete", "{'keys': ['flag', 'other']}")).hasToString("{\"deleted\":1}");
        assertThat(there.exists("flag")).isZero();
    }

    @Test
    void a_value_may_be_kept_for_a_while_and_only_where_there_is_none() throws Exception {
        assertThat(call("redis.set", "{'key': 'lock', 'value': 'mine', 'ttl': '10m', 'ifAbsent': true}")
                        .path("stored")
                        .asBoolean())
                .isTrue();
        assertThat(call("redis.set", "{'key': 'lock', 'value': 'yours', 'ttl': '10m', 'ifAbsent': true}")
                        .path("stored")
                        .asBoolean())
                .isFalse();

        assertThat(there.get("lock")).isEqualTo("mine");
        assertThat(there.pttl("lock")).isBetween(500_000L, 600_000L);
    }

    @Test
    void only_a_set_that_overwrites_may_be_done_twice() {
        var set = office.operation("redis.set");

        assertThat(set.isIdempotent(json("{\"key\": \"a\", \"value\": \"b\"}"))).isTrue();
        assertThat(set.isIdempotent(json("{\"key\": \"a\", \"value\": \"b\", \"ifAbsent\": true}")))
                .isFalse();
    }

    @Test
    void counting_gives_the_number_as_it_is_now() throws Exception {
        call("redis.increment", "{'key': 'n'}");

        assertThat(call("redis.increment", "{'key': 'n', 'by': 41}")).hasToString("{\"value\":42}");
    }

    @Test
    void entries_of_a_stream_come_in_order_and_one_can_go_on() throws Exception {
        String first = call("redis.stream_add", "{'stream': 'orders', 'fields': {'order': '1'}}")
                .path("id")
                .asString();
        call("redis.stream_add", "{'stream': 'orders', 'fields': {'order': '2'}, 'maxLength': 1000}");
        call("redis.stream_add", "{'stream': 'orders', 'fields': {'order': '3'}}");

        JsonNode one = call("redis.stream_read", "{'stream': 'orders', 'limit': 1}");
        JsonNode rest = call("redis.stream_read", "{'stream': 'orders', 'after': '" + first + "'}");

        assertThat(one.at("/entries/0/fields/order").asString()).isEqualTo("1");
        assertThat(one.path("more").asBoolean()).isTrue();
        assertThat(one.path("last").asString()).isEqualTo(first);
        assertThat(rest.path("entries")
                        .valueStream()
                        .map(entry -> entry.at("/fields/order").asString()))
                .containsExactly("2", "3");
        assertThat(rest.path("more").asBoolean()).isFalse();
    }

    @Test
    void a_message_reaches_who_listens() throws Exception {
        assertThat(call("redis.publish", "{'channel': 'news', 'message': 'hello'}"))
                .hasToString("{\"receivers\":0}");
    }

    @Test
    void a_refusal_says_why_in_redis_words() {
        there.set("text", "abc");

        OperationException refused = failure("redis.stream_add", "{'stream': 'text', 'fields': {'a': 'b'}}");
        OperationException unfit = failure("redis.stream_read", "{'stream': 's', 'after': 'yesterday'}");

        assertThat(refused.error().code()).isEqualTo("redis_wrongtype");
        assertThat(refused.error().message())
                .startsWith("Step \"file\" was refused by Redis: WRONGTYPE Operation against a key");
        assertThat(refused.error().hint()).contains("another key");
        assertThat(unfit.error().code()).isEqualTo("bad_input");
    }

    @Test
    void a_wrong_password_is_told_of_once() {
        reconnect("password", "falsch-falsch-1");

        OperationException refused = failure("redis.get", "{'key': 'a'}");

        assertThat(refused.error().code()).isEqualTo("needs_reconnect");
        assertThat(refused.error().message()).doesNotContain("falsch-falsch-1");
        assertThat(office.told).hasSize(1);
    }

    @Test
    void no_connection_leads_where_the_policy_forbids() {
        try (Listener forbidden = new Listener()) {
            Map<String, String> elsewhere = values();
            elsewhere.put("host", "127.0.0.2");
            elsewhere.put("port", Integer.toString(forbidden.port()));
            office.desk.disconnect(Office.ORG, connection.id());
            office.connect(elsewhere);

            OperationException denied = failure("redis.get", "{'key': 'a'}");

            assertThat(denied.error().code()).isEqualTo("egress_denied");
            assertThat(denied.error().message()).contains("127.0.0.2", "loopback");
            assertThat(forbidden.calls()).isZero();
        }
    }

    @Test
    void a_server_that_says_nothing_holds_a_step_no_longer_than_it_may() {
        try (Listener silent = new Listener()) {
            reconnect("port", Integer.toString(silent.port()));

            OperationException slow = catchThrowableOfType(
                    OperationException.class, () -> office.call("redis.get", "{'key': 'a'}", Duration.ofMillis(600)));

            assertThat(slow.error().code()).isEqualTo("timeout");
        }
    }

    @Test
    void a_lost_connection_is_made_anew() throws Exception {
        call("redis.set", "{'key': 'flag', 'value': 'on'}");
        there.clientKill(KillArgs.Builder.typeNormal().skipme());

        await().ignoreExceptionsInstanceOf(OperationException.class)
                .until(() -> call("redis.get", "{'key': 'flag'}")
                        .path("value")
                        .asString()
                        .equals("on"));
    }

    @Test
    void entries_added_later_are_told_of_once_and_as_they_come() throws Exception {
        there.xadd("orders", Map.of("order", "0"));
        EventSource.Found first = office.look("redis.stream_message", null);
        CompletableFuture<EventSource.Found> waiting = CompletableFuture.supplyAsync(() -> look(first.cursor()));
        there.xadd("orders", Map.of("order", "1"));
        EventSource.Found second = waiting.join();
        there.xadd("mails", Map.of("mail", "2"));
        EventSource.Found third = look(second.cursor());

        assertThat(first.happenings()).isEmpty();
        assertThat(second.happenings())
                .extracting(Happening::payload)
                .extracting(payload -> payload.path("stream").asString() + payload.path("fields"))
                .containsExactly("orders{\"order\":\"1\"}");
        assertThat(third.happenings())
                .extracting(happening -> happening.payload().path("stream").asString())
                .containsExactly("mails");
    }

    private EventSource.Found look(JsonNode cursor) {
        try {
            return office.look("redis.stream_message", cursor);
        } catch (OperationException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void reconnect(String field, String value) {
        Map<String, String> values = values();
        values.put(field, value);
        office.desk.disconnect(Office.ORG, connection.id());
        connection = office.connect(values);
    }

    private static Map<String, String> values() {
        return new HashMap<>(Map.of(
                "host", "localhost",
                "port", Integer.toString(port),
                "password", PASSWORD,
                "tls", "off",
                "streams", "orders, mails"));
    }

    private JsonNode call(String operation, String input) throws OperationException, InterruptedException {
        return office.call(operation, input);
    }

    private OperationException failure(String operation, String input) {
        return catchThrowableOfType(OperationException.class, () -> call(operation, input));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
