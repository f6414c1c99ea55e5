package dev.parley.engine;

/**
 * Who did something: a person, an API key or Parley itself.
 *
 * @param id stable within the organization, such as {@code user:ana} or {@code key:3f2a}
 * @param name for people
 */
public record Actor(String id, String name) {
    public static final Actor PARLEY = new Actor("parley", "Parley");
}
