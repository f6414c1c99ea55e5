package dev.parley.bot.widget;

import dev.parley.bot.identity.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets browsers hand Parley's answers to the pages the chat may live on, for {@link WidgetCalls} alone and never with cookies
 * (Fetch standard, "CORS protocol"). To every other page Parley stays as closed as it is without this.
 */
class WidgetCors extends OncePerRequestFilter {
    private static final Duration MEMORY = Duration.ofHours(1);

    private final Origins origins;
    private final HandlerExceptionResolver resolver;

    WidgetCors(Origins origins, HandlerExceptionResolver resolver) {
        this.origins = origins;
        this.resolver = resolver;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WidgetCalls.isFor(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean isAllowed = origin != null && origins.allows(origin);
        if (isAllowed) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        if (!isPreflight(request)) {
            chain.doFilter(request, response);
        } else if (isAllowed) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, Last-Event-ID");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, Long.toString(MEMORY.toSeconds()));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            resolver.resolveException(request, response, null, foreign(origin));
        }
    }

    /** A page on which the chat may not live. */
    static RefusedException foreign(String origin) {
        return new RefusedException(
                "Parley's chat may not live on the pages of %s.".formatted(origin),
                "Whoever runs this Parley adds the origin to PARLEY_WIDGET_ORIGINS and starts it again.");
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader(HttpHeaders.ORIGIN) != null
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }
}
