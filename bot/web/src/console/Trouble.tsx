import type { ReactNode } from 'react';
import { ApiProblem, asProblem } from '../api/problem.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { LinkButton } from './LinkButton.tsx';
import styles from './Trouble.module.css';

/** Where to go when what an address names is not there. */
export interface WayOut {
  /** What was looked for: `workflow`. */
  what: string;
  to: string;
  /** What is there: `All workflows`. */
  label: string;
}

/** Why a page cannot be shown: what is not there leads elsewhere, everything else can be asked for again. */
export function Trouble({ error, retry, wayOut }: { error: unknown; retry: () => void; wayOut: WayOut }): ReactNode {
  const isMissing = asProblem(error).isMissing;
  return (
    <div className={styles.trouble}>
      <ProblemNotice
        error={isMissing ? missing(wayOut.what) : error}
        actions={isMissing ? <LinkButton to={wayOut.to}>{wayOut.label}</LinkButton> : <Button onClick={retry}>Retry</Button>}
      />
    </div>
  );
}

/** In words for whoever looks at the page; those of the service are for programs. */
function missing(what: string): ApiProblem {
  return new ApiProblem(404, `There is no such ${what}`, 'It may have been deleted, or the address is not complete.');
}
