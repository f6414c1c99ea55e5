package dev.parley.connectors.ai;

import static dev.parley.connectors.Description.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.connectors.Doc;
import dev.parley.connectors.ai.LocalEvidence.Found;
import dev.parley.connectors.ai.model.Reply;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code ai.verify}: holds each claim against its source. None counts as found without a quote that stands there (requirement A5). */
final class Verify extends ThinkingOperation<Verify.Input, Verify.Output> {
    record Input(
            @Doc("a list of texts; or data, each field of which is a claim; or a text, each sentence of which is one")
            JsonNode claims,

            @Doc("what they are checked against: text, or any JSON")
            JsonNode source,

            @Doc("such as openai/gpt-5.4-mini; otherwise the one set up for this use") @Nullable
            String model) {}

    record Checked(
            String claim,
            @Doc("whether a passage of the source says so") boolean found,
            @Doc("that passage, letter by letter") @Nullable String quote,

            @Doc("where it begins in the source, in characters from 0") @Nullable
            Integer start,

            @Doc("where it ends: after its last character") @Nullable
            Integer end,

            @Doc("from 0 to 1 that the source says so; 0 when not found")
            double confidence) {
        static Checked of(Claim claim, Optional<Found> found) {
            return found.map(evidence -> new Checked(
                            claim.text(),
                            true,
                            evidence.passage().text(),
                            evidence.passage().start(),
                            evidence.passage().end(),
                            evidence.confidence()))
                    .orElseGet(() -> new Checked(claim.text(), false, null, null, null, 0));
        }
    }

    record Output(
            List<Checked> claims,
            @Doc("of the claim that is least sure") double confidence,
            @Doc("claims that the source does not support") List<String> notFound,
            String model,
            Used.Count tokens,

            @Doc("in USD; null when the model's price is not known") @JsonInclude @Nullable
            BigDecimal cost,

            List<String> notices) {
        static Output of(List<Checked> claims, Used used) {
            double least =
                    claims.stream().mapToDouble(Checked::confidence).min().orElse(0);
            List<String> notFound = claims.stream()
                    .filter(checked -> !checked.found())
                    .map(Checked::claim)
                    .toList();
            return new Output(claims, least, notFound, used.model(), used.tokens(), used.cost(), used.notices());
        }
    }

    private final LocalEvidence local;

    Verify(Thinker thinker, LocalEvidence local) {
        super(
                operation(
                                "ai.verify",
                                "Verify claims",
                                "Looks up each claim in its source and quotes the passage that says so, or says that there is none.")
                        .reading()
                        .synonyms("fact check", "check against the source", "find evidence", "prove", "grounding")
                        .of(
                                Input.class,
                                Output.of(
                                        List.of(new Checked(
                                                "total: 1200", true, "The total is 1,200 EUR.", 57, 80, 0.97)),
                                        Used.sample())),
                thinker,
                true);
        this.local = local;
    }

    @Override
    protected Output run(Input input, OperationContext context) throws OperationException, InterruptedException {
        List<Claim> claims = Claim.in(input.claims(), context.node());
        String source = Material.required(input.source(), "source", context.node());
        if (thinker().isAsked(input.model())) {
            return byModel(claims, source, input.model(), context);
        }
        List<Optional<Found>> evidence = local.evidence(claims, source);
        List<Checked> checked = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            checked.add(Checked.of(claims.get(i), evidence.get(i)));
        }
        return Output.of(checked, Used.locally(local.model()));
    }

    private Output byModel(List<Claim> claims, String source, @Nullable String model, OperationContext context)
            throws OperationException, InterruptedException {
        Reply reply = thinker()
                .ask(
                        Task.of("ai.verify", model)
                                .with("claims", ModelEvidence.numbered(claims))
                                .with("source", source),
                        context);
        ModelEvidence evidence = ModelEvidence.of(reply, source);
        List<Checked> checked = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            checked.add(Checked.of(claims.get(i), evidence.of(i + 1, claims.get(i))));
        }
        return Output.of(checked, Used.by(reply).noting(evidence.notices()));
    }
}
