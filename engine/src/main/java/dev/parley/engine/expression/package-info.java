/** Templates and CEL conditions: values in, values out, no host access. */
@NullMarked
package dev.parley.engine.expression;

import org.jspecify.annotations.NullMarked;
