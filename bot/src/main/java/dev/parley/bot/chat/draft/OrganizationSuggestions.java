package dev.parley.bot.chat.draft;

import dev.parley.bot.identity.Members;
import dev.parley.bot.identity.Members.Member;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.ConnectionStore;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.Suggestions;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.workflow.Node;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** People and roles of the organization, what it is connected to, and the addresses its own workflows call. */
@Component
final class OrganizationSuggestions implements Suggestions {
    /** Enough to find the usual addresses in, and few enough to look through between two messages. */
    private static final int LATEST_WORKFLOWS = 10;

    private final Members members;
    private final WorkflowCatalog catalog;

    private final ConnectionStore connections;

    OrganizationSuggestions(Members members, WorkflowCatalog catalog, ConnectionStore connections) {
        this.connections = connections;
        this.members = members;
        this.catalog = catalog;
    }

    @Override
    public Known of(OrgId org) {
        return new Known(approvers(members.of(org)), addresses(org), connected(org));
    }

    /** One that has to be connected again is still the one that is meant. */
    private List<String> connected(OrgId org) {
        return connections.all(org).stream()
                .filter(connection -> connection.status() != Connection.Status.PENDING)
                .map(Connection::connector)
                .distinct()
                .toList();
    }

    /** Roles first: they outlive the people who have them. */
    private static List<Option> approvers(List<Member> people) {
        List<Option> options = new ArrayList<>();
        people.stream()
                .flatMap(person -> person.roles().stream())
                .distinct()
                .sorted()
                .forEach(role ->
                        options.add(new Option(role + " (" + names(people, role) + ")", "role:" + role, false)));
        people.forEach(person -> options.add(new Option(person.name(), "user:" + person.id(), false)));
        return options;
    }

    private static String names(List<Member> people, String role) {
        List<String> names = people.stream()
                .filter(person -> person.roles().contains(role))
                .map(Member::name)
                .toList();
        return names.size() == 1 ? names.getFirst() : names.size() + " people";
    }

    private List<String> addresses(OrgId org) {
        return catalog.list(org).stream()
                .limit(LATEST_WORKFLOWS)
                .flatMap(workflow -> catalog.newest(org, workflow.id()).stream())
                .map(StoredWorkflow::workflow)
                .flatMap(workflow -> workflow.nodes().stream())
                .flatMap(OrganizationSuggestions::address)
                .distinct()
                .toList();
    }

    private static Stream<String> address(Node node) {
        return node instanceof Node.Call call && call.operation().equals("http.request")
                ? literal(call.with().path("url")).stream()
                : Stream.empty();
    }

    /** Without its query and its user, which may hold secrets; none where it is put together from data, or leads nowhere. */
    private static Optional<String> literal(JsonNode url) {
        String text = url.asString("");
        if (text.contains("{{") || !text.matches("https?://.+")) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(text);
            String host = address.getHost();
            boolean leadsNowhere = host == null || host.endsWith(".invalid");
            return leadsNowhere
                    ? Optional.empty()
                    : Optional.of(address.getScheme() + "://" + host
                            + (address.getPort() < 0 ? "" : ":" + address.getPort()) + address.getRawPath());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
