import { matches } from '../../console/matches.ts';
import { shortId } from '../../runs/words.ts';
import { paths } from '../paths.ts';

export type Kind = 'place' | 'workflow' | 'run' | 'connection' | 'conversation' | 'person' | 'template' | 'system' | 'new' | 'say';

/** Something the palette offers. */
export interface Entry {
  kind: Kind;
  /** Where it leads, or the wish that is said. */
  target: string;
  label: string;
  detail?: string;
}

export interface Group {
  title: string;
  entries: Entry[];
}

/** What is there to go to. */
export interface Known {
  /** `about` are other words for the same. */
  places: { path: string; label: string; about?: string }[];
  workflows: { id: string; name: string; trigger: string }[];
  connections: { id: string; name: string; connector: string }[];
  conversations: { id: string; title: string }[];
  runs: { id: string; workflowName: string; status: string }[];
  people: { id: string; name: string; email?: string | undefined }[];
  /** What the server finds near in meaning, whatever it is called; the nearest first. */
  meant: { kind: string; id: string; title: string; detail: string }[];
}

/** More of a kind are not shown at once: whoever seeks types on. */
const MOST = 6;
const RUN_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What fits the words, by kind. With no words: where one may go, and what is newest. */
export function groupsFor(query: string, known: Known): Group[] {
  const words = query.trim();
  const groups = [
    { title: 'Go to', entries: known.places.filter(({ label, about }) => matches(words, label, words === '' ? undefined : about)).map(place) },
    { title: 'Workflows', entries: first(known.workflows.map(workflow), words) },
    { title: 'Connections', entries: words === '' ? [] : first(known.connections.map(connection), words) },
    { title: 'Conversations', entries: words === '' ? [] : first(known.conversations.map(conversation), words) },
    { title: 'Runs', entries: words === '' ? [] : runs(words, known.runs) },
    { title: 'People', entries: words === '' ? [] : first(known.people.map(person), words) },
    { title: 'Automate', entries: automate(words) },
  ];
  return withMeant(groups, known.meant).filter(({ entries }) => entries.length > 0);
}

/** What is only meant comes last, so that Enter does what was typed; what both find is there once. */
function withMeant(groups: Group[], meant: Known['meant']): Group[] {
  const named = new Set(groups.flatMap(({ entries }) => entries.map(({ target }) => target)));
  const entries = meant.flatMap((hit) => nearBy(hit) ?? []).filter(({ target }) => !named.has(target));
  return [...groups, { title: 'Near in meaning', entries: entries.slice(0, MOST) }];
}

function nearBy({ kind, id, title, detail }: Known['meant'][number]): Entry | undefined {
  switch (kind) {
    case 'workflow':
      return { kind, target: paths.workflow(id), label: title, detail };
    case 'template':
      return { kind, target: paths.template(id), label: title, detail: 'Template' };
    case 'system':
      return { kind, target: paths.connect(id), label: title, detail };
    default:
      return undefined;
  }
}

/** Several words that lead nowhere are a wish: it can be said right here. */
function automate(words: string): Entry[] {
  const fresh: Entry = { kind: 'new', target: '', label: 'New automation', detail: 'Begin a conversation' };
  const wish: Entry = { kind: 'say', target: words, label: words, detail: 'Say this to Parley' };
  return [...(words.split(/\s+/).length > 1 ? [wish] : []), ...[fresh].filter(fits(words))];
}

/** An id leads to its run even when that is long past; otherwise the newest ones are looked through. */
function runs(words: string, newest: Known['runs']): Entry[] {
  const found = newest
    .filter(({ id, workflowName, status }) => matches(words, workflowName, status) || isPartOf(id, words.toLowerCase()))
    .map(run);
  const isKnown = found.some(({ target }) => target === paths.run(words.toLowerCase()));
  if (RUN_ID.test(words) && !isKnown) found.push({ kind: 'run', target: paths.run(words.toLowerCase()), label: 'Open this run', detail: words });
  return found.slice(0, MOST);
}

/** As much of an id as is shown, or as somebody remembers of its beginning. */
function isPartOf(id: string, words: string): boolean {
  return words.length > 3 && (id.startsWith(words) || shortId(id).startsWith(words));
}

const place = ({ path, label }: Known['places'][number]): Entry => ({ kind: 'place', target: path, label });

const workflow = ({ id, name, trigger }: Known['workflows'][number]): Entry => ({
  kind: 'workflow',
  target: paths.workflow(id),
  label: name,
  detail: trigger,
});

const connection = ({ id, name, connector }: Known['connections'][number]): Entry => ({
  kind: 'connection',
  target: paths.connection(id),
  label: name,
  detail: connector,
});

const conversation = ({ id, title }: Known['conversations'][number]): Entry => ({
  kind: 'conversation',
  target: paths.conversation(id),
  label: title === '' ? 'New conversation' : title,
});

const person = ({ name, email }: Known['people'][number]): Entry => ({
  kind: 'person',
  target: paths.people,
  label: name,
  ...(email === undefined ? {} : { detail: email }),
});

const run = ({ id, workflowName, status }: Known['runs'][number]): Entry => ({
  kind: 'run',
  target: paths.run(id),
  label: workflowName,
  detail: `${status.toLowerCase()} · ${shortId(id)}`,
});

function first(entries: Entry[], words: string): Entry[] {
  return entries.filter(fits(words)).slice(0, MOST);
}

function fits(words: string): (entry: Entry) => boolean {
  return ({ label, detail }) => matches(words, label, detail);
}
