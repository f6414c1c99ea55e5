package dev.parley.copilot.scene;

import dev.parley.engine.workflow.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Who gets what a step sends. */
public enum Recipients {
    INSIDE,
    OUTSIDE,
    /** Nobody is named, or only when it runs. */
    UNKNOWN;

    private static final Set<String> ADDRESSES =
            Set.of("to", "cc", "bcc", "recipient", "recipients", "email", "address", "attendees", "invitees");
    /** Places of the company's own workspace, where its own people read. */
    private static final Set<String> PLACES =
            Set.of("channel", "channel_id", "conversation", "thread", "thread_ts", "user");

    private static final Pattern SPLIT = Pattern.compile("[,;]");

    public static Recipients of(Node.Call call, Scene scene) {
        List<String> named = new ArrayList<>();
        boolean hasPlace = false;
        for (Map.Entry<String, JsonNode> field : call.with().properties()) {
            if (ADDRESSES.contains(field.getKey())) {
                texts(field.getValue(), named);
            }
            hasPlace |= PLACES.contains(field.getKey());
        }
        if (named.isEmpty()) {
            return hasPlace ? INSIDE : UNKNOWN;
        }
        if (named.stream()
                .allMatch(address -> address.contains("@") && !address.contains("{{") && scene.isOwn(address))) {
            return INSIDE;
        }
        return named.stream().anyMatch(address -> !address.contains("@") || address.contains("{{")) ? UNKNOWN : OUTSIDE;
    }

    private static void texts(JsonNode value, List<String> found) {
        if (value.isContainer()) {
            value.forEach(part -> texts(part, found));
        } else {
            SPLIT.splitAsStream(value.asString(""))
                    .map(text -> text.strip().replaceFirst("^.*<(.*)>$", "$1"))
                    .filter(text -> !text.isEmpty())
                    .forEach(found::add);
        }
    }
}
