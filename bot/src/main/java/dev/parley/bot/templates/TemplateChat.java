package dev.parley.bot.templates;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Listening;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.copilot.Copilot;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code templates}, and {@code install <name>}. */
@Component
@Order(9)
class TemplateChat implements Listening {
    private static final Pattern LIST = Pattern.compile("(?i)(?:(?:list|show)(?: me)?(?: all| the)? )?templates");
    private static final Pattern INSTALL = Pattern.compile("(?i)install (?:the )?(?:template )?[\"“]?(.+?)[\"”]?");

    private final TemplateShelf shelf;
    private final Installer installer;
    private final Copilot copilot;
    private final ChatSurface surface;

    TemplateChat(TemplateShelf shelf, Installer installer, Copilot copilot, ChatSurface surface) {
        this.shelf = shelf;
        this.installer = installer;
        this.copilot = copilot;
        this.surface = surface;
    }

    @Override
    public boolean hear(Caller caller, Place place, String text) {
        // While it asks, words are answers.
        if (copilot.isInterviewing(place.org(), place.conversation())) {
            return false;
        }
        String words = text.strip().replaceFirst("^/(?:parley\\s+)?", "").replaceFirst("[.!?]$", "");
        Optional<Message> answer = LIST.matcher(words).matches()
                ? Optional.of(TemplateCards.list(shelf.all()))
                : named(words)
                        .map(template -> TemplateCards.form(
                                template, installer.needed(caller.org(), template), Form.Draft.EMPTY));
        answer.ifPresent(message -> surface.post(place, message));
        return answer.isPresent();
    }

    /** By its id, its title, or the title's beginning, such as {@code The Brief}. */
    private Optional<Template> named(String words) {
        Matcher install = INSTALL.matcher(words);
        if (!install.matches()) {
            return Optional.empty();
        }
        String name = plain(install.group(1));
        return shelf.all().stream()
                .filter(template -> plain(template.id()).equals(name)
                        || plain(template.title()).equals(name)
                        || plain(template.title().replaceFirst(":.*", "")).equals(name))
                .findFirst();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase().replace('-', ' ').replaceFirst("^the ", "");
    }
}
