package dev.parley.bot.webchat;

import dev.parley.bot.chat.Block;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.bot.identity.RefusedException;
import dev.parley.bot.identity.Rights;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Messages as each reader may see them: whoever knows the address of a webhook can start a run, so that it is for those who may. */
@Component
class Eyes {
    private static final Pattern ADDRESS = Pattern.compile("/hooks/(?!connections/)[\\w.-]+");

    private final Rights rights;

    Eyes(Rights rights) {
        this.rights = rights;
    }

    UnaryOperator<MessageView> of(Caller caller) {
        Optional<RefusedException> refusal = rights.refusal(caller, Deed.CHANGE);
        return refusal.<UnaryOperator<MessageView>>map(why -> message -> hidden(message, why))
                .orElse(UnaryOperator.identity());
    }

    private static MessageView hidden(MessageView message, RefusedException why) {
        return new MessageView(
                message.id(),
                message.seq(),
                message.position(),
                message.from(),
                message.author(),
                message.at(),
                message.thread(),
                hidden(message.text()),
                message.blocks().stream().map(block -> hidden(block, why)).toList(),
                message.question());
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
