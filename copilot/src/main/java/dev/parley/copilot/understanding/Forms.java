package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Names;
import dev.parley.engine.workflow.Trigger.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What other people fill in on the way: "ask each team member for a status", "have the requester fill in the cost centre". */
final class Forms {
    private static final String NOUN = "[\\p{L}][\\p{L}-]*";
    private static final String MANY = "(?:(?:each|every|all)(?: single)?(?: of)?(?: the| our| my| these)? (?<each>"
            + NOUN
            + "(?: (?!for\\b|to\\b|what\\b|which\\b|how\\b|when\\b|where\\b|who\\b|after\\b|on\\b|in\\b|via\\b|by\\b)"
            + NOUN + ")?)|(?<all>everybody|everyone)(?: (?:in|on|from|of) (?:the |our |my )?" + NOUN + "(?: team)?)?)";
    private static final String ONE =
            "(?<who>(?:the |our |my |an? )?@?(?!me\\b|us\\b|you\\b|it\\b|them\\b|user\\b|someone\\b|people\\b|person\\b|for\\b|to\\b|an?\\b|the\\b|ai\\b|chatgpt\\b|gpt\\b|openai\\b|claude\\b|gemini\\b|"
                    + "model\\b|whoever\\b|if\\b|whether\\b)[\\p{L}][\\p{L}._-]*(?: (?!for\\b|to\\b|what\\b|which\\b|how\\b|when\\b|where\\b|who\\b|whether\\b|if\\b|first\\b)[\\p{L}][\\p{L}-]*)?)";
    private static final String WHO = "(?:" + MANY + "|" + ONE + ")";
    private static final String GIVE =
            "(?:fill(?:s)? (?:in|out)|enter|provide|give|submit|supply|add|upload|share|complete|specify|state|type in|tell (?:us|me)|report|write down|send (?:us|me|in)|attach)";
    private static final String END =
            "(?=\\s*(?:[.;\\n⟨]|$|,? ?(?:and )?(?:then|before|after|when|if|once|so that)\\b|,? and (?:post|put|send|store|save|add|write|publish|update|archive|keep|file|summari[sz]e|collect|mail|email|forward|share|create|log|report|tell|let|notify|attach|merge)\\b|, (?:post|put|send|store|save|add|write|publish|update|archive|keep|file|summari[sz]e|collect|mail|email|forward|share|create|log|report|tell|notify)\\b))";
    private static final String LIST = "(?<list>[^.;:\\n⟨⟩]{3,120}?)" + END;
    private static final List<Pattern> ASKED = List.of(
            pattern("\\b(?:ask|prompt|request)(?:s|ing)? " + WHO + " (?:for|to " + GIVE + ") " + LIST),
            pattern("\\b(?:ask|asks|asking) " + WHO
                    + " (?<list>(?:what|which|how|where|when|who)\\b[^.;:\\n⟨⟩]{3,120}?)" + END),
            pattern("\\b(?:have|has|having|let|lets|letting|get|gets|getting) " + WHO + " (?:to )?" + GIVE + " "
                    + LIST));
    private static final List<Pattern> COLLECTED = List.of(
            pattern(
                    "\\b(?:collect|gather|get|request|obtain|poll)(?:s|ing|ting)? (?:(?<all>everybody|everyone)|(?:each|every) (?<each>"
                            + NOUN + "(?: " + NOUN + ")?))'s? (?<list>" + NOUN
                            + "(?: (?!every\\b|each\\b|on\\b|by\\b|in\\b|and\\b|from\\b|via\\b)"
                            + NOUN + ")?)"),
            pattern("\\b(?:collect|gather|get|request|obtain)(?:s|ing|ting)? (?:the |an? |their )?(?<list>" + NOUN
                    + "(?: " + NOUN + ")?) (?:from|of) " + MANY + "(?! in \\p{Lu})"));
    /** "… : ask for a rating and a comment" says what the form just told of asks for. */
    private static final Pattern DETAIL = pattern("[:,;.]? ?\\b(?:ask|asking)(?: them| him| her)? for " + LIST);

    private static final Pattern NO_FORM = pattern(
            "\\b(?:approv\\w*|ok|okay|sign-?off|permission|confirmation|consent|go-?ahead|green light|all[- ]clear|feedback on it|help|review|yes|blessing|thumbs|clearance|nod|decision|verdict|signature|authori[sz]ation|reports? from|data from)\\b");
    private static final Pattern ANYBODY = pattern(
            "(?:team ?)?(?:members?|people|persons?|employees?|colleagues?|attendees?|participants?|users?|customers?|guests?|of them|one)");
    private static final Pattern AND =
            pattern("\\s*,\\s*(?:and )?|\\s+and\\s+(?=(?:what|which|how|where|when|who)\\b)");

    private Forms() {}

    static void mark(Marked text) {
        String before = text.text();
        ASKED.forEach(pattern -> text.mark(pattern, match -> form(match, match.group("list"))));
        if (!before.equals(text.text())) {
            return;
        }
        for (Pattern pattern : COLLECTED) {
            Matcher collected = pattern.matcher(text.text());
            if (collected.find()) {
                Matcher detail = DETAIL.matcher(text.text());
                boolean isDetailed = detail.find(collected.end());
                Chunk form = form(collected, isDetailed ? detail.group("list") : collected.group("list"));
                if (form != null) {
                    if (isDetailed) {
                        text.cut(detail.start(), detail.end());
                    }
                    text.mark(collected.start(), collected.end(), form);
                    return;
                }
            }
        }
    }

    private static @Nullable Chunk form(MatchResult match, String list) {
        if (NO_FORM.matcher(list).find()) {
            return null;
        }
        List<Input> fields = fields(list);
        String each = group(match, "each")
                .or(() -> group(match, "all").map(_ -> "person"))
                .orElse("");
        List<String> people = each.isEmpty()
                ? Approvals.people(group(match, "who").orElse(""))
                : ANYBODY.matcher(each).matches() ? List.of() : List.of(Words.singular(each.toLowerCase(Locale.ROOT)));
        String what = fields.isEmpty()
                ? ""
                : Objects.requireNonNullElse(
                        fields.getFirst().label(), fields.getFirst().name());
        return fields.isEmpty()
                ? null
                : new Chunk.Form(
                        people,
                        each.isEmpty() ? "" : Words.singular(each.toLowerCase(Locale.ROOT)),
                        shown(fields, what),
                        fields);
    }

    private static String shown(List<Input> fields, String first) {
        return fields.size() == 1
                ? first.toLowerCase(Locale.ROOT)
                : String.join(
                                ", ",
                                fields.stream()
                                        .map(Input::label)
                                        .filter(Objects::nonNull)
                                        .toList())
                        .toLowerCase(Locale.ROOT);
    }

    private static Optional<String> group(MatchResult match, String name) {
        return match.namedGroups().containsKey(name) ? Optional.ofNullable(match.group(name)) : Optional.empty();
    }

    /** A question is one field; a list of nouns is one each. */
    private static List<Input> fields(String list) {
        boolean isQuestion =
                pattern("^(?:what|which|how|where|when|who)\\b").matcher(list).find();
        if (!isQuestion) {
            return InputLists.read(list);
        }
        List<Input> fields = new ArrayList<>();
        Stream.of(AND.split(list.trim()))
                .map(question -> question.replaceFirst("(?i)^and ", "").trim())
                .filter(question -> !Names.identifier(question).isEmpty())
                .forEach(question -> fields.add(new Input(
                        Names.identifier(question),
                        "string",
                        question.substring(0, 1).toUpperCase(Locale.ROOT) + question.substring(1),
                        true)));
        return List.copyOf(fields);
    }
}
