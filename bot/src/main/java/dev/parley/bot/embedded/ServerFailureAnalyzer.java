package dev.parley.bot.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells the person at the terminal what is wrong with the database or cache, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ServerFailureAnalyzer extends AbstractFailureAnalyzer<ServerUnavailableException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ServerUnavailableException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
