package dev.parley.bot.slack;

import com.slack.api.model.assistant.SuggestedPrompt;
import dev.parley.bot.identity.Caller;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where people come in: App Home, and a new conversation with the assistant. */
class Lobby {
    private static final Logger LOG = LoggerFactory.getLogger(Lobby.class);
    private static final int LONGEST_TITLE = 80;
    private static final List<SuggestedPrompt> PROMPTS = List.of(
            new SuggestedPrompt(
                    "Approve large orders",
                    "When a webhook receives an order and its total is over 1000, ask for approval, then POST it to a URL"),
            new SuggestedPrompt(
                    "A report every Monday", "Every Monday at 9:00 fetch a report from a URL and post it to another"),
            new SuggestedPrompt("What is there?", "list"),
            new SuggestedPrompt("What waits for me?", "approvals"));

    private final Switchboard slack;
    private final Home home;

    Lobby(Switchboard slack, Home home) {
        this.slack = slack;
        this.home = home;
    }

    void showHome(Caller caller, Arrival.HomeOpened opened) {
        report("App Home of " + opened.user(), slack.to(opened.team()).publishHome(opened.user(), home.of(caller)));
    }

    void welcome(Arrival.AssistantOpened opened) {
        report("Suggested prompts", slack.to(opened.team()).suggest(opened.channel(), opened.thread(), PROMPTS));
    }

    /** In a conversation with the assistant. @param title for one that begins; null for one that has its own */
    void listening(SlackPlace place, @Nullable String title) {
        String thread = Objects.requireNonNull(place.thread());
        SlackApi api = slack.to(place.team());
        report("A status", api.status(place.channel(), thread, "is thinking …"));
        if (title != null && !title.isBlank()) {
            String line = title.lines().findFirst().orElse(title);
            String cut = line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
            report("A title", api.title(place.channel(), thread, cut));
        }
    }

    /** None of these is worth a second try: it is shown anew whenever somebody comes in. */
    private static void report(String what, Outcome<?> outcome) {
        if (!(outcome instanceof Outcome.Answered<?>)) {
            LOG.warn("{} could not be shown: {}", what, outcome);
        }
    }
}
