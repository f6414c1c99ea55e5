import type { Auth, Connector, Field, Wish } from './api.ts';

/** What a person has filled in to connect a system. */
export interface Filled {
  auth: string;
  name: string;
  baseUrl: string;
  values: Record<string, string>;
}

export type Problems = Record<string, string>;

export const NAME = 'name';
export const BASE_URL = 'baseUrl';

export function blank({ auth }: Connector): Filled {
  return { auth: auth[0]?.kind ?? '', name: '', baseUrl: '', values: {} };
}

export function authOf(connector: Connector, kind: string): Auth | undefined {
  return connector.auth.find((auth) => auth.kind === kind);
}

/** One sentence for each field that cannot stay as it is; none means that it can be sent. */
export function problemsOf(connector: Connector, filled: Filled): Problems {
  const problems: Problems = missing(authOf(connector, filled.auth)?.fields ?? [], filled.values);
  const url = filled.baseUrl.trim();
  if (url === '' && connector.needsBaseUrl) problems[BASE_URL] = `Say where ${connector.needsConnection ? `your ${connector.title}` : 'the API'} is.`;
  if (url !== '' && !isWebAddress(url)) problems[BASE_URL] = 'This is no web address; it begins with https://';
  return problems;
}

/** Which of the required fields are empty. */
export function missing(fields: Field[], values: Record<string, string>): Problems {
  const empty = fields.filter(({ name, isRequired }) => isRequired && (values[name] ?? '').trim() === '');
  return Object.fromEntries(empty.map(({ name, label }) => [name, `${label} is missing.`]));
}

/** Only what this way of connecting asks for goes out; what was typed for another way stays here. */
export function wishOf(connector: Connector, filled: Filled): Wish {
  const name = filled.name.trim();
  const baseUrl = filled.baseUrl.trim();
  return {
    connector: connector.name,
    auth: filled.auth,
    ...(name === '' ? {} : { name }),
    ...(baseUrl === '' ? {} : { baseUrl }),
    values: said(authOf(connector, filled.auth)?.fields ?? [], filled.values),
  };
}

/** What was filled in, without the blanks around it that come along with a pasted key. */
export function said(fields: Field[], values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = (values[name] ?? '').trim();
      return value === '' ? [] : [[name, value]];
    }),
  );
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}
