@NullMarked
package dev.parley.copilot.estimate;

import org.jspecify.annotations.NullMarked;
