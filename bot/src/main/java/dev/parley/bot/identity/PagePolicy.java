package dev.parley.bot.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What a browser is told to refuse, should a text of somebody's ever get further than it ought to. Goes with every answer, since any
 * address can be opened in a browser.
 */
final class PagePolicy {
    /** Everything comes from ourselves. */
    private static final String CONTENT = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "script-src-attr 'none'",
            "worker-src 'self'",
            // The component library keeps its theme in a style element that it makes in the page, and the page is a
            // file without a
            // nonce. A style attribute in somebody's markup is not let through by that.
            "style-src 'self' 'unsafe-inline'",
            "style-src-attr 'none'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "frame-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** What the page never asks a person's device for. */
    private static final String DEVICES = List.of(
                    "camera", "microphone", "geolocation", "payment", "usb", "serial", "bluetooth", "display-capture")
            .stream()
            .map(device -> device + "=()")
            .collect(Collectors.joining(", "));

    private PagePolicy() {}

    /** Beside what Spring Security sends by itself: nosniff, no-store, and over https Strict-Transport-Security. */
    static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .frameOptions(FrameOptionsConfig::deny)
                .permissionsPolicyHeader(policy -> policy.policy(DEVICES))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    /** For what is no page at all. */
    static void forbidEverything(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
    }
}
