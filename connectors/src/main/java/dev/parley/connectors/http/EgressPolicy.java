package dev.parley.connectors.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where calls may go: the public internet, and what an administrator lets through ({@code PARLEY_EGRESS_ALLOW}).
 *
 * @see #parse
 */
public final class EgressPolicy {
    /** The public internet and nothing else. */
    public static final EgressPolicy PUBLIC_ONLY = new EgressPolicy(List.of());

    private final List<EgressRule> rules;

    private EgressPolicy(List<EgressRule> rules) {
        this.rules = rules;
    }

    /**
     * @param allow comma-separated: {@code host}, {@code host:port}, {@code *.suffix}, an IP address or a CIDR block; blank for none
     * @throws IllegalArgumentException naming the entry that is none of these
     */
    public static EgressPolicy parse(String allow) {
        return new EgressPolicy(Arrays.stream(allow.split(","))
                .filter(entry -> !entry.isBlank())
                .map(EgressRule::parse)
                .toList());
    }

    /** Why a call must not go there; empty when it may. */
    Optional<String> objection(String host, int port, InetAddress address) {
        return isLetThrough(host, port, address) ? Optional.empty() : AddressKinds.danger(address);
    }

    /** Whether an administrator has named it, which is more than that nothing speaks against it. */
    boolean isLetThrough(String host, int port, InetAddress address) {
        String name = normalized(host);
        return rules.stream().anyMatch(rule -> rule.allows(name, port, address));
    }

    private static String normalized(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
