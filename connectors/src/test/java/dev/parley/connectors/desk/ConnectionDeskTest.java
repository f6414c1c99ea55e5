package dev.parley.connectors.desk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.Connection.Status;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConnectionDeskTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String ASK = "{'isbn': '7'}";

    private final Office office = new Office(new Shelf());

    @BeforeEach
    void books() {
        far.stubFor(get("/books/7").willReturn(json("{\"title\": \"Emma\"}")));
        far.stubFor(get("/me").willReturn(json("{\"name\": \"reader\"}")));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void the_only_connection_needs_no_name() throws Exception {
        office.connect("token", far.baseUrl(), Map.of("token", "key-of-one"));

        assertThat(office.call("shelf.get_book", ASK).path("title").asString()).isEqualTo("Emma");
        far.verify(getRequestedFor(urlEqualTo("/books/7")).withHeader("X-Api-Key", equalTo("key-of-one")));
    }

    @Test
    void of_several_one_has_to_be_named() throws Exception {
        office.connect("token", far.baseUrl(), Map.of("token", "key-of-one"));
        office.connect("basic", far.baseUrl(), Map.of("username", "ana", "password", "key-of-two"));

        OperationException unclear =
                catchThrowableOfType(OperationException.class, () -> office.call("shelf.get_book", ASK));
        office.call("shelf.get_book", "{'isbn': '7', 'connection': 'shelf 2'}");

        assertThat(unclear.error().code()).isEqualTo("which_connection");
        assertThat(unclear.error().hint()).isEqualTo("Set `connection` to \"Shelf\" or \"Shelf 2\".");
        far.verify(getRequestedFor(urlEqualTo("/books/7"))
                .withHeader("Authorization", equalTo("Basic YW5hOmtleS1vZi10d28=")));
    }

    @Test
    void none_at_all_says_what_to_do() {
        OperationException none =
                catchThrowableOfType(OperationException.class, () -> office.call("shelf.get_book", ASK));

        assertThat(none.error().code()).isEqualTo("no_connection");
        assertThat(none.error().message()).isEqualTo("Step \"file\" has no connection to Shelf.");
        assertThat(none.error().retryable()).isFalse();
    }

    @Test
    void a_name_that_is_not_there_lists_those_that_are() {
        office.connect("token", far.baseUrl(), Map.of("token", "key-of-one"));

        OperationException none = catchThrowableOfType(
                OperationException.class,
                () -> office.call("shelf.get_book", "{'isbn': '7', 'connection': 'Shelves'}"));

        assertThat(none.error().hint()).isEqualTo("Set `connection` to \"Shelf\".");
    }

    @Test
    void another_organization_s_connection_is_not_there() {
        Connection connection = office.connect("token", far.baseUrl(), Map.of("token", "key-of-one"));
        OrgId stranger = new OrgId(UUID.randomUUID());

        assertThat(office.desk.all(stranger)).isEmpty();
        assertThat(office.desk.disconnect(stranger, connection.id())).isFalse();
        assertThatThrownBy(() -> office.desk.get(stranger, connection.id())).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> office.desk.test(stranger, connection.id()))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void the_test_asks_who_we_are() throws Exception {
        Connection connection = office.connect("token", far.baseUrl(), Map.of("token", "key-of-one"));

        assertThat(office.desk.test(Office.ORG, connection.id()).account()).isEqualTo("reader");
    }

    @Test
    void a_key_that_is_not_accepted_is_replaced_and_works_again() throws Exception {
        Connection connection = office.connect("token", far.baseUrl(), Map.of("token", "key-of-one"));
        far.stubFor(get("/me").willReturn(aResponse().withStatus(401)));

        OperationException refused =
                catchThrowableOfType(OperationException.class, () -> office.desk.test(Office.ORG, connection.id()));
        Status broken = office.now(connection).status();
        far.stubFor(
                get("/me").withHeader("X-Api-Key", equalTo("key-of-two")).willReturn(json("{\"name\": \"reader\"}")));
        office.desk.replace(Office.ORG, connection.id(), Map.of("token", new Secret("key-of-two")));

        assertThat(refused.error().message()).startsWith("The connection \"Shelf\" got 401");
        assertThat(broken).isEqualTo(Status.NEEDS_RECONNECT);
        assertThat(office.desk.test(Office.ORG, connection.id()).status()).isEqualTo(Status.READY);
    }

    @Test
    void rotation_wraps_every_secret_anew_and_all_still_work() throws Exception {
        office.connect("token", far.baseUrl(), Map.of("token", "key-of-one"));

        assertThat(office.desk.rotateKeys()).isOne();
        assertThat(office.call("shelf.get_book", ASK).path("title").asString()).isEqualTo("Emma");
    }

    @Test
    void what_is_wrong_with_a_wish_is_said() {
        assertThatWish("token", far.baseUrl(), Map.of()).hasMessage("`values.token` is missing: API key.");
        assertThatWish("token", far.baseUrl(), Map.of("toke", new Secret("x")))
                .hasMessage("Shelf by token takes no \"toke\".");
        assertThatWish("magic", far.baseUrl(), Map.of()).hasMessage("Shelf cannot be connected by \"magic\".");
        assertThatWish("token", null, Map.of("token", new Secret("x")))
                .hasMessage("`baseUrl` is missing: Shelf is somewhere else for everybody.");
        assertThatWish("token", "ftp://shelf.example", Map.of("token", new Secret("x")))
                .hasMessage("`baseUrl` is no web address.");
        assertThatWish("token", "https://ana:secret@shelf.example", Map.of("token", new Secret("x")))
                .hasMessageContaining("holds credentials");
    }

    @Test
    void the_installation_s_client_secret_goes_to_no_address_that_a_member_chose() {
        Connection connection = office.connect("oauth2", far.baseUrl(), Map.of());

        OperationException refused = catchThrowableOfType(
                OperationException.class,
                () -> office.consent.depart(
                        Office.ORG, connection.id(), URI.create("https://parley.test/oauth/callback")));

        assertThat(refused.error().code()).isEqualTo("oauth_client_missing");
    }

    @Test
    void nothing_of_it_shows_a_secret() {
        Connection connection = office.connect("token", far.baseUrl(), Map.of("token", "key-of-one"));

        assertThat(connection.toString()).doesNotContain("key-of-one");
        assertThat(office.store.find(Office.ORG, connection.id()).toString()).doesNotContain("key-of-one");
        assertThat(new Wish("shelf", null, null, null, Map.of("token", new Secret("key-of-one"))).toString())
                .doesNotContain("key-of-one");
    }

    private AbstractThrowableAssert<?, ?> assertThatWish(
            String auth, @Nullable String baseUrl, Map<String, Secret> values) {
        return assertThatThrownBy(() -> office.desk.connect(
                        Office.ORG,
                        Office.ANA,
                        new Wish("shelf", null, auth, baseUrl == null ? null : URI.create(baseUrl), values)))
                .isInstanceOf(WishException.class);
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }
}
