package dev.parley.copilot.interview;

import dev.parley.copilot.drafting.Drafter;
import dev.parley.engine.Actor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a draft has come while it is still asked about: what it would do, and who said what where several people did. */
final class Standing {
    private Standing() {}

    static String of(Interview interview, Drafter drafter) {
        if (interview.brief().isBlank()) {
            return "Nothing yet: I only know that you want something done.";
        }
        List<String> lines = Drafter.isDraftable(interview.brief())
                ? drafter.draft(interview.brief(), interview.amendments(), List.of())
                        .steps()
                : List.copyOf(Slots.of(interview.brief()).values());
        String told = lines.isEmpty()
                ? "So far I know what should be done, but not what starts it."
                : "So far:\n" + lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
        return Stream.of(told, voices(interview))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String voices(Interview interview) {
        Map<String, String> slots = Slots.of(interview.brief());
        long people = interview.said().values().stream().distinct().count();
        return people < 2
                ? ""
                : slots.entrySet().stream()
                        .filter(slot -> interview.said().containsKey(slot.getKey()))
                        .map(slot -> said(slot.getValue(), interview.said().get(slot.getKey())))
                        .collect(Collectors.joining("\n"));
    }

    private static String said(String words, Actor by) {
        return "- " + by.name() + ": " + words;
    }
}
