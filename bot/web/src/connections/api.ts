import { queryOptions } from '@tanstack/react-query';
import { answer, parley, type Schema } from '../api/parley.ts';

export type Connection = Schema['ConnectionView'];
export type Connector = Schema['ConnectorsView'];
export type Auth = Schema['ConnectorsAuthView'];
export type Field = Schema['Field'];
export type Wish = Schema['ConnectionsWanted'];

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/connections', { signal }))).items,
});

/** Every system there is, and the community jars that were left out. */
export const systemsQuery = queryOptions({
  queryKey: ['connectors', 'systems'],
  queryFn: ({ signal }) => answer(parley.GET('/api/connectors', { signal })),
  staleTime: 5 * 60_000,
});

/** What operations are called, and whether they change anything. */
export const operationNamesQuery = queryOptions({
  queryKey: ['operations', 'names'],
  queryFn: async ({ signal }) =>
    new Map((await answer(parley.GET('/api/operations', { signal }))).items.map(({ id, title, effect }) => [id, { title, effect }])),
  staleTime: 5 * 60_000,
});

/** Those that would miss a connection. */
export const usersQuery = (id: string) =>
  queryOptions({
    queryKey: ['connection-users', id],
    queryFn: async ({ signal }) => (await answer(parley.GET('/api/connections/{id}/workflows', { ...at(id), signal }))).items,
    staleTime: 0,
  });

export function fetchConnection(id: string): Promise<Connection> {
  return answer(parley.GET('/api/connections/{id}', at(id)));
}

export function connect(wish: Wish): Promise<Connection> {
  return answer(parley.POST('/api/connections', { body: wish }));
}

export function replaceKey(id: string, values: Record<string, string>): Promise<Connection> {
  return answer(parley.PUT('/api/connections/{id}', { ...at(id), body: { values } }));
}

export function rename(id: string, name: string): Promise<Connection> {
  return answer(parley.PATCH('/api/connections/{id}', { ...at(id), body: { name } }));
}

export function testConnection(id: string): Promise<Connection> {
  return answer(parley.POST('/api/connections/{id}/test', at(id)));
}

export async function disconnect(id: string): Promise<void> {
  await parley.DELETE('/api/connections/{id}', at(id));
}

/** Where a person allows it over there. */
export function consentUrl(id: string): string {
  return `/api/connections/${encodeURIComponent(id)}/authorize`;
}

function at(id: string): { params: { path: { id: string } } } {
  return { params: { path: { id } } };
}
