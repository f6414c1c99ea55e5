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
    static final String INPUT = "human.input";
    static final String FOR_EACH = "logic.for_each";
    static final String REPEAT = "logic.repeat";
    static final String WAIT_FOR_EVENT = "logic.wait_for_event";
    static final String CALL_WORKFLOW = "workflow.call";
    static final String STOP = "logic.stop";

    static final List<String> OWN = List.of(
            DATA_SET, IF, SWITCH, DELAY, APPROVAL, INPUT, FOR_EACH, REPEAT, WAIT_FOR_EVENT, CALL_WORKFLOW, STOP);

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
            case Node.Input _ -> INPUT;
            case Node.ForEach _ -> FOR_EACH;
            case Node.Repeat _ -> REPEAT;
            case Node.WaitForEvent _ -> WAIT_FOR_EVENT;
            case Node.CallWorkflow _ -> CALL_WORKFLOW;
            case Node.Stop _ -> STOP;
        };
    }
}
