package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Step;

/** What steps of one workflow are called. */
record Naming(String noun) {
    private static final int LONGEST_TITLE = 80;

    String title(Step step) {
        String title = switch (step) {
            case Step.Call call when call.address().value() != null -> Phrases.title(call, noun);
            case Step.Each each -> "For each " + each.what();
            case Step.Call _,
                    Step.Approve _,
                    Step.Ask _,
                    Step.Wait _,
                    Step.Show _,
                    Step.Remember _,
                    Step.Branch _,
                    Step.Choose _,
                    Step.Think _ -> Phrases.capitalized(Phrases.step(step, noun));
        };
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE - 1) + "…" : title;
    }

    /** What a call is about: its object, the host it reads, or what arrived. */
    String subject(Step.Call call) {
        if (!call.what().isEmpty() && !call.what().contains("webhook")) {
            return call.what();
        }
        String address = call.address().value();
        boolean sendsNothing = call.isFetch() || "DELETE".equals(call.method().value());
        return sendsNothing && address != null ? Phrases.host(address).replaceFirst(":\\d+$", "") : noun;
    }
}
