package dev.parley.bot.narrator;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.StepId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Other runs as they are named in a log: by their workflow, with a link to where they are told. */
@Component
class RunLinks {
    private final RunHistory history;
    private final RunAddresses addresses;

    RunLinks(RunHistory history, RunAddresses addresses) {
        this.history = history;
        this.addresses = addresses;
    }

    /** Empty when there is no such run (yet). */
    Optional<String> to(OrgId org, RunId run) {
        return history.find(org, run).map(RunSummary::workflowName).map(name -> linked(org, run, name));
    }

    /** The run that this step called last; empty when it called none. */
    Optional<String> calledBy(OrgId org, RunId run, StepId step) {
        return history.eventsInPieces(org, run)
                .map(RecordedEvent::event)
                .filter(RunCalled.class::isInstance)
                .map(RunCalled.class::cast)
                .filter(call -> call.step().equals(step))
                .reduce((_, later) -> later)
                .flatMap(call -> to(org, call.child()));
    }

    private String linked(OrgId org, RunId run, String name) {
        String words = name.replaceAll("[\\[\\]]", "");
        return addresses
                .of(org, run)
                .map(link -> "[" + words + "](" + link + ")")
                .orElse("“" + words + "”");
    }
}
