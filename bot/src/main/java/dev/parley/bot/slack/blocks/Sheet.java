package dev.parley.bot.slack.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The blocks of one message, cut where there are too many. Whatever is cut, nobody is given a button without the words it belongs to, and
 * what a card asks stays when words in its middle go.
 */
final class Sheet {
    private final List<Piece> pieces = new ArrayList<>();
    private final List<ObjectNode> last = new ArrayList<>();

    /** @param isPressed whether people press or fill it in */
    private record Piece(ObjectNode json, boolean isPressed) {}

    void add(ObjectNode block) {
        pieces.add(new Piece(block, false));
    }

    void press(ObjectNode block) {
        pieces.add(new Piece(block, true));
    }

    /** Stands at the end, whatever is cut before it. */
    void last(ObjectNode block) {
        last.add(block);
    }

    /** @param notice says that something was cut; asked for only then */
    List<ObjectNode> fitted(Supplier<ObjectNode> notice) {
        if (fits(pieces.stream().map(Piece::json).toList(), last)) {
            return joined(pieces.stream().map(Piece::json).toList(), last);
        }
        ObjectNode cut = notice.get();
        List<ObjectNode> end = new ArrayList<>(last);
        end.addFirst(cut);
        while (!fits(List.of(), end) && end.size() > 1) {
            end.removeLast();
        }
        List<ObjectNode> kept = new ArrayList<>();
        for (List<Piece> group : groups()) {
            List<ObjectNode> whole = group.stream().map(Piece::json).toList();
            if (fits(joined(kept, whole), end)) {
                kept.addAll(whole);
            } else {
                return kept.isEmpty() || group.stream().noneMatch(Piece::isPressed)
                        ? squeezed(kept, group, end)
                        : joined(withoutLooseEnd(kept), end);
            }
        }
        return joined(withoutLooseEnd(kept), end);
    }

    /** As many words of the group as there is room for, then the notice, then what is pressed. */
    private static List<ObjectNode> squeezed(List<ObjectNode> before, List<Piece> group, List<ObjectNode> end) {
        List<ObjectNode> pressed = new ArrayList<>(
                group.stream().filter(Piece::isPressed).map(Piece::json).toList());
        List<ObjectNode> close = joined(end.subList(0, 1), joined(pressed, end.subList(1, end.size())));
        while (!fits(before, close) && !pressed.isEmpty()) {
            // Half a form is none.
            if (pressed.getFirst().path("type").asString("").equals("input")) {
                pressed.clear();
            } else {
                pressed.removeLast();
            }
            close = joined(end.subList(0, 1), joined(pressed, end.subList(1, end.size())));
        }
        List<ObjectNode> kept = new ArrayList<>(before);
        for (Piece piece : group) {
            if (!piece.isPressed()) {
                if (!fits(joined(kept, List.of(piece.json())), close)) {
                    break;
                }
                kept.add(piece.json());
            }
        }
        return joined(withoutLooseEnd(kept), close);
    }

    /** What is pressed, with all that leads up to it since the last such. */
    private List<List<Piece>> groups() {
        List<List<Piece>> groups = new ArrayList<>();
        List<Piece> group = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!piece.isPressed() && !group.isEmpty() && group.getLast().isPressed()) {
                groups.add(group);
                group = new ArrayList<>();
            }
            group.add(piece);
        }
        groups.add(group);
        return groups;
    }

    private static List<ObjectNode> withoutLooseEnd(List<ObjectNode> blocks) {
        int end = blocks.size();
        while (end > 0 && blocks.get(end - 1).path("type").asString("").matches("divider|header")) {
            end--;
        }
        return blocks.subList(0, end);
    }

    private static boolean fits(List<ObjectNode> some, List<ObjectNode> others) {
        return some.size() + others.size() <= Limits.BLOCKS && length(some) + length(others) <= Limits.MESSAGE;
    }

    private static int length(List<ObjectNode> blocks) {
        return blocks.stream().mapToInt(block -> block.toString().length() + 1).sum();
    }

    private static List<ObjectNode> joined(List<ObjectNode> some, List<ObjectNode> others) {
        List<ObjectNode> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
