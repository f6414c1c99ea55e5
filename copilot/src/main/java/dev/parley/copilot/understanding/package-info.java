/** Words to proposals for the brief. The port, and the guided reading that needs no model key. */
@NullMarked
package dev.parley.copilot.understanding;

import org.jspecify.annotations.NullMarked;
