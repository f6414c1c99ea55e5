package dev.parley.bot.connections;

import dev.parley.connectors.Connectors;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.connection.OAuthClient;
import dev.parley.connectors.desk.Cabinet;
import dev.parley.connectors.desk.ConnectionDesk;
import dev.parley.connectors.desk.ConnectionListener;
import dev.parley.connectors.desk.ConsentDesk;
import dev.parley.connectors.desk.MissingConnections;
import dev.parley.connectors.desk.VaultConnections;
import dev.parley.connectors.desk.WebhookDesk;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.vault.EnvironmentKms;
import dev.parley.connectors.vault.FileKms;
import dev.parley.connectors.vault.Kms;
import dev.parley.connectors.vault.Vault;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.trigger.EventBus;
import dev.parley.engine.workflow.Prerequisites;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the package. Connectors need connections and connections need connectors: the latter are looked up when one is used. */
@Configuration(proxyBeanMethods = false)
class ConnectionsConfiguration {
    /** From the environment when it is there, else from a file beside everything else that Parley keeps. */
    @Bean
    Kms kms(
            @Value("${PARLEY_VAULT_KEY:}") String key,
            @Value("${PARLEY_VAULT_OLD_KEYS:}") String olderKeys,
            @Value("${parley.home}") Path home) {
        return key.isBlank() ? new FileKms(home.resolve("vault").resolve("keys")) : new EnvironmentKms(key, olderKeys);
    }

    @Bean
    Vault vault(Kms kms) {
        return new Vault(kms);
    }

    @Bean
    PostgresConnectionStore connectionStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresConnectionStore(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    PostgresOAuthAttempts oauthAttempts(JdbcClient jdbc) {
        return new PostgresOAuthAttempts(jdbc);
    }

    @Bean
    OAuthClient.Registry oauthRegistrations(Environment environment, ObjectProvider<Connectors> connectors) {
        OAuthRegistrations registrations = new OAuthRegistrations(environment);
        // The installation's secrets must not go where an imported document says.
        return name -> connectors.getObject().find(name).isPresent() ? registrations.of(name) : Optional.empty();
    }

    @Bean
    Cabinet connectionCabinet(PostgresConnectionStore store, Vault vault, ObjectProvider<Connectors> connectors) {
        return new Cabinet(store, vault, (org, name) -> connectors.getObject().find(org, name));
    }

    @Bean
    Connections connections(
            Cabinet cabinet,
            OAuthClient.Registry clients,
            GuardedHttpClient http,
            ApplicationEventPublisher events,
            Clock clock) {
        ConnectionListener listener = connection -> events.publishEvent(new ConnectionBroken(connection));
        return new VaultConnections(cabinet, clients, http, listener, clock);
    }

    @Bean
    ConnectionDesk connectionDesk(Cabinet cabinet, Connections connections, Clock clock) {
        return new ConnectionDesk(cabinet, connections, clock);
    }

    @Bean
    Prerequisites prerequisites(PostgresConnectionStore store, Connectors connectors) {
        return new MissingConnections(connectors::of, store::all);
    }

    @Bean
    ConsentDesk consentDesk(
            Cabinet cabinet,
            PostgresOAuthAttempts attempts,
            OAuthClient.Registry clients,
            GuardedHttpClient http,
            Clock clock) {
        return new ConsentDesk(cabinet, attempts, clients, http, clock);
    }

    @Bean
    WebhookDesk webhookDesk(Cabinet cabinet, Clock clock) {
        return new WebhookDesk(cabinet, clock);
    }

    @Bean
    ConnectionEvents connectionEvents(EventBus bus) {
        return new ConnectionEvents(bus);
    }

    @Bean
    ConnectionLook connectionLook(Connections connections, JdbcClient jdbc, ConnectionEvents events, Clock clock) {
        return new ConnectionLook(connections, new PostgresCursors(jdbc), events, clock);
    }

    @Bean(destroyMethod = "")
    ConnectionWatch connectionWatch(
            WorkflowCatalog catalog,
            Connectors connectors,
            PostgresConnectionStore store,
            ConnectionLook look,
            Clock clock,
            @Value("${parley.connections.tick:5s}") Duration tick) {
        return new ConnectionWatch(catalog, connectors, store, look, clock, tick);
    }
}
