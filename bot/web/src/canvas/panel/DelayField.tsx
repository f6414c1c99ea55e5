import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../../api/reading.ts';
import type { Step } from '../model/workflow.ts';
import { ExpressionInput } from './ExpressionInput.tsx';
import { useFieldError } from './Scope.ts';

/** A wait is for a while or until a moment, never both. */
export function DelayField({ step, onChange }: { step: Step; onChange: (step: Step) => void }): ReactNode {
  const kind = 'until' in step.with ? 'until' : 'duration';
  const error = useFieldError(`with.${kind}`);
  const set = (name: string, value: string): void => onChange({ ...step, with: { [name]: value } });
  return (
    <>
      <SegmentedControl
        aria-label="How long"
        value={kind}
        data={[
          { value: 'duration', label: 'For a while' },
          { value: 'until', label: 'Until a moment' },
        ]}
        onChange={(next) => set(next, next === 'until' ? '' : '1h')}
      />
      <ExpressionInput
        label={kind === 'until' ? 'Until' : 'For'}
        description={kind === 'until' ? 'A date and time with zone, such as 2026-12-24T18:00:00+01:00, or an expression' : 'Such as 90s, 5m, 2h or 1d'}
        error={error}
        isRequired
        value={text(step.with[kind])}
        onChange={(next) => set(kind, next)}
      />
    </>
  );
}
