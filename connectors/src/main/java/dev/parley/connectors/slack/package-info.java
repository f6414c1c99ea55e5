/** Slack's Web API and Events API (requirement K1). Source: docs.slack.dev, "Web API methods" and "Events API". */
@NullMarked
package dev.parley.connectors.slack;

import org.jspecify.annotations.NullMarked;
