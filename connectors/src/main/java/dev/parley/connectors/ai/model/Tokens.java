package dev.parley.connectors.ai.model;

/**
 * What an attempt used.
 *
 * @param in of the request, those from the provider's cache included
 * @param cached how many of {@code in} came from the provider's cache, which costs less
 * @param out of the answer, thinking included
 */
public record Tokens(long in, long cached, long out) {
    public static final Tokens NONE = new Tokens(0, 0, 0);

    public boolean isNone() {
        return in == 0 && out == 0;
    }

    public Tokens plus(Tokens other) {
        return new Tokens(in + other.in, cached + other.cached, out + other.out);
    }
}
