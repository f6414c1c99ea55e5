package dev.parley.connectors.github;

import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.HmacSignature;
import dev.parley.connectors.event.Webhook;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.vault.Secret;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Source: GitHub, "Webhook events and payloads" and "Validating webhook deliveries". */
final class GitHubWebhook implements Webhook {
    private static final String ISSUE = "'number': 7, 'title': 'The shop is down', 'labels': [{'name': 'bug'}]";
    static final EventSource[] SOURCES = {
        push("github.issue_opened", "An issue is opened", "issue", ISSUE),
        push("github.issue_closed", "An issue is closed", "issue", ISSUE),
        push("github.issue_commented", "Somebody comments on an issue", "comment", "'id': 1, 'body': 'Any news?'"),
        push(
                "github.pull_request_opened",
                "A pull request is opened",
                "pull_request",
                "'number': 12, 'title': 'Mend it'"),
        push(
                "github.pull_request_closed",
                "A pull request is closed or merged",
                "pull_request",
                "'number': 12, 'merged': true"),
        push("github.pushed", "Commits are pushed", "head_commit", "'id': '3d21ec5', 'message': 'Mend the shop'")
    };

    @Override
    public boolean isGenuine(Delivery delivery, Secret secret, Instant now) {
        return delivery.header("X-Hub-Signature-256")
                .filter(signature -> HmacSignature.isOf(signature, "sha256=", delivery.body(), secret))
                .isPresent();
    }

    @Override
    public List<Happening> read(Delivery delivery) {
        JsonNode payload = delivery.json();
        String source = sourceOf(
                delivery.header("X-GitHub-Event").orElse(""),
                payload.path("action").asString(""));
        boolean isKnown = Arrays.stream(SOURCES).anyMatch(known -> known.id().equals(source));
        return isKnown && payload.isObject()
                ? List.of(new Happening(
                        source, delivery.header("X-GitHub-Delivery").orElse(""), payload))
                : List.of();
    }

    private static String sourceOf(String event, String action) {
        return switch (event) {
            case "issues" -> "github.issue_" + action;
            case "issue_comment" -> action.equals("created") ? "github.issue_commented" : "";
            case "pull_request" -> "github.pull_request_" + action;
            case "push" -> "github.pushed";
            default -> "";
        };
    }

    private static EventSource push(String id, String title, String subject, String fields) {
        String sample = "{'repository': {'full_name': 'acme/shop'}, 'sender': {'login': 'octocat'}, '%s': {%s}}";
        return EventSource.push(id, title, Json.read(sample.formatted(subject, fields)));
    }
}
