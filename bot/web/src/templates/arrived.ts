import type { Installed } from './api.ts';

const AND = new Intl.ListFormat('en', { type: 'conjunction' });

/** What is left to do with a template that has just become a draft. */
export function arrived({ systems }: Pick<Installed, 'systems'>): string {
  const missing = systems.filter(({ isConnected }) => !isConnected).map(({ title }) => title);
  if (missing.length === 0) return 'Saved as a draft. Look it over, then publish it.';
  return `Saved as a draft. Before it can do its work, connect ${AND.format(missing)}.`;
}
