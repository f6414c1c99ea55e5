import { reach } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { isRecord, records, text } from '../api/reading.ts';

/** The person's newest conversation that was begun on this page's origin; a new one when there is none. */
export async function currentConversation(signal: AbortSignal): Promise<string> {
  const [newest] = await conversations(signal);
  return newest?.id ?? begin();
}

/** A conversation in which nothing has been said yet. */
export async function freshConversation(): Promise<string> {
  const untouched = (await conversations()).find((each) => each.untouched);
  return untouched?.id ?? begin();
}

/** Gives the token back. */
export async function signOut(): Promise<void> {
  await reach('/api/widget/tokens/current', { method: 'DELETE' });
}

async function conversations(signal?: AbortSignal): Promise<{ id: string; untouched: boolean }[]> {
  const response = await reach('/api/widget/conversations', signal === undefined ? {} : { signal });
  const json: unknown = await response.json();
  return records(isRecord(json) ? json['items'] : []).map((item) => ({ id: text(item['id']), untouched: item['untouched'] === true }));
}

async function begin(): Promise<string> {
  const response = await reach('/api/widget/conversations', { method: 'POST' });
  const json: unknown = await response.json();
  if (!isRecord(json) || typeof json['id'] !== 'string') throw new ApiProblem(response.status, 'The new conversation has no id');
  return json['id'];
}
