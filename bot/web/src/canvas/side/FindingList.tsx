import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useActions, useEditing } from '../editor/Editor.ts';
import { type Finding, subjectOf } from '../model/findings.ts';
import styles from './Side.module.css';

interface Props {
  findings: readonly Finding[];
  /** Beside the step they are about: without its name, and nothing when all is well. */
  isBare?: boolean;
  /** Somebody goes to the step that one is about. */
  onGo?: () => void;
}

/** What is wrong or worth a look, and how to mend it. */
export function FindingList({ findings, isBare = false, onGo }: Props): ReactNode {
  const { workflow } = useEditing();
  const { select } = useActions();
  if (findings.length === 0) {
    return isBare ? null : (
      <p className={styles.well}>
        <IconCircleCheck size={18} /> Nothing to mend: this can be published.
      </p>
    );
  }
  return (
    <ul className={styles.findings} aria-label="Findings">
      {findings.map((finding, index) => {
        const subject = subjectOf(workflow, finding);
        return (
          <li key={`${finding.where}${finding.code}${index}`} data-severity={finding.severity} className={styles.finding}>
            {finding.severity === 'INFO' ? <IconInfoCircle size={16} /> : <IconAlertTriangle size={16} />}
            <div>
              <p>{finding.message}</p>
              <p className={styles.hint}>{finding.hint}</p>
              {!isBare && subject !== '' && (
                <button
                  type="button"
                  className={styles.where}
                  onClick={() => {
                    select([subject]);
                    onGo?.();
                  }}
                >
                  {subject}
                </button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
