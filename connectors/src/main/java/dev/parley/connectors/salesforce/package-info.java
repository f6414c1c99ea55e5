/** Salesforce: any object through SOQL and sObjects, calls and notes on records, and what is new among deals, leads and cases. */
@NullMarked
package dev.parley.connectors.salesforce;

import org.jspecify.annotations.NullMarked;
