/**
 * Outlook mail, Outlook calendar and Teams messages by the Microsoft Graph SDK. Its builders and models are used as they are; what it
 * would send goes through {@link dev.parley.connectors.rest.ApiSession}, so that Graph is called with the same manners as every other
 * API. The SDK has 40,000 classes: none is loaded before the first call, which {@code GraphLoadingTest} holds. Source: Microsoft Graph
 * REST, v1.0.
 */
@NullMarked
package dev.parley.connectors.microsoft;

import org.jspecify.annotations.NullMarked;
