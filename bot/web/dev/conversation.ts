import type { Message } from '../src/api/types.ts';

/** What the script says. Blocks are plain JSON here: it is the page's business to read them. */
export interface Said {
  from?: 'bot' | 'user';
  text?: string;
  thread?: string;
  blocks?: object[];
  question?: object;
}

type Stored = Said & Pick<Message, 'id' | 'seq' | 'position' | 'at'>;

/** A conversation in memory, with seq and position as the server gives them. */
export class Conversation {
  title = 'New automation';
  updatedAt = new Date().toISOString();
  seq = 0;
  private readonly messages = new Map<string, Stored>();
  private readonly readers = new Set<(message: Stored) => void>();

  constructor(readonly id: string) {}

  post(said: Said): string {
    const id = `${this.id}-${this.messages.size + 1}`;
    this.store({ from: 'bot', text: '', blocks: [], ...said, id, seq: ++this.seq, position: this.messages.size + 1, at: new Date().toISOString() });
    return id;
  }

  update(id: string, said: Said): void {
    const known = this.messages.get(id);
    if (known !== undefined) this.store({ ...known, ...said, seq: ++this.seq });
  }

  after(seq: number): Stored[] {
    return [...this.messages.values()].filter((message) => message.seq > seq).sort((a, b) => a.seq - b.seq);
  }

  last(): Stored | undefined {
    return [...this.messages.values()].at(-1);
  }

  subscribe(reader: (message: Stored) => void): () => void {
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  }

  private store(message: Stored): void {
    this.messages.set(message.id, message);
    this.updatedAt = new Date().toISOString();
    this.readers.forEach((reader) => reader(message));
  }
}
