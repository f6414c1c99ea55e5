import { Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { momentWords } from '../chat/markdown/moment.ts';
import type { Schema } from '../api/parley.ts';
import { Loaded } from '../console/Loaded.tsx';
import { comparableRunsQuery, comparisonQuery } from './queries.ts';
import { type Run, shortId, STATUS_WORDS } from './words.ts';
import styles from './Dialogs.module.css';

type Difference = Schema['DifferenceView'];

/** What went another way than in another run of the workflow; to begin with, in the one that this replays, or the one before. */
export function CompareDialog({ run, onClose }: { run: Run; onClose: () => void }): ReactNode {
  const others = useQuery(comparableRunsQuery(run.workflow));
  const [chosen, setChosen] = useState<string | null>(run.origin ?? null);
  const items = others.data?.filter(({ id }) => id !== run.id) ?? [];
  const against = chosen ?? items.find(({ id }) => id < run.id)?.id ?? items[0]?.id;
  const options = items.map((other) => ({ value: other.id, label: labelOf(other, run.origin) }));
  const known = against === undefined || options.some(({ value }) => value === against) ? options : [{ value: against, label: shortId(against) }, ...options];
  return (
    <Modal opened onClose={onClose} title={`Compare run ${shortId(run.id)}`} size="xl" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Select
        label="With"
        data={known}
        value={against ?? null}
        onChange={setChosen}
        placeholder={others.isPending ? 'Looking for other runs …' : 'No other run of this workflow has ended'}
        allowDeselect={false}
        searchable
        limit={60}
      />
      {against !== undefined && <Comparison id={run.id} against={against} />}
    </Modal>
  );
}

function Comparison({ id, against }: { id: string; against: string }): ReactNode {
  const comparison = useQuery(comparisonQuery(id, against));
  return (
    <Loaded query={comparison}>
      {({ same, differences, more }) => (
        <>
          <p className={styles.verdict} role="status">
            {same ? 'Both went the same way.' : `${differences.length + more} ${differences.length + more === 1 ? 'difference' : 'differences'}`}
          </p>
          <ul className={styles.differences}>
            {byStep(differences).map(([step, ofStep]) => (
              <li key={step}>
                <h3 className={styles.step}>{step === '' ? 'The run' : `Step ${step}`}</h3>
                {ofStep.map((difference) => (
                  <OneDifference key={`${difference.part}${difference.path}`} difference={difference} />
                ))}
              </li>
            ))}
          </ul>
          {more > 0 && <p className={styles.lead}>{more.toLocaleString()} more are not shown.</p>}
        </>
      )}
    </Loaded>
  );
}

/** In a sentence; what is too large for one stands beneath, side by side. */
function OneDifference({ difference: { sentence, before, after } }: { difference: Difference }): ReactNode {
  const isLarge = [before, after].some((side) => typeof side === 'object' && side !== null);
  return (
    <div className={styles.difference}>
      {sentence}
      {isLarge && (
        <div className={styles.sides}>
          <div className={`${styles.side} ${styles.before}`}>{written(before)}</div>
          <div className={`${styles.side} ${styles.after}`}>{written(after)}</div>
        </div>
      )}
    </div>
  );
}

function written(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value, null, 2);
}

function byStep(differences: Difference[]): [string, Difference[]][] {
  const steps = new Map<string, Difference[]>();
  for (const difference of differences) {
    const step = difference.step ?? '';
    steps.set(step, [...(steps.get(step) ?? []), difference]);
  }
  return [...steps];
}

function labelOf(run: Run, origin: string | undefined): string {
  const words = [shortId(run.id), STATUS_WORDS[run.status], momentWords(run.startedAt)];
  return [...words, run.id === origin ? 'the one it replays' : run.mode === 'test' ? 'test' : ''].filter(Boolean).join(' · ');
}
