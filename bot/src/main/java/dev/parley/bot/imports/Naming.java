package dev.parley.bot.imports;

/** Whether an organization can give an imported API a name. */
sealed interface Naming {
    record Free(String name) implements Naming {}

    /** It is none that a connector can have. */
    record Unfit(String name) implements Naming {}

    /** Another connector has it. */
    record Taken(String name) implements Naming {}

    /** No name is free: the organization has as many APIs as it can. */
    record Full(int most) implements Naming {}
}
