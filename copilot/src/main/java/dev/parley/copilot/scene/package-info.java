/** A workflow as a careful reader sees it: what each step does, what leads where, whose words go where. */
@NullMarked
package dev.parley.copilot.scene;

import org.jspecify.annotations.NullMarked;
