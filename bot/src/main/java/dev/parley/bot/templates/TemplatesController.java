package dev.parley.bot.templates;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.bot.api.ProblemException;
import dev.parley.bot.identity.Caller;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionDesk;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.WorkflowJson;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Templates, and installing them. */
@RestController
@RequestMapping("/api/templates")
class TemplatesController {
    private final TemplateShelf shelf;
    private final WorkflowCatalog catalog;
    private final Connectors connectors;
    private final ConnectionDesk connections;

    TemplatesController(
            TemplateShelf shelf, WorkflowCatalog catalog, Connectors connectors, ConnectionDesk connections) {
        this.shelf = shelf;
        this.catalog = catalog;
        this.connectors = connectors;
        this.connections = connections;
    }

    record Listed(List<View> items) {}

    /** @param workflow only when one template was asked for */
    record View(
            String id,
            String title,
            String summary,
            List<Template.Setting> settings,
            List<Needed> systems,
            String trigger,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ObjectNode workflow) {}

    /** A system that it works with. */
    record Needed(String connector, String title, boolean isConnected) {}

    /** @param settings by name; what is left out is as usual */
    record Wish(@Nullable String name, @Nullable Map<String, JsonNode> settings) {}

    /** @param systems all that it works with; those not connected have to be before it can do its work */
    record Installed(WorkflowId workflow, String name, List<Needed> systems, List<Finding> findings) {}

    @GetMapping
    Listed list(Caller caller) {
        Set<String> connected = connected(caller.org());
        return new Listed(shelf.all().stream()
                .map(template -> view(template, connected, null))
                .toList());
    }

    @GetMapping("/{id}")
    View get(Caller caller, @PathVariable String id) {
        Template template = find(id);
        return view(template, connected(caller.org()), WorkflowJson.write(template.workflow()));
    }

    @PostMapping("/{id}/install")
    ResponseEntity<Installed> install(
            Caller caller, @PathVariable String id, @RequestBody(required = false) @Nullable Wish wish) {
        Template template = find(id);
        Installation installation = Installation.of(template, wish == null ? null : wish.name(), settingsOf(wish));
        if (!installation.problems().isEmpty()) {
            throw ProblemException.unfit(
                    "The settings of template \"%s\" do not fit.".formatted(template.title()),
                    "GET /api/templates/%s lists them, with what they take.".formatted(id),
                    installation.problems().entrySet().stream()
                            .map(problem -> problem.getKey() + ": " + problem.getValue())
                            .toList());
        }
        StoredWorkflow stored = catalog.create(caller.org(), installation.workflow(), null, caller.actor());
        Installed installed = new Installed(
                stored.ref().id(),
                stored.workflow().name(),
                needed(template, connected(caller.org())),
                catalog.validate(caller.org(), stored.workflow()));
        return ResponseEntity.created(
                        URI.create("/api/workflows/" + stored.ref().id()))
                .body(installed);
    }

    private static Map<String, JsonNode> settingsOf(@Nullable Wish wish) {
        return wish == null || wish.settings() == null ? Map.of() : wish.settings();
    }

    private Template find(String id) {
        return shelf.find(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no template %s.".formatted(id), "GET /api/templates lists them."));
    }

    private View view(Template template, Set<String> connected, @Nullable ObjectNode workflow) {
        return new View(
                template.id(),
                template.title(),
                template.summary(),
                template.settings(),
                needed(template, connected),
                template.workflow().trigger().kind(),
                workflow);
    }

    /** Without those that nobody has to be connected to. */
    private List<Needed> needed(Template template, Set<String> connected) {
        return template.connectors().stream()
                .flatMap(name -> connectors.find(name).stream())
                .filter(spec -> !spec.auths().isEmpty())
                .map(spec -> new Needed(spec.name(), spec.title(), connected.contains(spec.name())))
                .toList();
    }

    private Set<String> connected(OrgId org) {
        return connections.all(org).stream()
                .filter(connection -> connection.status() == Connection.Status.READY)
                .map(Connection::connector)
                .collect(Collectors.toSet());
    }
}
