import { lazy, type ReactNode, Suspense, useState } from 'react';
import { May } from '../../console/May.tsx';
import { Button } from '../../ui/Button.tsx';

const ImportDialog = lazy(() => import('./ImportDialog.tsx'));

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
          <ImportDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </May>
  );
}
