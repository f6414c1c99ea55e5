package dev.parley.engine.workflow;

import java.util.List;
import java.util.Set;

/** The vocabulary of {@code use} that belongs to the engine; every other name with a dot is a connector's operation. */
final class Uses {
    static final String DATA_SET = "data.set";
    static final String IF = "logic.if";
    static final String SWITCH = "logic.switch";
    static final String DELAY = "logic.delay";
    static final String APPROVAL = "human.approval";
    static final String STOP = "logic.stop";

    static final List<String> OWN = List.of(DATA_SET, IF, SWITCH, DELAY, APPROVAL, STOP);

    /** Part of the format, not of this version of the engine. */
    static final List<String> LATER =
            List.of("logic.for_each", "logic.repeat", "logic.wait_for_event", "workflow.call", "human.input");

    private static final Set<String> PREFIXES = Set.of("data", "logic", "human", "workflow");

    private Uses() {}

    /** Whether the name is the engine's to define, known or not. */
    static boolean areOurs(String use) {
        int dot = use.indexOf('.');
        return dot > 0 && PREFIXES.contains(use.substring(0, dot));
    }

    static String of(Node node) {
        return switch (node) {
            case Node.Call call -> call.operation();
            case Node.SetValues _ -> DATA_SET;
            case Node.If _ -> IF;
            case Node.Switch _ -> SWITCH;
            case Node.Delay _ -> DELAY;
            case Node.Approval _ -> APPROVAL;
            case Node.Stop _ -> STOP;
        };
    }
}
