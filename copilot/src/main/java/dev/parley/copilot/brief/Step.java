package dev.parley.copilot.brief;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done, as people think of it. {@link #key()} tells steps of one brief apart and stays with a step through changes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface Step {
    int key();

    /**
     * A call of a web address.
     *
     * @param address empty after asking means: show the data in the conversation instead
     * @param sends what goes into the body
     * @param what the object of the verb without article, such as {@code order}
     * @param system what was named instead of an address, such as {@code Slack}; null when nothing was
     * @param onError done when it failed for good
     */
    record Call(
            int key,
            Slot<String> method,
            Slot<String> address,
            Payload sends,
            String what,
            @Nullable String system,
            List<Step> onError)
            implements Step {
        public Call {
            onError = List.copyOf(onError);
        }

        /** Whether it only fetches. */
        public boolean isFetch() {
            return "GET".equals(method.value());
        }

        /** Whether it goes to a system that was named while nobody gave its address, nor asked to see the data here instead. */
        public boolean standsIn() {
            return address.value() == null
                    && address.source() != Slot.Source.ASKED
                    && (system != null || "GET".equals(method.value()));
        }
    }

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
    }

    /** @param duration such as {@code 10m} */
    record Wait(int key, String duration) implements Step {}

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
