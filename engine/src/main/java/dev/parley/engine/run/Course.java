package dev.parley.engine.run;

import dev.parley.engine.Actor;
import dev.parley.engine.run.NodeState.Vote;
import dev.parley.engine.run.RunEvent.ApprovalDelegated;
import dev.parley.engine.run.RunEvent.ApprovalEscalated;
import dev.parley.engine.run.RunEvent.ApprovalReminded;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a question since it was asked. Everybody asked has one voice; who delegates hands that voice on, so that it
 * counts once, whoever of the chain raises it first.
 *
 * @param remindedAt last; null when nobody was reminded yet
 * @param escalatedTo who was asked as well; empty before that
 * @param escalatedAt null when nobody else was asked
 */
public record Course(
        List<Vote> votes,
        List<Delegation> delegations,
        @Nullable Instant remindedAt,
        List<String> escalatedTo,
        @Nullable Instant escalatedAt) {
    public static final Course EMPTY = new Course(List.of(), List.of(), null, List.of(), null);

    /** A voice handed on. @param comment null when none was given */
    public record Delegation(Actor by, Actor to, @Nullable String comment, Instant at) {}

    /** After this event; as before where it is about something else. */
    public Course then(RunEvent event, Instant at) {
        return switch (event) {
            case ApprovalVoted e ->
                new Course(
                        plus(votes, new Vote(e.approve(), e.by(), e.comment(), at)),
                        delegations,
                        remindedAt,
                        escalatedTo,
                        escalatedAt);
            case ApprovalDelegated e ->
                new Course(
                        votes,
                        plus(delegations, new Delegation(e.by(), e.to(), e.comment(), at)),
                        remindedAt,
                        escalatedTo,
                        escalatedAt);
            case ApprovalReminded _ -> new Course(votes, delegations, at, escalatedTo, escalatedAt);
            case ApprovalEscalated e -> new Course(votes, delegations, remindedAt, e.to(), at);
            default -> this;
        };
    }

    /** Who is asked by now: with nobody named, anybody still is, and escalation only points out some. */
    public List<String> asked(List<String> approvers) {
        List<String> all = new ArrayList<>(approvers);
        if (!approvers.isEmpty()) {
            escalatedTo.stream().filter(name -> !all.contains(name)).forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** To whom this person has handed their voice; empty when they have not. */
    public Optional<Actor> handedTo(Actor person) {
        return delegations.stream()
                .filter(delegation -> isSame(delegation.by(), person))
                .map(Delegation::to)
                .findFirst();
    }

    /** Whether somebody has handed this person a voice. */
    public boolean isDelegate(Actor person) {
        return delegations.stream().anyMatch(delegation -> isSame(delegation.to(), person));
    }

    /** Whether this person's voice was raised, by them or along the chain of those who handed it on. */
    public boolean hasVoted(Actor person) {
        String voice = voice(person.id());
        return votes.stream().anyMatch(vote -> voice(vote.by().id()).equals(voice));
    }

    /** Why this person cannot hand their voice to that one; empty when they can. */
    public Optional<Refusal> refusal(Actor by, Actor to) {
        if (hasVoted(by)) {
            return Optional.of(new Refusal.HasVoted());
        }
        Optional<Actor> before = handedTo(by);
        if (before.isPresent()) {
            return Optional.of(new Refusal.HandedOn(before.get()));
        }
        if (isSame(by, to) || voice(by.id()).equals(voice(to.id()))) {
            return Optional.of(new Refusal.InCircles());
        }
        boolean hasVoice =
                isDelegate(to) || handedTo(to).isPresent() || votes.stream().anyMatch(vote -> isSame(vote.by(), to));
        return hasVoice ? Optional.of(new Refusal.HasVoice()) : Optional.empty();
    }

    /** Why a voice cannot be handed on. */
    public sealed interface Refusal {
        /** It was raised already. */
        record HasVoted() implements Refusal {}

        /** It was handed on already. */
        record HandedOn(Actor to) implements Refusal {}

        /** It would come back to somebody who had it. */
        record InCircles() implements Refusal {}

        /** The other one has, or had, a voice of their own; two voices of one person could never be told apart. */
        record HasVoice() implements Refusal {}
    }

    /** Whose voice it was before it was handed on. */
    private String voice(String person) {
        String voice = person;
        for (Delegation delegation : delegations.reversed()) {
            if (delegation.to().id().equals(voice)) {
                voice = delegation.by().id();
            }
        }
        return voice;
    }

    private static boolean isSame(Actor one, Actor other) {
        return one.id().equals(other.id());
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> more = new ArrayList<>(list);
        more.add(last);
        return List.copyOf(more);
    }
}
