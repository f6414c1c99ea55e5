import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import type { Consent } from './useConsent.ts';

interface Props {
  consent: Consent;
  system: string;
  /** Opens the window once more. */
  again: () => void;
}

/** How it stands with allowing a connection in the other window, and how to go on. */
export function ConsentNotice({ consent, system, again }: Props): ReactNode {
  if (consent === 'none') return null;
  return (
    <div role="status">
      {consent === 'waiting' ? (
        <p style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
          <Spinner />
          Allow Parley in the window of {system}. This page goes on by itself.
        </p>
      ) : (
        <Notice tone="warning" actions={<Button onClick={again}>Open the window</Button>}>
          {SAID[consent](system)}
        </Notice>
      )}
    </div>
  );
}

const SAID: Record<Exclude<Consent, 'none' | 'waiting'>, (system: string) => string> = {
  blocked: () => 'Your browser has blocked the window. Allow pop-ups for this page, then open it.',
  refused: (system) => `Parley was not let in; the window of ${system} says why. Nothing has changed: you can try once more.`,
  gone: (system) => `The window of ${system} is closed. If you allowed Parley there, this page goes on in a moment; if not, open it again.`,
};
