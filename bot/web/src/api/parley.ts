import createClient from 'openapi-fetch';
import { reach } from './client.ts';
import type { components, paths } from './contract.ts';

/** The records of the HTTP contract by their names there. */
export type Schema = components['schemas'];

/**
 * The HTTP contract, typed by what the service says of itself (`npm run contract`). Calls go through {@link answer}:
 * `answer(parley.GET('/api/executions/{id}', { params: { path: { id } } }))`.
 */
export const parley = createClient<paths>({ fetch: (request) => reach(request) });

/** What a call answered with; a refusal is thrown as an ApiProblem before this sees it. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await call;
  return data as NonNullable<T>;
}
