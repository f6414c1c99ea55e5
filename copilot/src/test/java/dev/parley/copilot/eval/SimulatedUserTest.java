package dev.parley.copilot.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Interviews about the repository's own requests (C3): few questions, none about what was said, and a draft worth approving. */
class SimulatedUserTest {
    private static final int MOST_QUESTIONS = 6;
    private static final int USUAL_QUESTIONS = 3;

    @Test
    void a_few_answers_lead_to_an_approved_draft() {
        List<SimulatedUser.Talk> talks = Stream.of("dev", "heldout")
                .flatMap(set -> Asked.own(set).stream())
                .map(wish -> {
                    SimulatedUser user = new SimulatedUser(wish);
                    SimulatedUser.Talk talk = user.talk();
                    assertThat(user.isApproved()).as(wish.request()).isTrue();
                    return talk;
                })
                .toList();
        System.out.println("questions asked → interviews: " + distribution(talks));
        System.out.println("most often asked about: " + topics(talks));
        assertThat(talks).allSatisfy(talk -> {
            assertThat(talk.draft()).as(talk.wish().request()).isNotNull();
            assertThat(talk.draft().isPublishable()).as(talk.wish().request()).isTrue();
            assertThat(talk.asked()).as(talk.wish().request()).hasSizeLessThanOrEqualTo(MOST_QUESTIONS);
            assertThat(talk.needless()).as(talk.wish().request()).isEmpty();
        });
        List<Integer> counts =
                talks.stream().map(talk -> talk.asked().size()).sorted().toList();
        assertThat(counts.get(counts.size() / 2)).isLessThanOrEqualTo(USUAL_QUESTIONS);
    }

    private static TreeMap<Integer, Long> distribution(List<SimulatedUser.Talk> talks) {
        return talks.stream()
                .collect(Collectors.groupingBy(talk -> talk.asked().size(), TreeMap::new, Collectors.counting()));
    }

    private static TreeMap<String, Long> topics(List<SimulatedUser.Talk> talks) {
        return talks.stream()
                .flatMap(talk -> talk.asked().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
