import type { Connection, Connector } from './api.ts';

export type Tone = 'good' | 'waiting' | 'bad';

interface State {
  label: string;
  tone: Tone;
}

const STATES: Record<Connection['status'], State> = {
  READY: { label: 'Connected', tone: 'good' },
  PENDING: { label: 'Not allowed yet', tone: 'waiting' },
  NEEDS_RECONNECT: { label: 'Needs you', tone: 'bad' },
};

export function stateOf({ status }: Connection): State {
  return STATES[status];
}

/** Who lets us in. Where any system may be meant, as with HTTP, its host says more than the title. */
export function systemAt(baseUrl: string | undefined, { title, needsConnection }: Pick<Connector, 'title' | 'needsConnection'>): string {
  const host = baseUrl === undefined ? undefined : URL.parse(baseUrl.trim())?.hostname;
  return needsConnection || host === undefined || host === '' ? title : host;
}

/** What a connection is worth right now, in a sentence. */
export function situation({ status, account, problem }: Connection, system: string): string {
  switch (status) {
    case 'READY':
      return account === undefined ? `Parley is set up to reach ${system}. Test asks whether it is let in.` : `${system} lets Parley in as ${account}.`;
    case 'PENDING':
      return `Nobody has allowed Parley in at ${system} yet.`;
    case 'NEEDS_RECONNECT':
      return problem ?? `${system} no longer lets Parley in.`;
  }
}

/** What became of a test. */
export interface Verdict {
  ok: boolean;
  said: string;
  hint?: string;
}

export function verdictOf({ test, account }: Connection, system: string): Verdict | undefined {
  if (test === undefined) return undefined;
  if (test.ok) return { ok: true, said: account === undefined ? `It works: ${system} answered.` : `It works: ${system} knows us as ${account}.` };
  const { message, hint } = test.error ?? {};
  return {
    ok: false,
    said: message ?? `${system} did not let Parley in.`,
    ...(hint === undefined ? {} : { hint }),
  };
}

const WAYS: Record<string, string> = {
  none: 'No sign-in',
  token: 'Key or token',
  header: 'Key in a header',
  query: 'Key in the query',
  basic: 'User and password',
  form: 'Server and password',
  oauth2: 'Allow it there (OAuth)',
};

/** A way to be let in, by its kind in the contract. */
export function wayOf(kind: string): string {
  return WAYS[kind] ?? kind;
}

export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `2 actions · 1 event`; a system may do only one of the two. */
export function canDo(operations: number, events: number): string {
  return [operations > 0 && count(operations, 'action', 'actions'), events > 0 && count(events, 'event', 'events')].filter(Boolean).join(' · ');
}
