import { isRecord } from '../api/reading.ts';

/** Something that was said to a model or by one. */
export interface Speech {
  name: string;
  value: unknown;
}

/** What an answer carries beside itself. */
const ACCOUNTS = new Set(['model', 'tokens', 'cost', 'notices', 'extractive']);

/** What the model was given, the instruction first. */
export function speechesOf(input: unknown): Speech[] {
  if (!isRecord(input)) return input === undefined || input === null ? [] : [{ name: 'Prompt', value: input }];
  return Object.entries(input)
    .filter(([, value]) => value !== null && value !== undefined)
    .sort(([a], [b]) => Number(b === 'prompt') - Number(a === 'prompt'))
    .map(([name, value]) => ({ name: name.charAt(0).toUpperCase() + name.slice(1), value }));
}

/** What it answered, without the accounts of it: words where it is words alone. */
export function completionOf(output: unknown): Speech {
  if (!isRecord(output)) return { name: 'Completion', value: output ?? null };
  const said = Object.entries(output).filter(([name, value]) => !ACCOUNTS.has(name) && value !== null);
  const [only] = said;
  return { name: 'Completion', value: said.length === 1 && only !== undefined ? only[1] : Object.fromEntries(said) };
}
