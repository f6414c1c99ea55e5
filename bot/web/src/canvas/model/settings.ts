import type { Workflow } from './workflow.ts';

/** How many runs may be open at once, and how many more may wait for their turn. */
export interface Limit {
  max: number;
  queue?: number;
}

export function limitOf({ concurrency }: Workflow): Limit | undefined {
  if (concurrency === undefined) return undefined;
  const { max, queue } = concurrency;
  return { max: typeof max === 'number' ? max : 1, ...(typeof queue === 'number' && { queue }) };
}

/** @param limit undefined lifts it */
export function withLimit(workflow: Workflow, limit: Limit | undefined): Workflow {
  const { concurrency: _, ...rest } = workflow;
  return limit === undefined ? rest : { ...rest, concurrency: { ...limit } };
}

/** @param timeout empty lifts it */
export function withTimeout(workflow: Workflow, timeout: string): Workflow {
  const { timeout: _, ...rest } = workflow;
  return timeout === '' ? rest : { ...rest, timeout };
}
