package dev.parley.bot.api;

import dev.parley.engine.catalog.StoredWorkflow;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where a webhook is called: at the installation's public address, or else at the one the present request came to. */
@Component
public class HookAddress {
    private final String publicUrl;

    HookAddress(@Value("${parley.public-url:}") String publicUrl) {
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

    private URI address(String token) {
        String base = publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : publicUrl;
        return URI.create(base + "/hooks/" + token);
    }
}
