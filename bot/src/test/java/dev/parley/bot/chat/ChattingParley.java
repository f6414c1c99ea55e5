package dev.parley.bot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http;
import dev.parley.bot.api.StartedParley;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application with a copilot that says what the tests expect and a far system in memory. */
@Import({ScriptedCopilot.class, FarSystem.class})
public abstract class ChattingParley extends StartedParley {
    private static final String BO_KEY = "pk_test_bo_of_the_chat";

    @Autowired
    protected FarSystem farSystem;

    @Autowired
    protected JdbcClient jdbc;

    @BeforeEach
    void the_far_system_is_well_and_bo_leads() {
        farSystem.isWell();
        jdbc.sql("""
                INSERT INTO person (org_id, id, name, roles) SELECT id, 'bo', 'Bo', ARRAY['lead'] FROM org
                ON CONFLICT DO NOTHING""").update();
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT id, 'bo-key', 'bo', 'Bo''s', sha256(?::bytea), ARRAY['lead'] FROM org
                ON CONFLICT DO NOTHING""").param(BO_KEY.getBytes()).update();
    }

    /** Leads, and owns nothing. */
    protected Http bo() {
        return anyone().with("Authorization", "Bearer " + BO_KEY);
    }

    /** A new conversation of the owner. */
    protected Chat chat() {
        Http.Answer opened = owner().post("/api/conversations", "{}");
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return new Chat(owner(), opened.at("/id"));
    }

    /** A workflow that is live, drafted and approved in this conversation. @return the path of its webhook, if it has one */
    protected String live(Chat chat, String wish) {
        chat.say(wish).press("draft.approve");
        String curl = chat.blocks("code")
                .map(block -> block.path("text").asString())
                .filter(text -> text.startsWith("curl"))
                .reduce((_, later) -> later)
                .orElse("");
        return curl.isEmpty() ? "" : curl.replaceAll("(?s).*?'http://[^/]+(/hooks/[^']+)'.*", "$1");
    }
}
