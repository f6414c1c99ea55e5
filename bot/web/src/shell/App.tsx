import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { returnedWith } from '../connections/consent.ts';
import { Returned } from '../connections/Returned.tsx';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Landing, Waiting } from './Landing.tsx';
import { Shell } from './Shell.tsx';
import { SignIn } from './SignIn.tsx';

/** Knows who is here: asks for the session, then shows the sign-in form or the application. */
export function App(): ReactNode {
  const returned = returnedWith(window.location.search);
  return returned === undefined ? <Here /> : <Returned connection={returned} />;
}

function Here(): ReactNode {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Waiting label="Opening Parley" />;
  if (session.isError) {
    return (
      <Landing>
        <ProblemNotice error={session.error} actions={<Button onClick={() => void session.refetch()}>Retry</Button>} />
      </Landing>
    );
  }
  return session.data === null ? <SignIn /> : <Shell session={session.data} />;
}
