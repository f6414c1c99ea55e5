package dev.parley.bot.picture;

import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;

/** The sign of a kind of step: strokes in a square of 16 by 16. */
enum Glyph {
    HAND("M8 2.5v5M4.6 4.4a5 5 0 1 0 6.8 0"),
    CHAT(
            "M2.5 4.5a1.5 1.5 0 0 1 1.5-1.5h8a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-4l-3 2.5v-2.5h-1a1.5 1.5 0 0 1-1.5-1.5z"),
    WEBHOOK("M9 1.8 3.5 9h4l-.6 5.2L12.5 7h-4z"),
    CLOCK("M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6M8 5v3.2l2.2 1.4"),
    STREAM("M2 5c2-2 4-2 6 0s4 2 6 0M2 8.5c2-2 4-2 6 0s4 2 6 0M2 12c2-2 4-2 6 0s4 2 6 0"),
    MAIL("M2 3.5h12v9h-12zM2 4l6 5 6-5"),
    FILE("M4 2.5h5l3 3v8h-8zM9 2.5v3h3"),
    SEND("M13.5 2.5 7.2 8.8M13.5 2.5 9.5 13.5 7.2 8.8 2.5 6.5z"),
    PLUG("M6 2v3M10 2v3M4 5h8v2.5a4 4 0 0 1-8 0zM8 11.5V14"),
    VALUES(
            "M6 2.5c-1.6 0-2 .8-2 2v1.7c0 1-.5 1.8-1.5 1.8c1 0 1.5.8 1.5 1.8v1.7c0 1.2.4 2 2 2M10 2.5c1.6 0 2 .8 2 2v1.7c0 1 .5 1.8 1.5 1.8c-1 0-1.5.8-1.5 1.8v1.7c0 1.2-.4 2-2 2"),
    BRANCH("M8 13.5V9.5M8 9.5C8 7 4 7.5 4 4M8 9.5C8 7 12 7.5 12 4M2.5 5.2 4 3.5 5.5 5.2M10.5 5.2 12 3.5 13.5 5.2"),
    PERSON("M8 2.5a2.7 2.7 0 1 0 0 5.4a2.7 2.7 0 1 0 0-5.4M3 13.5c.3-2.6 2.3-3.9 5-3.9s4.7 1.3 5 3.9"),
    LOOP("M13 8a5 5 0 1 1-1.5-3.5M13.2 2.2v2.8h-2.8"),
    STOP("M5.6 2.5h4.8l3.1 3.1v4.8l-3.1 3.1h-4.8l-3.1-3.1v-4.8zM6 6l4 4M10 6l-4 4"),
    FLAG("M4 14V2.8M4 3.2h8l-1.8 2.7L12 8.6H4");

    private final String strokes;

    Glyph(String strokes) {
        this.strokes = strokes;
    }

    String strokes() {
        return strokes;
    }

    static Glyph of(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Manual t -> HAND;
            case Trigger.Chat t -> CHAT;
            case Trigger.Webhook t -> WEBHOOK;
            case Trigger.Schedule t -> CLOCK;
            case Trigger.Event t -> WEBHOOK;
            case Trigger.Email t -> MAIL;
            case Trigger.Stream t -> STREAM;
            case Trigger.File t -> FILE;
        };
    }

    static Glyph of(Node node) {
        return switch (node) {
            case Node.Call call -> call.operation().startsWith("http.") ? SEND : PLUG;
            case Node.SetValues n -> VALUES;
            case Node.If n -> BRANCH;
            case Node.Switch n -> BRANCH;
            case Node.Delay n -> CLOCK;
            case Node.Approval n -> PERSON;
            case Node.Input n -> PERSON;
            case Node.ForEach n -> LOOP;
            case Node.Repeat n -> LOOP;
            case Node.WaitForEvent n -> CLOCK;
            case Node.CallWorkflow n -> PLUG;
            case Node.Stop stop -> stop.status() == Node.Stop.Status.FAILED ? STOP : FLAG;
        };
    }
}
