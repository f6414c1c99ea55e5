import { durationWords } from '../runs/words.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

export interface Countdown {
  words: string;
  isUrgent: boolean;
}

/** How long a question can still be answered; undefined when it never expires. Without seconds until the last minute: they would only flicker. */
export function countdown(expiresAt: string | undefined | null, now: number): Countdown | undefined {
  if (expiresAt === undefined || expiresAt === null) return undefined;
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return { words: 'expires now', isUrgent: true };
  const shown = left < MINUTE ? Math.ceil(left / 1_000) * 1_000 : Math.floor(left / MINUTE) * MINUTE;
  return { words: `expires in ${durationWords(shown)}`, isUrgent: left < HOUR };
}
