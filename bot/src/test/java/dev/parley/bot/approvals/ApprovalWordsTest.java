package dev.parley.bot.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalWordsTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void a_late_click_hears_who_decided_and_when() {
        var decided = new Decision.AlreadyDecided("approved", "Ana", NOON.minusSeconds(130));
        assertThat(ApprovalWords.tell(decided, NOON)).isEqualTo("Ana approved this 2 minutes ago.");
    }

    @Test
    void an_expired_question_blames_nobody() {
        var expired = new Decision.AlreadyDecided("expired", null, NOON.minusSeconds(3 * 3600));
        assertThat(ApprovalWords.tell(expired, NOON))
                .isEqualTo("Nobody answered in time, so this expired 3 hours ago.");
    }

    @Test
    void who_may_not_decide_hears_who_may() {
        var refused = new Decision.NotAllowed(List.of("role:finance", "user:carla", "ops"));
        assertThat(ApprovalWords.tell(refused, NOON)).contains("role finance, carla or ops");
    }
}
