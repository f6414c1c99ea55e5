package dev.parley.bot.api;

import dev.parley.engine.catalog.StoredWorkflow;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where a webhook is called: at the installation's public address, or else at the one the present request came to; where nobody asks by
 * HTTP, at this machine's own.
 */
@Component
public class HookAddress {
    private static final ScopedValue<String> CARRIED = ScopedValue.newInstance();

    private final String publicUrl;

    private final Environment environment;

    HookAddress(@Value("${parley.public-url:}") String publicUrl, Environment environment) {
        this.environment = environment;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    /** Of the live version, whichever that is at the time of a call. Null when the workflow has no published webhook. */
    public @Nullable URI of(StoredWorkflow workflow) {
        return workflow.hookToken() == null ? null : address(workflow.hookToken());
    }

    /** Of this version, which it stays with. Null when the version has no webhook. */
    @Nullable
    URI ofVersion(StoredWorkflow workflow) {
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
        if (!publicUrl.isEmpty()) {
            return publicUrl;
        }
        if (CARRIED.isBound()) {
            return CARRIED.get();
        }
        return RequestContextHolder.getRequestAttributes() == null
                ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                : ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
