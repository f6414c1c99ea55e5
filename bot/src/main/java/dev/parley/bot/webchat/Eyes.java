package dev.parley.bot.webchat;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatDesk;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.bot.identity.RefusedException;
import dev.parley.bot.identity.Rights;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Messages as each reader may see them. Whoever knows the address of a webhook can start a run, so that it is for those who may; and a
 * button that would be refused says so before it is pressed.
 */
@Component
class Eyes {
    private static final Pattern ADDRESS = Pattern.compile("/hooks/(?!connections/)[\\w.-]+");

    private final Rights rights;
    private final ChatDesk desk;

    Eyes(Rights rights, ChatDesk desk) {
        this.rights = rights;
        this.desk = desk;
    }

    UnaryOperator<MessageView> of(Caller caller) {
        Map<Deed, RefusedException> refusals = new EnumMap<>(Deed.class);
        for (Deed deed : Deed.values()) {
            rights.refusal(caller, deed).ifPresent(why -> refusals.put(deed, why));
        }
        return refusals.isEmpty() ? UnaryOperator.identity() : message -> seen(message, refusals);
    }

    private MessageView seen(MessageView message, Map<Deed, RefusedException> refusals) {
        RefusedException why = refusals.get(Deed.CHANGE);
        return new MessageView(
                message.id(),
                message.seq(),
                message.position(),
                message.from(),
                message.author(),
                message.at(),
                message.thread(),
                why == null ? message.text() : hidden(message.text()),
                message.blocks().stream()
                        .map(block -> marked(why == null ? block : hidden(block, why), refusals))
                        .toList(),
                message.question());
    }

    private Block marked(Block block, Map<Deed, RefusedException> refusals) {
        return switch (block) {
            case Block.Buttons(List<Block.Action> actions) -> new Block.Buttons(marked(actions, refusals));
            case Block.Rows(String title, List<Block.Row> rows, int shown) ->
                new Block.Rows(
                        title,
                        rows.stream()
                                .map(row -> new Block.Row(row.text(), row.detail(), marked(row.actions(), refusals)))
                                .toList(),
                        shown);
            default -> block;
        };
    }

    private List<Block.Action> marked(List<Block.Action> actions, Map<Deed, RefusedException> refusals) {
        return actions.stream()
                .map(action -> desk.deed(new Pressed(action.id(), Map.of("value", action.value())))
                        .flatMap(deed -> Optional.ofNullable(refusals.get(deed)))
                        .map(why -> action.refusedWith(why.getMessage() + " " + why.hint()))
                        .orElse(action))
                .toList();
    }

    private static Block hidden(Block block, RefusedException why) {
        return switch (block) {
            case Block.Code code
            when ADDRESS.matcher(code.text()).find() ->
                Block.muted("Its address is for those who may start it. " + why.hint());
            case Block.Text text -> new Block.Text(hidden(text.text()), text.style());
            default -> block;
        };
    }

    private static String hidden(String words) {
        return ADDRESS.matcher(words).replaceAll("/hooks/…");
    }
}
