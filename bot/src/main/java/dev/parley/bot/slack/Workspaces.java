package dev.parley.bot.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.bot.identity.People;
import dev.parley.bot.slack.SlackApi.Me;
import dev.parley.bot.slack.WorkspaceTable.Row;
import dev.parley.connectors.vault.Sealed;
import dev.parley.connectors.vault.Secret;
import dev.parley.connectors.vault.Vault;
import dev.parley.engine.OrgId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workspaces that are connected, whose they are and with which token. Those that installed the app have a token of their own in the
 * vault; the token of the environment is one workspace's, and that belongs to the one organization.
 */
class Workspaces {
    private static final Logger LOG = LoggerFactory.getLogger(Workspaces.class);
    /** How long another replica's news may stay unheard. */
    private static final Duration MEMORY = Duration.ofSeconds(10);

    private final WorkspaceTable table;
    private final Vault vault;
    private final People people;
    private final Secret ofEnvironment;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(MEMORY).build();
    private volatile boolean areKnown;

    /** @param ofEnvironment blank when every workspace installs the app */
    Workspaces(WorkspaceTable table, Vault vault, People people, Secret ofEnvironment) {
        this.table = table;
        this.vault = vault;
        this.people = people;
        this.ofEnvironment = ofEnvironment;
        this.areKnown = !hasTokenOfEnvironment();
    }

    private record Known(Workspace workspace, Secret token) {}

    /** Empty when this workspace was never one of ours. */
    Optional<Workspace> of(String team) {
        return known(team).map(Known::workspace);
    }

    /** Blank when there is none, which Slack refuses. */
    Secret token(String team) {
        return known(team).map(Known::token).orElseGet(() -> new Secret(""));
    }

    private Optional<Known> known(String team) {
        return Optional.ofNullable(
                known.get(team, _ -> table.find(team).map(this::known).orElse(null)));
    }

    private Known known(Row row) {
        Workspace workspace = row.workspace();
        Sealed token = row.token();
        if (workspace.isGone()) {
            return new Known(workspace, new Secret(""));
        }
        return new Known(workspace, token == null ? ofEnvironment : opened(workspace, token));
    }

    private Secret opened(Workspace workspace, Sealed token) {
        Vault.Owner owner = owner(workspace.org(), workspace.team());
        if (!vault.isCurrent(token)) {
            table.rewrapped(workspace, token, vault.rewrapped(token, owner));
        }
        return new Secret(new String(vault.open(token, owner), StandardCharsets.UTF_8));
    }

    boolean hasTokenOfEnvironment() {
        return !ofEnvironment.reveal().isBlank();
    }

    /** Whether Slack has said whose the environment's token is. */
    boolean areKnown() {
        return areKnown;
    }

    /** It is that of the environment. */
    void connected(Me me) {
        table.connected(people.onlyOrganization(), me);
        known.invalidate(me.team());
        areKnown = true;
        LOG.info("Connected to Slack: {}", me.url());
    }

    /** @return false when the workspace is another organization's */
    boolean install(OrgId org, Me me, String by, Secret token) {
        Sealed sealed = vault.seal(token.reveal().getBytes(StandardCharsets.UTF_8), owner(org, me.team()));
        boolean isOurs = table.installed(org, me, by, sealed);
        known.invalidate(me.team());
        if (isOurs) {
            LOG.info("Installed in Slack: {}", me.url());
        }
        return isOurs;
    }

    /** @return the workspace; empty when it was gone before */
    Optional<Workspace> leave(String team) {
        Optional<Workspace> gone = table.gone(team);
        known.invalidate(team);
        return gone;
    }

    private static Vault.Owner owner(OrgId org, String team) {
        return new Vault.Owner(org, "slack/" + team);
    }
}
