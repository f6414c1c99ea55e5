import type { Schema } from '../../api/parley.ts';
import { OWN_KINDS } from './kinds.ts';
import type { Json } from '../../api/reading.ts';
import { isRecord, text } from '../../api/reading.ts';

/** Something a step can do, as the palette offers it. */
export interface Offer {
  use: string;
  title: string;
  summary: string;
  group: string;
  words: readonly string[];
  starter: Json;
}

export interface Group {
  name: string;
  title: string;
  offers: Offer[];
}

export type Operation = Omit<Schema['OperationSpec'], 'input' | 'output' | 'sample'> & {
  input: Json;
  output: Json;
  sample: unknown;
};
export type Connector = Schema['ConnectorsView'];

const FLOW = new Set(['logic', 'workflow']);
const OWN_GROUPS = [
  { name: 'flow', title: 'Flow' },
  { name: 'human', title: 'People' },
  { name: 'data', title: 'Data' },
];

export function groupOf(use: string): string {
  const prefix = use.slice(0, Math.max(0, use.indexOf('.')));
  return FLOW.has(prefix) ? 'flow' : prefix;
}

/** Everything there is: the engine's own kinds, then operations with what each needs to be saved at all. */
export function offersOf(operations: readonly Operation[]): Offer[] {
  const own = Object.entries(OWN_KINDS).map(([use, { title, summary, starter, words }]) => ({
    use,
    title,
    summary,
    group: groupOf(use),
    words,
    starter,
  }));
  const others = operations
    .filter(({ id }) => !(id in OWN_KINDS))
    .map(({ id, title, summary, synonyms, input }) => ({
      use: id,
      title,
      summary,
      group: groupOf(id),
      words: synonyms,
      starter: starterOf(input),
    }));
  return [...own, ...others];
}

/** In groups: ours first, AI, then the systems by name. */
export function grouped(offers: readonly Offer[], connectors: readonly Connector[]): Group[] {
  const titles = new Map(connectors.map(({ name, title }) => [name, title]));
  const names = [...new Set(offers.map(({ group }) => group))];
  const systems = names.filter((name) => !OWN_GROUPS.some((own) => own.name === name));
  const rank = (name: string): string => (name === 'ai' ? '0' : name === 'http' ? '1' : `2${titles.get(name) ?? name}`);
  systems.sort((one, other) => rank(one).localeCompare(rank(other)));
  return [...OWN_GROUPS, ...systems.map((name) => ({ name, title: titles.get(name) ?? (name === 'http' ? 'HTTP' : name) }))]
    .map(({ name, title }) => ({ name, title, offers: offers.filter(({ group }) => group === name) }))
    .filter((group) => group.offers.length > 0);
}

/** The best first; every word that was typed must be found somewhere, the title counting most. */
export function ranked(offers: readonly Offer[], query: string, titles: ReadonlyMap<string, string>): Offer[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && !STOP_WORDS.has(word));
  if (words.length === 0) return query.trim() === '' ? [...offers] : [];
  return offers
    .map((offer) => ({ offer, score: score(offer, words, titles.get(offer.group) ?? offer.group) }))
    .filter(({ score: reached }) => reached > 0)
    .sort((one, other) => other.score - one.score || one.offer.title.localeCompare(other.offer.title))
    .map(({ offer }) => offer);
}

const MOST_FOUND = 40;

/** What has the words, and below it what comes near in meaning: what is shown first does not move when that arrives. */
export function found(
  offers: readonly Offer[],
  query: string,
  titles: ReadonlyMap<string, string>,
  near: readonly string[],
): Group[] {
  const matches = ranked(offers, query, titles).slice(0, MOST_FOUND);
  const others = near.flatMap((use) => offers.find((offer) => offer.use === use && !matches.includes(offer)) ?? []);
  return [
    { name: 'found', title: 'Best matches', offers: matches },
    { name: 'near', title: 'Close in meaning', offers: others },
  ].filter((group) => group.offers.length > 0);
}

const STOP_WORDS = new Set(['a', 'an', 'the', 'to', 'of', 'for', 'in', 'on', 'with', 'and']);

function score(offer: Offer, words: readonly string[], system: string): number {
  const fields: [string, number][] = [
    [offer.title, 8],
    [system, 6],
    [offer.use, 4],
    ...offer.words.map((synonym): [string, number] => [synonym, 5]),
    [offer.summary, 2],
  ];
  let total = 0;
  let found = 0;
  for (const word of words) {
    const best = Math.max(0, ...fields.map(([field, weight]) => weight * match(field.toLowerCase(), word)));
    if (best > 0) found++;
    total += best;
  }
  return found === words.length ? total + 10 : found * 2 > words.length ? total / 2 : 0;
}

function match(field: string, word: string): number {
  const tokens = field.split(/[^\p{L}\p{N}]+/u);
  if (tokens.includes(word)) return 1;
  if (tokens.some((token) => token.startsWith(word) || (token.length > 3 && word.startsWith(token)))) return 0.8;
  return word.length > 2 && field.includes(word) ? 0.4 : 0;
}

/** Required fields with their default or first choice; the rest is asked for by the panel and its findings. */
function starterOf(schema: Json): Json {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'].map(text) : [];
  const starter: Json = {};
  for (const name of required) {
    const property = properties[name];
    if (!isRecord(property)) continue;
    if (property['default'] !== undefined) starter[name] = property['default'];
    else if (Array.isArray(property['enum'])) starter[name] = property['enum'][0];
  }
  return starter;
}
