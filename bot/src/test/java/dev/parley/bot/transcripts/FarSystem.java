package dev.parley.bot.transcripts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The systems that the transcripts' workflows call: one server, a path of its own for each transcript, shown under one address. */
final class FarSystem implements AutoCloseable {
    private static final String SHOWN = "https://api.example.com";
    private static final Pattern ANSWER =
            Pattern.compile("(?<method>\\S+) (?<path>\\S+) (?<statuses>\\d{3}(?: \\d{3})*) ?(?<body>.*)");

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    FarSystem() {
        server.start();
    }

    /** Answers with these statuses in turn, and the last one from then on. */
    void answers(String script, String words) {
        Matcher answer = ANSWER.matcher(words);
        if (!answer.matches()) {
            throw new IllegalArgumentException("Not an answer: " + words);
        }
        String[] statuses = answer.group("statuses").split(" ");
        String scenario = script + words;
        for (int i = 0; i < statuses.length; i++) {
            boolean isLast = i == statuses.length - 1;
            server.stubFor(request(answer.group("method"), urlPathEqualTo("/" + script + answer.group("path")))
                    .inScenario(scenario)
                    .whenScenarioStateIs(state(i))
                    .willSetStateTo(state(isLast ? i : i + 1))
                    .willReturn(aResponse()
                            .withStatus(Integer.parseInt(statuses[i]))
                            .withHeader("Content-Type", "application/json")
                            .withBody(isLast ? answer.group("body") : "")));
        }
    }

    private static String state(int call) {
        return call == 0 ? Scenario.STARTED : "call " + call;
    }

    /** @param words such as {@code POST /orders 1} */
    void saw(String script, String words) {
        String[] parts = words.split(" ");
        server.verify(Integer.parseInt(parts[2]), requestedFor(parts[0], urlPathEqualTo("/" + script + parts[1])));
    }

    /** A transcript's words with the address that really answers. */
    String real(String script, String words) {
        return words.replace(SHOWN, "http://localhost:" + server.port() + "/" + script);
    }

    /** What was said, with the address that the reader sees. Offers of addresses that only other transcripts know are left out. */
    String shown(String script, String words) {
        return words.replaceAll("\\( [^()]*localhost:" + server.port() + "/(?!" + script + "/)[^()]*\\) ?", "")
                .replace("http://localhost:" + server.port() + "/" + script, SHOWN)
                .replace("localhost:" + server.port() + "/" + script, "api.example.com")
                .replace("localhost:" + server.port(), "api.example.com")
                .replace("/" + script + "/", "/");
    }

    @Override
    public void close() {
        server.stop();
    }
}
