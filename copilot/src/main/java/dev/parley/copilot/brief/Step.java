package dev.parley.copilot.brief;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.engine.workflow.Trigger;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done, as people think of it. {@link #key()} tells steps of one brief apart and stays with a step through changes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface Step {
    int key();

    /**
     * A call of another system: by a connector's operation where there is one, else of a web address.
     *
     * @param address empty after asking means: show the data in the conversation instead
     * @param sends what goes into the body
     * @param what the object of the verb without article, such as {@code order}
     * @param system what was named instead of an address, such as {@code Slack}; null when nothing was
     * @param onError done when it failed for good
     * @param errand the operation that does it; null means an HTTP request
     */
    record Call(
            int key,
            Slot<String> method,
            Slot<String> address,
            Payload sends,
            String what,
            @Nullable String system,
            List<Step> onError,
            @Nullable Errand errand)
            implements Step {
        public Call {
            onError = List.copyOf(onError);
        }

        /** By HTTP. */
        public Call(
                int key,
                Slot<String> method,
                Slot<String> address,
                Payload sends,
                String what,
                @Nullable String system,
                List<Step> onError) {
            this(key, method, address, sends, what, system, onError, null);
        }

        public Call withKey(int newKey) {
            return new Call(newKey, method, address, sends, what, system, onError, errand);
        }

        public Call withMethod(Slot<String> newMethod, Payload newSends) {
            return new Call(key, newMethod, address, newSends, what, system, onError, errand);
        }

        /** An address says more than a system's name: what is there is called by HTTP. */
        public Call withAddress(Slot<String> newAddress) {
            return new Call(key, method, newAddress, sends, what, system, onError, null);
        }

        public Call withOnError(List<Step> newOnError) {
            return new Call(key, method, address, sends, what, system, newOnError, errand);
        }

        /** Nobody needs to know an address any more. */
        public Call by(Errand newErrand) {
            return new Call(key, method, Slot.later(), sends, what, system, onError, newErrand);
        }

        public Call of(String newSystem) {
            return new Call(key, method, address, sends, what, newSystem, onError, errand);
        }

        /** The same errand, with more known of it. */
        public Call withErrand(Errand newErrand) {
            return new Call(key, method, address, sends, what, system, onError, newErrand);
        }

        /** Whether it only fetches. */
        public boolean isFetch() {
            return "GET".equals(method.value());
        }

        /** Whether it goes to a system that was named while nobody gave its address, nor asked to see the data here instead. */
        public boolean standsIn() {
            return errand == null
                    && address.value() == null
                    && address.source() != Slot.Source.ASKED
                    && (system != null || "GET".equals(method.value()));
        }
    }

    /**
     * What a connector is to do.
     *
     * @param operation its id, such as {@code slack.post_message}
     * @param title of the operation, such as "Post a message"
     * @param inputs what the words say for it, by the operation's own names
     * @param gap what it cannot do without and nobody has said; null when there is nothing of the kind
     * @param others the same by other systems, where it is open which is meant
     * @param kind what people said, such as {@code e-mail}, where they did not name the system; null where they did
     */
    record Errand(
            String operation,
            String title,
            Map<String, String> inputs,
            @Nullable Gap gap,
            List<Errand> others,
            @Nullable String kind) {
        /** An interview kept by an earlier release lacks what came later. */
        public Errand {
            inputs = Map.copyOf(inputs);
            others = List.copyOf(Objects.requireNonNullElse(others, List.of()));
        }

        public String connector() {
            return operation.replaceFirst("\\..*", "");
        }

        /** Whether somebody has to be asked for an input. */
        public boolean lacks() {
            return gap != null && !gap.wasAsked();
        }

        /** @param value null when it was asked for and left open */
        public Errand answered(@Nullable String value) {
            if (gap == null) {
                return this;
            }
            Map<String, String> more = new HashMap<>(inputs);
            if (value != null) {
                more.put(gap.input(), value);
            }
            Gap left = value == null ? new Gap(gap.input(), gap.noun(), gap.example(), true) : null;
            return new Errand(operation, title, more, left, others, kind);
        }

        /** It is this system's, and no other's. */
        public Errand settled() {
            return new Errand(operation, title, inputs, gap, List.of(), null);
        }

        /** The same with another value for one input. */
        public Errand with(String input, String value) {
            Map<String, String> more = new HashMap<>(inputs);
            more.put(input, value);
            return new Errand(operation, title, more, gap, others, kind);
        }

        public Errand among(List<Errand> choices, @Nullable String newKind) {
            return new Errand(operation, title, inputs, gap, choices, newKind);
        }
    }

    /**
     * An input that nobody has said.
     *
     * @param input by the operation's own name, such as {@code channel}
     * @param noun what people call it
     * @param wasAsked whether it was asked for and left open
     */
    record Gap(String input, String noun, String example, boolean wasAsked) {}

    /**
     * A question to people; what follows waits for their yes.
     *
     * @param approvers an empty list means anyone in the organization
     * @param quorum how many must say yes
     * @param onReject done on a no
     */
    record Approve(int key, Slot<List<String>> approvers, int quorum, List<Step> onReject) implements Step {
        public Approve {
            onReject = List.copyOf(onReject);
        }

        /** "Two of finance" stays two of whoever is asked instead; "both ana and bob" becomes one when only one is left. */
        public Approve asking(List<String> others) {
            List<String> known = approvers.value();
            boolean countsMembers = known == null || quorum > known.size();
            int votes = countsMembers ? quorum : Math.min(quorum, Math.max(1, others.size()));
            return new Approve(key, Slot.asked(others), votes, onReject);
        }
    }

    /**
     * A form for people; what follows works on what they filled in.
     *
     * @param people who may fill it in; an empty list means anyone in the organization
     * @param what it is about, such as {@code status}
     */
    record Ask(int key, Slot<List<String>> people, String what, List<Trigger.Input> fields) implements Step {
        public Ask {
            fields = List.copyOf(fields);
        }
    }

    /**
     * @param duration such as {@code 10m}; empty where {@code until} says it
     * @param until null where the duration says it
     * @param before the date that the duration is counted back from, by the name of its field; null where it is counted on from now
     */
    record Wait(
            int key,
            String duration,
            @Nullable Moment until,
            @Nullable String before) implements Step {
        public Wait(int key, String duration) {
            this(key, duration, null, null);
        }
    }

    /**
     * A time of a day to come.
     *
     * @param daysAhead 0 is today; not looked at where a weekday is named
     * @param weekday the next one after today; null where days are counted
     */
    record Moment(int daysAhead, @Nullable DayOfWeek weekday, int hour, int minute) {
        /** Such as {@code tomorrow at 9:00}. */
        public String words() {
            String day = weekday != null
                    ? "next " + weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    : daysAhead == 0 ? "today" : "tomorrow";
            return "%s at %d:%02d".formatted(day, hour, minute);
        }
    }

    /**
     * Tells the conversation: the run's result.
     *
     * @param as what it is called, such as {@code digest}
     * @param text the words to show; null means the latest data
     */
    record Show(int key, String as, @Nullable String text) implements Step {}

    /** Keeps values for later steps. */
    record Remember(int key, Map<String, String> values) implements Step {
        public Remember {
            values = Map.copyOf(values);
        }
    }

    /** Both sides flow on into what follows. */
    record Branch(int key, Condition condition, List<Step> then, List<Step> otherwise) implements Step {
        public Branch {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** One way of several, by a field's value. */
    record Choose(int key, Slot<String> field, List<Case> cases, List<Step> otherwise) implements Step {
        public Choose {
            cases = List.copyOf(cases);
            otherwise = List.copyOf(otherwise);
        }
    }

    /**
     * Something a model does with the data.
     *
     * @param what the object of the verb, such as {@code ticket}; empty when it was not named
     * @param labels the values to tell apart; empty unless it sorts
     * @param manner how to do it, as far as the words say: by the name of the operation's input, such as {@code to} and a language
     */
    record Think(int key, Skill skill, String what, List<String> labels, Map<String, String> manner) implements Step {
        /** Briefs kept before there were manners have none. */
        public Think {
            labels = List.copyOf(labels);
            manner = manner == null ? Map.of() : Map.copyOf(manner);
        }

        public Think(int key, Skill skill, String what, List<String> labels) {
            this(key, skill, what, labels, Map.of());
        }
    }

    /**
     * Does its steps for every item of a list.
     *
     * @param items the field that holds the list; empty means that the data is the list
     * @param what one item is called, such as {@code row}
     */
    record Each(int key, Slot<String> items, String what, List<Step> steps) implements Step {
        public Each {
            steps = List.copyOf(steps);
        }
    }

    /** One way of a {@link Choose}. */
    record Case(String value, List<Step> steps) {
        public Case {
            steps = List.copyOf(steps);
        }
    }

    /** What a call sends. */
    enum Payload {
        NOTHING,
        /** What started the workflow. */
        RECEIVED,
        /** What was fetched last, else what started the workflow. */
        LATEST
    }
}
