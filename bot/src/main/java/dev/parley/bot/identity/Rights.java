package dev.parley.bot.identity;

import dev.parley.bot.identity.Members.Member;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may do what. HTTP and every chat ask here, so that what one refuses the other does not allow. */
@Component
public class Rights {
    private static final int NAMED = 3;

    private final Members members;

    Rights(Members members) {
        this.members = members;
    }

    /** Why not, and whom to ask; empty when the caller may. */
    public Optional<RefusedException> refusal(Caller caller, Deed deed) {
        return refusal(caller, deed, caller.actor().name());
    }

    /** As it is told to the caller alone. */
    Optional<RefusedException> refusalToYou(Caller caller, Deed deed) {
        return refusal(caller, deed, "You");
    }

    private Optional<RefusedException> refusal(Caller caller, Deed deed, String who) {
        return caller.role().includes(deed.least())
                ? Optional.empty()
                : Optional.of(new RefusedException(
                        "%s may not %s: that needs the role %s, and yours is %s."
                                .formatted(
                                        who,
                                        deed.words(),
                                        deed.least().word(),
                                        caller.role().word()),
                        "Ask " + whoMay(caller.org(), deed) + " to do it, or for the role "
                                + deed.least().word() + "."));
    }

    /** @throws RefusedException when the caller may not */
    public void demand(Caller caller, Deed deed) {
        refusal(caller, deed).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Those who can also give the role, or else an owner. */
    private String whoMay(OrgId org, Deed deed) {
        Role least = deed == Deed.OWN ? Role.OWNER : Role.ADMIN;
        List<Member> able = members.of(org).stream()
                .filter(member -> Role.of(Set.copyOf(member.roles())).includes(least))
                .limit(NAMED)
                .toList();
        return able.isEmpty()
                ? "an owner of the organization"
                : able.stream().map(Member::name).collect(Collectors.joining(" or "));
    }
}
