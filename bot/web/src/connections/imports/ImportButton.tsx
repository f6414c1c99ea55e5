import { lazy, type ReactNode, Suspense, useState } from 'react';
import { May } from '../../console/May.tsx';
import { Button } from '../../ui/Button.tsx';

const ImportsDialog = lazy(() => import('./ImportsDialog.tsx'));

/** For the systems that nobody has written a connector for. */
export function ImportButton(): ReactNode {
  const [opener, setOpener] = useState<HTMLElement>();
  const close = (): void => {
    opener?.focus();
    setOpener(undefined);
  };
  return (
    <May deed="connect">
      <Button look="quiet" onClick={({ currentTarget }) => setOpener(currentTarget)}>
        Import an API
      </Button>
      {opener !== undefined && (
        <Suspense>
          <ImportsDialog doing={{ what: 'import' }} onClose={close} />
        </Suspense>
      )}
    </May>
  );
}
