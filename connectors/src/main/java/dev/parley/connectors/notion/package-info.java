/** Notion (requirement K1). Source: developers.notion.com, "API reference", version 2022-06-28. */
@NullMarked
package dev.parley.connectors.notion;

import org.jspecify.annotations.NullMarked;
