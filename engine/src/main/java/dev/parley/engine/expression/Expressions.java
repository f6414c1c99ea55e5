package dev.parley.engine.expression;

import tools.jackson.databind.JsonNode;

/** Compiles what people write between braces. Thread-safe; compiled pieces are immutable and reusable. */
public final class Expressions {
    private static final int REMEMBERED = 4_000;

    private final Language language = new Language();
    private final RecentCache<String, Expression> compiled = new RecentCache<>(REMEMBERED);

    /**
     * A CEL expression without braces, such as {@code classify.output.label == 'bug'}.
     *
     * @throws ExpressionException with the character where it is wrong
     */
    public Expression expression(String cel) throws ExpressionException {
        var known = compiled.get(cel);
        if (known != null) {
            return known;
        }
        var expression = language.compile(cel);
        compiled.put(cel, expression);
        return expression;
    }

    /**
     * What the schemas of its values tell about an expression before it runs.
     *
     * @param schemas JSON Schema by root name; null where nothing is known
     * @throws ExpressionException as {@link #expression}
     */
    public Review review(String cel, Scope schemas) throws ExpressionException {
        expression(cel);
        return language.review(cel, schemas);
    }

    /**
     * The same for one string with {@code {{ }}}; positions are those in the string.
     *
     * @throws ExpressionException as {@link #template}
     */
    public Review reviewTemplate(String text, Scope schemas) throws ExpressionException {
        return new TemplateReview(this, schemas).of(text);
    }

    /**
     * Any JSON in which strings may hold {@code {{ }}}. A string that is one pair of braces keeps the value's type; else the
     * values are interpolated as text. {@code \{{} stands for the braces themselves.
     *
     * @throws ExpressionException naming the path of the string and the character
     */
    public Template template(JsonNode value) throws ExpressionException {
        return new TemplateCompiler(this).compile(value);
    }
}
