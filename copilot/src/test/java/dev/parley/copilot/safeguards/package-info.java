@NullMarked
package dev.parley.copilot.safeguards;

import org.jspecify.annotations.NullMarked;
