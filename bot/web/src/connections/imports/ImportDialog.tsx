import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { LinkButton } from '../../console/LinkButton.tsx';
import { paths } from '../../shell/paths.ts';
import { Button } from '../../ui/Button.tsx';
import { importApi } from './api.ts';
import { DocumentForm } from './DocumentForm.tsx';
import { LeftOut } from './Lists.tsx';
import { Outcome } from './Outcome.tsx';
import { useDocument } from './useDocument.ts';
import { blank } from './wish.ts';
import { canDo, hostOf } from './words.ts';

/** Makes a system of an OpenAPI document, and leads to connecting it. */
export function ImportDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [start] = useState(() => blank());
  const wish = useDocument(start, importApi);
  const api = wish.done;
  return (
    <Modal opened onClose={onClose} title="Import an API" centered zIndex={300} closeButtonProps={{ 'aria-label': 'Close' }}>
      {api === undefined ? (
        <DocumentForm wish={wish} asksName submit="Import" onCancel={onClose}>
          Parley makes a system of its OpenAPI document (3.0 or 3.1), and every operation in it can be a step.
        </DocumentForm>
      ) : (
        <Outcome
          said={`${api.title} is imported, at ${hostOf(api.baseUrl)}.`}
          actions={
            <>
              <Button look="quiet" onClick={onClose}>
                Later
              </Button>
              <LinkButton look="primary" to={paths.connect(api.name)}>
                {`Connect ${api.title}`}
              </LinkButton>
            </>
          }
        >
          <p>{canDo(api.operations)}. Workflows can use them once it is connected.</p>
          <LeftOut findings={api.findings} />
        </Outcome>
      )}
    </Modal>
  );
}
