package dev.parley.bot.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Names the way out when something else already listens on Parley's port. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BusyPortFailureAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        return new FailureAnalysis(
                "Port %d is used by another program.".formatted(cause.getPort()),
                "Choose another port, for example PARLEY_PORT=%d.".formatted(cause.getPort() + 1),
                cause);
    }
}
