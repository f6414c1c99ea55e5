import { type ReactNode, useEffect } from 'react';
import { hrefOf, paths } from '../shell/paths.ts';
import { Landing } from '../shell/Landing.tsx';
import { CONSENT_WINDOW, tellReturned } from './consent.ts';

/**
 * The way back from a system that was allowed. In the little window: tells the page that opened it and closes. In any other: goes on to
 * the connection.
 */
export function Returned({ connection }: { connection: string }): ReactNode {
  const isLittle = window.opener !== null || window.name === CONSENT_WINDOW;
  useEffect(() => {
    tellReturned(connection);
    if (isLittle) window.close();
    else window.location.replace(`/${hrefOf(paths.connection(connection))}`);
  }, [connection, isLittle]);
  return (
    <Landing>
      <p role="status">Connected. You can close this window.</p>
    </Landing>
  );
}
