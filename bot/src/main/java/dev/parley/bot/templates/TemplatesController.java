package dev.parley.bot.templates;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.picture.WorkflowPicture;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.WorkflowJson;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Templates, and installing them. */
@RestController
@RequestMapping("/api/templates")
class TemplatesController {
    private final TemplateShelf shelf;
    private final Installer installer;
    private final ChatSurface surface;

    TemplatesController(TemplateShelf shelf, Installer installer, ChatSurface surface) {
        this.shelf = shelf;
        this.installer = installer;
        this.surface = surface;
    }

    record Listed(List<View> items) {}

    /** @param workflow only when one template was asked for */
    record View(
            String id,
            String title,
            String summary,
            List<Template.Setting> settings,
            List<Installer.Needed> systems,
            String trigger,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode workflow) {}

    /**
     * @param settings by name; what is left out is as usual
     * @param conversation that its runs report to; null for none
     */
    record Wish(
            @Nullable String name,
            @Nullable Map<String, JsonNode> settings,
            @Nullable String conversation) {
        static final Wish NONE = new Wish(null, null, null);
    }

    /** @param systems all that it works with; those not connected have to be before it can do its work */
    record Installed(WorkflowId workflow, String name, List<Installer.Needed> systems, List<Finding> findings) {}

    @GetMapping
    Listed list(Caller caller) {
        Set<String> connected = installer.connected(caller.org());
        return new Listed(shelf.all().stream()
                .map(template -> view(template, connected, null))
                .toList());
    }

    @GetMapping("/{id}")
    View get(Caller caller, @PathVariable String id) {
        Template template = find(id);
        return view(template, installer.connected(caller.org()), WorkflowJson.write(template.workflow()));
    }

    /** It is drawn in light or dark as the page that shows it. */
    @GetMapping(path = "/{id}/picture", produces = "image/svg+xml")
    String picture(Caller caller, @PathVariable String id) {
        return WorkflowPicture.svg(find(id).workflow(), Map.of());
    }

    @PostMapping("/{id}/install")
    ResponseEntity<Installed> install(
            Caller caller, @PathVariable String id, @RequestBody(required = false) @Nullable Wish wish) {
        Template template = find(id);
        Wish said = wish == null ? Wish.NONE : wish;
        requireConversation(caller, said.conversation());
        Installation installation =
                Installation.of(template, said.name(), said.settings() == null ? Map.of() : said.settings());
        if (!installation.problems().isEmpty()) {
            throw ProblemException.unfit(
                    "The settings of template \"%s\" do not fit.".formatted(template.title()),
                    "GET /api/templates/%s lists them, with what they take.".formatted(id),
                    installation.problems().entrySet().stream()
                            .map(problem -> problem.getKey() + ": " + problem.getValue())
                            .toList());
        }
        StoredWorkflow stored = installer.install(caller, installation, said.conversation());
        Installed installed = new Installed(
                stored.ref().id(),
                stored.workflow().name(),
                installer.needed(caller.org(), template),
                installer.findings(caller.org(), stored));
        return ResponseEntity.created(
                        URI.create("/api/workflows/" + stored.ref().id()))
                .body(installed);
    }

    private void requireConversation(Caller caller, @Nullable String conversation) {
        if (conversation != null && !surface.knows(new Place(caller.org(), conversation))) {
            throw ProblemException.notFound(
                    "There is no conversation %s.".formatted(conversation),
                    "POST /api/conversations opens one; leave it out and the runs report nowhere.");
        }
    }

    private Template find(String id) {
        return shelf.find(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no template %s.".formatted(id), "GET /api/templates lists them."));
    }

    private View view(Template template, Set<String> connected, @Nullable JsonNode workflow) {
        return new View(
                template.id(),
                template.title(),
                template.summary(),
                template.settings(),
                installer.needed(template, connected),
                template.workflow().trigger().kind(),
                workflow);
    }
}
