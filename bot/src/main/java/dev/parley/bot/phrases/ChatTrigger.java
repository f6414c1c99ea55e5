package dev.parley.bot.phrases;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Listening;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.copilot.Copilot;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog.Topic;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.runtime.NotReadyException;
import dev.parley.engine.runtime.Runtime;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.Phrase;
import dev.parley.engine.workflow.Trigger;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Starts the live workflow whose phrase somebody says; of several, the one with the most fixed words. Its run is told where it was said. */
@Component
@Order(8)
class ChatTrigger implements Listening {
    private final WorkflowCatalog catalog;
    private final Copilot copilot;
    private final Runtime runtime;
    private final Spoken spoken;
    private final ChatSurface surface;

    ChatTrigger(WorkflowCatalog catalog, Copilot copilot, Runtime runtime, Spoken spoken, ChatSurface surface) {
        this.catalog = catalog;
        this.copilot = copilot;
        this.runtime = runtime;
        this.spoken = spoken;
        this.surface = surface;
    }

    /** @param words what was said in the blanks of the phrase */
    private record Meant(StoredWorkflow workflow, int certainty, Map<String, String> words) {}

    @Override
    public boolean hear(Caller caller, Place place, String text) {
        // While it asks, words are answers.
        if (copilot.isInterviewing(place.org(), place.conversation())) {
            return false;
        }
        Optional<Meant> meant = catalog.listeners(caller.org(), Topic.CHAT).stream()
                .flatMap(workflow -> meant(workflow, text))
                .max(Comparator.comparingInt(Meant::certainty));
        meant.ifPresent(one -> start(caller, place, text, one));
        return meant.isPresent();
    }

    private static Stream<Meant> meant(StoredWorkflow workflow, String text) {
        if (!(workflow.workflow().trigger() instanceof Trigger.Chat(String words))) {
            return Stream.empty();
        }
        Phrase phrase = Phrase.of(words);
        return phrase.match(text).map(said -> new Meant(workflow, phrase.length(), said)).stream();
    }

    private void start(Caller caller, Place place, String text, Meant meant) {
        ObjectNode words = JsonNodeFactory.instance.objectNode();
        meant.words().forEach(words::put);
        try {
            runtime.start(new StartRun(
                    caller.org(),
                    meant.workflow().ref(),
                    Mode.LIVE,
                    "chat",
                    spoken.output(caller, text),
                    words,
                    caller.actor(),
                    place.conversation()));
        } catch (OverloadedException | NotReadyException busy) {
            surface.post(place, Message.of("", Block.warning(busy.getMessage() + ". Nothing was started.")));
        }
    }
}
