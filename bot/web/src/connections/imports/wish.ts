import { ApiProblem, asProblem } from '../../api/problem.ts';
import type { Wanted } from './api.ts';

/** What a person has filled in. A document has an address or is a file, never both. */
export interface Filled {
  address: string;
  file: File | null;
  name: string;
  /** Asked for only when the document does not say where its API is. */
  baseUrl?: string;
}

export type Place = 'address' | 'file' | 'name' | 'baseUrl';

/** Words for one field, or for the whole. */
export interface Said {
  at?: Place;
  detail: string;
  hint?: string;
}

const MIB = 1 << 20;

/** What the server takes, quotes and all. */
export const MOST_BYTES = 8 * MIB;

export function blank(address = ''): Filled {
  return { address, file: null, name: '' };
}

/** What is missing before anybody need be asked. */
export function missing({ address, file }: Filled): Said | undefined {
  if (file !== null || address.trim() !== '') return undefined;
  return { at: 'address', detail: 'Say where the document is, or choose it as a file.' };
}

export async function wantedOf({ address, file, name, baseUrl = '' }: Filled): Promise<Wanted> {
  return {
    ...(file === null ? { url: address.trim() } : { document: await textOf(file) }),
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(baseUrl.trim() !== '' && { baseUrl: baseUrl.trim() }),
  };
}

/** Of the fields of a call, the server says by name which one it wants otherwise; what is left concerns the document. */
export function saidOf(error: unknown, { file }: Filled): Said {
  const { status, title, detail = title, hint } = asProblem(error);
  const words = { detail, ...(hint !== undefined && { hint }) };
  const field = /^Send (?:a |another )?`(name|baseUrl)`/.exec(hint ?? '')?.[1] ?? /^`(baseUrl)`/.exec(detail)?.[1];
  if (field === 'name' || field === 'baseUrl') return { at: field, ...words };
  return REFUSED_DOCUMENT.has(status) ? { at: file === null ? 'address' : 'file', ...words } : words;
}

const TOO_LARGE = 413;
const REFUSED_DOCUMENT = new Set([400, TOO_LARGE, 422]);

async function textOf(file: File): Promise<string> {
  if (file.size > MOST_BYTES) throw tooLarge(file.size);
  const text = await file.text();
  const sent = new Blob([JSON.stringify(text)]).size;
  if (sent > MOST_BYTES) throw tooLarge(sent);
  return text;
}

function tooLarge(bytes: number): ApiProblem {
  return new ApiProblem(
    TOO_LARGE,
    'The file is too large',
    `The file has ${(bytes / MIB).toFixed(1)} MiB; up to ${MOST_BYTES / MIB} MiB are taken.`,
    'Import a part of the API: leave out the paths that no workflow needs.',
  );
}
