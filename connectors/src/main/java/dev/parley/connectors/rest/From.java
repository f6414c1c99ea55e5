package dev.parley.connectors.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where in the reply an output field is found, when not under its own name: {@code user.login}, {@code labels[].name}, or nothing at all
 * for the whole reply.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface From {
    String value();
}
