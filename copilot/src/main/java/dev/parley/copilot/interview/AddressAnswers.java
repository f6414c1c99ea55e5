package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Links;
import dev.parley.copilot.understanding.Merge;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Understanding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers to "where does it go?": an address, with or without more beside it, or none. */
final class AddressAnswers {
    private static final Pattern BARE_ADDRESS =
            Pattern.compile("^(?:[\\w-]+\\.)+[a-zA-Z]{2,}(?::\\d+)?(?:/\\S*)?$|^localhost(?::\\d+)?(?:/\\S*)?$");
    /** With a path it is an address even among other words. */
    private static final Pattern ADDRESS_INSIDE =
            Pattern.compile("(?<![\\w@/.-])(?:[\\w-]+\\.)+[a-zA-Z]{2,}(?::\\d+)?/[^\\s,;!?]*[^\\s,;!?.]");

    private final Understanding understanding;

    AddressAnswers(Understanding understanding) {
        this.understanding = understanding;
    }

    Optional<Brief> apply(String id, String answer, boolean isChosen, Brief brief) {
        if (isChosen && !answer.equals(Questions.HERE)) {
            return Optional.of(addressed(id, Slot.asked(answer), brief));
        }
        if (isChosen || answer.matches("(?i)(?:show it )?here(?: instead)?|later|none|no")) {
            return Optional.of(addressed(id, Slot.asked(null), brief));
        }
        String said = answer.replaceAll("[.,;!]+$", "");
        Optional<String> link = Links.find(answer)
                .or(() -> BARE_ADDRESS.matcher(said).matches() ? Optional.of("https://" + said) : Optional.empty())
                .or(() -> ADDRESS_INSIDE.matcher(said).results().findFirst().map(match -> "https://" + match.group()));
        if (link.isEmpty()) {
            return Optional.empty();
        }
        Brief filled = addressed(id, Slot.asked(link.get()), brief);
        boolean saysMore = answer.split("\\s+").length > 4;
        return Optional.of(saysMore ? more(filled, beside(link.get(), understanding.read(answer, brief))) : filled);
    }

    /** What else was said; people named for the one approval there is are asked there, and not once more. */
    private static Brief more(Brief brief, Reading reading) {
        List<Step.Approve> known = Steps.all(brief.steps(), Step.Approve.class);
        List<Step.Approve> said = Steps.all(reading.steps(), Step.Approve.class);
        boolean isSame = known.size() == 1
                && said.size() == 1
                && !said.getFirst().approvers().wantsAsking();
        if (!isSame) {
            return Merge.into(brief, reading);
        }
        Brief asking = brief.withSteps(Steps.replace(
                brief.steps(),
                known.getFirst().key(),
                step -> step instanceof Step.Approve approve
                        ? new Step.Approve(
                                approve.key(), said.getFirst().approvers(), approve.quorum(), approve.onReject())
                        : step));
        List<Step> others =
                Steps.rewrite(reading.steps(), step -> step instanceof Step.Approve ? List.of() : List.of(step));
        return Merge.into(asking, with(others, reading));
    }

    /** A reading without the step that only names the address just taken. */
    private static Reading beside(String link, Reading reading) {
        if (reading.isWhole()) {
            return reading;
        }
        List<Step> others = Steps.rewrite(
                reading.steps(),
                step -> step instanceof Step.Call call
                                && link.equals(call.address().value())
                        ? List.of()
                        : List.of(step));
        return with(others, reading);
    }

    private static Reading with(List<Step> steps, Reading reading) {
        return new Reading(
                reading.start(),
                reading.zone(),
                steps,
                reading.retries(),
                reading.answerWithin(),
                reading.links(),
                reading.notes());
    }

    private static Brief addressed(String id, Slot<String> address, Brief brief) {
        return brief.withSteps(Steps.replace(
                brief.steps(),
                Questions.key(id),
                step -> step instanceof Step.Call call
                        ? new Step.Call(
                                call.key(),
                                call.method(),
                                address,
                                call.sends(),
                                call.what(),
                                call.system(),
                                call.onError())
                        : step));
    }
}
