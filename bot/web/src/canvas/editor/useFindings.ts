import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { validate } from '../api.ts';
import type { Finding } from '../model/findings.ts';
import type { Workflow } from '../model/workflow.ts';

const QUIET_MILLIS = 400;

/** What the service finds about the workflow as it stands on the canvas, saved or not. */
export function useFindings(id: string, workflow: Workflow, initial: readonly Finding[]): readonly Finding[] {
  const [settled, setSettled] = useState(workflow);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(workflow), QUIET_MILLIS);
    return () => clearTimeout(timer);
  }, [workflow]);
  const { data } = useQuery({
    queryKey: ['workflow', id, 'findings', settled],
    queryFn: ({ signal }) => validate(id, settled, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return data ?? initial;
}
