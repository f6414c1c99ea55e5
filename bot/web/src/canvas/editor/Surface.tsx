import { type ReactNode, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useActions, useEditing } from './Editor.ts';
import { spotAfter, useKeys } from './useKeys.ts';
import styles from './Workbench.module.css';

/** What listens to the keyboard, with the button that every canvas begins with. */
export function Surface({ save, hasPanel, isJson, children }: { save: () => void; hasPanel: boolean; isJson: boolean; children: ReactNode }): ReactNode {
  const { workflow, selection } = useEditing();
  const { offer } = useActions();
  const surface = useRef<HTMLElement>(null);
  useKeys(surface, save);
  return (
    <section ref={surface} className={styles.surface} aria-label="Canvas" tabIndex={-1} data-panel={hasPanel || undefined}>
      {children}
      {!isJson && (
        <div className={styles.first}>
          <Button aria-label="Add a step" onClick={() => offer(spotAfter(selection, workflow))}>
            <Icon name="plus" /> Step
          </Button>
        </div>
      )}
      {!isJson && workflow.nodes.length === 0 && (
        <p className={styles.empty}>
          Press <kbd>+</kbd> beside the trigger, or <kbd>/</kbd>, to add the first step.
        </p>
      )}
    </section>
  );
}
