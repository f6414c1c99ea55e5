/** HubSpot: contacts, companies, deals, notes and how they belong together, and what is new among them. */
@NullMarked
package dev.parley.connectors.hubspot;

import org.jspecify.annotations.NullMarked;
