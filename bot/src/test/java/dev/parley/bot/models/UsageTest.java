package dev.parley.bot.models;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.StartedParley;
import dev.parley.bot.models.UsageReport.Item;
import dev.parley.bot.models.UsageReport.Sum;
import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.connectors.ai.model.ModelName;
import dev.parley.connectors.ai.model.Origin;
import dev.parley.connectors.ai.model.Tokens;
import dev.parley.connectors.ai.model.UsageLedger;
import dev.parley.connectors.ai.model.UsageLedger.Outcome;
import dev.parley.connectors.ai.model.UsageLedger.Usage;
import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What models cost, as the ledger keeps it and people read it. */
class UsageTest extends StartedParley {
    private static final ModelName MODEL = ModelName.parse("openai/gpt-5.4-mini");
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Autowired
    private UsageLedger ledger;

    @Autowired
    private UsageQueries queries;

    @Autowired
    private ChatModels models;

    private final OrgId org = new OrgId(UUID.randomUUID());
    private final UUID workflow = UUID.randomUUID();

    @Test
    void costs_are_kept_to_the_last_digit_and_summed_by_day_model_use_and_workflow() {
        use("2026-03-02T00:00:00Z", "draft", workflow, "0.010726875");
        use("2026-03-02T23:59:59Z", "draft", workflow, "0.000000001");
        use("2026-03-02T12:00:00Z", "understand", null, null);
        use("2026-03-03T00:00:00Z", "draft", workflow, "5");

        UsageReport report = queries.report(org, DAY, DAY, ZoneOffset.UTC);

        assertThat(report.items())
                .containsExactly(
                        new Item(
                                DAY,
                                MODEL.toString(),
                                "draft",
                                workflow,
                                new Sum(2, 200, 40, 20, new BigDecimal("0.010726876"), 0)),
                        new Item(
                                DAY,
                                MODEL.toString(),
                                "understand",
                                null,
                                new Sum(1, 100, 20, 10, BigDecimal.ZERO, 1)));
        assertThat(report.total()).isEqualTo(new Sum(3, 300, 60, 30, new BigDecimal("0.010726876"), 1));
    }

    @Test
    void days_begin_at_the_reader_s_midnight() {
        use("2026-03-01T23:30:00Z", "draft", null, "1");

        assertThat(queries.report(org, DAY, DAY, ZoneId.of("Europe/Berlin")).items())
                .singleElement()
                .extracting(Item::day)
                .isEqualTo(DAY);
        assertThat(queries.report(org, DAY, DAY, ZoneOffset.UTC).items()).isEmpty();
    }

    @Test
    void what_is_spent_belongs_to_one_organization() {
        use("2026-03-02T12:00:00Z", "draft", workflow, "1.5");
        use("2026-03-02T13:00:00Z", "draft", null, "2");
        Instant since = Instant.parse("2026-03-02T12:00:00Z");

        assertThat(ledger.spent(org, null, since)).isEqualByComparingTo("3.5");
        assertThat(ledger.spent(org, workflow, since)).isEqualByComparingTo("1.5");
        assertThat(ledger.spent(org, null, since.plusSeconds(1))).isEqualByComparingTo("2");
        assertThat(ledger.spent(new OrgId(UUID.randomUUID()), null, since)).isEqualByComparingTo("0");
        assertThat(ledger.spent(new OrgId(UUID.randomUUID()), workflow, since)).isEqualByComparingTo("0");
    }

    @Test
    void the_address_answers_its_own_organization_and_says_what_it_cannot_answer() {
        use("2026-03-02T12:00:00Z", "draft", workflow, "1.5");

        var report = owner().get("/api/usage?from=2026-03-01&to=2026-03-31&zone=Europe/Madrid");
        assertThat(report.status()).as(report.body()).isEqualTo(200);
        assertThat(report.at("/from")).isEqualTo("2026-03-01");
        assertThat(report.json().at("/items")).isEmpty();
        assertThat(report.json().at("/total/cost").isNumber()).isTrue();
        assertProblem(anyone().get("/api/usage"), 401);
        assertProblem(owner().get("/api/usage?from=2026-03-02&to=2026-03-01"), 400)
                .saying("are 0");
        assertProblem(owner().get("/api/usage?from=soon"), 400).saying("from");
    }

    @Test
    void without_a_key_parley_starts_and_knows_that_it_has_no_model() {
        assertThat(models.isConfigured()).isFalse();
    }

    private void use(String at, String use, @Nullable UUID of, @Nullable String cost) {
        Origin origin = of == null
                ? Origin.NONE
                : new Origin(of, RunId.at(Instant.parse(at), UUID.randomUUID()), new NodeId("brief"));
        ledger.record(new Usage(
                org,
                use,
                origin,
                MODEL,
                new Tokens(100, 20, 10),
                cost == null ? null : new BigDecimal(cost),
                Outcome.ANSWERED,
                Instant.parse(at)));
    }
}
