import { queryOptions } from '@tanstack/react-query';
import { answer, parley, type Schema } from '../api/parley.ts';

export type Template = Schema['TemplatesView'];
export type Setting = Schema['TemplateSetting'];
export type Needed = Schema['InstallerNeeded'];
export type Installed = Schema['TemplatesInstalled'];

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/templates', { signal }))).items,
});

/** Its workflow, drawn. */
export function pictureUrl(id: string): string {
  return `/api/templates/${encodeURIComponent(id)}/picture`;
}

export function install(id: string, name: string, settings: Record<string, unknown>): Promise<Installed> {
  const body: Schema['TemplatesWish'] = { ...(name === '' ? {} : { name }), settings: settings as Record<string, Schema['Json']> };
  return answer(parley.POST('/api/templates/{id}/install', { params: { path: { id } }, body }));
}
