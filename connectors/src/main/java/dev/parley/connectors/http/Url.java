package dev.parley.connectors.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs as people and templates write them: a space in a query is meant, not a mistake. */
public final class Url {
    private static final Pattern NEEDS_ENCODING = Pattern.compile("[^\\x21-\\x7e]|[\"<>\\\\^`{|}]");
    private static final Pattern HOST = Pattern.compile("^(https?://)([^/?#:]*[^\\x00-\\x7f][^/?#:]*)");

    private Url() {}

    /** @throws IllegalArgumentException when it is no URI even then */
    public static URI parse(String text) {
        try {
            return new URI(encoded(asciiHost(text.strip())));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }

    public static boolean isHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    }

    public static int portOf(URI url) {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static String asciiHost(String text) {
        Matcher matcher = HOST.matcher(text);
        return matcher.find() ? matcher.group(1) + IDN.toASCII(matcher.group(2)) + text.substring(matcher.end()) : text;
    }

    private static String encoded(String text) {
        return NEEDS_ENCODING.matcher(text).replaceAll(match -> Matcher.quoteReplacement(percent(match.group())));
    }

    /** @param pairs encoded, such as {@code a=1&b=2} */
    public static URI withQuery(URI url, String pairs) {
        if (pairs.isEmpty()) {
            return url;
        }
        String text = url.toString().replaceFirst("#.*", "");
        return URI.create(text + (url.getRawQuery() == null ? "?" : "&") + pairs);
    }

    /** As form encoding does it, but a space is {@code %20}, which is right in a path too. */
    public static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
