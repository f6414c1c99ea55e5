/**
 * Where connections are made, kept and renewed (requirement K3). Front doors: {@link ConnectionDesk} and {@link ConsentDesk} make them,
 * {@link WebhookDesk} takes what the far system tells, {@link VaultConnections} hands operations their access.
 */
@NullMarked
package dev.parley.connectors.desk;

import org.jspecify.annotations.NullMarked;
