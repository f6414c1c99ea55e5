package dev.parley.copilot.interview;

import dev.parley.copilot.Question;

/** What is meant by a question: why it is asked, an example of an answer, and what else may be said. */
final class Explanations {
    private Explanations() {}

    static String of(Question question) {
        return question.why() + " " + example(question) + " Or say \"skip\", \"back\" or \"show me what you have\".";
    }

    private static String example(Question question) {
        return switch (Questions.kind(question.id())) {
            case Questions.GOAL ->
                "For example: \"Every Monday at 9, fetch https://example.com/sales and show me the numbers\".";
            case Questions.START ->
                "For example: \"when our shop calls a webhook\", \"every weekday at 8\", or \"when I press a button\".";
            case Questions.SCHEDULE ->
                "For example: \"weekdays at 8\", \"every 15 minutes\", \"the first Monday of the month at 9\".";
            case Questions.TOPIC ->
                "For example: https://docs.example.com/d/1q2w3E4r5T6y7U8i9O0p/edit, copied from the browser, or 1q2w3E4r5T6y7U8i9O0p.";
            case Questions.STEPS ->
                "For example: \"ask ops for approval, then POST it to https://example.com/orders\", or \"show it here\".";
            case Questions.ADDRESS ->
                "For example: https://example.com/api/orders; the other system shows it in its settings, often under API or webhooks.";
            case Questions.APPROVERS -> "For example: \"ops\", \"@ana\", \"ana or the lead\", or \"anyone\".";
            case Questions.FIELD -> "For example: with the data {\"total\": 1200}, the field is total.";
            case Questions.LIMIT -> "For example: 500.";
            case Questions.NAME -> "For example: Big orders.";
            case Questions.CHANGE -> "For example: \"ask finance instead\", \"make it 500\", \"run it at 8\".";
            default -> "";
        };
    }
}
