package dev.parley.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.parley.bot.api.HookAddress;
import dev.parley.bot.approvals.Approvals;
import dev.parley.bot.chat.ChatDesk;
import dev.parley.bot.chat.OwnerNotices;
import dev.parley.bot.identity.People;
import dev.parley.bot.slack.blocks.Console;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.journal.RunHistory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Wires the package. */
@Configuration(proxyBeanMethods = false)
@WithSlack
@EnableConfigurationProperties(SlackProperties.class)
class SlackConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Bean(destroyMethod = "close")
    Slack slack(SlackProperties wishes) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(wishes.methodsPrefix());
        config.setStatsEnabled(false);
        OkHttpClient http = new OkHttpClient.Builder()
                // Sent again unseen, a message might appear twice; the outbox looks before it sends again.
                .retryOnConnectionFailure(false)
                .callTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .build();
        return Slack.getInstance(config, new SlackHttpClient(http));
    }

    @Bean
    SlackApi slackApi(Slack slack, SlackProperties wishes) {
        return new SlackApi(slack.methods(wishes.botToken().strip()));
    }

    @Bean
    Workspaces slackWorkspaces(JdbcClient jdbc, SlackApi api, People people) {
        return new Workspaces(jdbc, api, people);
    }

    @Bean
    Outbox slackOutbox(JdbcClient jdbc, JsonMapper json) {
        return new Outbox(jdbc, json);
    }

    /** @param publicUrl where people open Parley in a browser; blank when only this machine can */
    @Bean
    Sheets slackSheets(@Value("${parley.public-url:}") String publicUrl, JdbcClient jdbc, RunHistory history) {
        return new Sheets(Console.at(publicUrl), new Callees(jdbc, history));
    }

    @Bean
    Poster slackPoster(
            JdbcClient jdbc,
            JsonMapper json,
            Slack slack,
            SlackProperties wishes,
            SlackApi api,
            Sheets sheets,
            OwnerNotices notices,
            InstantSource clock) {
        Deliveries deliveries = new Deliveries(jdbc, json);
        Uploads uploads = new Uploads(
                slack.methods(wishes.botToken().strip()), slack.getHttpClient().getOkHttpClient());
        Files files = new Files(deliveries, uploads);
        return new Poster(deliveries, new Delivery(deliveries, api, sheets, files, new Trouble(notices), clock));
    }

    @Bean
    SlackSurface slackSurface(Outbox outbox, Workspaces workspaces, Poster poster) {
        return new SlackSurface(outbox, workspaces, poster);
    }

    @Bean
    UserGroups slackUserGroups(SlackApi api) {
        return new UserGroups(api);
    }

    @Bean
    SlackPeople slackPeople(JdbcClient jdbc, SlackApi api, People people, UserGroups groups, SlackProperties wishes) {
        return new SlackPeople(jdbc, api, people, groups, wishes.owner());
    }

    @Bean
    Lobby slackLobby(
            SlackApi api,
            Approvals approvals,
            WorkflowCatalog catalog,
            RunHistory history,
            Sheets sheets,
            InstantSource clock) {
        return new Lobby(api, new Home(approvals, catalog, history, sheets, clock));
    }

    @Bean
    Attendance slackAttendance(
            Workspaces workspaces,
            SlackPeople people,
            Outbox outbox,
            SlackSurface surface,
            ChatDesk desk,
            SlackApi api,
            Lobby lobby,
            Sheets sheets,
            Poster poster,
            UserGroups groups,
            Inbox inbox,
            HookAddress hooks) {
        Presses presses = new Presses(outbox, sheets, poster, api, desk);
        Orders orders = new Orders(desk, surface, api);
        return new Attendance(
                inbox, new Attendant(workspaces, people, outbox, surface, desk, presses, orders, lobby, groups), hooks);
    }

    @Bean
    Inbox slackInbox(JdbcClient jdbc, JsonMapper json) {
        return new Inbox(jdbc, json);
    }

    /** Bolt parses and holds the socket; everything goes through one door. */
    @Bean
    App slackApp(SlackProperties wishes, Slack slack, Workspaces workspaces, Inbox inbox, Attendance attendance) {
        AppConfig config = new AppConfig();
        config.setSlack(slack);
        config.setSigningSecret(wishes.signingSecret().strip());
        return new App(config, slack, List.of(new Door(workspaces, inbox, attendance)));
    }

    @Bean
    Connection slackConnection(SlackProperties wishes, Workspaces workspaces, App app) {
        return new Connection(wishes, workspaces, app);
    }
}
