import type { ReactNode } from 'react';
import { type Span, spell, type StepRun } from '../model/trace.ts';
import { ReplayButton } from '../run/ReplayButton.tsx';
import styles from './Panel.module.css';

const MOST_CHARACTERS = 20_000;

/** What went into a step and what came out, attempt by attempt. */
export function StepRunView({ run }: { run: StepRun }): ReactNode {
  const { last, spans } = run;
  return (
    <>
      <ReplayButton id={last.node} />
      <p className={styles.lead}>
        {last.status} {last.durationMs !== undefined && last.durationMs !== null && `in ${spell(last.durationMs)}`}
        {spans.length > 1 && `, ${spans.length} attempts and rounds; this is the last`}
      </p>
      {last.error !== undefined && last.error !== null && <StepFailure span={last} />}
      {last.choice !== undefined && <Value title="Chose" value={last.choice} />}
      <Value title="Input" value={last.input} />
      <Value title="Output" value={last.output} />
    </>
  );
}

function StepFailure({ span: { error } }: { span: Span }): ReactNode {
  if (error === undefined) return null;
  return (
    <div className={styles.section}>
      <p className={styles.error}>{error.message}</p>
      <p className={styles.lead}>{error.hint}</p>
    </div>
  );
}

function Value({ title, value }: { title: string; value: unknown }): ReactNode {
  if (value === undefined || value === null) return null;
  const json = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      <pre className={styles.json} tabIndex={0} aria-label={title}>
        {json.length > MOST_CHARACTERS ? `${json.slice(0, MOST_CHARACTERS)}\n… (${json.length} characters)` : json}
      </pre>
    </section>
  );
}
