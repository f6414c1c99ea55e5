package dev.parley.engine.expression;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a value stands, so that a message can name it: {@code trigger.output.items[2]}. Written out only when asked. */
record Place(@Nullable Place parent, String name, long index) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final long NO_INDEX = -1;

    static Place root(String name) {
        return new Place(null, name, NO_INDEX);
    }

    Place field(String name) {
        return new Place(this, name, NO_INDEX);
    }

    Place item(long index) {
        return new Place(this, "", index);
    }

    @Override
    public String toString() {
        if (parent == null) {
            return name;
        }
        if (index != NO_INDEX) {
            return parent + "[" + index + "]";
        }
        return IDENTIFIER.matcher(name).matches() ? parent + "." + name : parent + "['" + name + "']";
    }
}
