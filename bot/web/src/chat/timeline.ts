import type { Block, Message, Question } from '../api/types.ts';

/** The messages of one conversation as they are shown. Immutable. */
export interface Timeline {
  /** Highest seq seen: what comes after it is news. */
  lastSeq: number;
  messages: ReadonlyMap<string, Message>;
}

/** A top-level message with the messages folded under it. */
export interface Entry {
  message: Message;
  replies: Message[];
}

export const emptyTimeline: Timeline = { lastSeq: 0, messages: new Map() };

/** Takes in what the server sent, in any order and any number of times. */
export function receive(timeline: Timeline, incoming: Message[]): Timeline {
  const news = incoming.filter((message) => isNews(timeline, message));
  if (news.length === 0) return timeline;
  const messages = new Map(timeline.messages);
  let lastSeq = timeline.lastSeq;
  for (const message of news) {
    const known = messages.get(message.id);
    if (known === undefined || message.seq > known.seq) messages.set(message.id, message);
    lastSeq = Math.max(lastSeq, message.seq);
  }
  return { lastSeq, messages };
}

/** Top-level messages by position, each with its thread. A reply whose root is not here stands for itself. */
export function entries(timeline: Timeline): Entry[] {
  const byId = new Map<string, Entry>();
  const replies: Message[] = [];
  for (const message of inOrder(timeline)) {
    if (isReply(timeline, message)) replies.push(message);
    else byId.set(message.id, { message, replies: [] });
  }
  for (const reply of replies) byId.get(reply.thread ?? '')?.replies.push(reply);
  return [...byId.values()];
}

/** The question that still waits for an answer: the newest one, unless a person has spoken since. */
export function openQuestion(timeline: Timeline): { message: Message; question: Question } | undefined {
  for (const message of inOrder(timeline).reverse()) {
    if (isReply(timeline, message)) continue;
    if (message.from === 'user') return undefined;
    if (message.question !== undefined) return { message, question: message.question };
  }
  return undefined;
}

export function hasUserSpoken(timeline: Timeline): boolean {
  return [...timeline.messages.values()].some((message) => message.from === 'user');
}

/** The seqs of what people posted, ascending; each one confirms a message that was shown in advance. */
export function userSeqs(timeline: Timeline): number[] {
  return [...timeline.messages.values()]
    .filter((message) => message.from === 'user')
    .map((message) => message.seq)
    .sort((a, b) => a - b);
}

/** Whether it is kept out of sight until somebody asks for it. */
export function isFolded(block: Block): boolean {
  return block.type === 'progress' && block.folded;
}

/** Whether a message asks a person to do something right on it. */
export function awaitsPerson(message: Message): boolean {
  return message.blocks.some((block) => block.type === 'buttons' && block.actions.length > 0);
}

function isNews(timeline: Timeline, message: Message): boolean {
  const known = timeline.messages.get(message.id);
  return known === undefined || message.seq > known.seq;
}

/** A thread within a thread is not a thing: such a message stays at the top rather than vanish. */
function isReply(timeline: Timeline, message: Message): boolean {
  if (message.thread === undefined || message.thread === message.id) return false;
  const root = timeline.messages.get(message.thread);
  return root !== undefined && root.thread === undefined;
}

function inOrder(timeline: Timeline): Message[] {
  return [...timeline.messages.values()].sort((a, b) => a.position - b.position || a.seq - b.seq);
}
