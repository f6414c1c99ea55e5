package dev.parley.bot.approvals;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Members;
import dev.parley.bot.identity.Members.Member;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.run.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who may answer a question as it stands: those asked, and those they handed it to instead of themselves. */
@Component
final class Deciders {
    private final Members members;

    Deciders(Members members) {
        this.members = members;
    }

    /** The owner may always answer, also what they have handed on, as long as nobody has. */
    boolean include(Caller caller, ApprovalSummary question) {
        Course course = question.course();
        if (course.handedTo(caller.actor()).isPresent()) {
            return caller.isOwner();
        }
        return course.isDelegate(caller.actor())
                || asked(caller.org(), question).include(caller);
    }

    /** Whether this person is among those who were asked by name or role, and so has a voice of their own. */
    boolean name(OrgId org, Member member, ApprovalSummary question) {
        return asked(org, question).name(new Caller(org, actor(member), Set.copyOf(member.roles())));
    }

    /** As {@link ApprovalWords#people} takes them: without those who handed it on, with those who have it now. */
    static List<String> people(ApprovalSummary question) {
        return people(question.approvers(), question.course());
    }

    static List<String> people(List<String> asked, Course course) {
        List<String> people = new ArrayList<>(asked);
        if (asked.isEmpty()) {
            return people;
        }
        course.delegations().forEach(handed -> {
            people.removeIf(entry -> Approvers.isPerson(entry, handed.by()));
            people.add(handed.to().id());
        });
        return people;
    }

    static Actor actor(Member member) {
        return new Actor("user:" + member.id(), member.name());
    }

    /** With addresses as the people they belong to. */
    private Approvers asked(OrgId org, ApprovalSummary question) {
        return new Approvers(question.approvers().stream()
                .flatMap(entry -> entry.indexOf('@') > 0
                        ? Stream.concat(
                                Stream.of(entry),
                                members.named(org, entry).map(member -> "user:" + member.id()).stream())
                        : Stream.of(entry))
                .toList());
    }
}
