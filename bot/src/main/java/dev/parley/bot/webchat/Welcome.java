package dev.parley.bot.webchat;

import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.QuestionView;
import java.util.List;

/** The first words in a new conversation. */
final class Welcome {
    private static final List<String> EXAMPLES = List.of(
            "When a webhook receives an order and its total is over 1000, ask for approval, then POST it to a URL",
            "Every Monday at 9:00 fetch a report from a URL and post it to another",
            "When I start it, ask for a name and an email, then POST them to our CRM",
            "When a webhook receives a ticket, route it by its priority: high, normal or low");

    private Welcome() {}

    static Message message() {
        List<QuestionView.Option> options = EXAMPLES.stream()
                .map(example -> new QuestionView.Option(example, example, false))
                .toList();
        return Message.of("""
                        Hi, I am Parley. Tell me what should happen, in your own words. I ask the few questions that matter, \
                        show you the workflow I would build, and run it here once you approve it.""")
                .asking(new QuestionView(
                        "start",
                        QuestionView.Kind.CHOICE,
                        "Start from one of these, or write your own. `help` shows what else I can do.",
                        options,
                        true));
    }
}
