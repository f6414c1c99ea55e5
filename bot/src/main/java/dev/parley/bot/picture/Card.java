package dev.parley.bot.picture;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn for a step or for the trigger.
 *
 * @param kind decides the colour of the sign
 * @param detail empty for none
 */
record Card(
        NodeId id,
        Kind kind,
        Glyph glyph,
        String title,
        String detail,
        @Nullable StepStatus status) {
    static final int HEIGHT = 56;
    static final int TITLE_SIZE = 13;
    static final int DETAIL_SIZE = 12;
    static final int TEXT_LEFT = 56;
    static final int TEXT_RIGHT = 16;
    static final int BADGE_ROOM = 24;

    private static final double BOLD = 1.1;

    /** The families of steps people tell apart at a glance. */
    enum Kind {
        TRIGGER,
        ACTION,
        LOGIC,
        HUMAN,
        END
    }

    static Card of(Trigger trigger, @Nullable StepStatus status) {
        return new Card(
                NodeId.TRIGGER,
                Kind.TRIGGER,
                Glyph.of(trigger),
                TriggerWords.title(trigger),
                TriggerWords.detail(trigger),
                status);
    }

    static Card of(Node node, @Nullable StepStatus status) {
        return new Card(node.id(), kind(node), Glyph.of(node), StepWords.title(node), StepWords.detail(node), status);
    }

    /** The width at which nothing is cut. */
    double desiredWidth() {
        return TEXT_LEFT
                + Math.max(TextWidth.of(title, TITLE_SIZE) * BOLD, TextWidth.of(detail, DETAIL_SIZE))
                + right();
    }

    /** This card with its texts cut to the width. */
    Card fittedTo(double width) {
        var room = width - TEXT_LEFT - right();
        return new Card(
                id,
                kind,
                glyph,
                TextWidth.cut(title, TITLE_SIZE * BOLD, room),
                TextWidth.cut(detail, DETAIL_SIZE, room),
                status);
    }

    private int right() {
        return TEXT_RIGHT + (status == null ? 0 : BADGE_ROOM);
    }

    private static Kind kind(Node node) {
        return switch (node) {
            case Node.Call n -> Kind.ACTION;
            case Node.SetValues n -> Kind.ACTION;
            case Node.If n -> Kind.LOGIC;
            case Node.Switch n -> Kind.LOGIC;
            case Node.Delay n -> Kind.LOGIC;
            case Node.Approval n -> Kind.HUMAN;
            case Node.Input n -> Kind.HUMAN;
            case Node.ForEach n -> Kind.LOGIC;
            case Node.Repeat n -> Kind.LOGIC;
            case Node.WaitForEvent n -> Kind.LOGIC;
            case Node.CallWorkflow n -> Kind.ACTION;
            case Node.Stop n -> Kind.END;
        };
    }
}
