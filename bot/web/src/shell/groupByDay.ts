import type { Conversation } from '../api/types.ts';

export interface Group {
  title: string;
  conversations: Conversation[];
}

const DAY_MILLIS = 24 * 60 * 60 * 1000;

/** Newest first, in groups a person thinks in. One without a time is as new as can be. */
export function groupByDay(conversations: Conversation[], now: Date): Group[] {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const groups: Group[] = ['Today', 'Last seven days', 'Earlier'].map((title) => ({ title, conversations: [] }));
  const newestFirst = [...conversations].sort((a, b) => (time(a) < time(b) ? 1 : time(a) > time(b) ? -1 : 0));
  for (const conversation of newestFirst) {
    const at = time(conversation);
    const group = at >= midnight ? 0 : at >= midnight - 6 * DAY_MILLIS ? 1 : 2;
    groups[group]?.conversations.push(conversation);
  }
  return groups.filter((group) => group.conversations.length > 0);
}

function time({ updatedAt }: Conversation): number {
  const at = updatedAt === undefined ? Number.NaN : Date.parse(updatedAt);
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}
