@NullMarked
package dev.parley.copilot.understanding.model;

import org.jspecify.annotations.NullMarked;
