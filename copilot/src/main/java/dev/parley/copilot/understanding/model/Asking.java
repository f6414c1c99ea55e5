package dev.parley.copilot.understanding.model;

import dev.parley.connectors.ai.model.Ask;
import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.connectors.ai.model.Limits;
import dev.parley.connectors.ai.model.ModelException;
import dev.parley.connectors.ai.model.Reply;
import dev.parley.copilot.brief.Brief;
import dev.parley.engine.OrgId;
import dev.parley.prompts.Prompt;
import dev.parley.prompts.PromptMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts a wish to the models of an organization. They get no tools: all they can do is fill in the form. */
final class Asking {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd, EEEE", Locale.ENGLISH);
    private static final int LONGEST = 8_000;

    private final OrgId org;
    private final ChatModels models;
    private final Prompt prompt;
    private final Shortlist shortlist;
    private final InstantSource clock;
    private final JsonNode schema;

    Asking(OrgId org, ChatModels models, Prompt prompt, Shortlist shortlist, InstantSource clock) {
        this.org = org;
        this.models = models;
        this.prompt = prompt;
        this.shortlist = shortlist;
        this.clock = clock;
        this.schema = JSON.readTree(prompt.answerSchema().orElseThrow());
    }

    /** @param form what the model filled in, with what people should know of who answered */
    record Filled(Form form, List<String> notices) {}

    /**
     * @param faults of the answer before; empty the first time
     * @param time for all models together
     */
    Filled fill(String wish, Brief brief, List<String> faults, Duration time)
            throws ModelException, InterruptedException {
        String heard = wish.length() > LONGEST ? wish.substring(0, LONGEST) : wish;
        List<Ask.Message> messages = prompt
                .render(Map.of(
                        "wish", heard,
                        "brief", brief.isBlank() ? "{}" : JSON.writeValueAsString(brief),
                        "operations", shortlist.near(heard),
                        "today", today(brief),
                        "findings", String.join("\n", faults)))
                .stream()
                .map(Asking::message)
                .toList();
        Reply reply = models.ask(Ask.of(
                        org,
                        prompt.hints().use(),
                        messages,
                        Limits.of(prompt.hints().maxTokens(), time))
                .withAnswer(schema)
                .withTemperature(prompt.hints().temperature()));
        JsonNode answer = Objects.requireNonNull(reply.json(), "a schema was asked for");
        return new Filled(JSON.treeToValue(answer, Form.class), reply.notices());
    }

    private String today(Brief brief) {
        ZoneId zone =
                brief.zone().value() == null ? ZoneOffset.UTC : brief.zone().value();
        return DAY.format(clock.instant().atZone(zone)) + ", " + zone;
    }

    private static Ask.Message message(PromptMessage message) {
        return switch (message.role()) {
            case SYSTEM -> Ask.Message.system(message.text());
            case USER -> Ask.Message.user(message.text());
        };
    }
}
