package dev.parley.connectors.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /** Whether both are of one scheme, host and port; a credential for one must not go to the other else. */
    public static boolean isSameOrigin(URI one, URI other) {
        return one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && portOf(one) == portOf(other);
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

    /** Without the pairs of the query that have the same value as this one, whatever their name and their way of encoding. */
    static URI withoutValue(URI url, String pair) {
        String query = url.getRawQuery();
        if (query == null) {
            return url;
        }
        String kept = Arrays.stream(query.split("&"))
                .filter(own -> !valueOf(own).equals(valueOf(pair)))
                .collect(Collectors.joining("&"));
        return kept.equals(query) ? url : withQuery(URI.create(url.toString().replaceFirst("[?#].*", "")), kept);
    }

    private static String valueOf(String pair) {
        return URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8);
    }

    /** As form encoding does it, but a space is {@code %20}, which is right in a path too. */
    public static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
