import { fetchHome } from './home.ts';
import { ApiProblem } from './problem.ts';
import { isRecord, optionalText, records, text } from './reading.ts';
import { readMessage } from './readMessage.ts';
import { type Conversation, DEEDS, type DoorLink, type Message, type Page, type Refusal, type Role, ROLES, type Session, type Utterance } from './types.ts';

/** More pages than this are not asked for in one go: a broken cursor must not keep the page busy for ever. */
const MAX_PAGES = 100;

/** Null when nobody is signed in. */
export async function fetchSession(signal?: AbortSignal): Promise<Session | null> {
  try {
    return readSession(await call('GET', '/api/session', { signal }));
  } catch (error) {
    if (error instanceof ApiProblem && error.isUnauthorized) return null;
    throw error;
  }
}

export type Credentials = { key: string } | { email: string; password: string };

export async function signIn(credentials: Credentials): Promise<Session | null> {
  return readSession(await call('POST', '/api/session', { body: credentials }));
}

/** The old password is asked for; every other session of this person ends. */
export async function changePassword(change: { old: string; password: string }): Promise<Session | null> {
  return readSession(await call('PUT', '/api/session/password', { body: change }));
}

/** What a link that opens the door is for; a problem when it is used up. */
export async function lookAtLink(token: string, signal?: AbortSignal): Promise<DoorLink> {
  const json = await call('POST', '/api/links/look', { body: { token }, signal });
  const link = isRecord(json) ? json : {};
  const kind = link['kind'];
  return {
    kind: kind === 'WELCOME' || kind === 'RESET' ? kind : 'INVITATION',
    organization: text(link['organization']),
    madeBy: text(link['madeBy']),
    email: optionalText(link['email']),
  };
}

/** Makes whoever holds the link somebody, and signs them in. */
export async function acceptLink(acceptance: { token: string; name: string; email: string; password: string }): Promise<Session | null> {
  return readSession(await call('POST', '/api/links/accept', { body: acceptance }));
}

export async function signOut(): Promise<void> {
  await call('DELETE', '/api/session');
}

export async function fetchConversations(signal?: AbortSignal): Promise<Conversation[]> {
  const json = await call('GET', '/api/conversations', { signal });
  return records(isRecord(json) ? json['items'] : []).map((item) => ({
    id: text(item['id']),
    title: text(item['title']),
    updatedAt: optionalText(item['updatedAt']),
    untouched: item['untouched'] === true,
  }));
}

export async function createConversation(): Promise<string> {
  const json = await call('POST', '/api/conversations', { body: {} });
  if (!isRecord(json) || typeof json['id'] !== 'string') throw new ApiProblem(200, 'The new conversation has no id');
  return json['id'];
}

/** Every message that changed after the given seq, page by page. */
export async function fetchMessagesAfter(conversation: string, seq: number, signal?: AbortSignal): Promise<Message[]> {
  const messages: Message[] = [];
  let after: string | undefined = String(seq);
  for (let page = 0; after !== undefined && page < MAX_PAGES; page++) {
    const { items, next }: Page<Message> = await fetchPage(conversation, after, signal);
    messages.push(...items);
    after = next === after ? undefined : next;
  }
  return messages;
}

export async function send(conversation: string, utterance: Utterance): Promise<void> {
  await call('POST', `${conversationPath(conversation)}/messages`, { body: utterance });
}

export function conversationPath(conversation: string): string {
  return `/api/conversations/${encodeURIComponent(conversation)}`;
}

async function fetchPage(conversation: string, after: string, signal?: AbortSignal): Promise<Page<Message>> {
  const query = new URLSearchParams({ after });
  const json = await call('GET', `${conversationPath(conversation)}/messages?${query}`, { signal });
  if (!isRecord(json)) return { items: [] };
  return {
    items: records(json['items']).flatMap((item) => readMessage(item) ?? []),
    next: typeof json['next'] === 'number' ? String(json['next']) : optionalText(json['next']),
  };
}

function readSession(json: unknown): Session | null {
  if (!isRecord(json)) return null;
  return {
    id: text(json['id']),
    name: text(json['name']),
    roles: Array.isArray(json['roles']) ? json['roles'].map(text) : [],
    role: readRole(json['role']),
    email: optionalText(json['email']),
    hasPassword: json['hasPassword'] === true,
    organization: text(json['organization']),
    refusals: records(json['refusals']).flatMap((item) => readRefusal(item) ?? []),
    local: json['local'] === true,
  };
}

/** One of a kind that this page does not know yet concerns none of its buttons. */
function readRefusal(json: Record<string, unknown>): Refusal | undefined {
  const deed = DEEDS.find((one) => one === json['deed']);
  return deed === undefined ? undefined : { deed, detail: text(json['detail']), hint: text(json['hint']) };
}

function readRole(json: unknown): Role {
  return ROLES.find((role) => role === json) ?? 'viewer';
}

interface CallOptions {
  body?: unknown;
  signal?: AbortSignal | undefined;
}

async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { body, signal }: CallOptions = {}): Promise<unknown> {
  const response = await reach(path, {
    method,
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const content = await response.text();
  if (content === '') return undefined;
  try {
    return JSON.parse(content);
  } catch {
    throw new ApiProblem(response.status, 'Parley gave an unreadable answer', `${method} ${path} did not return JSON.`, 'Reload the page.');
  }
}

/** A fetch that either answers with success or throws a problem; an abort stays an abort. */
export async function reach(what: string | Request, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetchHome(what, init);
  } catch (error) {
    if (init.signal?.aborted || (what instanceof Request && what.signal.aborted)) throw error;
    throw ApiProblem.unreachable();
  }
  if (!response.ok) throw await ApiProblem.of(response);
  return response;
}
