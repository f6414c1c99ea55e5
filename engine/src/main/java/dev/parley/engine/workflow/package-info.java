/** What a workflow is: records, JSON, rules. */
@NullMarked
package dev.parley.engine.workflow;

import org.jspecify.annotations.NullMarked;
