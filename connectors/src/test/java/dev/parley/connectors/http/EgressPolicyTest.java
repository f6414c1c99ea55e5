package dev.parley.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "127.8.9.10, loopback",
        "::1, loopback",
        "[::1], loopback",
        "10.0.0.7, private network",
        "172.16.0.1, private network",
        "172.31.255.255, private network",
        "192.168.1.1, private network",
        "fec0::1, private network",
        "169.254.1.1, link-local",
        "fe80::1, link-local",
        "100.64.0.1, carrier-grade NAT",
        "100.127.255.254, carrier-grade NAT",
        "fd12:3456::1, unique local network",
        "224.0.0.1, multicast",
        "ff02::1, multicast",
        "0.0.0.0, unspecified address",
        "0.1.2.3, unspecified address",
        "::, unspecified address",
        "255.255.255.255, reserved network",
        "198.18.0.1, reserved network",
        "2001:db8::1, reserved network",
        "3fff::1, reserved network",
        "::ffff:0:10.0.0.7, private network",
        "169.254.169.254, cloud metadata",
        "169.254.170.2, cloud metadata",
        "100.100.100.200, cloud metadata",
        "168.63.129.16, cloud metadata",
        "fd00:ec2::254, cloud metadata",
        "::ffff:127.0.0.1, loopback",
        "::ffff:a9fe:a9fe, cloud metadata",
        "[::ffff:10.0.0.7], private network",
        "::7f00:1, loopback",
        "64:ff9b::a9fe:a9fe, cloud metadata",
        "2002:0a00:0007::1, private network",
        "2001:0:1234::1, tunnel",
    })
    void an_address_that_is_not_the_public_internet_is_refused(String host, String reason) {
        assertThatThrownBy(() -> guard("").resolve(host, 80))
                .isInstanceOf(EgressDenied.class)
                .extracting(denied -> ((EgressDenied) denied).reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "017700000001",
                "0x7f.1",
                "10.0.0.07",
                "1.2.3.4.5",
                "127.0.0.1.",
                "2130706433."
            })
    void an_address_in_an_unusual_notation_is_refused_even_if_it_were_public(String host) {
        assertThatThrownBy(() -> guard("0.0.0.0/0").resolve(host, 80))
                .isInstanceOf(EgressDenied.class)
                .hasMessage(host + " (an IP address in an unusual notation)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.128.0.1",
                "11.0.0.1",
                "2606:4700::1111",
                "64:ff9b::808:808"
            })
    void the_public_internet_is_open(String host) throws Exception {
        assertThat(guard("").resolve(host, 443))
                .containsExactly(new InetSocketAddress(InetAddress.ofLiteral(host), 443));
    }

    @Test
    void one_private_address_among_public_ones_is_enough_to_refuse() {
        EgressGuard guard = guard("", "api.test", "8.8.8.8", "10.0.0.7");

        assertThatThrownBy(() -> guard.resolve("api.test", 443)).hasMessage("api.test at 10.0.0.7 (private network)");
    }

    @Test
    void a_name_that_changes_its_address_after_the_check_gains_nothing() throws Exception {
        List<String> lookups = new ArrayList<>();
        EgressGuard guard = new EgressGuard(EgressPolicy.PUBLIC_ONLY, host -> {
            lookups.add(host);
            return new InetAddress[] {InetAddress.ofLiteral(lookups.size() == 1 ? "8.8.8.8" : "10.0.0.7")};
        });

        List<InetSocketAddress> connectable = guard.resolve("rebind.test", 80);

        assertThat(connectable).containsExactly(new InetSocketAddress(InetAddress.ofLiteral("8.8.8.8"), 80));
        assertThat(connectable).allMatch(address -> !address.isUnresolved());
        assertThat(lookups).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "crm.acme.test, crm.acme.test, 443, 10.0.0.7, true",
        "crm.acme.test, CRM.acme.test., 443, 10.0.0.7, true",
        "crm.acme.test, other.acme.test, 443, 10.0.0.7, false",
        "crm.acme.test, crm.acme.test.evil.test, 443, 10.0.0.7, false",
        "crm.acme.test:8443, crm.acme.test, 8443, 10.0.0.7, true",
        "crm.acme.test:8443, crm.acme.test, 443, 10.0.0.7, false",
        "*.acme.test, crm.acme.test, 443, 10.0.0.7, true",
        "*.acme.test, acme.test, 443, 10.0.0.7, false",
        "*.acme.test, evilacme.test, 443, 10.0.0.7, false",
        "10.0.0.7, any.test, 443, 10.0.0.7, true",
        "10.0.0.7, any.test, 443, 10.0.0.8, false",
        "10.0.0.7:80, any.test, 443, 10.0.0.7, false",
        "10.0.0.0/30, any.test, 443, 10.0.0.3, true",
        "10.0.0.0/30, any.test, 443, 10.0.0.4, false",
        "fd00::/8, any.test, 443, fd12::1, true",
        "[::1]:8080, localhost, 8080, ::1, true",
        "[::1]:8080, localhost, 8081, ::1, false",
        "*.acme.test, meta.acme.test, 80, 169.254.169.254, false",
        "meta.acme.test, meta.acme.test, 80, 169.254.169.254, false",
        "169.254.169.254, meta.acme.test, 80, 169.254.169.254, true",
    })
    void the_allow_list_opens_exactly_what_it_names(
            String allow, String host, int port, String address, boolean isOpen) {
        assertThat(EgressPolicy.parse(allow)
                        .objection(host, port, InetAddress.ofLiteral(address))
                        .isEmpty())
                .isEqualTo(isOpen);
    }

    @Test
    void entries_are_separated_by_commas_and_blanks_are_no_entries() {
        EgressPolicy policy = EgressPolicy.parse(" crm.test , 10.0.0.0/8 ,, ");

        assertThat(policy.objection("x", 80, InetAddress.ofLiteral("10.1.2.3"))).isEmpty();
        assertThat(policy.objection("crm.test", 80, InetAddress.ofLiteral("192.168.0.1")))
                .isEmpty();
        assertThatCode(() -> EgressPolicy.parse("")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "http://crm.test", "10.0.0.0/33", "*.", "a b", "10.0.0.0/x", "300.1.1.1"})
    void an_entry_that_means_nothing_is_named(String entry) {
        assertThatThrownBy(() -> EgressPolicy.parse("ok.test," + entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + entry + "\"");
    }

    private static EgressGuard guard(String allow) {
        return new EgressGuard(EgressPolicy.parse(allow), EgressGuard.Names.SYSTEM);
    }

    private static EgressGuard guard(String allow, String name, String... addresses) {
        return new EgressGuard(EgressPolicy.parse(allow), host -> {
            assertThat(host).isEqualTo(name);
            return List.of(addresses).stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
        });
    }
}
