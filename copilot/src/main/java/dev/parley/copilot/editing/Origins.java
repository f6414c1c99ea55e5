package dev.parley.copilot.editing;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "From Germany", "from ana@acme.example", "by Acme": where something comes from, in a field that has to be guessed. */
final class Origins {
    private static final Pattern FROM = Pattern.compile(
            "(?:.*\\b)?(?:from|in|of|by) (?:the )?(?<value>(?:\\p{Lu}[\\p{L}.-]*|\\S+@\\S+)(?: (?:and |of )?\\p{Lu}[\\p{L}.-]*){0,3})$");
    private static final List<String> COUNTRY =
            List.of("country", "country_code", "countryCode", "nation", "land", "region");
    private static final List<String> SENDER =
            List.of("from", "sender", "email", "mail", "reporter", "author", "customer");
    private static final List<String> OWNER =
            List.of("customer", "company", "client", "account", "organization", "from", "sender", "source", "city");
    private static final Map<String, String> CODES = codes();

    private Origins() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String code : Locale.getISOCountries()) {
            codes.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        }
        codes.put("usa", "US");
        codes.put("the us", "US");
        codes.put("uk", "GB");
        codes.put("england", "GB");
        return Map.copyOf(codes);
    }

    static Optional<Judged> of(String said, KnownFields fields) {
        return Optional.of(FROM.matcher(said.strip()))
                .filter(Matcher::matches)
                .flatMap(match -> value(match.group("value"), fields));
    }

    private static Optional<Judged> value(String value, KnownFields fields) {
        String code = CODES.get(value.toLowerCase(Locale.ROOT));
        if (code != null) {
            String field = fields.firstOf(COUNTRY).orElse("country");
            return Optional.of(judged(
                    field,
                    value,
                    List.of(code),
                    fields,
                    "“" + field + "” is the field that says where it comes from, and holds “" + value + "” or “" + code
                            + "”."));
        }
        List<String> names = value.contains("@") ? SENDER : OWNER;
        return fields.firstOf(names)
                .or(() -> value.contains("@") ? Optional.of("from") : Optional.empty())
                .map(field -> judged(
                        field,
                        value,
                        List.of(),
                        fields,
                        "“" + field + "” is the field that says where it comes from, and holds “" + value + "”."));
    }

    private static Judged judged(
            String field, String value, List<String> alternatives, KnownFields fields, String assumes) {
        return new Judged(
                Condition.of(new Condition.Test(Slot.inferred(field, 0.6), Condition.Operator.IS, value)),
                alternatives,
                fields.rootOf(field),
                assumes);
    }
}
