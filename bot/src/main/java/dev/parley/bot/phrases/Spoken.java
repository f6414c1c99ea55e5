package dev.parley.bot.phrases;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.People;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a chat trigger delivers: words, and whose they are. */
@Component
public final class Spoken {
    private final People people;

    Spoken(People people) {
        this.people = people;
    }

    /** {@code trigger.output} of a workflow that these words start. */
    public ObjectNode output(Caller caller, String text) {
        ObjectNode output = JsonNodeFactory.instance
                .objectNode()
                .put("text", text)
                .put("by", caller.actor().name());
        output.putObject("person")
                .put("id", caller.actor().id())
                .put("name", caller.actor().name())
                .put("email", people.email(caller).orElse(null));
        return output;
    }
}
