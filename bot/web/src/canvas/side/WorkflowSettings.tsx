import { NumberInput, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useActions, useEditing } from '../editor/Editor.ts';
import { limitOf, withLimit, withTimeout } from '../model/settings.ts';
import { DurationInput } from '../panel/DurationInput.tsx';

/** What holds for every run of the workflow: how long it may take, and how many at once. */
export function WorkflowSettings(): ReactNode {
  const { workflow, findings } = useEditing();
  const { edit } = useActions();
  const limit = limitOf(workflow);
  const errorAt = (place: string): string | undefined => {
    const found = findings.find(({ where, severity }) => where === place && severity === 'ERROR');
    return found && `${found.message} ${found.hint}`;
  };
  return (
    <>
      <DurationInput
        label="A run may take"
        description="From its first step on, waits included; then it fails. Empty: as long as it needs"
        placeholder="no limit"
        value={workflow.timeout}
        error={errorAt('timeout')}
        onChange={(next) => edit((before) => withTimeout(before, next), 'settings')}
      />
      <Switch
        label="Limit how many run at once"
        description="Further ones wait their turn, in the order they came. Tests pass by"
        checked={limit !== undefined}
        onChange={(event) => {
          const isLimited = event.currentTarget.checked;
          edit((before) => withLimit(before, isLimited ? { max: 1 } : undefined));
        }}
      />
      {limit !== undefined && (
        <>
          <NumberInput
            label="Runs at once"
            description="Those that wait for people count too"
            min={1}
            max={10_000}
            value={limit.max}
            error={errorAt('concurrency.max')}
            onChange={(next) => edit((before) => withLimit(before, { ...limit, max: Number(next) || 1 }), 'settings')}
          />
          <NumberInput
            label="May wait their turn"
            description="With more, the start is refused"
            min={0}
            max={100_000}
            placeholder="1000"
            value={limit.queue ?? ''}
            error={errorAt('concurrency.queue')}
            onChange={(next) =>
              edit((before) => withLimit(before, { max: limit.max, ...(next !== '' && { queue: Number(next) }) }), 'settings')
            }
          />
        </>
      )}
    </>
  );
}
