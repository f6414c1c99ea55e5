package dev.parley.bot.identity;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets a signed-in caller make the calls that {@link AccessTable} and {@link Rights} have for its role. */
class Doorkeeper implements AuthorizationManager<RequestAuthorizationContext> {
    private final Rights rights;

    Doorkeeper(Rights rights) {
        this.rights = rights;
    }

    /** @throws RefusedException which says what role is missing and who has it */
    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        if (!(who.get() instanceof CallerAuthentication authentication)) {
            return new AuthorizationDecision(false);
        }
        var request = context.getRequest();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        rights.demand(
                authentication.getPrincipal(),
                AccessTable.deed(request.getMethod(), path).orElse(Deed.OWN));
        return new AuthorizationDecision(true);
    }
}
