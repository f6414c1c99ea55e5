package dev.parley.bot.templates;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog.InvalidWorkflowException;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Choosing a template, installing it with its settings, and making the draft live. */
@Component
class TemplateButtons implements Buttons {
    private final TemplateShelf shelf;
    private final Installer installer;
    private final WorkflowCatalog catalog;
    private final ChatSurface surface;

    TemplateButtons(TemplateShelf shelf, Installer installer, WorkflowCatalog catalog, ChatSurface surface) {
        this.shelf = shelf;
        this.installer = installer;
        this.catalog = catalog;
        this.surface = surface;
    }

    @Override
    public String prefix() {
        return "template.";
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        surface.post(
                place,
                switch (press.action()) {
                    case TemplateCards.CHOOSE ->
                        shelf.find(press.value())
                                .map(template -> form(caller, template, Form.Draft.EMPTY))
                                .orElseGet(TemplateButtons::gone);
                    case TemplateCards.INSTALL ->
                        shelf.find(press.value())
                                .map(template -> install(caller, place, template, Form.typed(press)))
                                .orElseGet(TemplateButtons::gone);
                    case TemplateCards.PUBLISH -> publish(caller, press.value());
                    default ->
                        Message.of("A template can be chosen, installed or published. Say `templates` to see them.");
                });
    }

    private Message form(Caller caller, Template template, Form.Draft draft) {
        return TemplateCards.form(template, installer.needed(caller.org(), template), draft);
    }

    private Message install(Caller caller, Place place, Template template, Map<String, String> typed) {
        Installation installation = Installation.typed(template, typed);
        if (!installation.problems().isEmpty()) {
            return form(caller, template, new Form.Draft(typed, installation.problems()));
        }
        StoredWorkflow draft = installer.install(caller, installation, place.conversation());
        return TemplateCards.installed(
                draft, installer.needed(caller.org(), template), installer.findings(caller.org(), draft));
    }

    /** Pressed again, it says that it is live already. */
    private Message publish(Caller caller, String id) {
        Optional<StoredWorkflow> newest = workflow(id).flatMap(known -> catalog.newest(caller.org(), known));
        if (newest.isEmpty()) {
            return Message.of("That draft is gone. Say `templates` to install it anew.");
        }
        String name = "**" + newest.get().workflow().name() + "**";
        if (newest.get().version() != null) {
            return Message.of(name + " is live already.");
        }
        try {
            catalog.publish(caller.org(), newest.get().ref().id(), caller.actor());
            return Message.of(name + " is live; its runs report here. Say `list` to see all your workflows.");
        } catch (InvalidWorkflowException invalid) {
            return Message.of(
                    name + " cannot go live yet.",
                    invalid.findings().stream()
                            .filter(Finding::isError)
                            .map(finding -> Block.error(finding.message() + "\n" + finding.hint()))
                            .toArray(Block[]::new));
        }
    }

    private static Optional<WorkflowId> workflow(String id) {
        try {
            return Optional.of(new WorkflowId(UUID.fromString(id)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Message gone() {
        return Message.of("There is no such template any more. Say `templates` to see those there are.");
    }
}
