package dev.parley.connectors;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value an input field takes when it is left out, which makes it optional without being nullable. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /** As JSON, such as {@code "GET"} in quotes, {@code 5} or {@code []}. */
    String value();
}
