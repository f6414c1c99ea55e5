import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { workflowsQuery } from '../../workflows/workflowsQuery.ts';
import { useFieldError } from './Scope.ts';

/** Which published workflow is run. */
export function WorkflowField({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactNode {
  const { data = [] } = useQuery(workflowsQuery);
  const error = useFieldError('with.workflow');
  const known = data.filter(({ liveVersion }) => liveVersion !== undefined && liveVersion !== null);
  const chosen = known.find(({ id, name }) => id === value || name === value);
  const options = known.map(({ id, name }) => ({ value: id, label: name }));
  if (value !== '' && chosen === undefined) options.push({ value, label: value });
  return (
    <Select
      label="Workflow"
      description="Only published ones can be run."
      withAsterisk
      searchable
      error={error}
      data={options}
      value={chosen?.id ?? (value === '' ? null : value)}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}
