package dev.parley.bot.api;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where this installation is reached: at its public address, or else at the one the present request came to. */
@Component
public class PublicAddress {
    private final String publicUrl;

    PublicAddress(@Value("${parley.public-url:}") String publicUrl) {
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    /** Without a slash at the end. */
    public String base() {
        return publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : publicUrl;
    }
}
