package dev.parley.copilot.interview;

import dev.parley.copilot.Turn;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.interview.Interviews.Kept;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Somebody says something in a conversation: which of its drafts that is about, and whether it is about one at all. */
final class Visit {
    private final OrgId org;
    private final String conversation;
    private final Actor by;
    private final Room room;
    private final Understanding wishes;
    private final Shelf shelf;

    Visit(OrgId org, String conversation, Actor by, Room room, Understanding wishes) {
        this.org = org;
        this.conversation = conversation;
        this.by = by;
        this.room = room;
        this.wishes = wishes;
        this.shelf = new Shelf(room.interviews().load(org, conversation), room.drafter());
    }

    /** Empty when the words are not about which draft to talk of. */
    Optional<Turn> switching(String text) {
        return Switching.of(text).flatMap(switching -> switch (switching) {
            case Switching.ListAll _ -> Optional.of(listed());
            case Switching.Another(String wish) -> Optional.of(another(wish));
            case Switching.Number(int number) ->
                Optional.of(shelf.numbered(number)
                        .map(this::resumed)
                        .orElseGet(() -> missing("There is no draft " + number + ".")));
            case Switching.Named(String words, boolean explicit) -> {
                Optional<Turn> resumed = shelf.named(words).map(this::resumed);
                yield resumed.isEmpty() && explicit && shelf.nextNumber() > 1
                        ? Optional.of(missing("I can't tell which draft you mean by \"" + words + "\"."))
                        : resumed;
            }
        });
    }

    Turn words(String text) {
        Optional<Kept> current = shelf.current();
        Said said = Said.of(text);
        if (current.isEmpty()) {
            int next = shelf.nextNumber();
            return said == Said.CANCEL
                    ? new Turn("There is nothing open to cancel." + shelf.others(0), null, null)
                    : begin(next, text);
        }
        int number = current.get().number();
        Interview open = current.get().interview();
        Turn turn =
                open == null ? unreadable(current.get(), said, text) : turn(sitting(number), open, said, number, text);
        return turn.number() == 0 ? turn.about(number) : turn;
    }

    /** Every wish in these words gets a draft; the first is talked about first. */
    private Turn begin(int number, String text) {
        List<String> wishes = Wishes.apart(text, room.understanding(), room.zone());
        int next = Math.max(number + 1, shelf.nextNumber());
        for (int i = 1; i < wishes.size(); i++) {
            sitting(next + i - 1).begin(wishes.get(i));
        }
        Turn first = sitting(number).begin(wishes.getFirst());
        if (wishes.size() == 1) {
            return first.about(number);
        }
        String others = IntStream.range(next, next + wishes.size() - 1)
                .mapToObj(other -> "draft " + other)
                .collect(Collectors.joining(", "));
        String say = "That is " + (wishes.size() == 2 ? "two things" : wishes.size() + " things")
                + ", so they become drafts of their own. This is the first; say \"" + others + "\" for the "
                + (wishes.size() == 2 ? "other." : "others.");
        return new Turn(say + "\n\n" + first.say(), first.question(), first.draft(), number);
    }

    private Turn turn(Sitting sitting, Interview open, Said said, int number, String text) {
        return switch (said) {
            case CANCEL -> sitting.abandon(open, shelf.others(number));
            case START_OVER -> anew(number);
            case BACK -> sitting.back(open);
            case SKIP -> sitting.asides().skip(open);
            case UNSURE -> sitting.asides().unsure(open);
            case AGREE -> sitting.asides().agree(open);
            case HURRY -> sitting.asides().hurry(open);
            case APPROVE -> sitting.asides().approve(open);
            case EXPLAIN -> sitting.asides().explain(open);
            case SHOW -> sitting.asides().show(open);
            case THANKS -> sitting.asides().thank(open);
            case EDIT ->
                open.asking() == null
                        ? sitting.ask(open, Questions.CHANGE, "Sure.")
                        : sitting.hearing().answer(open, text);
            case WORDS ->
                open.asking() == null
                        ? discuss(sitting, open, number, text)
                        : sitting.hearing().answer(open, text);
        };
    }

    /** "No approval" is about the approvals that were asked for, and then about those that a safeguard would put in their place. */
    private Turn discuss(Sitting sitting, Interview open, int number, String text) {
        Deciding deciding = deciding(number);
        return deciding.inWords(open, text).orElseGet(() -> {
            Workflow before = deciding.draft(open).workflow();
            Turn turn = sitting.hearing().discuss(open, text);
            return room.interviews()
                    .current(org, conversation)
                    .filter(now -> now.number() == number)
                    .map(Kept::interview)
                    .filter(now -> isOnTheTable(now) && now.asking() == null)
                    .flatMap(now -> turn.changes().isEmpty()
                            ? deciding.inWords(now, text)
                            : deciding.alsoInWords(now, text).map(also -> also.since(before)))
                    .orElse(turn);
        });
    }

    Turn decide(int number, String safeguard, boolean isAccepted) {
        return shelf.numbered(number)
                .map(Kept::interview)
                .filter(Visit::isOnTheTable)
                .map(open -> deciding(number).decide(open, safeguard, isAccepted))
                .orElseGet(
                        () -> new Turn("That draft is not on the table any more, so nothing was changed.", null, null))
                .about(number);
    }

    private static boolean isOnTheTable(Interview open) {
        return open.phase() == Phase.REVIEW && Drafter.isDraftable(open.brief());
    }

    private Deciding deciding(int number) {
        return new Deciding(org, conversation, number, by, room);
    }

    /** Under a number of its own, so that the card of what was dropped cannot stand for it. */
    private Turn anew(int dropped) {
        room.interviews().delete(org, conversation, dropped);
        int number = shelf.nextNumber();
        return sitting(number).startOver("All right, from the beginning.").about(number);
    }

    /** Says so rather than silently beginning anew; what it was about has outlived the release that kept it. */
    private Turn unreadable(Kept kept, Said said, String text) {
        String sorry = "This draft was kept by another release of Parley, and I cannot read the answers given there.";
        if (said == Said.CANCEL) {
            room.interviews().delete(org, conversation, kept.number());
            return new Turn("Dropped." + shelf.others(kept.number()), null, null);
        }
        boolean hasWish = !kept.wish().isBlank();
        Turn anew = hasWish
                ? sitting(kept.number()).begin(kept.wish())
                : said == Said.WORDS
                        ? sitting(kept.number()).begin(text)
                        : sitting(kept.number()).startOver("");
        String from = hasWish
                ? " I began again from the first words, \"" + kept.wish() + "\"; please say the rest again."
                : " I have to begin again.";
        return new Turn((sorry + from + "\n\n" + anew.say()).strip(), anew.question(), anew.draft());
    }

    Turn revise(int number) {
        Optional<Kept> kept = shelf.numbered(number);
        if (kept.isEmpty()) {
            return new Turn("There is nothing to change here. Tell me what you would like to have done.", null, null);
        }
        Interview open = kept.get().interview();
        Sitting sitting = sitting(number);
        Turn turn = open == null
                ? unreadable(kept.get(), Said.EDIT, "")
                : open.phase() == Phase.REVIEW
                        ? sitting.ask(open, Questions.CHANGE, "Sure, nothing has changed yet.")
                        : sitting.repeat(open, "There is no draft yet; we are still here:");
        return turn.about(number);
    }

    private Turn listed() {
        String list = shelf.listed(room.clock().instant());
        return shelf.current()
                .filter(kept -> kept.interview() != null && kept.interview().asking() != null)
                .map(kept -> sitting(kept.number())
                        .repeat(Objects.requireNonNull(kept.interview()), list)
                        .about(kept.number()))
                .orElseGet(() -> new Turn(list, null, null));
    }

    private Turn missing(String say) {
        return new Turn(say + "\n\n" + shelf.listed(room.clock().instant()), null, null);
    }

    private Turn another(String wish) {
        Optional<Kept> current = shelf.current();
        boolean isWorthKeeping = current.isPresent()
                && (current.get().interview() == null
                        || !current.get().interview().brief().isBlank());
        int number = isWorthKeeping || current.isEmpty()
                ? shelf.nextNumber()
                : current.get().number();
        String keeping = isWorthKeeping
                ? "I keep **" + shelf.name(current.get()) + "** as draft "
                        + current.get().number() + "."
                : "";
        Turn turn = wish.isEmpty() ? sitting(number).startOver("All right, another one.") : begin(number, wish);
        return new Turn((keeping + "\n\n" + turn.say()).strip(), turn.question(), turn.draft(), number);
    }

    private Turn resumed(Kept kept) {
        Interview open = kept.interview();
        if (open == null) {
            return unreadable(kept, Said.SHOW, "").about(kept.number());
        }
        String say = (kept.isCurrent() ? "We are at draft " : "Back to draft ") + kept.number() + ", **"
                + shelf.name(kept) + "**.";
        return sitting(kept.number()).repeat(open, say).about(kept.number());
    }

    private Sitting sitting(int number) {
        return new Sitting(org, conversation, number, by, room, wishes);
    }
}
