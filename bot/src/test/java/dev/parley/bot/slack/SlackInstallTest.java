package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.api.Http;
import dev.parley.bot.chat.Message;
import dev.parley.bot.slack.standin.Gestures;
import dev.parley.bot.slack.standin.Posted;
import dev.parley.bot.slack.standin.SlackStandIn;
import dev.parley.bot.slack.standin.Workspace;
import dev.parley.engine.OrgId;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Several workspaces, each of an organization of its own. */
class SlackInstallTest extends SlackedParley {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private SlackSurface surface;

    private UUID betaOrg = new UUID(0, 0);
    private Http beth = new Http(0);
    private Workspace beta = SLACK.workspace();
    private String bethInSlack = "";
    private String general = "";

    @BeforeEach
    void an_organization_beside_the_first() {
        betaOrg = UUID.randomUUID();
        String key = "pk_test_" + betaOrg;
        jdbc.sql("INSERT INTO org (id, name) VALUES (?, 'Beta')").param(betaOrg).update();
        jdbc.sql("INSERT INTO person (org_id, id, name, roles) VALUES (?, 'beth', 'Beth', ARRAY['owner'])")
                .param(betaOrg)
                .update();
        jdbc.sql("""
                        INSERT INTO api_key (org_id, id, person, name, hash, roles)
                        VALUES (?, 'key', 'beth', 'Beth''s', sha256(?::bytea), ARRAY['owner'])""").params(betaOrg, key.getBytes(StandardCharsets.UTF_8)).update();
        beth = anyone().with("Authorization", "Bearer " + key);
        beta = SLACK.another("T" + betaOrg.toString().substring(0, 8), "Beta Inc");
        bethInSlack = beta.person("Beth", "beth@beta.test");
        general = beta.channel("general");
    }

    @Test
    void an_owner_installs_it_and_is_heard_there_as_the_person_who_did() {
        Http.Answer page = install();

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Parley is in Beta Inc");
        mentionInBeta("help");
        awaitBeta("Tell me what should happen");
        assertThat(jdbc.sql("SELECT person FROM slack_person WHERE org_id = ? AND slack_user = ?")
                        .params(betaOrg, bethInSlack)
                        .query(String.class)
                        .single())
                .isEqualTo("beth");
    }

    @Test
    void each_workspace_is_spoken_to_with_its_own_token_which_lies_in_the_vault() {
        install();
        int before = SLACK.calls().size();
        mentionInBeta("help");
        awaitBeta("Tell me what should happen");
        mention(ANA, "help");
        awaitSaying("Tell me what should happen");

        List<String> tokens = SLACK.calls().stream()
                .skip(before)
                .filter(call -> call.method().equals("chat.postMessage"))
                .map(call -> call.token())
                .distinct()
                .toList();
        assertThat(tokens).hasSize(2).contains(SlackStandIn.TOKEN);
        assertThat(jdbc.sql("SELECT encode(secret, 'escape') FROM slack_workspace WHERE team = ?")
                        .param(beta.team())
                        .query(String.class)
                        .single())
                .doesNotContain(tokens.getFirst());
    }

    @Test
    void what_one_organization_has_the_other_does_not_see() {
        Live live = forwarding();
        assertThat(live.hook()).isNotEmpty();
        install();
        mentionInBeta("list");

        assertThat(awaitBeta("").seen()).doesNotContain("Forward orders");
    }

    @Test
    void where_no_workflow_takes_a_message_the_shortcut_says_so() {
        install();
        String ts = beta.say(general, bethInSlack, "Run something on this", "");
        Posted message = beta.message(general, ts);
        assertThat(send(signed().in(beta).interaction(Gestures.onMessage("run_workflow", message, bethInSlack))))
                .isEqualTo(200);

        await().atMost(PATIENCE).until(() -> !beta.views().isEmpty());
        assertThat(beta.views().getLast().view().toString()).contains("No live workflow takes a message yet");
    }

    @Test
    void whoever_installs_it_for_a_whole_grid_is_told_what_to_do_instead() {
        Http.Answer refused = arrive(depart(), SLACK.allowForGrid(beta, bethInSlack));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("whole Enterprise Grid", "Installed apps", "choose one workspace");
        assertThat(jdbc.sql("SELECT count(*) FROM slack_workspace WHERE org_id = ?")
                        .param(betaOrg)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void an_app_whose_tokens_end_by_themselves_is_refused_at_once_rather_than_silent_within_hours() {
        Http.Answer refused = arrive(depart(), SLACK.allowRotating(beta, bethInSlack));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("rotates its tokens", "token_rotation_enabled: false");
        assertThat(jdbc.sql("SELECT count(*) FROM slack_workspace WHERE org_id = ?")
                        .param(betaOrg)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_state_serves_once_and_only_the_browser_that_set_out_with_it() {
        Departure departure = depart();
        Http.Answer elsewhere = anyone().get(back(departure, SLACK.allow(beta, bethInSlack)));
        assertThat(elsewhere.status()).isEqualTo(400);
        Http.Answer tooLate = arrive(departure, SLACK.allow(beta, bethInSlack));
        assertThat(tooLate.status()).isEqualTo(400);
        assertThat(tooLate.body()).contains("/slack/install");

        Departure second = depart();
        assertThat(arrive(second, SLACK.allow(beta, bethInSlack)).status()).isEqualTo(200);
        assertThat(arrive(second, SLACK.allow(beta, bethInSlack)).status()).isEqualTo(400);
    }

    @Test
    void only_an_owner_who_is_signed_in_installs_it() {
        assertThat(anyone().get("/slack/install").status()).isEqualTo(401);
        Http.Answer refused = bo().get("/slack/install");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("needs the role owner", "Ask Ana López");
    }

    @Test
    void slack_is_asked_for_what_the_manifest_asks_for() throws Exception {
        Map<String, String> query = depart().query();

        assertThat(query)
                .containsEntry("client_id", SlackStandIn.CLIENT_ID)
                .containsEntry("redirect_uri", "http://127.0.0.1:" + port + "/slack/oauth_redirect");
        String manifest = Files.readString(Path.of("src/main/slack/manifest.yml"));
        List<String> scopes = manifest.substring(manifest.indexOf("    bot:"), manifest.indexOf("settings:"))
                .lines()
                .skip(1)
                .map(line -> line.replace("-", "").strip())
                .toList();
        assertThat(query.get("scope").split(",")).containsExactlyElementsOf(scopes);
    }

    @Test
    void a_workspace_that_removed_it_is_gone_its_owner_told_and_what_was_to_be_said_comes_when_it_is_back() {
        install();
        mentionInBeta("help");
        awaitBeta("Tell me what should happen");
        SLACK.remove(beta);
        happens("app_uninstalled");

        await().atMost(PATIENCE).until(() -> noticesOf(beth).contains("removed from the Slack workspace"));
        assertThat(noticesOf(beth)).contains("Beta Inc", "/slack/install");
        assertThat(jdbc.sql("SELECT secret IS NULL FROM slack_workspace WHERE team = ?")
                        .param(beta.team())
                        .query(Boolean.class)
                        .single())
                .as("its token is forgotten")
                .isTrue();
        surface.post(SlackPlace.channel(beta.team(), general).in(new OrgId(betaOrg)), Message.of("Are you there?"));
        install();

        awaitBeta("Are you there?");
        mentionInBeta("list");
        awaitBeta("There is no workflow yet");
    }

    @Test
    void a_removal_that_is_heard_of_after_it_was_installed_again_changes_nothing() {
        install();
        happens("app_uninstalled");
        ObjectNode revoked = json.createObjectNode().put("type", "tokens_revoked");
        revoked.putObject("tokens").putArray("bot").add(Workspace.BOT);
        assertThat(send(signed().in(beta).event(revoked))).isEqualTo(200);

        mentionInBeta("help");
        awaitBeta("Tell me what should happen");
        assertThat(noticesOf(beth)).doesNotContain("removed from");
    }

    @Test
    void nobody_takes_a_workspace_from_another_organization() {
        install();
        Departure departure = depart(owner());
        Http.Answer taken = arrive(departure, SLACK.allow(beta, bethInSlack));

        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.body()).contains("belongs to another organization");
        assertThat(jdbc.sql("SELECT org_id FROM slack_workspace WHERE team = ?")
                        .param(beta.team())
                        .query(UUID.class)
                        .single())
                .isEqualTo(betaOrg);
    }

    private record Departure(Map<String, String> query, String cookie) {}

    private Departure depart() {
        return depart(beth);
    }

    private Departure depart(Http owner) {
        Http.Answer sent = owner.get("/slack/install");
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
        URI location =
                URI.create(sent.response().headers().firstValue("Location").orElseThrow());
        assertThat(location.toString()).startsWith(SLACK.url().resolve("/oauth/v2/authorize") + "?");
        Map<String, String> query = Arrays.stream(location.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return new Departure(
                query, sent.response().headers().firstValue("Set-Cookie").orElseThrow());
    }

    private Http.Answer arrive(Departure departure, String code) {
        return anyone().withCookie(departure.cookie()).get(back(departure, code));
    }

    private static String back(Departure departure, String code) {
        return "/slack/oauth_redirect?code=" + code + "&state="
                + departure.query().get("state");
    }

    private Http.Answer install() {
        return arrive(depart(), SLACK.allow(beta, bethInSlack));
    }

    private void mentionInBeta(String words) {
        String text = "<@" + Workspace.BOT + "> " + words;
        String ts = beta.say(general, bethInSlack, text, "");
        assertThat(send(signed().in(beta).event(message("app_mention", general, bethInSlack, text, ts, ""))))
                .isEqualTo(200);
    }

    private void happens(String type) {
        assertThat(send(signed().in(beta).event(json.createObjectNode().put("type", type))))
                .isEqualTo(200);
    }

    private Posted awaitBeta(String words) {
        return awaitMessage(
                beta, general, "saying " + words, message -> message.seen().contains(words));
    }

    private static String noticesOf(Http owner) {
        return owner.get("/api/conversations")
                .json()
                .path("items")
                .valueStream()
                .filter(conversation -> conversation.path("title").asString("").equals("Notices"))
                .map(conversation -> owner.get(
                                "/api/conversations/" + conversation.path("id").asString() + "/messages?after=0")
                        .body())
                .findFirst()
                .orElse("");
    }
}
