import { Kbd, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Shortcuts.module.css';

const SHORTCUTS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/', 'N'], 'Add a step: after the one that is selected, or in the middle of the selected arrow'],
  [['Tab', 'Enter'], 'Go from step to step; select it'],
  [['J', 'K'], 'The step after, the step before'],
  [['E'], 'Fill in the selected step; Escape leads back'],
  [['C'], 'Connect the selected step with another'],
  [['Arrows'], 'Move what is selected'],
  [['Delete'], 'Remove what is selected'],
  [['Ctrl', 'Z'], 'Undo; with Shift, or Ctrl+Y, redo'],
  [['Ctrl', 'C'], 'Copy; Ctrl+X cuts, Ctrl+V pastes, also into another workflow'],
  [['Ctrl', 'A'], 'Select everything; Shift and drag selects an area'],
  [['F'], 'All of it in sight'],
  [['L'], 'Arrange automatically'],
  [['R'], 'Run'],
  [['P'], 'Publish'],
  [['V'], 'Versions'],
  [['S'], 'Settings of the workflow'],
  [['T'], 'Change it by talking'],
  [['Ctrl', 'S'], 'Save at once'],
  [['?'], 'This list'],
];

/** What the keyboard can do on the canvas. */
export function Shortcuts({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  return (
    <Modal opened={isOpen} onClose={onClose} title="With the keyboard" size="lg">
      <dl className={styles.list}>
        {SHORTCUTS.map(([keys, does]) => (
          <div key={does} className={styles.row}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
