import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleXFilled, IconClockPause, IconInfoCircleFilled, IconLoader2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Finding, worst } from '../model/findings.ts';
import styles from './Badges.module.css';

interface Props {
  findings: readonly Finding[];
  run?: string | undefined;
  note?: string | undefined;
}

/** Above the card's corner: what is wrong with the step, and how it fared. */
export function Badges({ findings, run, note }: Props): ReactNode {
  const severity = worst(findings);
  if (severity === undefined && run === undefined) return null;
  return (
    <div className={styles.badges}>
      {severity !== undefined && severity !== 'INFO' && (
        <span className={styles.badge} data-tone={severity === 'ERROR' ? 'error' : 'warning'} title={findings.map(({ message }) => message).join('\n')}>
          <IconAlertTriangleFilled size={14} aria-label={severity === 'ERROR' ? 'Has errors' : 'Worth a look'} />
        </span>
      )}
      {run !== undefined && (
        <span className={styles.badge} data-tone={TONES[run]} title={run}>
          {mark(run)}
          {note !== undefined && note !== '' && <span className={styles.note}>{note}</span>}
        </span>
      )}
    </div>
  );
}

const TONES: Readonly<Record<string, string>> = { succeeded: 'success', reused: 'success', failed: 'error', in_doubt: 'error', running: 'warning', waiting: 'warning' };

function mark(status: string): ReactNode {
  if (status === 'succeeded' || status === 'reused') return <IconCircleCheckFilled size={14} aria-label="Succeeded" />;
  if (status === 'failed' || status === 'in_doubt') return <IconCircleXFilled size={14} aria-label="Failed" />;
  if (status === 'running') return <IconLoader2 size={14} className={styles.turning} aria-label="Running" />;
  return status === 'waiting' ? <IconClockPause size={14} aria-label="Waiting" /> : <IconInfoCircleFilled size={14} aria-label={status} />;
}
