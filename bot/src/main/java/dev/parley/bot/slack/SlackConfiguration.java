package dev.parley.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.parley.bot.address.HookAddress;
import dev.parley.bot.address.PublicAddress;
import dev.parley.bot.approvals.Approvals;
import dev.parley.bot.chat.ChatDesk;
import dev.parley.bot.chat.OwnerNotices;
import dev.parley.bot.commands.Commands;
import dev.parley.bot.identity.People;
import dev.parley.bot.identity.Rights;
import dev.parley.bot.phrases.Spoken;
import dev.parley.bot.slack.blocks.Console;
import dev.parley.connectors.vault.Secret;
import dev.parley.connectors.vault.Vault;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.runtime.Runtime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
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
    Workspaces slackWorkspaces(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Vault vault,
            People people,
            SlackProperties wishes) {
        WorkspaceTable table = new WorkspaceTable(jdbc, new TransactionTemplate(transactions));
        return new Workspaces(table, vault, people, new Secret(wishes.botToken().strip()));
    }

    @Bean
    Switchboard slackSwitchboard(Slack slack, Workspaces workspaces) {
        return new Switchboard(slack, workspaces);
    }

    @Bean
    Installations slackInstallations(
            SlackProperties wishes,
            Slack slack,
            JdbcClient jdbc,
            Workspaces workspaces,
            SlackPeople slackPeople,
            People people) {
        return new Installations(wishes, slack, new InstallAttempts(jdbc), workspaces, slackPeople, people);
    }

    @Bean
    Trouble slackTrouble(OwnerNotices notices, Workspaces workspaces, PublicAddress address) {
        return new Trouble(notices, workspaces, address);
    }

    @Bean
    Asides slackAsides(Slack slack) {
        return new Asides(slack.getHttpClient().getOkHttpClient());
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
            Switchboard switchboard,
            Sheets sheets,
            Trouble trouble,
            InstantSource clock) {
        Deliveries deliveries = new Deliveries(jdbc, json);
        Files files = new Files(
                deliveries, new Uploads(switchboard, slack.getHttpClient().getOkHttpClient()));
        Pauses pauses = new Pauses(clock);
        Delivery delivery = new Delivery(deliveries, switchboard, sheets, files, trouble, pauses, clock);
        return new Poster(deliveries, delivery, pauses);
    }

    @Bean
    SlackSurface slackSurface(Outbox outbox, Workspaces workspaces, Poster poster) {
        return new SlackSurface(outbox, workspaces, poster);
    }

    @Bean
    UserGroups slackUserGroups(Switchboard switchboard) {
        return new UserGroups(switchboard);
    }

    @Bean
    SlackPeople slackPeople(
            JdbcClient jdbc,
            Switchboard switchboard,
            Workspaces workspaces,
            People people,
            UserGroups groups,
            SlackProperties wishes) {
        return new SlackPeople(jdbc, switchboard, workspaces, people, groups, wishes.owner());
    }

    @Bean
    Spellings slackSpellings(Workspaces workspaces, SlackPeople people, UserGroups groups) {
        return new Spellings(workspaces, people, groups);
    }

    @Bean
    Wishes slackWishes(
            Switchboard switchboard,
            InstantSource clock,
            JdbcClient jdbc,
            JsonMapper json,
            ObjectProvider<Attendance> attendance) {
        // Those who attend to what arrives open wishes, which are attended to in their turn.
        return new Wishes(
                new Heads(switchboard, clock),
                new Inbox(jdbc, json),
                kept -> attendance.getObject().attending(kept).run());
    }

    @Bean
    Lobby slackLobby(
            Switchboard switchboard,
            Approvals approvals,
            WorkflowCatalog catalog,
            RunHistory history,
            Sheets sheets,
            InstantSource clock) {
        return new Lobby(switchboard, new Home(approvals, catalog, history, sheets, clock));
    }

    @Bean
    Shortcuts slackShortcuts(
            Switchboard switchboard,
            Workspaces workspaces,
            WorkflowCatalog catalog,
            Runtime runtime,
            Spoken spoken,
            JdbcClient jdbc,
            JsonMapper json,
            Spellings spellings,
            SlackSurface surface,
            Wishes wishes,
            ChatDesk desk,
            Rights rights) {
        ChosenMessages messages = new ChosenMessages(jdbc, json, switchboard, workspaces, spellings);
        MessageRuns runs = new MessageRuns(switchboard, catalog, messages, runtime, spoken, surface, desk, rights);
        return new Shortcuts(switchboard, catalog, messages, runs, wishes, surface);
    }

    @Bean
    Attendant slackAttendant(
            SlackPeople people,
            Outbox outbox,
            SlackSurface surface,
            ChatDesk desk,
            Commands commands,
            Switchboard switchboard,
            Workspaces workspaces,
            Trouble trouble,
            Lobby lobby,
            Asides asides,
            Sheets sheets,
            Poster poster,
            Shortcuts shortcuts,
            Spellings spellings,
            Wishes wishes) {
        return new Attendant(
                people,
                outbox,
                surface,
                desk,
                new Presses(outbox, sheets, poster, switchboard, shortcuts, lobby, asides, surface, desk),
                new Orders(switchboard, asides, desk, commands, surface, wishes),
                lobby,
                shortcuts,
                spellings,
                new Removals(workspaces, switchboard, trouble));
    }

    @Bean
    Attendance slackAttendance(JdbcClient jdbc, JsonMapper json, Attendant attendant, HookAddress hooks) {
        return new Attendance(new Inbox(jdbc, json), attendant, hooks);
    }

    /** With a connection that nothing else waits for. */
    @Bean
    SlackDatabase slackDatabase(DataSource dataSource) {
        return SlackDatabase.beside(dataSource);
    }

    @Bean
    Intake slackIntake(SlackDatabase database, JsonMapper json) {
        return new Intake(new Inbox(database.jdbc(), json));
    }

    /** Bolt parses; everything goes through one door. */
    @Bean
    App slackApp(SlackProperties wishes, Slack slack, Workspaces workspaces, Intake intake, Attendance attendance) {
        AppConfig config = new AppConfig();
        config.setSlack(slack);
        config.setSigningSecret(wishes.signingSecret().strip());
        return new App(config, slack, List.of(new Door(workspaces, intake, attendance)));
    }

    @Bean
    Connection slackConnection(SlackProperties wishes, Slack slack, Workspaces workspaces, App app) {
        return new Connection(wishes, slack, workspaces, app);
    }
}
