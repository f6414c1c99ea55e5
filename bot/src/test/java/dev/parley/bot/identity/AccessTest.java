package dev.parley.bot.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.parley.bot.api.StartedParley;
import dev.parley.engine.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Every call the application answers, by every role: what the table says is what happens at the door. */
class AccessTest extends StartedParley {
    @Autowired
    ApplicationContext application;

    @Autowired
    FilterChainProxy door;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    record Call(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void a_key_for_each_role() {
        for (Role role : Role.values()) {
            key(role.word());
        }
        key("lead");
    }

    @Test
    void every_mapping_of_the_application_is_in_the_table() {
        assertThat(calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(AccessTable.isPublic(call.method(), call.path())
                                || AccessTable.deed(call.method(), call.path()).isPresent())
                        .as("%s needs a row in AccessTable", call)
                        .isTrue());
    }

    @TestFactory
    Stream<DynamicTest> each_call_is_let_in_for_whoever_has_the_role_and_for_nobody_else() {
        a_key_for_each_role();
        return calls().filter(call -> !call.path().startsWith("/hooks/"))
                .map(call -> DynamicTest.dynamicTest(call.toString(), () -> {
                    if (AccessTable.isPublic(call.method(), call.path())) {
                        assertThat(answer(call, null)).isEqualTo(200);
                        return;
                    }
                    Deed deed = AccessTable.deed(call.method(), call.path()).orElseThrow();
                    assertThat(answer(call, null)).as("nobody in particular").isEqualTo(401);
                    for (Role role : Role.values()) {
                        assertThat(answer(call, role.word()))
                                .as(role.word())
                                .isEqualTo(role.includes(deed.least()) ? 200 : 403);
                    }
                }));
    }

    @Test
    void a_call_that_no_row_names_is_the_owner_s_alone() {
        Call unheardOf = new Call("POST", "/api/unheard-of");
        assertThat(answer(unheardOf, "admin")).isEqualTo(403);
        assertThat(answer(unheardOf, "owner")).isEqualTo(200);
    }

    @Test
    void the_table_says_what_the_roles_are_for() {
        assertThat(deed("GET", "/api/workflows")).isEqualTo(Deed.TAKE_PART);
        assertThat(deed("GET", "/api/executions/1/trace")).isEqualTo(Deed.TAKE_PART);
        assertThat(deed("POST", "/api/approvals/1/decision")).isEqualTo(Deed.TAKE_PART);
        assertThat(deed("PUT", "/api/workflows/1/draft")).isEqualTo(Deed.CHANGE);
        assertThat(deed("POST", "/api/workflows/1/publish")).isEqualTo(Deed.CHANGE);
        assertThat(deed("POST", "/api/workflows/1/executions")).isEqualTo(Deed.CHANGE);
        assertThat(deed("POST", "/api/executions/1/replay")).isEqualTo(Deed.CHANGE);
        assertThat(deed("POST", "/api/connections")).isEqualTo(Deed.CONNECT);
        assertThat(deed("GET", "/api/connections/1/authorize")).isEqualTo(Deed.CONNECT);
        assertThat(deed("PATCH", "/api/people/ben")).isEqualTo(Deed.GOVERN);
        assertThat(deed("POST", "/api/vault/rotate")).isEqualTo(Deed.OWN);
    }

    @Test
    void a_role_of_one_s_own_alone_is_an_editor_s() {
        assertThat(answer(new Call("POST", "/api/workflows"), "lead")).isEqualTo(200);
        assertThat(answer(new Call("POST", "/api/connections"), "lead")).isEqualTo(403);
        assertThat(Role.of(Set.of("lead", "viewer"))).isEqualTo(Role.VIEWER);
    }

    @Test
    void a_detour_in_the_address_is_no_way_around() {
        for (String path :
                List.of("/api//connections", "/api/./connections", "/api/connections/", "/api/%63onnections")) {
            assertThat(answer(new Call("POST", path), "viewer")).as(path).isNotEqualTo(200);
        }
    }

    @Test
    void a_refusal_says_why_and_whom_to_ask() {
        Rights rights = application.getBean(Rights.class);
        Caller viewer = new Caller(people.onlyOrganization(), new Actor("user:vera", "Vera"), Set.of("viewer"));
        RefusedException refusal = rights.refusal(viewer, Deed.CHANGE).orElseThrow();
        assertThat(refusal)
                .hasMessage("Vera may not change or run workflows: that needs the role editor, and yours is viewer.");
        assertThat(refusal.hint()).contains("Ask ", "for the role editor");
    }

    @Test
    void whoever_asks_who_they_are_hears_what_the_door_would_refuse() {
        assertThat(refusals("viewer").findValuesAsString("deed")).containsExactly("change", "connect", "govern", "own");
        assertThat(refusals("viewer").path(0).path("detail").asString()).contains("that needs the role editor");
        assertThat(refusals("viewer").path(0).path("hint").asString()).startsWith("Ask Ana López");
        assertThat(refusals("editor").findValuesAsString("deed")).containsExactly("connect", "govern", "own");
        assertThat(refusals("admin").findValuesAsString("deed")).containsExactly("own");
        assertThat(refusals("owner")).isEmpty();
    }

    private JsonNode refusals(String role) {
        return anyone().with("Authorization", "Bearer pk_role_" + role)
                .get("/api/session")
                .json()
                .path("refusals");
    }

    private static Deed deed(String method, String path) {
        return AccessTable.deed(method, path).orElseThrow();
    }

    private Stream<Call> calls() {
        return application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(AccessTest::calls)
                .filter(call -> !call.path().startsWith("/actuator/health"))
                .filter(call -> !call.path().startsWith("/actuator/prometheus"))
                .distinct();
    }

    private static Stream<Call> calls(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return new TreeSet<>(info.getPatternValues())
                .stream()
                        .map(pattern -> pattern.replaceAll("\\{[^}]*}|\\*+", "00000000-0000-0000-0000-000000000001"))
                        .flatMap(path -> (methods.isEmpty()
                                        ? Stream.of("GET", "POST")
                                        : methods.stream().map(RequestMethod::name))
                                .map(method -> new Call(method, path)));
    }

    /** What the door answers; 200 when it lets through, without what is behind. */
    private int answer(Call call, String role) {
        var request =
                new MockHttpServletRequest(HttpMethod.valueOf(call.method()).name(), call.path());
        request.setServletPath(call.path());
        request.addHeader("Host", "localhost");
        if (role != null) {
            request.addHeader("Authorization", "Bearer pk_role_" + role);
        }
        var response = new MockHttpServletResponse();
        var behind = new MockFilterChain();
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> door.doFilter(request, response, behind));
        return behind.getRequest() == null ? response.getStatus() : 200;
    }

    private void key(String role) {
        byte[] hash = ApiKeys.hash("pk_role_" + role);
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT org_id, ?, id, 'For a test', ?, ARRAY[?] FROM person WHERE 'owner' = ANY (roles) LIMIT 1
                ON CONFLICT DO NOTHING
                """).params(List.of(ApiKeys.idOf(hash), hash, role)).update();
    }
}
