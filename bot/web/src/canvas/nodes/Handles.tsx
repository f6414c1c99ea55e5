import { Handle, Position } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useActions } from '../editor/Editor.ts';
import { handleId } from './flow.ts';
import styles from './Handles.module.css';

export function Inlet(): ReactNode {
  return <Handle type="target" id="in" position={Position.Left} className={`${styles.handle} ${styles.in}`} />;
}

interface Props {
  id: string;
  ways: readonly (string | undefined)[];
  open: readonly (string | undefined)[];
}

/** The ways out of a step. One that leads nowhere yet says its name and offers a next step. */
export function Outlets({ id, ways, open }: Props): ReactNode {
  const { offer, canEdit } = useActions();
  return ways.map((when, index) => {
    const top = `${(100 * (index + 1)) / (ways.length + 1)}%`;
    return (
      <div key={handleId(when)} data-tone={tone(when)} className={styles.way}>
        <Handle
          type="source"
          id={handleId(when)}
          position={Position.Right}
          className={`${styles.handle} ${styles.out}`}
          style={{ top }}
        />
        {open.includes(when) && (
          <span className={styles.open} style={{ top }}>
            <i className={styles.line} />
            {when !== undefined && <span className={styles.label}>{when}</span>}
            {canEdit && (
              <button
                type="button"
                className={`${styles.plus} nodrag nopan`}
                aria-label={when === undefined ? 'Add the next step' : `Add a step for ${when}`}
                onClick={(event) => {
                  event.stopPropagation();
                  offer({ after: { id, when } });
                }}
              >
                +
              </button>
            )}
          </span>
        )}
      </div>
    );
  });
}

export function tone(when: string | undefined): string | undefined {
  if (when === 'true' || when === 'approved') return 'success';
  if (when === 'false' || when === 'rejected') return 'warning';
  return when === 'error' || when === 'expired' ? 'error' : undefined;
}
