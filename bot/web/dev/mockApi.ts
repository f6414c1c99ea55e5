import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { Conversation } from './conversation.ts';
import { hear, press, welcome } from './story.ts';

/** The HTTP contract of the chat, played from a script: `npm run demo` shows the page without a server. */
export function mockApi(): Plugin {
  const conversations = new Map<string, Conversation>();
  const create = (): Conversation => {
    const conversation = new Conversation(`demo-${conversations.size + 1}`);
    conversations.set(conversation.id, conversation);
    welcome(conversation);
    return conversation;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://demo');
    const [, , what, id, part] = url.pathname.split('/');
    if (what === 'session') return json(response, 200, { name: 'Ana Ruiz', roles: ['owner'], role: 'owner', organization: 'Acme Logistics', refusals: [], local: true });
    if (what !== 'conversations') return problem(response, 404, 'No such address');
    if (id === undefined) {
      if (request.method === 'POST') return json(response, 201, { id: create().id });
      return json(response, 200, { items: [...conversations.values()].map(({ id, title, updatedAt }) => ({ id, title, updatedAt })) });
    }
    const conversation = conversations.get(id);
    if (conversation === undefined) return problem(response, 404, `There is no conversation ${id}`);
    if (part === 'stream') return stream(request, response, conversation);
    if (request.method === 'GET') {
      const after = Number(url.searchParams.get('after') ?? 0);
      return json(response, 200, { items: conversation.after(after) });
    }
    const body = JSON.parse(await read(request)) as { text?: string; action?: string; values?: Record<string, string> };
    if (body.text?.startsWith('fail')) return problem(response, 503, 'The journal is full');
    if (body.action !== undefined) press(conversation, body.action, body.values ?? {});
    else hear(conversation, body.text ?? '');
    return json(response, 202, { id: 'accepted', seq: conversation.seq });
  };

  const middleware = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (request.url?.startsWith('/api/')) answer(request, response).catch((error: unknown) => problem(response, 500, String(error)));
    else next();
  };
  return {
    name: 'parley-mock-api',
    configureServer: (server) => void server.middlewares.use(middleware),
    configurePreviewServer: (server) => void server.middlewares.use(middleware),
  };
}

function stream(request: IncomingMessage, response: ServerResponse, conversation: Conversation): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  response.flushHeaders();
  const write = (message: { seq: number }): void => {
    response.write(`id: ${message.seq}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`);
  };
  conversation.after(Number(request.headers['last-event-id'] ?? 0)).forEach(write);
  const unsubscribe = conversation.subscribe(write);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), 15_000);
  request.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, title: string): void {
  const body = { title, status, detail: 'The demo says so.', hint: 'Try again, or say something else.' };
  response.writeHead(status, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify(body));
}
