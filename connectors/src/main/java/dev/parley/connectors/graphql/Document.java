package dev.parley.connectors.graphql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A GraphQL document, as far as it matters whether it changes anything. Source: GraphQL, October 2021, "Lexical Tokens". */
record Document(String text) {
    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"(?:\\\\\"\"\"|.)*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|#[^\\n]*|[{}()\\[\\]]|[A-Za-z_][A-Za-z0-9_]*",
            Pattern.DOTALL);

    /** Whether one of its operations is more than a query: the first word of a definition says what it is. */
    boolean changesSomething() {
        Matcher token = TOKEN.matcher(text);
        int depth = 0;
        boolean isBeginning = true;
        while (token.find()) {
            String word = token.group();
            switch (word.charAt(0)) {
                case '{', '(', '[' -> depth++;
                case '}', ')', ']' -> depth--;
                case '"', '#' -> {
                    continue;
                }
                default -> {
                    if (depth == 0 && isBeginning && (word.equals("mutation") || word.equals("subscription"))) {
                        return true;
                    }
                }
            }
            isBeginning = depth == 0 && word.equals("}");
        }
        return false;
    }
}
