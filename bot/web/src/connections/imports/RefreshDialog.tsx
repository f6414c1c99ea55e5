import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { type Imported, renewApi } from './api.ts';
import { DocumentForm } from './DocumentForm.tsx';
import { Affected, LeftOut, OperationList } from './Lists.tsx';
import { Outcome } from './Outcome.tsx';
import { useDocument } from './useDocument.ts';
import { blank } from './wish.ts';
import { news } from './words.ts';

/** Takes a newer document of an API, and tells what it has changed. */
export function RefreshDialog({ api, onClose }: { api: Imported; onClose: () => void }): ReactNode {
  const [start] = useState(() => blank(api.url));
  const wish = useDocument(start, (wanted) => renewApi(api.name, wanted));
  const changes = wish.done === undefined ? [] : news(wish.done.changes);
  return (
    <Modal opened onClose={onClose} title={`Refresh ${api.title}`} centered zIndex={300} closeButtonProps={{ 'aria-label': 'Close' }}>
      {wish.done === undefined ? (
        <DocumentForm wish={wish} submit="Refresh" onCancel={onClose}>
          {api.url === undefined ? 'It was imported from a file. Choose the newer one.' : 'Its document is fetched again. Workflows go on as they are.'}
        </DocumentForm>
      ) : (
        <Outcome
          said={changes.length === 0 ? `${api.title} is as it was: no operation has changed.` : `${api.title} is refreshed.`}
          actions={
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          }
        >
          {changes.map(({ label, operations }) => (
            <OperationList key={label} label={label} operations={operations} />
          ))}
          <Affected workflows={wish.done.workflows} />
          <LeftOut findings={wish.done.connector.findings} />
        </Outcome>
      )}
    </Modal>
  );
}
