package dev.parley.bot.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where a webhook is called: at the installation's public address, or else at the one the present request came to. */
@Component
class HookAddress {
    private final String publicUrl;

    HookAddress(@Value("${parley.public-url:}") String publicUrl) {
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    /** Null when there is no token, which is to say no published webhook. */
    @Nullable URI of(@Nullable String token) {
        if (token == null) {
            return null;
        }
        String base = publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : publicUrl;
        return URI.create(base + "/hooks/" + token);
    }
}
