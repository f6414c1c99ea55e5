import { isRecord } from '../api/reading.ts';

/** What lets the chat on this page act for a person. */
export interface Grant {
  token: string;
  name: string;
  /** When it ends by itself. */
  expiresAt: string;
}

/** How Parley's window tells the page that opened it. */
export const GRANTED = 'parley.widget.granted';

/** What is good still; undefined for everything else. */
export function readGrant(json: unknown, now = new Date()): Grant | undefined {
  if (!isRecord(json)) return undefined;
  const { token, name, expiresAt } = json;
  if (typeof token !== 'string' || typeof name !== 'string' || typeof expiresAt !== 'string') return undefined;
  return Date.parse(expiresAt) > now.getTime() ? { token, name, expiresAt } : undefined;
}

/** A grant from Parley's own window, in answer to what this page asked; undefined for any other message. */
export function grantedBy(event: MessageEvent<unknown>, parley: string, asked: string): Grant | undefined {
  if (event.origin !== parley || !isRecord(event.data)) return undefined;
  return event.data['type'] === GRANTED && event.data['asked'] === asked ? readGrant(event.data['grant']) : undefined;
}

/** Where a page keeps it between two visits. In a browser that keeps nothing for this page it lasts as long as the page does. */
export class GrantDrawer {
  private held: Grant | undefined;

  constructor(private readonly key: string) {
    this.held = this.stored();
  }

  get(): Grant | undefined {
    if (this.held !== undefined && Date.parse(this.held.expiresAt) <= Date.now()) this.put(undefined);
    return this.held;
  }

  put(grant: Grant | undefined): void {
    this.held = grant;
    try {
      if (grant === undefined) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify(grant));
    } catch {
      // Storage is switched off or full: signing in again on the next page is all that is lost.
    }
  }

  private stored(): Grant | undefined {
    try {
      return readGrant(JSON.parse(localStorage.getItem(this.key) ?? 'null'));
    } catch {
      return undefined;
    }
  }
}
