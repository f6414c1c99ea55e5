import { queryOptions } from '@tanstack/react-query';
import { reach } from '../api/client.ts';
import { answer, parley, type Schema } from '../api/parley.ts';
import { ApiProblem } from '../api/problem.ts';
import { isRecord, type Json, optionalNumber, optionalText, records, text } from '../api/reading.ts';
import { serverSentEvents } from '../api/serverSentEvents.ts';
import { fetchTrace, fetchTracePart, FIRST } from '../api/trace.ts';
import type { Finding } from './model/findings.ts';
import type { Connector, Operation } from './model/palette.ts';
import { type Execution, isTest, type Span } from './model/trace.ts';
import { readWorkflow, type Workflow } from './model/workflow.ts';

/** A saved draft: the workflow, and which revision of it this is. */
export interface Draft {
  workflow: Workflow;
  revision: number;
  liveVersion: number | undefined;
  savedBy: string;
  hookUrl: string | undefined;
  findings: Finding[];
}

export type Version = Schema['VersionsVersion'];
export type DiffLine = Schema['WorkflowDiffChange'];

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['workflow', id, 'draft'],
    queryFn: async ({ signal }) =>
      readDraft(await answer(parley.GET('/api/workflows/{id}/draft', { params: { path: { id } }, signal }))),
    staleTime: 0,
    gcTime: 0,
  });

export const operationsQuery = queryOptions({
  queryKey: ['operations'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/operations', { signal }))).items.map(readOperation),
  staleTime: 5 * 60_000,
});

export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: async ({ signal }): Promise<Connector[]> => (await answer(parley.GET('/api/connectors', { signal }))).items,
  staleTime: 5 * 60_000,
});

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/connections', { signal }))).items,
});

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['workflow', id, 'versions'],
    queryFn: async ({ signal }): Promise<Version[]> =>
      (await answer(parley.GET('/api/workflows/{id}/versions', { params: { path: { id } }, signal }))).items,
  });

export const diffQuery = (id: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['workflow', id, 'diff', from, to],
    queryFn: async ({ signal }): Promise<DiffLine[]> =>
      (await answer(parley.GET('/api/workflows/{id}/diff', { params: { path: { id }, query: { from, to } }, signal }))).changes,
    staleTime: 0,
    gcTime: 0,
  });

/** Operations that come near to what is wished for, the nearest first. */
export const meaningQuery = (wish: string) =>
  queryOptions({
    queryKey: ['operations', 'near', wish],
    queryFn: async ({ signal }) =>
      (await answer(parley.GET('/api/operations/search', { params: { query: { wish } }, signal }))).items.map(
        ({ operation }) => operation,
      ),
    staleTime: Infinity,
    retry: false,
  });

/** Whom a step can ask. */
export const approversQuery = queryOptions({
  queryKey: ['approvers'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/approvers', { signal }))).items,
  staleTime: 60_000,
});

/** The newest run of this workflow, for the values that its steps had. */
export const lastRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['workflow', id, 'last-run'],
    queryFn: async ({ signal }): Promise<{ execution: Execution; spans: Span[] } | null> => {
      const [execution] = (
        await answer(parley.GET('/api/executions', { params: { query: { workflow: id, limit: 1 } }, signal }))
      ).items;
      if (execution === undefined) return null;
      // Examples of what the steps gave; what does not come at once is too much for that.
      return { execution, spans: (await fetchTracePart(execution.id, FIRST, signal)).items };
    },
    staleTime: Infinity,
  });

/**
 * Saves onto the revision that was read. Answers 412 when somebody else has saved since.
 *
 * @param revision undefined replaces whatever is there
 */
export async function saveDraft(id: string, workflow: Workflow, revision: number | undefined): Promise<Draft> {
  const response = await reach(`/api/workflows/${encodeURIComponent(id)}/draft`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', ...(revision !== undefined && { 'If-Match': `"${revision}"` }) },
    body: JSON.stringify(workflow),
  });
  return readDraft(await response.json());
}

/** What is wrong or worth a look, also with what is no workflow yet. */
export async function validate(id: string, workflow: Workflow, signal: AbortSignal): Promise<Finding[]> {
  try {
    const response = await reach(`/api/workflows/${encodeURIComponent(id)}/validate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(workflow),
      signal,
    });
    const json: unknown = await response.json();
    return findingsOf(isRecord(json) ? json : {});
  } catch (error) {
    const findings = error instanceof ApiProblem ? findingsOf(error.body) : [];
    if (findings.length === 0) throw error;
    return findings;
  }
}

export async function createWorkflow(workflow: Workflow): Promise<string> {
  const response = await reach('/api/workflows', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(workflow),
  });
  const json: unknown = await response.json();
  return isRecord(json) ? text(json['id']) : '';
}

export async function publish(id: string): Promise<Draft> {
  return readDraft(await answer(parley.POST('/api/workflows/{id}/publish', { params: { path: { id } } })));
}

export async function rollback(id: string, version: number): Promise<Draft> {
  return readDraft(await answer(parley.POST('/api/workflows/{id}/rollback', { params: { path: { id } }, body: { version } })));
}

/** Where a webhook is called; only what is published has an address. */
export async function fetchHookUrl(id: string): Promise<string | undefined> {
  return readDraft(await answer(parley.GET('/api/workflows/{id}', { params: { path: { id } } }))).hookUrl;
}

export async function execute(id: string, mode: 'live' | 'test', input: unknown): Promise<string> {
  const response = await reach(`/api/workflows/${encodeURIComponent(id)}/executions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ mode, ...(input !== undefined && { input }) }),
  });
  const json: unknown = await response.json();
  return isRecord(json) ? text(json['id']) : '';
}

/** A run again from a step on, a test in the draft as it is now. @param stepInput replaces what the step worked on */
export async function replay(execution: Execution, from: string, stepInput: { json: unknown } | undefined): Promise<string> {
  const { id } = await answer(
    parley.POST('/api/executions/{id}/replay', {
      params: { path: { id: execution.id } },
      body: {
        from,
        ...(stepInput !== undefined && { stepInput: stepInput.json }),
        ...(isTest(execution) && { draft: true }),
      },
    }),
  );
  return id;
}

/** Spans and states of a run as they come; what was before comes first, and it ends with the run. */
export async function* runEvents(
  execution: string,
  signal: AbortSignal,
): AsyncGenerator<{ span: Span } | { execution: Execution }> {
  const response = await reach(`/api/executions/${encodeURIComponent(execution)}/stream`, {
    headers: { Accept: 'text/event-stream' },
    cache: 'no-store',
    signal,
  });
  if (response.body === null) return;
  for await (const { event, data } of serverSentEvents(response.body, () => undefined)) {
    const json: unknown = JSON.parse(data);
    if (!isRecord(json)) continue;
    if (event === 'span') yield { span: json as unknown as Span };
    if (event === 'status') yield { execution: json as unknown as Execution };
  }
}

export async function fetchExecution(id: string, signal: AbortSignal): Promise<{ execution: Execution; spans: Span[] }> {
  const execution = await answer(parley.GET('/api/executions/{id}', { params: { path: { id } }, signal }));
  return { execution, spans: await fetchTrace(id, signal) };
}

function readDraft(json: unknown): Draft {
  const from: Json = isRecord(json) ? json : {};
  return {
    workflow: readWorkflow(from['workflow']),
    revision: optionalNumber(from['revision']) ?? 0,
    liveVersion: optionalNumber(from['liveVersion']),
    savedBy: text(from['savedBy']),
    hookUrl: optionalText(from['hookUrl']),
    findings: findingsOf(from),
  };
}

function findingsOf(json: Json): Finding[] {
  return records(json['findings']) as unknown as Finding[];
}

function readOperation(spec: Schema['OperationSpec']): Operation {
  return { ...spec, input: isRecord(spec.input) ? spec.input : {}, output: isRecord(spec.output) ? spec.output : {} };
}
