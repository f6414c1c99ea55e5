package dev.parley.bot.narrator;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where runs are told in chat. */
@Component
public class RunAddresses {
    private final RunThreads threads;
    private final ChatSurface surface;

    RunAddresses(RunThreads threads, ChatSurface surface) {
        this.threads = threads;
        this.surface = surface;
    }

    /** What a link has to lead to; empty when the run is told nowhere, or only counts in a summary. */
    public Optional<String> of(OrgId org, RunId run) {
        return Optional.ofNullable(threads.find(org, List.of(run)).get(run))
                .filter(thread -> thread.root() != null)
                .flatMap(thread -> surface.link(thread.place(), thread.root()));
    }
}
