/** Phone calls: what a phone system such as 3CX tells of them, and what it can be asked. */
@NullMarked
package dev.parley.connectors.calls;

import org.jspecify.annotations.NullMarked;
