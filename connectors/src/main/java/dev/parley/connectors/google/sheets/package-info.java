/** Google Sheets. */
@NullMarked
package dev.parley.connectors.google.sheets;

import org.jspecify.annotations.NullMarked;
