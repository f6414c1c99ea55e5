/** Any GraphQL endpoint: questions and changes. */
@NullMarked
package dev.parley.connectors.graphql;

import org.jspecify.annotations.NullMarked;
