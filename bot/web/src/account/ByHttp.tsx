import type { ReactNode } from 'react';
import { CopyText } from '../console/CopyText.tsx';
import styles from './Account.module.css';

/** How programs do what this page does. */
export function ByHttp(): ReactNode {
  const example = `curl -H "Authorization: Bearer $PARLEY_KEY" ${window.location.origin}/api/workflows`;
  return (
    <section className={styles.section} aria-labelledby="by-http">
      <h2 id="by-http">From your own programs</h2>
      <p>Whatever this page can do, a script can do by HTTP. It says who it is by an API key:</p>
      <CopyText label="Copy the command" text={example} />
      <p className={styles.hint}>
        The installation’s first key is the one that <code>PARLEY_BOOTSTRAP_API_KEY</code> named when Parley was first started. Keep keys out of
        scripts and repositories: whoever has one may do what its owner may.
      </p>
    </section>
  );
}
