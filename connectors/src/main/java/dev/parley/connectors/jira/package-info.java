/** Jira Cloud (requirement K1). Source: Atlassian, "The Jira Cloud platform REST API", version 3. */
@NullMarked
package dev.parley.connectors.jira;

import org.jspecify.annotations.NullMarked;
