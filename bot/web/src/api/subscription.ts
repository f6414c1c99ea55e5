import { conversationPath, fetchMessagesAfter } from './client.ts';
import { type Connection, follow } from './eventStream.ts';
import type { ApiProblem } from './problem.ts';
import { isRecord } from './reading.ts';
import { readMessage } from './readMessage.ts';
import type { Message } from './types.ts';

export type { Connection } from './eventStream.ts';

export interface Subscriber {
  /** The highest seq already known; everything after it is delivered, possibly twice. */
  lastSeq(): number;
  receive(messages: Message[]): void;
  connection(state: Connection): void;
  /** The session ended, or the conversation is gone: nothing further will come. */
  refused(problem: ApiProblem): void;
}

/** Follows a conversation until the signal aborts: by event stream, and by polling whenever the stream is not there. */
export function subscribe(conversation: string, subscriber: Subscriber, signal: AbortSignal): Promise<void> {
  return follow(
    {
      path: `${conversationPath(conversation)}/stream`,
      lastId: () => String(subscriber.lastSeq()),
      take({ event, data }) {
        const message = event === 'message' ? parse(data) : undefined;
        if (message !== undefined) subscriber.receive([message]);
      },
      async catchUp(asking) {
        const messages = await fetchMessagesAfter(conversation, subscriber.lastSeq(), asking);
        if (messages.length > 0) subscriber.receive(messages);
      },
      isOver: () => false,
      connection: (state) => subscriber.connection(state),
      refused: (problem) => subscriber.refused(problem),
    },
    signal,
  );
}

function parse(data: string): Message | undefined {
  try {
    const json: unknown = JSON.parse(data);
    return isRecord(json) ? readMessage(json) : undefined;
  } catch {
    // Not ours to show; a message that matters comes again with the next catch-up.
    return undefined;
  }
}
