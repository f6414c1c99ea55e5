package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Inputs;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Schedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Something a person has told, which a single other value may take the place of. */
sealed interface Told {
    /** What is there where somebody was asked and left it open. */
    String OPEN = "nothing yet";

    /** Where it is found among {@link Slots}. */
    String slot();

    /** As people would call it. */
    String value();

    /** Whether a value of this form can be meant for it. */
    boolean takes(Value other);

    /** Whether these words name what it is now. */
    default boolean isCalled(String words) {
        return bare(value()).equals(bare(words));
    }

    /** What a connector's operation is given. Steps that were answered together are corrected together. */
    record Input(int key, String connector, Step.Gap gap, String value) implements Told {
        @Override
        public String slot() {
            return Questions.INPUT + "." + key;
        }

        @Override
        public boolean takes(Value other) {
            return takes(gap, other);
        }

        static boolean takes(Step.Gap gap, Value other) {
            if (gap.example().startsWith("#")) {
                return other.isChannel();
            }
            if (gap.example().contains("@")) {
                return other.kind() == Value.Kind.MAIL || gap.noun().equals("person") && other.isPerson();
            }
            if (gap.example().contains("address")) {
                return other.kind() == Value.Kind.LINK;
            }
            return !gap.example().contains(" ")
                    && (other.kind() == Value.Kind.NAME || other.kind() == Value.Kind.NUMBER);
        }
    }

    /** Who is asked for a yes. */
    record Approvers(int key, List<String> people) implements Told {
        @Override
        public String slot() {
            return Questions.APPROVERS + "." + key;
        }

        @Override
        public String value() {
            return people.isEmpty() ? "anyone" : String.join(" or ", people);
        }

        @Override
        public boolean takes(Value other) {
            return other.isPerson();
        }

        @Override
        public boolean isCalled(String words) {
            return bare(value()).equals(bare(words))
                    || people.stream().anyMatch(name -> bare(name).equals(bare(words)));
        }
    }

    /** The hour at which it runs. */
    record Time(Start.Schedule schedule) implements Told {
        @Override
        public String slot() {
            return Questions.START;
        }

        @Override
        public String value() {
            return schedule.words().replaceFirst("^.* at (?=\\d)", "");
        }

        @Override
        public boolean takes(Value other) {
            return other.isTime() && at(other.text()).isPresent();
        }

        @Override
        public boolean isCalled(String words) {
            return at(words).filter(same -> same.cron().equals(schedule.cron())).isPresent();
        }

        Optional<Start.Schedule> at(String time) {
            return Schedules.atAnotherTime(schedule, "at " + time);
        }
    }

    /** The number a condition compares with. */
    record Limit(int key, String value) implements Told {
        @Override
        public String slot() {
            return Questions.LIMIT + "." + key;
        }

        @Override
        public boolean takes(Value other) {
            return other.kind() == Value.Kind.NUMBER;
        }
    }

    /** Where a call goes. */
    record Address(int key, String value) implements Told {
        @Override
        public String slot() {
            return Questions.ADDRESS + "." + key;
        }

        @Override
        public boolean takes(Value other) {
            return other.kind() == Value.Kind.LINK;
        }
    }

    static List<Told> in(Brief brief) {
        List<Told> told = new ArrayList<>();
        if (brief.start().value() instanceof Start.Schedule schedule
                && !brief.start().wantsAsking()) {
            told.add(new Time(schedule));
        }
        Steps.all(brief.steps()).flatMap(Told::in).forEach(told::add);
        return List.copyOf(told);
    }

    private static Stream<Told> in(Step step) {
        return switch (step) {
            case Step.Call call when call.errand() != null -> inputs(call.key(), call.errand());
            case Step.Call call
            when !call.address().wantsAsking() -> {
                String address = call.address().value();
                yield Stream.of(new Address(call.key(), address == null ? OPEN : address));
            }
            case Step.Approve approve
            when !approve.approvers().wantsAsking() -> {
                List<String> people = approve.approvers().value();
                yield Stream.of(new Approvers(approve.key(), people == null ? List.of() : people));
            }
            case Step.Branch branch ->
                branch.condition().tests().stream()
                        .filter(test -> test.operator().comparesNumbers())
                        .limit(1)
                        .map(test -> new Limit(branch.key(), test.value()));
            case Step.Call _,
                    Step.Approve _,
                    Step.Ask _,
                    Step.Wait _,
                    Step.Show _,
                    Step.Remember _,
                    Step.Choose _,
                    Step.Think _,
                    Step.Each _ -> Stream.empty();
        };
    }

    private static Stream<Told> inputs(int key, Step.Errand errand) {
        Stream<Told> said = errand.inputs().entrySet().stream()
                .flatMap(input -> Inputs.known()
                        .gap(errand.operation(), input.getKey())
                        .map(gap -> (Told) new Input(key, errand.connector(), gap, input.getValue()))
                        .stream());
        Stream<Told> left = Stream.ofNullable(errand.gap())
                .filter(Step.Gap::wasAsked)
                .map(gap -> new Input(key, errand.connector(), gap, OPEN));
        return Stream.concat(said, left);
    }

    private static String bare(String name) {
        return name.strip()
                .replaceFirst("^[#@$€£]|^(?:user|role):", "")
                .replaceAll("[,_](?=\\d{3})", "")
                .toLowerCase(Locale.ROOT);
    }
}
