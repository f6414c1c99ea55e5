import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { workflowsQuery } from '../workflows/workflowsQuery.ts';
import { type RunFilters, STARTED_WORDS, type Started } from './filters.ts';
import { type RunStatus, STATUS_WORDS } from './words.ts';
import styles from './RunsPage.module.css';

const STATUSES = Object.entries(STATUS_WORDS).map(([value, label]) => ({ value, label }));
const TIMES = Object.entries(STARTED_WORDS).map(([value, label]) => ({ value, label }));
const MODES = [
  { value: 'any', label: 'All' },
  { value: 'live', label: 'Live' },
  { value: 'test', label: 'Tests' },
];

/** What narrows the list. */
export function RunFilterBar({ filters, onChange }: { filters: RunFilters; onChange: (filters: RunFilters) => void }): ReactNode {
  const workflows = useQuery(workflowsQuery);
  const names = workflows.data?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <search className={styles.filters}>
      <Select
        aria-label="Workflow"
        placeholder="Every workflow"
        data={names}
        value={filters.workflow ?? null}
        onChange={(workflow) => onChange({ ...filters, workflow: workflow ?? undefined })}
        searchable
        clearable
        limit={100}
        nothingFoundMessage="No workflow of that name"
        w={240}
      />
      <Select
        aria-label="Status"
        placeholder="Any status"
        data={STATUSES}
        value={filters.status ?? null}
        onChange={(status) => onChange({ ...filters, status: (status as RunStatus | null) ?? undefined })}
        clearable
        w={150}
      />
      <Select
        aria-label="Started in"
        placeholder="Any time"
        data={TIMES}
        value={filters.started ?? null}
        onChange={(started) => onChange({ ...filters, started: (started as Started | null) ?? undefined })}
        clearable
        w={160}
      />
      <SegmentedControl
        aria-label="Mode"
        data={MODES}
        value={filters.mode ?? 'any'}
        onChange={(mode) => onChange({ ...filters, mode: mode === 'live' || mode === 'test' ? mode : undefined })}
      />
    </search>
  );
}
