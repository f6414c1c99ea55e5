package dev.parley.bot.commands;

import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.commands.Command.About;
import dev.parley.bot.commands.Names.Meant;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowCatalog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers what is asked about one workflow: its versions, what changed, its tests. */
@Component
final class AboutWorkflows {
    private final WorkflowCatalog catalog;
    private final Names names;
    private final RollingBack rollingBack;
    private final Rehearsing rehearsing;
    private final TestableRuns runs;
    private final InstantSource clock;

    AboutWorkflows(
            WorkflowCatalog catalog,
            Names names,
            RollingBack rollingBack,
            Rehearsing rehearsing,
            TestableRuns runs,
            InstantSource clock) {
        this.catalog = catalog;
        this.names = names;
        this.rollingBack = rollingBack;
        this.rehearsing = rehearsing;
        this.runs = runs;
        this.clock = clock;
    }

    /** Empty when these words name no workflow and are rather a wish. */
    Optional<Message> answer(Place place, About wish) {
        OrgId org = place.org();
        Matter matter = wish.matter();
        if (wish.said().isEmpty()) {
            return Optional.of(
                    Message.of("Which workflow? Say `" + matter.form() + "`; `list` shows what they are called."));
        }
        Optional<Meant> meant = names.find(place, wish.said(), matter.mostVersions());
        return meant.flatMap(known -> Lineage.of(catalog, org, known.workflow().id())
                        .map(lineage -> answer(org, matter, lineage, known.versions())))
                .or(() -> names.missing(org, wish.said(), matter.mostVersions()));
    }

    /** Whether it names a workflow, and none that is there. */
    boolean isMiss(Place place, About wish) {
        return wish.said().isEmpty()
                || names.find(place, wish.said(), wish.matter().mostVersions()).isEmpty();
    }

    private Message answer(OrgId org, Matter matter, Lineage lineage, List<String> versions) {
        Instant now = clock.instant();
        return switch (matter) {
            case VERSIONS -> VersionList.of(lineage, now);
            case DIFF -> Differences.of(lineage, versions, now);
            case ROLLBACK ->
                versions.isEmpty() ? VersionList.of(lineage, now) : rollingBack.ask(lineage, versions.getFirst());
            case TEST -> rehearsing.test(org, lineage, versions);
            case KEEP -> runs.offer(org, lineage);
        };
    }
}
