package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bots in messengers, in which people send voice notes, pictures and stickers too: what has no text is written down first where voice
 * was spoken of, and else left alone, rather than a model asked about nothing.
 */
final class Messengers {
    private static final Set<String> SYSTEMS =
            Set.of("Telegram", "WhatsApp", "Messenger", "Signal", "Viber", "WeChat", "LINE", "Twilio");
    private static final Pattern OTHER_THAN_TEXT =
            Words.pattern("\\b(?:voice|audio|photos?|pictures?|images?|videos?|documents?|files?|pdfs?|receipts?)\\b");
    private static final Pattern VOICE_TOO = Words.pattern(
            "\\b(?:voice|audio)\\b[^.;]{0,20}\\b(?:and|or|&) text\\b|\\btext\\b[^.;]{0,20}\\b(?:and|or|&) (?:voice|audio)\\b");

    private Messengers() {}

    static List<Step> answering(List<Step> steps, @Nullable Start start, String sentences) {
        boolean isBot = start instanceof Start.Chat chat
                && chat.system() != null
                && SYSTEMS.contains(chat.system())
                && steps.stream().anyMatch(Step.Think.class::isInstance);
        boolean decides = Steps.all(steps)
                .anyMatch(step ->
                        step instanceof Step.Branch || step instanceof Step.Choose || step instanceof Step.Each);
        if (!isBot || decides) {
            return steps;
        }
        if (VOICE_TOO.matcher(sentences).find()) {
            return transcribed(steps);
        }
        return OTHER_THAN_TEXT.matcher(sentences).find()
                ? steps
                : List.of(new Step.Branch(Steps.nextKey(steps), text(Condition.Operator.IS_NOT), steps, List.of()));
    }

    private static List<Step> transcribed(List<Step> steps) {
        List<Step> others = steps.stream()
                .filter(step -> !(step instanceof Step.Think think && think.skill() == Skill.TRANSCRIBE))
                .toList();
        int key = Steps.nextKey(steps);
        List<Step> all = new ArrayList<>();
        all.add(new Step.Branch(
                key,
                text(Condition.Operator.IS),
                List.of(new Step.Think(key + 1, Skill.TRANSCRIBE, "voice message", List.of())),
                List.of()));
        all.addAll(others);
        return List.copyOf(all);
    }

    private static Condition text(Condition.Operator operator) {
        return Condition.of(new Condition.Test(Slot.said("text"), operator, ""));
    }
}
