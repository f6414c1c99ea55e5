/** What a page with the chat on it asks: to act for whoever is signed in. */
export interface Asked {
  origin: string;
  /** Told back with the answer, so that the page knows that it is to its own question. */
  asked: string;
}

const PATH = '#/widget?';

/** From the address behind the #; undefined for every other address, and for a page without an origin of its own. */
export function askedBy(hash: string): Asked | undefined {
  if (!hash.startsWith(PATH)) return undefined;
  const query = new URLSearchParams(hash.slice(PATH.length));
  const origin = query.get('origin') ?? '';
  return isOrigin(origin) ? { origin, asked: query.get('asked') ?? '' } : undefined;
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
