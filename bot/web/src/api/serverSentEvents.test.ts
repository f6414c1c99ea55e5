import { describe, expect, it } from 'vitest';
import { type ServerSentEvent, serverSentEvents } from './serverSentEvents.ts';

async function eventsOf(...chunks: string[]): Promise<{ events: ServerSentEvent[]; activity: number }> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      chunks.forEach((chunk) => controller.enqueue(encoder.encode(chunk)));
      controller.close();
    },
  });
  const events: ServerSentEvent[] = [];
  let activity = 0;
  for await (const event of serverSentEvents(body, () => activity++)) events.push(event);
  return { events, activity };
}

describe('An event stream', () => {
  it('gives each event with its id', async () => {
    const { events } = await eventsOf('id:4\nevent:message\ndata:{"a":1}\n\nid: 5\nevent: message\ndata: {"a":2}\n\n');
    expect(events).toEqual([
      { event: 'message', data: '{"a":1}', id: '4' },
      { event: 'message', data: '{"a":2}', id: '5' },
    ]);
  });

  it('puts together what arrives in pieces', async () => {
    expect((await eventsOf('event: mess', 'age\nda', 'ta: hi\n', '\n')).events).toEqual([{ event: 'message', data: 'hi' }]);
  });

  it('joins the lines of one event', async () => {
    expect((await eventsOf('data: one\ndata: two\n\n')).events[0]?.data).toBe('one\ntwo');
  });

  it('takes a heartbeat as a sign of life only', async () => {
    expect(await eventsOf(': still here\n\n')).toEqual({ events: [], activity: 1 });
  });

  it('does not give an event that was cut off', async () => {
    expect((await eventsOf('data: whole\n\ndata: ha')).events.map(({ data }) => data)).toEqual(['whole']);
  });
});
