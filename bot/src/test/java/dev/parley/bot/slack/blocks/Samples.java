package dev.parley.bot.slack.blocks;

import static dev.parley.bot.chat.Block.button;
import static dev.parley.bot.chat.Block.danger;
import static dev.parley.bot.chat.Block.primary;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Field;
import dev.parley.bot.chat.Block.Kind;
import dev.parley.bot.chat.Block.Line;
import dev.parley.bot.chat.Block.Step;
import dev.parley.bot.chat.Block.StepStatus;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.QuestionView;
import dev.parley.bot.chat.QuestionView.Option;
import dev.parley.bot.picture.WorkflowPicture;
import dev.parley.engine.workflow.Bounds;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One of every kind of message that Parley posts, as its cards make them, and some that are far too long. */
final class Samples {
    private static final String RUN = "0199e2f0-3c1a-7d20-9f00-8a6d3f1f2b10";
    private static final String STEP = RUN + ":lead_ok";
    private static final String DRAFT = "0b8f1f4e-5a0d-4c57-8f5e-6c9a5d2a7e11";

    private Samples() {}

    /** By the name of the file that keeps their blocks. */
    static Map<String, Message> all() {
        Map<String, Message> all = new LinkedHashMap<>();
        conversation(all);
        runs(all);
        people(all);
        commands(all);
        tooLong(all);
        return all;
    }

    private static void conversation(Map<String, Message> all) {
        all.put(
                "welcome",
                Message.of("Hi, I am Parley. Tell me what should happen, in your own words.")
                        .asking(new QuestionView(
                                "goal",
                                QuestionView.Kind.CHOICE,
                                "Start from one of these, or write your own. `help` shows what else I can do.",
                                List.of(
                                        option(
                                                "When a webhook receives an order and its total is over 1000, ask for approval, then POST it to a URL"),
                                        option(
                                                "Every Monday at 9:00 fetch a report from a URL and post it to another")),
                                true)));
        all.put(
                "question-choice",
                Message.of("Understood.\n\nWho approves large orders?")
                        .asking(new QuestionView(
                                "approvers",
                                QuestionView.Kind.CHOICE,
                                "Somebody should look before money moves.",
                                List.of(new Option("Leads", "role:lead", true), option("Me"), option("Finance")),
                                true)));
        all.put(
                "question-menu",
                Message.of("Which of these systems holds the customers?")
                        .asking(new QuestionView(
                                "system",
                                QuestionView.Kind.CHOICE,
                                "Several could.",
                                List.of(
                                        option("Salesforce"),
                                        option("HubSpot"),
                                        option("PostgreSQL"),
                                        option("Notion"),
                                        option("Google Sheets"),
                                        option("Jira")),
                                false)));
        all.put(
                "question-multi",
                Message.of("On which days?")
                        .asking(new QuestionView(
                                "days",
                                QuestionView.Kind.MULTI,
                                "You said “some mornings”.",
                                List.of(option("Monday"), option("Wednesday"), option("Friday")),
                                true)));
        all.put(
                "question-text",
                Message.of("To which address does the order go?")
                        .asking(new QuestionView(
                                "url",
                                QuestionView.Kind.TEXT,
                                "You said “our shop”, which has no address yet.",
                                List.of(),
                                false)));
        all.put("thinking", Message.of("", Block.muted("Thinking …")));
        all.put("draft", draft());
        all.put(
                "draft-approved",
                new Message(draft().text(), draft().blocks().subList(0, 3), null)
                        .with(Block.success("Approved by Ana López")));
        all.put(
                "live-webhook",
                Message.of(
                        "**Guard orders** is live. Every POST to its address starts a run, which I report here. Try it:",
                        new Block.Code(
                                "bash",
                                "curl -X POST 'https://parley.acme.test/hooks/7h3k' \\\n  -H 'Content-Type: application/json' \\\n  -d '{\"id\":\"A-1\",\"total\":1001}'"),
                        Block.muted("Whoever knows this address can start it: keep it to yourself.")));
        all.put(
                "live-webhook-shared",
                Message.of(
                        "**Guard orders** is live. Every POST to its address starts a run, which I report here.",
                        Block.muted(
                                "Whoever knows the address can start it, so I show it to one person at a time: to those who may run workflows."),
                        Block.buttons(button("hook.show", "Show the address", DRAFT))));
        all.put(
                "live-manual",
                Message.of(
                        "**Onboard** is live. Start it here, with these values, or say `run Onboard`.",
                        new Block.Input("input.name", "Name", Kind.TEXT, true, null, null),
                        new Block.Input("input.salary", "Salary", Kind.NUMBER, false, null, null),
                        Block.buttons(primary("workflow.run", "Run now", DRAFT))));
    }

    private static Message draft() {
        String svg = WorkflowPicture.svg(workflow("""
                {"parley": 1, "name": "Guard orders", "trigger": {"type": "webhook"},
                 "nodes": [
                   {"id": "large", "use": "logic.if", "with": {"condition": "trigger.output.body.total > 1000"}},
                   {"id": "lead_ok", "use": "human.approval", "with": {"approvers": ["role:lead"], "message": "Post it?"}},
                   {"id": "post", "use": "http.request", "join": "any", "with": {"method": "POST", "url": "https://shop.acme.test/orders"}}],
                 "edges": [
                   {"from": "trigger", "to": "large"}, {"from": "large", "to": "lead_ok", "when": "true"},
                   {"from": "large", "to": "post", "when": "false"}, {"from": "lead_ok", "to": "post", "when": "approved"}]}"""), Map.of());
        String picture = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        return Message.of(
                "Here is what I would build.",
                Block.heading("Guard orders"),
                Block.text(
                        "1. A webhook receives an order\n2. Is its total over 1000? _total > 1000_\n   - A lead approves\n3. POST it to shop.acme.test"),
                new Block.Image(
                        "data:image/svg+xml;base64," + picture,
                        "The steps of Guard orders: Large?, Ask the lead, POST",
                        560,
                        240),
                Block.warning("“POST” has no timeout. Give it one, so that a shop that hangs does not hold the run."),
                Block.muted("**I assumed**\n- The order has a field `total`."),
                Block.muted("**Safeguards**\n- Retries three times _networks fail_"),
                Block.muted(
                        "**You may also want**\n- A limit of 100 orders an hour _a loop in the shop would flood you_"),
                Block.buttons(
                        primary("draft.approve", "Approve", DRAFT),
                        button("draft.edit", "Edit", DRAFT),
                        button("draft.test", "Test", DRAFT),
                        danger("draft.discard", "Discard", DRAFT)));
    }

    private static Workflow workflow(String json) {
        try {
            return WorkflowJson.read(JsonMapper.shared().readTree(json)).workflow();
        } catch (WorkflowSyntaxException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static void runs(Map<String, Message> all) {
        all.put(
                "run-waiting",
                Message.of(
                        "**Guard orders** waits for role lead",
                        new Block.Progress(
                                List.of(
                                        step("Large?", StepStatus.DONE, "yes"),
                                        step("Ask the lead", StepStatus.WAITING, "waiting for role lead"),
                                        step("POST shop.acme.test", StepStatus.PENDING, null)),
                                false),
                        Block.buttons(button("run.cancel", "Cancel", RUN))));
        all.put(
                "run-done",
                Message.of(
                        "",
                        Block.success("**Done** · Guard orders\n_id A-7, total 1500 · 4.2 s_"),
                        new Block.Fields(List.of(new Field("Accepted", "true"), new Field("Order", "A-7"))),
                        new Block.Progress(
                                List.of(
                                        step("Large?", StepStatus.DONE, "yes"),
                                        step("Ask the lead", StepStatus.DONE, null),
                                        step("POST shop.acme.test", StepStatus.DONE, null)),
                                true)));
        all.put(
                "run-failed",
                Message.of(
                        "",
                        Block.error("**Failed** · Guard orders\n_at “POST shop.acme.test” · 12 s_"),
                        new Block.Progress(
                                List.of(
                                        step("Large?", StepStatus.DONE, "no"),
                                        step("Ask the lead", StepStatus.SKIPPED, null),
                                        step("POST shop.acme.test", StepStatus.FAILED, null)),
                                true)));
        all.put(
                "run-log",
                Message.of(
                        "Started by a webhook call\n**Large?**: yes\n**Ask the lead**: asked role lead\n**Ask the lead**: Bo approved (“looks right”)\n**POST**: `200 {\"accepted\":true}`\n**Call**: started [Notify](#/c/12/m-34)\nFinished"));
        all.put(
                "failure",
                Message.of(
                        "",
                        Block.text("“POST shop.acme.test” answered 500: <h1>Internal & broken</h1>"),
                        Block.muted("It was tried 3 times. Ask its owner, then Retry."),
                        Block.buttons(
                                primary("run.retry", "Retry", RUN),
                                button("run.edit", "Edit input", RUN),
                                button("run.replay", "Run again from the start", RUN))));
        all.put(
                "failure-editing",
                Message.of(
                        "",
                        Block.text("“POST shop.acme.test” answered 422: total is no number"),
                        Block.muted(
                                "This is what “POST shop.acme.test” worked on. Put it right; the run goes on from there."),
                        new Block.Input("input.url", "Url", Kind.TEXT, true, "https://shop.acme.test/orders", null),
                        new Block.Input(
                                "input.body",
                                "Body",
                                Kind.MULTILINE,
                                false,
                                "{\"id\": \"A-7\", \"total\": \"lots\"}",
                                null),
                        Block.buttons(
                                primary("run.edited", "Retry with this", RUN),
                                button("run.retry", "Retry unchanged", RUN))));
        all.put(
                "failure-continued",
                Message.of(
                        "",
                        Block.muted(
                                "**Retried by Ana López**, with edited input · Guard orders\n_answered 422: total is no number_")));
        all.put(
                "doubt",
                Message.of(
                        "**Guard orders** needs you to look",
                        Block.warning(
                                "Parley was stopped while “POST” was under way, and nobody recorded whether it reached the other system. Look there, then tell me."),
                        Block.buttons(
                                button("doubt.retry", "Do it again", STEP),
                                primary("doubt.done", "It happened, go on", STEP),
                                danger("doubt.stop", "Stop the run", STEP))));
        all.put(
                "digest",
                Message.of(
                        "40 more runs of **Guard orders**: 38 succeeded, 2 failed.",
                        Block.muted("They come too fast to show each; say `status` for the latest."),
                        Block.warning("3 wait for an answer. Say `approvals` to see them.")));
    }

    private static void people(Map<String, Message> all) {
        all.put(
                "approval",
                Message.of(
                        "**Approval needed** · Guard orders",
                        Block.heading("Post order A-7?"),
                        new Block.Fields(List.of(
                                new Field("Id", "A-7"),
                                new Field("Total", "1500"),
                                new Field("Customer", "Tom & <Jerry>"))),
                        Block.muted(
                                "For role lead · 1 of 2 approvals · Ana approved · open until <2026-11-21T10:09:00Z>"),
                        new Block.Input("comment", "Comment", Kind.TEXT, false, null, null),
                        Block.buttons(
                                primary("approval.approve", "Approve", STEP),
                                danger("approval.reject", "Reject", STEP)),
                        Block.buttons(button("approval.delegate", "Delegate", STEP))));
        all.put(
                "approval-reminder",
                Message.of(
                        "**Reminder** · Guard orders",
                        Block.text("Post order A-7?"),
                        Block.muted("For role lead · asked <2026-11-21T10:09:00Z> · open until <2026-11-22T10:09:00Z>"),
                        Block.buttons(
                                primary("approval.approve", "Approve", STEP),
                                danger("approval.reject", "Reject", STEP))));
        all.put(
                "delegation",
                Message.of(
                        "Who decides “Post order A-7?” instead of you?",
                        new Block.Select(
                                "to",
                                "Person",
                                List.of(new Block.Option("Bo", "user:bo"), new Block.Option("Cy", "user:cy")),
                                null),
                        new Block.Input("comment", "What they should know", Kind.TEXT, false, null, null),
                        Block.buttons(primary("approval.hand_on", "Hand it on", STEP))));
        all.put(
                "approval-approved",
                Message.of(
                        "",
                        Block.success(
                                "**Approved by Bo** · <2026-11-21T10:09:00Z> · “looks right”\n_Post order A-7?_")));
        all.put(
                "approval-expired",
                Message.of(
                        "", Block.warning("**Nobody answered in time** · <2026-11-21T10:09:00Z>\n_Post order A-7?_")));
        all.put("form", form(null));
        all.put("form-corrected", form("two"));
        all.put(
                "form-bounds",
                Message.of(
                        "**Input needed** · Ship orders",
                        Block.heading("When does order S-1 leave?"),
                        Block.muted("For role lead · Bo handed this to Cy <2026-11-21T10:09:00Z> · reminded"
                                + " <2026-11-21T12:09:00Z>"),
                        new Block.Input("input.day", "Day", Kind.DATE, true, "2026-11-24", null),
                        new Block.Input(
                                "input.parcels",
                                "Parcels",
                                Kind.NUMBER,
                                true,
                                null,
                                null,
                                new Bounds(BigDecimal.ONE, BigDecimal.valueOf(9), null)),
                        new Block.Input(
                                "input.carrier",
                                "Number of the carrier",
                                Kind.TEXT,
                                true,
                                null,
                                null,
                                new Bounds(null, null, "[A-Z]{2}-[0-9]+")),
                        Block.buttons(primary("input.submit", "Submit", STEP)),
                        Block.buttons(button("approval.delegate", "Delegate", STEP))));
        all.put(
                "form-given",
                Message.of(
                                "",
                                Block.success(
                                        "**Filled in by Bo** · <2026-11-21T10:09:00Z>\n_Where does order S-1 go?_"))
                        .with(new Block.Fields(List.of(
                                new Field("Street and number", "Calle Mayor 1"),
                                new Field("Parcels", "2"),
                                new Field("Wrap it as a gift", "yes")))));
    }

    private static Message form(@Nullable String parcels) {
        return Message.of(
                "**Input needed** · Ship orders",
                Block.heading("Where does order S-1 go?"),
                Block.muted("For role lead · open until <2026-11-22T10:09:00Z>"),
                new Block.Input("input.street", "Street and number", Kind.TEXT, true, null, null),
                new Block.Input(
                        "input.parcels",
                        "Parcels",
                        Kind.NUMBER,
                        true,
                        parcels,
                        parcels == null ? null : "Write a number here, such as 1500."),
                new Block.Input("input.note", "Note", Kind.MULTILINE, false, null, null),
                new Block.Input("input.gift", "Wrap it as a gift", Kind.BOOLEAN, false, null, null),
                Block.buttons(primary("input.submit", "Submit", STEP)));
    }

    private static void commands(Map<String, Message> all) {
        all.put(
                "help",
                Message.of(
                        "Tell me what should happen, and I draft it with you. Besides, I understand:\n- `list`: your workflows\n- `run <name>`, with values if it needs them: `run <name> with total=1500`"));
        all.put(
                "list",
                Message.of(
                        "You have 2 workflows:\n- **Guard orders** _live, version 3 · started by a webhook_\n- **Onboard** _a draft · started by you_"));
        all.put(
                "approvals",
                Message.of(
                        "2 questions wait for an answer",
                        Block.heading("Post order A-7?"),
                        Block.muted("Guard orders · for role lead · asked 5 minutes ago"),
                        Block.buttons(
                                primary("approval.approve", "Approve", STEP),
                                danger("approval.reject", "Reject", STEP)),
                        new Block.Divider(),
                        Block.heading("Where does order S-1 go?"),
                        Block.muted("Ship orders · for role lead · asked just now"),
                        Block.buttons(primary("input.open", "Fill in", STEP))));
        all.put(
                "versions",
                Message.of(
                        "**Guard orders** has 2 versions:",
                        Block.text(
                                "**Version 2**, live _Ana López · 5 minutes ago_\nThe step “POST” has another address."),
                        Block.text("**Version 1** _Ana López · yesterday_\nThe first one, with 3 steps."),
                        Block.buttons(button("version.rollback", "Make version 1 live again", DRAFT + ":1"))));
        all.put(
                "diff",
                Message.of(
                        "From version 1 to version 2 of **Guard orders**:",
                        new Block.Diff(List.of(
                                new Line("+", "The step “Ask the lead” is new."),
                                new Line("-", "The step “Log it” is gone."),
                                new Line(
                                        "~",
                                        "“POST” has another address: https://shop.acme.test/v2/orders instead of https://shop.acme.test/orders."),
                                new Line(" ", "And 2 more changes.")))));
        all.put(
                "test-report",
                Message.of(
                        "The tests of **Guard orders**, played with version 3, which is live. Nothing outside is changed and nobody is asked.",
                        Block.error("1 of 3 tests failed"),
                        Block.text("**large order** went another way:"),
                        new Block.Diff(List.of(new Line("~", "“Ask the lead” was skipped; it was asked before."))),
                        Block.muted("Passed: small order, no total")));
        all.put(
                "select",
                Message.of(
                        "Which environment?",
                        new Block.Select(
                                "env",
                                "Environment",
                                List.of(
                                        new Block.Option("Test", "test"),
                                        new Block.Option(
                                                "Production, " + "where it counts ".repeat(10),
                                                "prod/" + "x".repeat(200))),
                                "test"),
                        Block.buttons(primary("deploy.go", "Deploy", RUN))));
    }

    private static void tooLong(Map<String, Message> all) {
        all.put(
                "long-text",
                Message.of("**All of it**\n"
                        + IntStream.range(0, 900)
                                .mapToObj(line -> "- line " + line + " of a report, with `code` & <b>tags</b>")
                                .reduce("", (text, line) -> text + "\n" + line)));
        all.put(
                "long-json",
                Message.of(
                        "**Done** · Report",
                        new Block.Code(
                                "json",
                                IntStream.range(0, 400)
                                                .mapToObj(line -> "  \"key" + line + "\": \"value " + line + "\"")
                                                .reduce("{", (text, line) -> text + "\n" + line)
                                        + "\n}"),
                        Block.buttons(button("run.replay", "Run again", RUN))));
        List<Step> steps = new ArrayList<>();
        IntStream.range(0, 60)
                .forEach(number -> steps.add(step(
                        "Step " + number,
                        number < 41 ? StepStatus.DONE : number == 41 ? StepStatus.RUNNING : StepStatus.PENDING,
                        null)));
        all.put(
                "long-progress",
                Message.of(
                        "**Nightly** is running",
                        new Block.Progress(steps, false),
                        Block.buttons(button("run.cancel", "Cancel", RUN))));
        List<Block> many = new ArrayList<>();
        for (int number = 1; number <= 30; number++) {
            many.add(Block.heading("Question " + number + "?"));
            many.add(Block.muted("For role lead"));
            many.add(Block.buttons(
                    primary("approval.approve", "Approve " + number, STEP + number),
                    danger("approval.reject", "Reject " + number, STEP + number)));
        }
        all.put("long-approvals", Message.of("30 questions wait for an answer", many.toArray(Block[]::new)));
        List<Block> inputs = new ArrayList<>();
        IntStream.rangeClosed(1, 20)
                .forEach(number -> inputs.add(new Block.Input(
                        "input.field_" + number,
                        "Field number " + number + " of this long form",
                        Kind.TEXT,
                        true,
                        null,
                        null)));
        inputs.add(Block.buttons(primary("input.submit", "Submit", STEP)));
        all.put("long-form", Message.of("**Input needed** · Survey", inputs.toArray(Block[]::new)));
    }

    private static Option option(String label) {
        return new Option(label, label, false);
    }

    private static Step step(String title, StepStatus status, @Nullable String detail) {
        return new Step(title, title, status, detail);
    }
}
