import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, parley, type Schema } from '../../api/parley.ts';

export type Imported = Schema['OpenApiView'];
export type Renewed = Schema['OpenApiRenewed'];
export type Wanted = Schema['Wanted'];

/** The systems that the organization has made of documents itself. */
export const importsQuery = queryOptions({
  queryKey: ['connectors', 'imported'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/connectors/openapi', { signal }))).items,
});

export function importApi(wanted: Wanted): Promise<Imported> {
  return answer(parley.POST('/api/connectors/openapi', { body: wanted }));
}

export function renewApi(name: string, wanted: Wanted): Promise<Renewed> {
  return answer(parley.PUT('/api/connectors/openapi/{name}', { params: { path: { name } }, body: wanted }));
}

export async function removeApi(name: string): Promise<void> {
  await parley.DELETE('/api/connectors/openapi/{name}', { params: { path: { name } } });
}

/** The gallery, the canvas and the palette learn what there is by now. */
export async function tellAll(client: QueryClient): Promise<void> {
  const concerned = ['connectors', 'operations', 'connections', 'search'];
  await Promise.all(concerned.map((key) => client.invalidateQueries({ queryKey: [key] })));
}
