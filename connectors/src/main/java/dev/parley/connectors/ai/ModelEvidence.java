package dev.parley.connectors.ai;

import dev.parley.connectors.ai.LocalEvidence.Found;
import dev.parley.connectors.ai.model.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What a model says proves the claims, as far as it stands in the source: a model makes up quotes as it makes up anything else.
 *
 * @param found by the claim's number, from 1
 * @param invented how many quotes stand nowhere
 */
record ModelEvidence(Map<Integer, Found> found, int invented) {
    /** A model that overlooks a wrong number is not to be believed further than a coin. */
    private static final double CONFIDENCE_WITHOUT_ITS_NUMBERS = 0.5;

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}(T[\\d:.Z+-]*)?";

    static String numbered(List<Claim> claims) {
        return IntStream.range(0, claims.size())
                .mapToObj(i -> i + 1 + ". " + claims.get(i).text().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
    }

    static ModelEvidence of(Reply reply, String source) {
        JsonNode answer = Objects.requireNonNull(reply.json(), "an answer that fits a schema is JSON");
        Map<Integer, Found> found = new HashMap<>();
        int invented = 0;
        for (JsonNode result : answer.path("results")) {
            String quote = result.path("quote").asString("");
            Optional<Passage> passage = Quotes.find(source, quote);
            double confidence = Math.clamp(result.path("confidence").asDouble(0), 0.0, 1.0);
            if (passage.isPresent() && confidence > 0) {
                found.putIfAbsent(result.path("claim").asInt(0), new Found(passage.get(), confidence));
            } else if (!quote.isBlank() && passage.isEmpty()) {
                invented++;
            }
        }
        return new ModelEvidence(found, invented);
    }

    Optional<Found> of(int number, Claim claim) {
        return Optional.ofNullable(found.get(number))
                .map(evidence -> hasItsNumbers(claim, evidence.passage())
                        ? evidence
                        : new Found(
                                evidence.passage(), Math.min(evidence.confidence(), CONFIDENCE_WITHOUT_ITS_NUMBERS)));
    }

    List<String> notices() {
        return invented == 0
                ? List.of()
                : List.of("%d of the model's quotes do not stand in the source and were not counted."
                        .formatted(invented));
    }

    /** Dates are written in too many ways to be compared so. */
    private static boolean hasItsNumbers(Claim claim, Passage passage) {
        return Numbers.in(passage.text()).containsAll(Numbers.in(claim.said().replaceAll(DATE, "")));
    }
}
