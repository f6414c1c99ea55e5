package dev.parley.copilot.understanding.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.model.Form.Begin;
import dev.parley.copilot.understanding.model.Form.Comparison;
import dev.parley.copilot.understanding.model.Form.Item;
import dev.parley.copilot.understanding.model.Form.Pair;
import dev.parley.engine.expression.Expressions;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a model fills in, it is sent back or becomes a draft that validates; it never breaks anything. */
class AnyFormTest {
    private static final String WISH =
            "When an order arrives by webhook, ask ops for approval, then POST it to https://erp.example/orders";

    private static final Checking CHECKING =
            new Checking(Reader.OPERATIONS, new Drafter(Reader.OPERATIONS, new Expressions()));
    private static final Reading GUIDED = Reader.guided(WISH);

    @Property(tries = 400)
    void it_is_sent_back_or_validates_with_the_approval_that_was_asked_for(@ForAll("forms") Form form) {
        Checking.Checked checked = CHECKING.check(form, GUIDED, WISH, Brief.empty(Reader.ZONE));

        if (checked.faults().isEmpty()) {
            assertThat(Reader.errors(checked.reading())).isEmpty();
            assertThat(Steps.all(checked.reading().steps(), Step.Approve.class)).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<Form> forms() {
        return items().list()
                .ofMaxSize(6)
                .flatMap(items -> begins().map(begin -> new Form("", begin, items, List.of(), 0, "", List.of())));
    }

    private static Arbitrary<Begin> begins() {
        return Combinators.combine(
                        Arbitraries.of("unspoken", "webhook", "schedule", "manual", "chat", "event", "email"),
                        Arbitraries.of("0 9 * * MON", "* *", "", "61 9 * * *"),
                        texts(),
                        Arbitraries.of("", "Europe/Paris", "Mars/Olympus"))
                .as((kind, cron, what, zone) -> new Begin(kind, what, cron, "", zone, "said", 0.9));
    }

    private static Arbitrary<Item> items() {
        Arbitrary<String> operations = Arbitraries.of(
                "human.approval",
                "logic.if",
                "logic.switch",
                "logic.for_each",
                "logic.repeat",
                "logic.delay",
                "data.set",
                "chat.show",
                "http.request",
                "ai.classify",
                "ai.summarize",
                "slack.post",
                "");
        Arbitrary<String> branches = Arbitraries.of("", "then", "otherwise", "each", "error", "rejected", "a{{b");
        Arbitrary<List<Pair>> inputs = Combinators.combine(
                        Arbitraries.of("url", "method", "labels", "items", "field", "text", "as"), texts())
                .as(Pair::new)
                .list()
                .ofMaxSize(3);
        Arbitrary<List<Comparison>> tests = Combinators.combine(
                        texts(), Arbitraries.of("over", "is", "contains"), texts())
                .as(Comparison::new)
                .list()
                .ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 7),
                        Arbitraries.integers().between(0, 4),
                        branches,
                        operations,
                        inputs,
                        tests,
                        texts(),
                        Arbitraries.of("", "10m", "soon"))
                .as((key, inside, branch, operation, pairs, comparisons, text, duration) -> new Item(
                        key,
                        inside % 2 == 0 ? 0 : inside,
                        branch,
                        operation,
                        text,
                        text,
                        pairs,
                        comparisons,
                        "all",
                        List.of("ops"),
                        1,
                        duration,
                        "said",
                        0.9));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "ops",
                        "order",
                        "100",
                        "DELETE",
                        "https://erp.example/orders",
                        "{{trigger.output.body.total}}",
                        "{{",
                        "\" || true",
                        "a, b",
                        "Größe 5 %"),
                Arbitraries.strings().ofMaxLength(12));
    }
}
