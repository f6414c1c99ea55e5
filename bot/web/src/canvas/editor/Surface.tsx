import { type ReactNode, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { useActions, useEditing } from './Editor.ts';
import { Shortcuts } from './Shortcuts.tsx';
import { spotAfter, useKeys } from './useKeys.ts';
import styles from './Workbench.module.css';

/** What listens to the keyboard, with the button that every canvas begins with. */
export function Surface({
  save,
  hasPanel,
  isJson,
  children,
}: {
  save: () => void;
  hasPanel: boolean;
  isJson: boolean;
  children: ReactNode;
}): ReactNode {
  const { workflow, selection, canEdit } = useEditing();
  const { offer } = useActions();
  const surface = useRef<HTMLElement>(null);
  const [dialog, setDialog] = useState<'shortcuts' | 'connect'>();
  const [selected] = selection;
  useKeys(surface, save, setDialog);
  return (
    <section ref={surface} className={styles.surface} aria-label="Canvas" tabIndex={-1} data-panel={hasPanel || undefined}>
      {children}
      {!isJson && canEdit && (
        <div className={styles.first}>
          <Button aria-label="Add a step" onClick={() => offer(spotAfter(selection, workflow))}>
            <Icon name="plus" /> Step
          </Button>
        </div>
      )}
      {!isJson && workflow.nodes.length === 0 && (
        <p className={styles.empty}>
          {canEdit ? (
            <>
              Press <kbd>+</kbd> beside the trigger, or <kbd>/</kbd>, to add the first step. <kbd>?</kbd> tells all keys.
            </>
          ) : (
            'There is no step in it yet.'
          )}
        </p>
      )}
      <Shortcuts isOpen={dialog === 'shortcuts'} onClose={() => setDialog(undefined)} />
      {dialog === 'connect' && selected !== undefined && <ConnectDialog from={selected} onClose={() => setDialog(undefined)} />}
    </section>
  );
}
