package dev.parley.connectors.rest;

import java.util.Optional;

/** An operation that can say how it deals out long lists. */
public interface Paged {
    /** In words; empty when it answers all at once. */
    Optional<String> paging();
}
