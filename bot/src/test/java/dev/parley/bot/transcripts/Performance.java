package dev.parley.bot.transcripts;

import static org.awaitility.Awaitility.await;

import dev.parley.bot.ParleyClient;
import dev.parley.bot.ParleyClient.Conversation;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One script, performed. After every line, what Parley has said or changed since is put down, once nothing moves any more. */
final class Performance {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Longer than the narrator waits between two updates of a message. */
    private static final Duration STILL = Duration.ofMillis(1300);

    private final Script script;
    private final ParleyClient client;
    private final FarSystem farSystem;
    private final Conversation chat;
    private final Page page;
    private final Map<String, String> shown = new HashMap<>();

    Performance(Script script, ParleyClient client, FarSystem farSystem) {
        this.script = script;
        this.client = client;
        this.farSystem = farSystem;
        this.chat = client.converse();
        this.page = new Page(script);
        messages().forEach(message -> shown.put(id(message), Page.words(message)));
    }

    String perform() {
        for (int i = 0; i < script.lines().size(); i++) {
            boolean isAwaited =
                    i + 1 < script.lines().size() && script.lines().get(i + 1).verb() == Script.Verb.UNTIL;
            perform(script.lines().get(i), isAwaited);
        }
        return page.toString();
    }

    /** @param isAwaited whether the next line says what to wait for */
    private void perform(Script.Line line, boolean isAwaited) {
        String words = farSystem.real(script.name(), line.words());
        switch (line.verb()) {
            case SAY -> {
                page.person(line.words());
                chat.say(words);
                if (!isAwaited) {
                    putDown();
                }
            }
            case PRESS -> {
                press(line.words());
                if (!isAwaited) {
                    putDown();
                }
            }
            case HOOK -> {
                page.note("Another system calls the workflow's webhook with `" + line.words() + "`.");
                client.post(hook(), words).is(202);
            }
            case UNTIL -> {
                await("\"" + line.words() + "\" in " + script.name() + " after " + page)
                        .atMost(PATIENCE)
                        .until(() -> messages().stream()
                                .filter(message -> !Page.words(message).equals(shown.get(id(message))))
                                .anyMatch(message -> Page.words(message)
                                        .toLowerCase(Locale.ROOT)
                                        .contains(words.toLowerCase(Locale.ROOT))));
                putDown();
            }
            case FAR -> farSystem.answers(script.name(), line.words());
            case SAW -> farSystem.saw(script.name(), line.words());
            case NOTE -> page.note(line.words());
        }
    }

    private void press(String label) {
        for (JsonNode message : messages().reversed()) {
            Optional<JsonNode> button = Page.buttons(message).stream()
                    .filter(action -> action.path("label").asString().equals(label))
                    .findFirst();
            if (button.isPresent()) {
                page.presses(label);
                chat.press(
                                button.get().path("id").asString(),
                                button.get().path("value").asString())
                        .is(202);
                return;
            }
        }
        throw new AssertionError(script.name() + ": there is no button \"" + label + "\" in " + page);
    }

    private void putDown() {
        List<String> still = await(script.name() + " comes to rest")
                .atMost(PATIENCE)
                .until(new Rest(this::texts)::reached, Optional::isPresent)
                .orElseThrow();
        List<JsonNode> messages = messages();
        if (!texts(messages).equals(still)) {
            putDown();
            return;
        }
        StringBuilder log = new StringBuilder();
        for (JsonNode message : messages) {
            String words = Page.words(message);
            String before = shown.put(id(message), words);
            if (before == null && isLog(message)) {
                log.append(words).append('\n');
            } else if (before == null && !words.isBlank()) {
                page.parley(hidden(words));
            } else if (before != null && !words.equals(before)) {
                page.parley(hidden(words), hidden(before));
            }
        }
        page.log(hidden(log.toString()));
    }

    /** How a run's log is cut into messages depends on the moment, so the reader has it in one piece. */
    private static boolean isLog(JsonNode message) {
        return message.hasNonNull("thread") && Page.words(message).startsWith("- ");
    }

    /** As the reader sees it, without the addresses of this machine. */
    private String hidden(String words) {
        return farSystem.shown(script.name(), words);
    }

    private List<JsonNode> messages() {
        return chat.messages().stream()
                .filter(message -> message.path("from").asString().equals("bot"))
                .sorted(Comparator.comparingLong(
                        message -> message.path("position").asLong()))
                .toList();
    }

    private List<String> texts() {
        return texts(messages());
    }

    private static List<String> texts(List<JsonNode> messages) {
        return messages.stream().map(Page::words).toList();
    }

    private static String id(JsonNode message) {
        return message.path("id").asString();
    }

    /** The hook that Parley named last in this conversation. */
    private String hook() {
        return messages().reversed().stream()
                .map(Page::words)
                .map(words -> Pattern.compile("/hooks/[\\w-]+").matcher(words))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError(script.name() + ": no webhook was named in " + page));
    }

    /** Something that has looked the same for a while. */
    private static final class Rest {
        private final Supplier<List<String>> source;
        private List<String> last = List.of();
        private long since = System.nanoTime();

        Rest(Supplier<List<String>> source) {
            this.source = source;
        }

        Optional<List<String>> reached() {
            List<String> now = source.get();
            if (!now.equals(last)) {
                last = now;
                since = System.nanoTime();
            }
            return System.nanoTime() - since > STILL.toNanos() ? Optional.of(now) : Optional.empty();
        }
    }
}
