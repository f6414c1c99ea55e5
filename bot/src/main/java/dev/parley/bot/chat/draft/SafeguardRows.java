package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Block;
import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.Draft.Safeguard;
import dev.parley.copilot.Draft.State;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The safeguards a draft has, and those it could have, each with what can be decided about it. Declined advice is out of sight. */
final class SafeguardRows {
    static final String ADD = "add";
    private static final String DROP = "drop";
    private static final String ACTION = "draft.safeguard";
    private static final int MOST = 3;

    private SafeguardRows() {}

    /** @param card null leaves the buttons out */
    static List<Block> of(List<Safeguard> safeguards, @Nullable UUID card) {
        return Stream.of(
                        rows("Safeguards", safeguards, Safeguard::applied, card),
                        rows("You may also want", safeguards, SafeguardRows::isOffered, card))
                .filter(block -> !block.rows().isEmpty())
                .map(Block.class::cast)
                .toList();
    }

    private static Block.Rows rows(
            String title, List<Safeguard> all, Predicate<Safeguard> isMeant, @Nullable UUID card) {
        return new Block.Rows(
                title,
                all.stream()
                        .filter(isMeant)
                        .map(some -> new Block.Row(
                                some.text(), some.reason(), card == null ? List.of() : actions(some, card)))
                        .toList(),
                MOST);
    }

    /** What is grave may be had back with one press. */
    private static boolean isOffered(Safeguard some) {
        return some.state() == State.PROPOSED || some.state() == State.DECLINED && some.gravity() == Gravity.GRAVE;
    }

    private static List<Block.Action> actions(Safeguard some, UUID card) {
        if (!some.isOpen()) {
            return List.of();
        }
        List<Block.Action> actions = new ArrayList<>();
        if (!some.applied() && some.isMendable()) {
            actions.add(Block.button(ACTION, "Add", value(card, ADD, some)));
        }
        if (some.state() != State.DECLINED) {
            actions.add(Block.button(ACTION, drop(some), value(card, DROP, some)));
        }
        return actions;
    }

    private static String drop(Safeguard some) {
        if (some.applied()) {
            return "Remove";
        }
        return some.isMendable() ? "Leave out" : "Got it";
    }

    private static String value(UUID card, String what, Safeguard some) {
        return card + ":" + what + ":" + some.id();
    }
}
