package dev.parley.bot.address;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where this installation is reached: at its public address, or else at the one the present request came to; where nobody asks by HTTP,
 * at this machine's own.
 */
@Component
public class PublicAddress {
    private final String publicUrl;

    private final Environment environment;

    PublicAddress(@Value("${parley.public-url:}") String publicUrl, Environment environment) {
        this.environment = environment;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    /** Without a slash at the end. */
    public String base() {
        if (!publicUrl.isEmpty()) {
            return publicUrl;
        }
        return RequestContextHolder.getRequestAttributes() == null
                ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                : ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
