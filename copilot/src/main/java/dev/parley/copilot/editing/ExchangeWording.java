package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.understanding.Links;
import dev.parley.copilot.understanding.Systems;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Another system for the same work: "use Jira instead", "send it to Slack instead of email", "replace Gmail with Outlook". */
final class ExchangeWording implements Wording {
    private static final List<Pattern> FORMS = List.of(
            Patterns.of("instead of (?<old>.{2,50}?),? (?<other>.+)"),
            Patterns.of("(?<other>.+?) (?:instead of|rather than|in place of|and not|not) (?<old>.{2,50})"),
            Patterns.of("(?:replace|swap|exchange|change) (?<old>.{2,50}?) (?:with|by|for|to) (?<other>.+)"),
            Patterns.of("(?:switch|move|migrate)(?: over)?(?: (?:it|from (?<old>.{2,50}?)))? to (?<other>.+)"),
            Patterns.of("(?:rather|instead),? (?<other>.+)"),
            Patterns.of("(?<other>.+?),? (?:instead|rather)"));
    private static final Systems SYSTEMS = Systems.known();

    @Override
    public Optional<Understood> read(Saying saying) {
        if (Links.find(saying.words()).isPresent()) {
            return Optional.empty();
        }
        for (Pattern form : FORMS) {
            Optional<MatchResult> match = Patterns.all(form, saying.words());
            Optional<String> system = match.flatMap(found -> system(found.group("other")));
            if (match.isPresent() && system.isPresent()) {
                String old = match.get().namedGroups().containsKey("old")
                        ? match.get().group("old")
                        : null;
                return exchange(saying, system.get(), old, match.get().group("other"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> system(String words) {
        return SYSTEMS.mentions(words).stream()
                .map(Systems.Mention::system)
                .filter(system -> system.kind() != Systems.Kind.MODEL)
                .map(Systems.System::name)
                .findFirst();
    }

    private static Optional<Understood> exchange(Saying saying, String system, @Nullable String old, String other) {
        List<Node.Call> meant = old == null ? List.of() : calls(saying, old);
        if (old != null && meant.isEmpty()) {
            return saying.unknown(old);
        }
        if (meant.isEmpty()) {
            meant = unnamed(saying, system, other);
        }
        return switch (meant.size()) {
            case 0 -> Optional.empty();
            case 1 -> one(saying, meant.getFirst(), system);
            default ->
                Optional.of(new Understood.Which(
                        old == null ? system : old,
                        List.copyOf(meant),
                        name -> "use " + system + " instead of " + name));
        };
    }

    private static List<Node.Call> calls(Saying saying, String reference) {
        return saying.steps().find(reference).stream()
                .filter(Node.Call.class::isInstance)
                .map(Node.Call.class::cast)
                .toList();
    }

    /** What the words besides the system mean; else what goes to a system of the same kind; else what changes something. */
    private static List<Node.Call> unnamed(Saying saying, String system, String other) {
        String rest = other.replaceFirst("(?i)^(?:use|take|go with|switch to|via|by|with|in|on|to) ", "")
                .replaceAll(
                        "(?i)(?:to|in|on|via|by|with|into|through|use)? ?(?:the |our |a )?\\b" + Pattern.quote(system)
                                + "\\b",
                        "")
                .strip();
        List<Node.Call> named = rest.isBlank() ? List.of() : calls(saying, rest);
        if (!named.isEmpty()) {
            return named;
        }
        List<Node.Call> changing = saying.all(Node.Call.class).stream()
                .filter(saying.steps()::changesSomething)
                .toList();
        List<Node.Call> ofSystems = changing.stream()
                .filter(call -> system(
                                StepWords.title(call) + " " + call.operation().replace('.', ' '))
                        .isPresent())
                .toList();
        return ofSystems.isEmpty() ? changing : ofSystems;
    }

    private static Optional<Understood> one(Saying saying, Node.Call call, String system) {
        Replacement.Made made = new Replacement(saying).of(call, system);
        return Understood.change(
                new Edit.Exchange(call.id(), made.step()),
                StepWords.quoted(call) + " goes to " + system + " now"
                        + (made.isConnected()
                                ? "."
                                : ". Parley has no connector for it here, so it is a call whose address is missing: say “use https://…” with it."));
    }
}
