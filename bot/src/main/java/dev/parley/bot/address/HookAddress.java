package dev.parley.bot.address;

import dev.parley.engine.catalog.StoredWorkflow;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a webhook is called: at the installation's public address, or else at the one the present request came to; where nobody asks by
 * HTTP, at this machine's own.
 */
@Component
public class HookAddress {
    private static final ScopedValue<String> CARRIED = ScopedValue.newInstance();

    private final PublicAddress address;

    HookAddress(PublicAddress address) {
        this.address = address;
    }

    /** Of the live version, whichever that is at the time of a call. Null when the workflow has no published webhook. */
    public @Nullable URI of(StoredWorkflow workflow) {
        return workflow.hookToken() == null ? null : address(workflow.hookToken());
    }

    /** Of this version, which it stays with. Null when the version has no webhook. */
    public @Nullable URI ofVersion(StoredWorkflow workflow) {
        return workflow.hookToken() == null ? null : address(workflow.hookToken() + "." + workflow.version());
    }

    /** The same work for another thread, where addresses are still those of the present request, even when that is over. */
    public Runnable carried(Runnable work) {
        String base = base();
        return () -> ScopedValue.where(CARRIED, base).run(work);
    }

    private URI address(String token) {
        return URI.create(base() + "/hooks/" + token);
    }

    private String base() {
        return CARRIED.isBound() ? CARRIED.get() : address.base();
    }
}
