package dev.parley.bot.widget;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http;
import dev.parley.bot.api.StartedParley;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A person sees on which pages the chat acts for them, and ends it there (C2). */
class GivenTokensApiTest extends StartedParley {
    private static final String TOKENS = "/api/widget/tokens";
    private static final String SHOP = "https://shop.test";

    @Autowired
    JdbcClient jdbc;

    private Http vera;

    @BeforeEach
    void somebody_without_any() {
        jdbc.sql("DELETE FROM widget_token").update();
        jdbc.sql("""
                INSERT INTO person (org_id, id, name, roles)
                SELECT org_id, 'vera_of_tokens', 'Vera', ARRAY['viewer'] FROM person WHERE 'owner' = ANY (roles) LIMIT 1
                ON CONFLICT DO NOTHING
                """).update();
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT org_id, id, id, 'For a test', sha256('pk_vera_of_tokens'::bytea), roles
                FROM person WHERE id = 'vera_of_tokens'
                ON CONFLICT DO NOTHING
                """).update();
        vera = anyone().with("Authorization", "Bearer pk_vera_of_tokens");
    }

    private static String given(Http who) {
        return who.post(TOKENS, "{\"origin\": \"%s\"}".formatted(SHOP)).at("/token");
    }

    private Http atShop(String token) {
        return anyone().with("Authorization", "Bearer " + token).with("Origin", SHOP);
    }

    private static JsonNode listed(Http who) {
        return who.get(TOKENS).json().path("items");
    }

    @Test
    void one_s_own_are_listed_without_what_makes_them_good() {
        given(owner());
        String token = given(vera);
        assertThat(listed(vera)).hasSize(1);
        JsonNode mine = listed(vera).path(0);
        assertThat(mine.path("origin").asString()).isEqualTo(SHOP);
        assertThat(Instant.parse(mine.path("since").asString()))
                .isBefore(mine.path("expiresAt").asString());
        assertThat(mine.has("seenAt")).as("not used yet").isFalse();
        assertThat(vera.get(TOKENS).body()).doesNotContain(token);
    }

    @Test
    void they_tell_when_they_were_used_last_to_the_minute() {
        Http widget = atShop(given(vera));
        widget.get("/api/widget/conversations");
        String first = listed(vera).path(0).path("seenAt").asString();
        widget.get("/api/widget/conversations");
        assertThat(listed(vera).path(0).path("seenAt").asString()).isEqualTo(first);
        jdbc.sql("UPDATE widget_token SET seen_at = seen_at - interval '2 minutes'")
                .update();
        widget.get("/api/widget/conversations");
        assertThat(Instant.parse(listed(vera).path(0).path("seenAt").asString()))
                .isAfterOrEqualTo(first);
    }

    @Test
    void one_that_is_taken_back_is_worth_nothing_at_once() {
        String token = given(vera);
        String kept = given(vera);
        String id = listed(vera).path(1).path("id").asString();
        assertThat(vera.delete(TOKENS + "/" + id).status()).isEqualTo(204);
        assertProblem(atShop(token).get("/api/widget/conversations"), 401);
        assertThat(atShop(kept).get("/api/widget/conversations").status()).isEqualTo(200);
        assertProblem(vera.delete(TOKENS + "/" + id), 404).hinting("GET /api/widget/tokens");
    }

    @Test
    void nobody_takes_back_what_is_another_s() {
        String token = given(owner());
        String id = listed(owner()).path(0).path("id").asString();
        assertProblem(vera.delete(TOKENS + "/" + id), 404);
        assertThat(atShop(token).get("/api/widget/conversations").status()).isEqualTo(200);
    }

    @Test
    void the_chat_on_a_page_neither_sees_nor_ends_any() {
        Http widget = atShop(given(vera));
        assertProblem(widget.get(TOKENS), 403).saying("talk, and nothing else");
        assertProblem(widget.delete(TOKENS + "/" + UUID.randomUUID()), 403);
    }

    @Test
    void what_ended_by_itself_is_not_listed() {
        given(vera);
        jdbc.sql("UPDATE widget_token SET expires_at = expires_at - interval '12 hours'")
                .update();
        given(vera);
        jdbc.sql("UPDATE widget_token SET epoch = epoch - 1").update();
        assertThat(listed(vera)).isEmpty();
    }
}
