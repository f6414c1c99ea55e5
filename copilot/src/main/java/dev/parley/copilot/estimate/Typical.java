package dev.parley.copilot.estimate;

import dev.parley.connectors.ai.model.Tokens;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.workflow.Node;
import java.time.Duration;

/** What steps usually take. Every number here is told beside the estimate. */
final class Typical {
    static final Duration READ = Duration.ofMillis(300);
    static final Duration CHANGE = Duration.ofMillis(500);
    static final Duration EMBEDDED = Duration.ofMillis(50);
    static final Duration IN_HOUSE = Duration.ofSeconds(10);
    static final Duration ELSEWHERE = Duration.ofSeconds(4);

    /** About two pages to read and half a page of answer. */
    static final Tokens TOKENS = new Tokens(1_500, 0, 300);

    static final int ITEMS = 20;
    static final int ROUNDS = 3;

    private Typical() {}

    static Duration time(Node.Call call, Scene scene) {
        if (scene.isThinking(call)) {
            return switch (scene.mind(call).place()) {
                case EMBEDDED -> EMBEDDED;
                case IN_HOUSE -> IN_HOUSE;
                case ELSEWHERE -> ELSEWHERE;
            };
        }
        return scene.effect(call) == Effect.READ ? READ : CHANGE;
    }
}
