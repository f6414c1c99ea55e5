import { NumberInput, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEditing } from '../editor/Editor.ts';
import { OWN_KINDS } from '../model/kinds.ts';
import type { Step } from '../model/workflow.ts';
import { DurationInput } from './DurationInput.tsx';
import { useFieldError } from './Scope.ts';
import styles from './Panel.module.css';

interface Props {
  step: Step;
  onChange: (step: Step) => void;
}

/** What every step may set: what happens when it fails, how often and how long it tries, when it is due. */
export function StepSettings({ step, onChange }: Props): ReactNode {
  const { workflow } = useEditing();
  const hasSeveralWaysIn = workflow.edges.filter(({ to }) => to === step.id).length > 1;
  const isCall = !(step.use in OWN_KINDS);
  const { retry, onError, join, ...rest } = step;
  return (
    <>
      {isCall && <RetryFields step={step} onChange={onChange} />}
      <Select
        label="When it fails for good"
        description="A step for errors can be added in the menu above"
        data={[
          { value: 'fail', label: 'The run fails' },
          { value: 'continue', label: 'Go on all the same' },
        ]}
        allowDeselect={false}
        value={onError ?? 'fail'}
        onChange={(next) =>
          onChange({
            ...rest,
            ...(retry && { retry }),
            ...(join && { join }),
            ...(next === 'continue' && { onError: 'continue' }),
          })
        }
      />
      {(hasSeveralWaysIn || join === 'any') && (
        <Select
          label="When several arrows lead here"
          data={[
            { value: 'all', label: 'Wait for all of them' },
            { value: 'any', label: 'Begin with the first' },
          ]}
          allowDeselect={false}
          value={join ?? 'all'}
          onChange={(next) =>
            onChange({ ...rest, ...(retry && { retry }), ...(onError && { onError }), ...(next === 'any' && { join: 'any' }) })
          }
        />
      )}
    </>
  );
}

function RetryFields({ step, onChange }: Props): ReactNode {
  const { retry, timeout, ...rest } = step;
  const timeoutError = useFieldError('timeout');
  const retryError = useFieldError('retry.backoff');
  return (
    <>
      <Switch
        label="Try again when it fails"
        description="Only errors that may pass: no connection, timeout, 429, 5xx"
        checked={retry !== undefined}
        onChange={(event) =>
          onChange({
            ...rest,
            ...(timeout && { timeout }),
            ...(event.currentTarget.checked && { retry: { max: 3, backoff: '2s' } }),
          })
        }
      />
      {retry !== undefined && (
        <div className={styles.pair}>
          <NumberInput
            label="Further attempts"
            min={0}
            max={20}
            value={retry.max}
            onChange={(next) => onChange({ ...step, retry: { ...retry, max: Number(next) || 0 } })}
          />
          <DurationInput
            label="First wait"
            value={retry.backoff}
            placeholder="1s"
            error={retryError}
            onChange={(next) => onChange({ ...step, retry: { max: retry.max, ...(next !== '' && { backoff: next }) } })}
          />
        </div>
      )}
      <DurationInput
        label="Time limit of an attempt"
        value={timeout}
        placeholder="5m"
        error={timeoutError}
        onChange={(next) => onChange({ ...rest, ...(retry && { retry }), ...(next !== '' && { timeout: next }) })}
      />
    </>
  );
}
