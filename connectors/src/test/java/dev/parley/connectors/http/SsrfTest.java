package dev.parley.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.Calls.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.engine.operation.OperationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways around an egress guard that are known, each tried against a system on this machine which must not be reached (G6). */
class SsrfTest {
    @RegisterExtension
    static final WireMockExtension inside = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @ParameterizedTest
    @CsvSource({
        "http://localhost:{port}/, egress_denied",
        "http://127.0.0.1:{port}/, egress_denied",
        "http://127.0.0.1.:{port}/, bad_url",
        "http://[::1]:{port}/, egress_denied",
        "http://[0:0:0:0:0:0:0:1]:{port}/, egress_denied",
        "http://[::ffff:127.0.0.1]:{port}/, egress_denied",
        "http://[::ffff:7f00:1]:{port}/, egress_denied",
        "http://[::127.0.0.1]:{port}/, egress_denied",
        "http://[64:ff9b::7f00:1]:{port}/, egress_denied",
        "http://[2002:7f00:1::]:{port}/, egress_denied",
        "http://0.0.0.0:{port}/, egress_denied",
        "http://[::]:{port}/, egress_denied",
        "http://2130706433:{port}/, egress_denied",
        "http://0x7f000001:{port}/, egress_denied",
        "http://0x7f.0.0.1:{port}/, bad_url",
        "http://0177.0.0.1:{port}/, egress_denied",
        "http://017700000001:{port}/, egress_denied",
        "http://127.1:{port}/, bad_url",
        "http://①②⑦.⓪.⓪.①:{port}/, egress_denied",
        "http://169.254.169.254/latest/meta-data/, egress_denied",
        "http://[fd00:ec2::254]/latest/meta-data/, egress_denied",
        "http://[::ffff:a9fe:a9fe]/latest/meta-data/, egress_denied",
        "http://2852039166/latest/meta-data/, egress_denied",
        "http://100.100.100.200/latest/meta-data/, egress_denied",
        "http://168.63.129.16/machine?comp=goalstate, egress_denied",
        "http://public.example@127.0.0.1:{port}/, bad_url",
        "http://127.0.0.1:{port}@public.example/, bad_url",
        "http:127.0.0.1:{port}/, bad_url",
        "//127.0.0.1:{port}/, bad_url",
        "file:///etc/passwd, bad_url",
        "file://localhost/etc/passwd, bad_url",
        "jar:http://127.0.0.1:{port}/x.jar!/, bad_url",
        "gopher://127.0.0.1:{port}/_GET, bad_url",
        "ftp://127.0.0.1:{port}/, bad_url"
    })
    void no_address_leads_inside(String url, String code) {
        inside.stubFor(any(anyUrl()).willReturn(aResponse()));
        try (GuardedHttpClient client = new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY)) {
            assertThat(failure(client, url.replace("{port}", port())).error().code())
                    .isEqualTo(code);
        }
        inside.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:{port}/inside",
                "http://localhost:{port}/inside",
                "http://[::1]:{port}/inside",
                "http://[::ffff:127.0.0.1]:{port}/inside",
                "http://2130706433:{port}/inside",
                "http://0x7f000001:{port}/inside",
                "http://0177.0.0.1:{port}/inside",
                "//127.0.0.1:{port}/inside",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fd00:ec2::254]/latest/meta-data/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:{port}/_GET",
                "ftp://127.0.0.1:{port}/inside"
            })
    void no_redirect_leads_inside(String location) {
        for (int status : List.of(301, 302, 303, 307, 308)) {
            inside.resetAll();
            inside.stubFor(get("/start")
                    .willReturn(
                            aResponse().withStatus(status).withHeader("Location", location.replace("{port}", port()))));
            inside.stubFor(any(urlEqualTo("/inside")).willReturn(aResponse()));

            try (GuardedHttpClient client = clientFor("public.test", "127.0.0.1")) {
                assertThat(failure(client, "http://public.test:%s/start".formatted(port()))
                                .error()
                                .code())
                        .isIn("egress_denied", "redirect_refused");
            }
            inside.verify(1, anyRequestedFor(anyUrl()));
        }
    }

    @Test
    void a_name_is_looked_up_once_for_each_connection_and_what_was_checked_is_what_is_called() throws Exception {
        List<String> lookups = new ArrayList<>();
        EgressGuard guard = new EgressGuard(EgressPolicy.parse("rebind.test"), host -> {
            lookups.add(host);
            // A second look would go to an address where nobody is, and a third to nowhere at all.
            return switch (lookups.size()) {
                case 1 -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
                case 2 -> new InetAddress[] {InetAddress.ofLiteral("169.254.169.254")};
                default -> throw new UnknownHostException(host);
            };
        });
        inside.stubFor(get("/").willReturn(aResponse().withHeader("Connection", "close")));

        try (GuardedHttpClient client = new GuardedHttpClient(guard, HttpLimits.DEFAULT, InstantSource.system())) {
            assertThat(client.send(call("http://rebind.test:%s/".formatted(port())), within(Duration.ofSeconds(20)))
                            .status())
                    .isEqualTo(200);
            assertThat(lookups).hasSize(1);

            OperationException rebound = failure(client, "http://rebind.test:%s/".formatted(port()));

            assertThat(rebound.error().code()).isEqualTo("egress_denied");
            assertThat(rebound).hasMessageContaining("rebind.test at 169.254.169.254 (cloud metadata)");
            assertThat(lookups).hasSize(2);
        }
    }

    @Test
    void a_name_with_a_public_and_a_private_address_is_called_at_neither() {
        EgressGuard guard = new EgressGuard(EgressPolicy.PUBLIC_ONLY, _ ->
                new InetAddress[] {InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral("127.0.0.1")});

        try (GuardedHttpClient client = new GuardedHttpClient(guard, HttpLimits.DEFAULT, InstantSource.system())) {
            assertThat(failure(client, "http://both.test:%s/".formatted(port()))
                            .error()
                            .code())
                    .isEqualTo("egress_denied");
        }
        inside.verify(0, anyRequestedFor(anyUrl()));
    }

    /** Where that name alone stands for this machine, and everything else is as it is. */
    private static GuardedHttpClient clientFor(String name, String address) {
        EgressGuard guard = new EgressGuard(
                EgressPolicy.parse(name),
                host -> host.equals(name)
                        ? new InetAddress[] {InetAddress.ofLiteral(address)}
                        : EgressGuard.Names.SYSTEM.addressesOf(host));
        return new GuardedHttpClient(guard, HttpLimits.DEFAULT, InstantSource.system());
    }

    private static OperationException failure(GuardedHttpClient client, String url) {
        return catchThrowableOfType(
                OperationException.class, () -> client.send(call(url), within(Duration.ofSeconds(20))));
    }

    private static HttpCall call(String url) {
        return new HttpCall("GET", Url.parse(url), Map.of(), null, null);
    }

    private static String port() {
        return Integer.toString(inside.getPort());
    }
}
