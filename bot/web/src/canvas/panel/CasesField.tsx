import { CloseButton, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { isRecord, text } from '../../api/reading.ts';
import type { Step } from '../model/workflow.ts';
import { useFieldError } from './Scope.ts';
import styles from './Fields.module.css';

interface Props {
  step: Step;
  onChange: (step: Step, renamed?: ReadonlyMap<string, string>) => void;
}

type Row = readonly [name: string, value: unknown];

/** The ways of a switch: a name, as on the arrows, and the value it stands for. Arrows follow a name that changes. */
export function CasesField({ step, onChange }: Props): ReactNode {
  const error = useFieldError('with.cases');
  const [rows, setRows] = useState<readonly Row[]>(() => readCases(step.with['cases']));
  const change = (next: readonly Row[], renamed?: ReadonlyMap<string, string>): void => {
    setRows(next);
    const named = next.filter(([name], index) => name !== '' && next.findIndex(([other]) => other === name) === index);
    onChange({ ...step, with: { ...step.with, cases: Object.fromEntries(named) } }, renamed);
  };
  const rename = (at: number, name: string): void => {
    const [before = '', value] = rows[at] ?? [];
    const next = rows.map((row, index): Row => (index === at ? [name, text(value) === before ? name : value] : row));
    change(next, before !== '' && name !== '' ? new Map([[before, name]]) : undefined);
  };
  return (
    <fieldset className={styles.group}>
      <legend>Cases</legend>
      <p className={styles.about}>Each case is a way out of this step; what fits none goes by “default”.</p>
      {rows.map(([name, value], index) => (
        <div key={index} className={styles.row}>
          <TextInput aria-label={`Case ${index + 1}`} placeholder="case" value={name} onChange={(event) => rename(index, event.currentTarget.value)} />
          <TextInput
            aria-label={`Value of case ${index + 1}`}
            placeholder="equals"
            value={text(value)}
            onChange={(event) => {
              const written = event.currentTarget.value;
              change(rows.map((row, at): Row => (at === index ? [row[0], written] : row)));
            }}
          />
          <CloseButton className={styles.remove ?? ''} size="sm" aria-label={`Remove case ${name}`} onClick={() => change(rows.filter((_, at) => at !== index))} />
        </div>
      ))}
      {error !== undefined && <p className={styles.error}>{error}</p>}
      <button type="button" className={styles.add} onClick={() => setRows([...rows, ['', '']])}>
        + Add a case
      </button>
    </fieldset>
  );
}

function readCases(cases: unknown): Row[] {
  if (Array.isArray(cases)) return cases.map((value): Row => [text(value), value]);
  return isRecord(cases) ? Object.entries(cases) : [];
}
