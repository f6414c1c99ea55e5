package dev.parley.bot.imports;

import dev.parley.bot.chat.Block;
import dev.parley.connectors.openapi.ApiChange;
import dev.parley.connectors.openapi.Omission;
import dev.parley.engine.operation.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An API in words. What comes out of a document is text: it links nowhere and stands out nowhere. */
final class ApiWords {
    private static final int NAMED = 4;
    private static final int OMISSIONS = 2;

    private ApiWords() {}

    static String title(Looks looks) {
        return "**" + plain(looks.title()) + "**";
    }

    static String operations(Looks looks) {
        int number = looks.abilities().size();
        return number + (number == 1 ? " operation" : " operations");
    }

    /** Without its query, which may hold a secret. */
    static String address(ImportWish wish) {
        return plain(wish.address().replaceFirst("[?#].*$", ""));
    }

    /** Where it is, how one is let in, and what can be done there, by what that does. */
    static Block described(Looks looks) {
        List<Block.Field> fields = place(looks);
        byEffect(looks).forEach((effect, titles) -> addNamed(fields, word(effect), titles));
        return new Block.Fields(fields);
    }

    /** @param change by the ids of operations */
    static Block changed(Looks looks, ApiChange change) {
        List<Block.Field> fields = place(looks);
        addNamed(fields, "Added", change.added());
        addNamed(fields, "Removed", change.removed());
        addNamed(fields, "Changed", change.changed());
        return new Block.Fields(fields);
    }

    static String leftOut(List<Omission> omissions) {
        String first = omissions.stream()
                .limit(OMISSIONS)
                .map(omission -> plain(omission.where() + ": " + omission.message()))
                .collect(Collectors.joining(" "));
        int more = omissions.size() - OMISSIONS;
        return "Left out: " + first + (more > 0 ? " And " + more + " more." : "");
    }

    private static List<Block.Field> place(Looks looks) {
        List<Block.Field> fields = new ArrayList<>();
        fields.add(new Block.Field("Address", looks.baseUrl().getAuthority()));
        fields.add(new Block.Field("Sign-in", signIn(looks)));
        return fields;
    }

    private static String signIn(Looks looks) {
        return looks.kinds().stream()
                .map(kind -> switch (kind) {
                    case "none" -> "none";
                    case "oauth2" -> "OAuth";
                    case "basic" -> "user and password";
                    default -> "a key or token";
                })
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static Map<Effect, List<String>> byEffect(Looks looks) {
        return looks.abilities().stream()
                .collect(Collectors.groupingBy(
                        Looks.Ability::effect,
                        TreeMap::new,
                        Collectors.mapping(Looks.Ability::title, Collectors.toList())));
    }

    private static String word(Effect effect) {
        return switch (effect) {
            case READ -> "Reads";
            case WRITE -> "Writes";
            case SEND -> "Sends";
            case DELETE -> "Deletes";
            case SPEND -> "Spends";
        };
    }

    private static void addNamed(List<Block.Field> fields, String label, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        String first = names.stream().limit(NAMED).map(ApiWords::plain).collect(Collectors.joining(", "));
        int more = names.size() - NAMED;
        fields.add(new Block.Field(
                label + " (" + names.size() + ")", more > 0 ? first + " and " + more + " more" : first));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\[\\]<>*`]", "");
    }
}
