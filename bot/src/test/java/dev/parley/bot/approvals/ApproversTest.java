package dev.parley.bot.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.identity.Caller;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApproversTest {
    private static final Caller BO =
            new Caller(new OrgId(UUID.randomUUID()), new Actor("user:bo", "Bo Berg"), Set.of("lead"));

    @ParameterizedTest
    @ValueSource(strings = {"role:lead", "role:Lead", "user:bo", "bo", "Bo Berg", "lead", " lead "})
    void a_person_is_meant_by_role_id_or_name(String entry) {
        assertThat(new Approvers(List.of("user:eve", entry)).include(BO)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"role:bo", "user:lead", "role:owner", "ops", "b", ""})
    void nobody_else_is(String entry) {
        assertThat(new Approvers(List.of(entry)).include(BO)).isFalse();
    }

    @Test
    void nobody_named_means_anyone() {
        assertThat(new Approvers(List.of()).include(BO)).isTrue();
    }

    @Test
    void the_owner_may_always_decide() {
        Caller owner = new Caller(BO.org(), new Actor("user:ana", "Ana"), Set.of("owner"));
        assertThat(new Approvers(List.of("role:finance")).include(owner)).isTrue();
    }
}
