/** One server-sent event, as in the HTML standard, "Server-sent events". */
export interface ServerSentEvent {
  event: string;
  data: string;
  id?: string;
}

/** Splits a byte stream into events. Comments (heartbeats) yield nothing but are told to `onActivity`. */
export async function* serverSentEvents(
  body: ReadableStream<Uint8Array>,
  onActivity: () => void,
): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let buffer = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onActivity();
      buffer += decoder.decode(value, { stream: true });
      const chunks = buffer.split(/\r\n\r\n|\n\n|\r\r/);
      buffer = chunks.pop() ?? '';
      for (const chunk of chunks) {
        const event = parseEvent(chunk);
        if (event !== undefined) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export function parseEvent(chunk: string): ServerSentEvent | undefined {
  let event = 'message';
  let id: string | undefined;
  const data: string[] = [];
  for (const line of chunk.split(/\r\n|\n|\r/)) {
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'event') event = value;
    else if (field === 'id') id = value;
    else if (field === 'data') data.push(value);
  }
  return data.length === 0 ? undefined : { event, data: data.join('\n'), ...(id === undefined ? {} : { id }) };
}
