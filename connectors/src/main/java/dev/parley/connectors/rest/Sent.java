package dev.parley.connectors.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How an input field goes over the wire, where it is not by its own name: in the path when the path names it, else in the query of a
 * GET or DELETE, else in the body.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Sent {
    /** The name there; dots lead into the body, as in {@code fields.project.key}. */
    String value() default "";

    Place in() default Place.USUAL;

    /** A list as one text, {@code a,b}, instead of one by one. */
    boolean joined() default false;

    /** Where it stands. */
    enum Place {
        USUAL,
        QUERY,
        HEADER,
        BODY,
        /** Nowhere: the operation itself makes use of it. */
        NOWHERE
    }
}
