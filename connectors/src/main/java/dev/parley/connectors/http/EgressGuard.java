package dev.parley.connectors.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host once, checks every address, and hands the connection exactly those it checked: a name cannot point elsewhere
 * between check and connect (DNS rebinding). The client asks here for IP literals too.
 */
final class EgressGuard implements DnsResolver {
    /** WHATWG URL, "ends in a number": such a host is an IPv4 address in some notation, never a name. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?i)([^:]*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    private static final Pattern PLAIN_IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    private final EgressPolicy policy;
    private final Names names;

    EgressGuard(EgressPolicy policy, Names names) {
        this.policy = policy;
        this.names = names;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        if (ENDS_IN_NUMBER.matcher(host).matches() && !PLAIN_IPV4.matcher(host).matches()) {
            throw new EgressDenied(host, "an IP address in an unusual notation");
        }
        List<InetSocketAddress> checked = new ArrayList<>();
        for (InetAddress address : names.addressesOf(host)) {
            Optional<String> objection = policy.objection(host, port, address);
            if (objection.isPresent()) {
                throw new EgressDenied(named(host, address), objection.get());
            }
            checked.add(new InetSocketAddress(address, port));
        }
        return checked;
    }

    /** Whether an administrator has let it through wherever its name leads; true of a name that leads nowhere, which no call reaches. */
    boolean isLetThrough(String host, int port) {
        try {
            return Arrays.stream(names.addressesOf(host)).allMatch(address -> policy.isLetThrough(host, port, address));
        } catch (UnknownHostException nowhere) {
            return true;
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static String named(String host, InetAddress address) {
        String ip = address.getHostAddress();
        return host.equals(ip) || host.startsWith("[") || host.indexOf(':') >= 0 ? host : host + " at " + ip;
    }

    /** Name resolution; the system's own unless a test says otherwise. */
    interface Names {
        Names SYSTEM = InetAddress::getAllByName;

        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }
}
