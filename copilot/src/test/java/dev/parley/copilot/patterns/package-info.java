@NullMarked
package dev.parley.copilot.patterns;

import org.jspecify.annotations.NullMarked;
