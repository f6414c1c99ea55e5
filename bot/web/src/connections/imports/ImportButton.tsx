import { lazy, type ReactNode, Suspense, useState } from 'react';
import { May } from '../../console/May.tsx';
import { Button } from '../../ui/Button.tsx';

const ImportsDialog = lazy(() => import('./ImportsDialog.tsx'));

/** For the systems that nobody has written a connector for. */
export function ImportButton(): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <May deed="connect">
      <Button look="quiet" onClick={() => setOpen(true)}>
        Import an API
      </Button>
      {isOpen && (
        <Suspense>
          <ImportsDialog doing={{ what: 'import' }} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </May>
  );
}
