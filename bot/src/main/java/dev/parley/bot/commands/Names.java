package dev.parley.bot.commands;

import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.commands.VersionedName.Reading;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.workflow.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Which workflow is meant by what somebody calls it. */
@Component
public final class Names {
    /** "run the invoices" is likely a command that misses; a longer sentence is a wish. */
    private static final int WORDS_OF_A_NAME = 3;

    private static final int LEAST_LETTERS = 3;
    private static final int SHOWN = 5;

    private final WorkflowCatalog catalog;
    private final Here here;

    Names(WorkflowCatalog catalog, Here here) {
        this.catalog = catalog;
        this.here = here;
    }

    /** @param versions as said, in that order */
    record Meant(WorkflowSummary workflow, List<String> versions) {}

    /** The one that bears this name, else the only one whose name contains it; "it" is the one this conversation is about. */
    public Optional<WorkflowSummary> find(Place place, String name) {
        List<WorkflowSummary> all = catalog.list(place.org());
        return named(place, all, name).or(() -> Here.isPointing(name) ? Optional.empty() : only(similar(all, name)));
    }

    /** The one that bears this name in full, or is "it". */
    public Optional<WorkflowSummary> exactly(Place place, String name) {
        return named(place, catalog.list(place.org()), name);
    }

    /** A workflow's full name goes before one that is shorter by a number. */
    Optional<Meant> find(Place place, VersionedName said, int mostVersions) {
        List<WorkflowSummary> all = catalog.list(place.org());
        List<Reading> readings = readings(said, mostVersions);
        Optional<Meant> exact = readings.stream()
                .flatMap(reading ->
                        named(place, all, reading.name()).stream().map(one -> new Meant(one, reading.versions())))
                .findFirst();
        return exact.or(() -> readings.reversed().stream()
                .flatMap(reading ->
                        only(similar(all, reading.name())).stream().map(one -> new Meant(one, reading.versions())))
                .findFirst());
    }

    private static List<Reading> readings(VersionedName said, int mostVersions) {
        return IntStream.rangeClosed(0, mostVersions)
                .mapToObj(said::with)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Says that no workflow is called so, and which may be meant; empty when these words are rather a wish. */
    Optional<Message> missing(OrgId org, VersionedName said, int mostVersions) {
        return missing(org, readings(said, mostVersions).getLast().name(), false);
    }

    /** @param isName whether this must be a name, however long it is */
    public Optional<Message> missing(OrgId org, String name, boolean isName) {
        if (Here.isPointing(name)) {
            return Optional.of(Message.of("Nothing was made here yet, and nothing ran. Say which workflow by its name;"
                    + " `list` shows what they are called."));
        }
        List<WorkflowSummary> all = catalog.list(org);
        List<WorkflowSummary> similar = similar(all, name);
        if (similar.size() > 1) {
            String several = similar.stream()
                    .limit(SHOWN)
                    .map(workflow -> "**" + workflow.name() + "**")
                    .collect(Collectors.joining(", "));
            return Optional.of(Message.of("“" + name + "” may be " + several
                    + (similar.size() > SHOWN ? " or others" : "") + ". Say the full name of the one you mean."));
        }
        Optional<String> near =
                Nearest.to(name, all.stream().map(WorkflowSummary::name).toList());
        if (near.isEmpty() && !isName && name.split("\\s+").length > WORDS_OF_A_NAME) {
            return Optional.empty();
        }
        return Optional.of(
                Message.of(
                        "There is no workflow called “" + name + "”. "
                                + near.map(close -> "Did you mean **" + close + "**? ")
                                        .orElse("")
                                + "Say `list` to see those there are; if you want a new one, tell me in a sentence what it should do."));
    }

    /** Whether these words say something, and then a workflow's full name: "pause invoices", "replay invoices from post". */
    boolean isNamedBy(OrgId org, String words) {
        String said = " " + words.strip().toLowerCase(Locale.ROOT).replaceAll("[\"'“”`,:]+", " ") + " ";
        return catalog.list(org).stream()
                .map(some -> some.name().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.length() >= LEAST_LETTERS && said.indexOf(" " + name + " ") > 0);
    }

    private Optional<WorkflowSummary> named(Place place, List<WorkflowSummary> all, String name) {
        return exact(all, name)
                .or(() -> Here.isPointing(name)
                        ? here.it(place)
                                .flatMap(id -> all.stream()
                                        .filter(some -> some.id().equals(id))
                                        .findFirst())
                        : Optional.empty());
    }

    private static Optional<WorkflowSummary> exact(List<WorkflowSummary> all, String name) {
        return all.stream().filter(some -> some.name().equalsIgnoreCase(name)).findFirst();
    }

    private static List<WorkflowSummary> similar(List<WorkflowSummary> all, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(some -> wanted.length() >= LEAST_LETTERS
                        && some.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private static Optional<WorkflowSummary> only(List<WorkflowSummary> some) {
        return some.size() == 1 ? Optional.of(some.getFirst()) : Optional.empty();
    }
}
