/**
 * Where secrets are kept (requirement K3). {@link dev.parley.connectors.vault.Vault} seals each with a data key of its own, which a
 * {@link dev.parley.connectors.vault.Kms} wraps; what is in use is a {@link dev.parley.connectors.vault.Secret}, which does not show
 * itself.
 */
@NullMarked
package dev.parley.connectors.vault;

import org.jspecify.annotations.NullMarked;
