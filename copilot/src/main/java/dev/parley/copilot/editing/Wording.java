package dev.parley.copilot.editing;

import java.util.Optional;

/** One kind of change that people ask for, in the words they have for it. */
interface Wording {
    /** Empty when the words ask for something else. */
    Optional<Understood> read(Saying saying);
}
