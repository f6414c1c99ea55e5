import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { returnedWith } from '../connections/consent.ts';
import { Returned } from '../connections/Returned.tsx';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { type Asked, askedBy } from '../widget/consent/asked.ts';
import { doorToken } from './doorLink.ts';
import { Landing, Waiting } from './Landing.tsx';
import { OpenLink } from './OpenLink.tsx';
import { Shell } from './Shell.tsx';
import { SignIn } from './SignIn.tsx';
import { useHash } from './useHash.ts';

const Consent = lazy(() => import('../widget/consent/ConsentPage.tsx'));

/** Opens the door to whoever comes by a link, and else knows who is here. */
export function App(): ReactNode {
  const token = doorToken(useHash());
  const returned = returnedWith(window.location.search);
  const asked = askedBy(useHash());
  if (token !== null) return <OpenLink key={token} token={token} />;
  return returned === undefined ? <Inside asked={asked} /> : <Returned connection={returned} />;
}

/** Asks for the session, then shows the sign-in form or the application; to a page that wants the chat, its question alone. */
function Inside({ asked }: { asked: Asked | undefined }): ReactNode {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Waiting label="Opening Parley" />;
  if (session.data === undefined) {
    return (
      <Landing>
        <ProblemNotice error={session.error} actions={<Button onClick={() => void session.refetch()}>Retry</Button>} />
      </Landing>
    );
  }
  if (session.data === null) return <SignIn />;
  if (asked === undefined) return <Shell session={session.data} />;
  return (
    <Suspense fallback={<Waiting label="Opening Parley" />}>
      <Consent asked={asked} session={session.data} />
    </Suspense>
  );
}
