import { answer, parley, type Schema } from './parley.ts';

/** Where a trace begins; where its further parts do, each part says. */
export const FIRST = '0';

/** All spans of a run in the order they began. A run that gave much is asked for in parts. */
export async function fetchTrace(id: string, signal?: AbortSignal): Promise<Schema['SpanView'][]> {
  const spans: Schema['SpanView'][] = [];
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const { items, next }: Schema['PageSpanView'] = await fetchTracePart(id, after, signal);
    spans.push(...items);
    after = next;
  }
  return spans;
}

/** As much of it as comes at once, which is all of most runs. */
export function fetchTracePart(id: string, after: string, signal?: AbortSignal): Promise<Schema['PageSpanView']> {
  const params = { path: { id }, query: { after } };
  return answer(parley.GET('/api/executions/{id}/trace', { params, ...(signal === undefined ? {} : { signal }) }));
}
