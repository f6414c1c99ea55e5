package dev.parley.bot.widget;

import dev.parley.bot.address.PublicAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On whose pages the chat may live, in the spelling browsers send as {@code Origin} (RFC 6454, section 6.2). */
@Component
class Origins {
    private final List<String> configured;
    private final PublicAddress address;

    Origins(WidgetProperties wishes, PublicAddress address) {
        this.configured = wishes.origins();
        this.address = address;
    }

    List<String> configured() {
        return configured;
    }

    boolean allows(String origin) {
        return configured.contains(origin) || isOwn(origin);
    }

    boolean isOwn(String origin) {
        return parse(address.base()).filter(origin::equals).isPresent();
    }

    /** Empty for what is none: a pattern, {@code null}, an address with a path, another scheme than http and https. */
    static Optional<String> parse(String text) {
        URI uri;
        try {
            uri = URI.create(text.strip().replaceFirst("/$", "").toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
        boolean isPlain = uri.getHost() != null
                && uri.getRawUserInfo() == null
                && isEmpty(uri.getRawPath())
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (!isPlain || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            return Optional.empty();
        }
        boolean isUsualPort = uri.getPort() < 0 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
        return Optional.of(uri.getScheme() + "://" + uri.getHost() + (isUsualPort ? "" : ":" + uri.getPort()));
    }

    private static boolean isEmpty(@Nullable String path) {
        return path == null || path.isEmpty();
    }
}
