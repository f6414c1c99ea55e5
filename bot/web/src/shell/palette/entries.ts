import { matches } from '../../console/matches.ts';
import { paths } from '../paths.ts';

export type Kind = 'place' | 'workflow' | 'run' | 'connection' | 'conversation' | 'new' | 'say';

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
  places: { path: string; label: string }[];
  workflows: { id: string; name: string; trigger: string }[];
  connections: { id: string; name: string; connector: string }[];
  conversations: { id: string; title: string }[];
  runs: { id: string; workflowName: string; status: string }[];
}

/** More of a kind are not shown at once: whoever seeks types on. */
const MOST = 6;
const RUN_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What fits the words, by kind. With no words: where one may go, and what is newest. */
export function groupsFor(query: string, known: Known): Group[] {
  const words = query.trim();
  const groups = [
    { title: 'Go to', entries: known.places.map(place).filter(fits(words)) },
    { title: 'Workflows', entries: first(known.workflows.map(workflow), words) },
    { title: 'Connections', entries: words === '' ? [] : first(known.connections.map(connection), words) },
    { title: 'Conversations', entries: words === '' ? [] : first(known.conversations.map(conversation), words) },
    { title: 'Runs', entries: words === '' ? [] : runs(words, known.runs) },
    { title: 'Automate', entries: automate(words) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
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
    .filter(({ id, workflowName, status }) => matches(words, workflowName, status) || (words.length > 3 && id.startsWith(words.toLowerCase())))
    .map(run);
  const isKnown = found.some(({ target }) => target === paths.run(words.toLowerCase()));
  if (RUN_ID.test(words) && !isKnown) found.push({ kind: 'run', target: paths.run(words.toLowerCase()), label: 'Open this run', detail: words });
  return found.slice(0, MOST);
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

const run = ({ id, workflowName, status }: Known['runs'][number]): Entry => ({
  kind: 'run',
  target: paths.run(id),
  label: workflowName,
  detail: `${status.toLowerCase()} · ${id.slice(0, 8)}`,
});

function first(entries: Entry[], words: string): Entry[] {
  return entries.filter(fits(words)).slice(0, MOST);
}

function fits(words: string): (entry: Entry) => boolean {
  return ({ label, detail }) => matches(words, label, detail);
}
