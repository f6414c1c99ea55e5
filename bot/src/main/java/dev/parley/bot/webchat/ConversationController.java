package dev.parley.bot.webchat;

import dev.parley.bot.chat.ChatEvent;
import dev.parley.bot.chat.Place;
import dev.parley.bot.chat.Reception;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Standing;
import dev.parley.bot.problem.ProblemException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The web chat by HTTP (DESIGN §6). */
@RestController
@RequestMapping("/api/conversations")
class ConversationController {
    private static final int CONVERSATIONS = 50;
    private static final int MESSAGES = 200;
    private static final long NEVER = 0L;

    private final Conversations opening;
    private final ConversationStore conversations;
    private final MessageStore messages;
    private final WebChatSurface surface;
    private final LiveFeed feed;
    private final Reception reception;
    private final Eyes eyes;

    ConversationController(
            Conversations opening,
            ConversationStore conversations,
            MessageStore messages,
            WebChatSurface surface,
            LiveFeed feed,
            Reception reception,
            Eyes eyes) {
        this.opening = opening;
        this.conversations = conversations;
        this.messages = messages;
        this.surface = surface;
        this.feed = feed;
        this.reception = reception;
        this.eyes = eyes;
    }

    record Opened(UUID id) {}

    /** @param seq everything that came of it is after this */
    record Accepted(UUID id, long seq) {}

    @PostMapping
    ResponseEntity<Opened> open(Caller caller) {
        UUID id = opening.open(caller);
        return ResponseEntity.created(URI.create("/api/conversations/" + id)).body(new Opened(id));
    }

    /** @param before the {@code next} of the page before */
    @GetMapping
    Items<ConversationView> list(Caller caller, @RequestParam(required = false) @Nullable Instant before) {
        return Items.page(
                conversations.recent(caller.org(), caller.actor(), before, CONVERSATIONS + 1),
                CONVERSATIONS,
                last -> last.updatedAt().toString());
    }

    @PostMapping("/{id}/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted say(Caller caller, @PathVariable String id, @RequestBody Incoming incoming) throws InterruptedException {
        Place place = new Place(caller.org(), id);
        ChatEvent event = incoming.event();
        long before = revision(place);
        Accepted accepted = new Accepted(UUID.randomUUID(), before);
        if (event instanceof ChatEvent.Said(String text)) {
            MessageStore.Written written = surface.hear(place, caller.actor().name(), text);
            accepted = new Accepted(written.id(), written.seq());
        }
        reception.receive(caller, place, event);
        return accepted;
    }

    @GetMapping("/{id}/messages")
    Items<MessageView> messages(Caller caller, @PathVariable String id, @RequestParam(defaultValue = "0") long after) {
        Place place = new Place(caller.org(), id);
        revision(place);
        List<MessageView> shown = messages.after(place, after, MESSAGES + 1).stream()
                .map(eyes.of(caller))
                .toList();
        return Items.page(shown, MESSAGES, last -> Long.toString(last.seq()));
    }

    /** Goes on after {@code Last-Event-ID}, which a browser sends when it reconnects, or after {@code after}. */
    @GetMapping(path = "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            Caller caller,
            Standing standing,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId) {
        Place place = new Place(caller.org(), id);
        revision(place);
        SseEmitter reader = new SseEmitter(NEVER);
        Subscription subscription = feed.subscribe(place);
        reader.onCompletion(subscription::close);
        reader.onError(_ -> subscription.close());
        long seen = lastEventId == null ? after : lastEventId;
        Thread.ofVirtual()
                .name("conversation-stream")
                .start(new MessageStream(messages, place, eyes.of(caller), subscription, standing, reader, seen));
        return ResponseEntity.ok()
                .header("Cache-Control", "no-cache")
                // Proxies such as nginx would otherwise hold messages back.
                .header("X-Accel-Buffering", "no")
                .body(reader);
    }

    private long revision(Place place) {
        return conversations
                .revision(place)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no conversation " + place.conversation() + ".",
                        "List yours with GET /api/conversations, or open one with POST /api/conversations."));
    }
}
