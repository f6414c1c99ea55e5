package dev.parley.bot.connections;

import dev.parley.bot.identity.Caller;
import dev.parley.connectors.BrokenConnector;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.event.EventSource;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Every system that can be connected, and what each needs and can. */
@RestController
class ConnectorsController {
    private final Connectors connectors;

    ConnectorsController(Connectors connectors) {
        this.connectors = connectors;
    }

    /** @param broken jars of community connectors that were left out, and why */
    record Answer(List<View> items, List<BrokenConnector> broken) {}

    /** @param needsConnection whether steps can do nothing there until it is connected */
    record View(
            String name,
            String title,
            String icon,
            List<AuthView> auth,
            boolean needsBaseUrl,
            boolean needsConnection,
            List<String> operations,
            List<EventView> events,
            String limits) {
        static View of(ConnectorSpec spec) {
            return new View(
                    spec.name(),
                    spec.title(),
                    spec.icon(),
                    spec.auths().stream().map(auth -> AuthView.of(spec, auth)).toList(),
                    spec.needsBaseUrl(),
                    spec.needsConnection(),
                    spec.operations().stream()
                            .map(operation -> operation.spec().id())
                            .toList(),
                    spec.events().stream().map(EventView::of).toList(),
                    spec.limits());
        }
    }

    /** @param scopes that a person is asked to allow */
    record AuthView(String kind, List<Field> fields, List<Auth.OAuth2.Scope> scopes) {
        static AuthView of(ConnectorSpec spec, Auth auth) {
            return new AuthView(
                    auth.kind(), spec.fields(auth), auth instanceof Auth.OAuth2 oauth ? oauth.scopes() : List.of());
        }
    }

    record EventView(String id, String title, JsonNode sample) {
        static EventView of(EventSource source) {
            return new EventView(source.id(), source.title(), source.sample());
        }
    }

    @GetMapping("/api/connectors")
    Answer list(Caller caller) {
        return new Answer(connectors.of(caller.org()).stream().map(View::of).toList(), connectors.broken());
    }
}
