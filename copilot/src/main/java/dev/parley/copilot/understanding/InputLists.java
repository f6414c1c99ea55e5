package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Names;
import dev.parley.engine.workflow.Trigger.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person fills in before a manual run: "with two inputs: customer and amount", "asks me for a name and an age". */
public final class InputLists {
    private static final String ITEM =
            "(?:(?:an?|the|their|my|its) )?[\\p{L}_][\\p{L}\\d_ -]{0,30}?(?: ?\\((?:text|string|number|yes/no|boolean|optional)[^)]{0,20}\\))?";
    private static final String LIST =
            "(?<list>" + ITEM + "(?:(?:\\s*,\\s*(?:and )?|\\s+and\\s+|\\s*&\\s*)" + ITEM + "){0,7}?)";
    private static final String END =
            "(?=\\s*(?:[.;:!?)\\n]|,? (?:then|to|and (?:(?:then|post|send|call|put|forward|get|ask|fetch|have|submit|push|pass|deliver|hand|write|store|create|save|use|show|give|start|run)s?|notify|notifies|if|when|it|these|those|they|both|that)|it|if|when|should|that|which|posts?|sends?|calls?)\\b|, (?:post|send|call|put|forward|ask|get|have|notify|fetch|show|tell|display|print|write|create|save|submit|deliver|add|the|let|if|when|it|ops)\\b|$|⟨))";
    private static final String COUNT =
            "(?:(?:(?:the )?(?:\\d|one|two|three|four|five)|some|the|these|the following|a few) )?";
    private static final String NOUN =
            "(?:inputs?|fields?|parameters?|params?|values?|arguments?|input values?|input fields?|questions?)";
    private static final List<Pattern> PATTERNS = List.of(
            pattern("\\b(?:with|taking|takes?|has|having|given|using|asks? (?:me |for )*|accepts?|needs?|and) " + COUNT
                    + NOUN + "(?: ?[:,-] ?| named | called | like | \\(| )" + LIST + "\\)?" + END),
            pattern("\\b" + NOUN + ": ?" + LIST + END),
            pattern("(?:^|(?<=[;:.,] ))" + NOUN + " " + LIST + END),
            pattern(
                    "\\b(?:ask(?:s|ing)?|prompt(?:s|ing)?) (?:me|us|the user|the person|people|you|someone|whoever starts it|them)? ?for "
                            + LIST + END),
            pattern(
                    "\\b(?:(?:i|we|someone|people|a person|the user|you) (?:give|provide|supply|choose|pick)|(?:and |i |we |someone |people |you )?(?:enter|type in|fill in|key in))s? "
                            + LIST + END),
            pattern("\\b(?:given|takes?|taking) (?=[\\p{L}]+(?: (?!of\\b)[\\p{L}]+){0,2}(?:,| and ))" + LIST + END),
            pattern(
                    "\\b(?:run|start|press|click|trigger|launch) (?:it|this|a button|the button)(?: myself| ourselves| by hand| manually)? with "
                            + LIST + END),
            pattern("\\b(?:button|form|manually|by hand|on demand) (?:with|for|asking for|that asks for|that takes) "
                    + LIST + END));
    private static final Pattern SEPARATOR = pattern("\\s*,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*&\\s*");
    private static final Pattern NUMERIC = pattern(
            ".*\\b(?:amount|total|price|number of|count|quantity|qty|age|sum|cost|limit|percent(?:age)?|score|days|hours|size|weight|budget|rate|salary|value)$");
    private static final Pattern YES_OR_NO =
            pattern("^(?:is|has|should|can|was)[ _].*|.*\\b(?:urgent|active|enabled|confirmed|yes/no)$");
    private static final Pattern NOT_A_LIST = pattern(
            "(?:or|each|every|all)\\b.*|.*\\b(?:approval|thumbs?|okay|ok|blessing|nod|go-?ahead|green light|consent|signature|sign-?off|permission|webhook|approve|confirmation|orders?|order to|it|them|that)\\b.*");

    private InputLists() {}

    static void mark(Marked text) {
        for (Pattern pattern : PATTERNS) {
            text.mark(pattern, match -> inputs(match.group("list")));
        }
    }

    private static @Nullable Chunk inputs(String list) {
        if (NOT_A_LIST.matcher(list).matches()) {
            return null;
        }
        List<Input> inputs = read(list);
        return inputs.isEmpty() ? null : new Chunk.Inputs(inputs);
    }

    /** "Customer, amount (number) and is urgent" as inputs; empty when no name is in it. */
    public static List<Input> read(String list) {
        List<Input> inputs = new ArrayList<>();
        for (String part : SEPARATOR.split(list.trim())) {
            boolean isOptional = part.toLowerCase(Locale.ROOT).contains("optional");
            String label = part.replaceAll("\\(.*", "")
                    .replaceAll("(?i)^(?:an?|the|their|my|its|and) ", "")
                    .replaceAll("[.!?]+$", "")
                    .trim();
            String name = Names.identifier(label);
            if (!name.isEmpty() && inputs.stream().noneMatch(one -> one.name().equals(name))) {
                inputs.add(
                        new Input(name, type(label, part.toLowerCase(Locale.ROOT)), capitalized(label), !isOptional));
            }
        }
        return List.copyOf(inputs);
    }

    private static String type(String label, String said) {
        if (said.contains("(number")
                || !said.contains("(") && NUMERIC.matcher(label).matches()) {
            return "number";
        }
        return said.contains("(yes")
                        || said.contains("(bool")
                        || YES_OR_NO.matcher(label).matches()
                ? "boolean"
                : "string";
    }

    private static String capitalized(String label) {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }
}
