package dev.parley.bot.identity;

import dev.parley.bot.identity.Members.Member;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom a step can ask, for whoever builds one: names and roles, nobody's address. */
@RestController
class ApproversController {
    private final Members members;

    ApproversController(Members members) {
        this.members = members;
    }

    /**
     * @param entry as {@code approvers} of a workflow names them
     * @param people how many that are
     */
    record Approver(String entry, String name, long people) {}

    record Approvers(List<Approver> items) {}

    /** Roles first, then people, the longest there first. */
    @GetMapping("/api/approvers")
    Approvers list(Caller caller) {
        List<Member> all = members.of(caller.org());
        Stream<Approver> roles = all.stream()
                .flatMap(member -> member.roles().stream())
                .distinct()
                .sorted()
                .map(role -> new Approver("role:" + role, role, have(role, all)));
        Stream<Approver> people = all.stream().map(member -> new Approver("user:" + member.id(), member.name(), 1));
        return new Approvers(Stream.concat(roles, people).toList());
    }

    private static long have(String role, List<Member> members) {
        return members.stream().filter(member -> member.roles().contains(role)).count();
    }
}
