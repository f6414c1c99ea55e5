package dev.parley.copilot.interview;

import java.util.regex.Pattern;

/** Words that steer an interview rather than answer it. */
enum Said {
    CANCEL("cancel|stop|abort|never ?mind|forget it|discard(?: it)?|quit|drop it|leave it"),
    START_OVER("start over|restart|begin again|from scratch|reset|new one|start again"),
    BACK(
            "back|go back|previous|undo(?: (?:that|it|this|the last (?:change|edit|one)))?|take (?:that|it) back|revert(?: (?:that|it))?|one step back|wait,? go back"),
    SKIP(
            "skip|skip it|skip this|next|no idea|i don'?t know|don'?t know|dunno|not sure|whatever|default|you choose|you decide|your choice|recommended|pass"),
    AGREE(
            "approve|approved|yes|y|ok|okay|looks good|lgtm|perfect|great|go ahead|do it|ship it|publish|good|fine|sounds good|yes please"),
    EDIT("edit|change|change it|edit it|modify|change something|revise"),
    WORDS("");

    private final Pattern pattern;

    Said(String words) {
        this.pattern = Pattern.compile("(?:please )?(?:" + words + ")(?: please)?[.!]*", Pattern.CASE_INSENSITIVE);
    }

    static Said of(String text) {
        String trimmed = text.trim();
        for (Said said : values()) {
            if (said != WORDS && said.pattern.matcher(trimmed).matches()) {
                return said;
            }
        }
        return WORDS;
    }
}
