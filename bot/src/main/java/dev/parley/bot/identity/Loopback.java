package dev.parley.bot.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether this server serves its own machine only. */
class Loopback {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final List<String> PROXY_HEADERS = List.of(
            "Forwarded",
            "Via",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Real-IP",
            "CF-Connecting-IP",
            "True-Client-IP");

    private final boolean isBoundLocally;
    private final boolean localSignIn;

    /** @param address the server is bound to; null means every address */
    Loopback(@Nullable InetAddress address, boolean localSignIn) {
        this.isBoundLocally = address != null && address.isLoopbackAddress();
        this.localSignIn = localSignIn;
    }

    boolean signsOwnerIn() {
        return isBoundLocally && localSignIn;
    }

    boolean isBoundLocally() {
        return isBoundLocally;
    }

    /**
     * Whether somebody at this machine asked for it by its own name. A foreign name that resolves to loopback is DNS rebinding, and a
     * forwarding header means that a proxy brings in the outside world.
     */
    boolean isDirect(HttpServletRequest request) {
        return NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))
                && PROXY_HEADERS.stream().allMatch(header -> request.getHeader(header) == null);
    }
}
