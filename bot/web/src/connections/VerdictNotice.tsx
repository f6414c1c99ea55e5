import type { ReactNode } from 'react';
import { Notice } from '../ui/Notice.tsx';
import type { Verdict } from './words.ts';

/** What became of a test, in words. */
export function VerdictNotice({ verdict: { ok, said, hint } }: { verdict: Verdict }): ReactNode {
  return (
    <div role={ok ? 'status' : 'alert'}>
      <Notice tone={ok ? 'success' : 'error'}>
        <p>{said}</p>
        {hint !== undefined && <p>{hint}</p>}
      </Notice>
    </div>
  );
}
