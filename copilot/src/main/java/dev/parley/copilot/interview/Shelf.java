package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.interview.Interviews.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The drafts of one conversation, as people tell them apart. */
final class Shelf {
    private static final Set<String> EMPTY_WORDS =
            Set.of("the", "one", "with", "about", "for", "that", "this", "draft", "workflow", "and", "from");
    private static final int LONGEST = 50;

    private final List<Kept> kept;
    private final Drafter drafter;

    Shelf(List<Kept> kept, Drafter drafter) {
        this.kept = List.copyOf(kept);
        this.drafter = drafter;
    }

    int nextNumber() {
        return kept.stream().mapToInt(Kept::number).max().orElse(0) + 1;
    }

    Optional<Kept> current() {
        return kept.stream().filter(Kept::isCurrent).findFirst();
    }

    Optional<Kept> numbered(int number) {
        return kept.stream().filter(one -> one.number() == number).findFirst();
    }

    /** The one that these words fit best; empty when none does, or several as well. */
    Optional<Kept> named(String words) {
        List<String> told = Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+"))
                .map(word -> word.length() > 3 ? word.replaceFirst("(?:'s|s)$", "") : word)
                .filter(word -> word.length() > 1 && !EMPTY_WORDS.contains(word))
                .toList();
        Map<Kept, Long> fits = kept.stream()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> told.stream().filter(described(one)::contains).count()));
        long best = fits.values().stream().max(Comparator.naturalOrder()).orElse(0L);
        List<Kept> fitting = kept.stream().filter(one -> fits.get(one) == best).toList();
        return best > 0 && fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private String described(Kept one) {
        String slots = one.interview() == null
                ? ""
                : String.join(" ", Slots.of(one.interview().brief()).values());
        return (name(one) + " " + one.wish() + " " + slots).toLowerCase(Locale.ROOT);
    }

    String name(Kept one) {
        Interview interview = one.interview();
        if (interview != null && Drafter.isDraftable(interview.brief())) {
            return Objects.requireNonNull(drafter.draft(interview.brief(), interview.amendments(), List.of())
                            .workflow())
                    .name();
        }
        String wish = one.wish().strip().replaceAll("\\s+", " ");
        boolean isNameless =
                wish.isEmpty() || interview != null && interview.brief().isBlank();
        return isNameless ? "Nothing told yet" : wish.length() > LONGEST ? wish.substring(0, LONGEST - 1) + "…" : wish;
    }

    /** All of them with what they wait for; null-safe for an empty shelf. */
    String listed(Instant now) {
        if (kept.isEmpty()) {
            return "There are no drafts here. Tell me what should happen, and I draft it.";
        }
        String lines = kept.stream().map(one -> line(one, now)).collect(Collectors.joining("\n"));
        int other = kept.stream()
                .filter(one -> !one.isCurrent())
                .mapToInt(Kept::number)
                .findFirst()
                .orElse(0);
        return (kept.size() == 1 ? "One draft here:\n" : kept.size() + " drafts here:\n")
                + lines
                + (other == 0 ? "" : "\n\nSay \"draft " + other + "\" to go on with that one.");
    }

    /** In one sentence, those beside the one that is spoken of; empty when there are none. */
    String others(int than) {
        List<String> names = kept.stream()
                .filter(one -> one.number() != than)
                .map(one -> "draft " + one.number() + " (" + name(one) + ")")
                .toList();
        return names.isEmpty() ? "" : " Still kept: " + String.join(", ", names) + ".";
    }

    private String line(Kept one, Instant now) {
        return "- draft " + one.number() + ": **" + name(one) + "** _" + state(one) + age(one, now) + "_";
    }

    private static String state(Kept one) {
        Interview interview = one.interview();
        if (interview == null) {
            return "kept by another release of Parley";
        }
        String here = one.isCurrent() ? "this one · " : "";
        Brief brief = interview.brief();
        if (interview.asking() == null) {
            return here + "waits for your approval";
        }
        int open = Math.max(1, Questions.gaps(brief).size());
        return here + (open == 1 ? "1 question open" : open + " questions open");
    }

    private static String age(Kept one, Instant now) {
        if (one.interview() == null || one.interview().begunAt().equals(Instant.EPOCH)) {
            return "";
        }
        Duration age = Duration.between(one.interview().begunAt(), now);
        return " · begun " + (age.toMinutes() < 1 ? "just now" : ago(age));
    }

    private static String ago(Duration age) {
        return age.toHours() < 1
                ? counted(age.toMinutes(), "minute")
                : age.toDays() < 1 ? counted(age.toHours(), "hour") : counted(age.toDays(), "day");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s") + " ago";
    }
}
