import { count } from '../words.ts';
import type { Imported, Renewed } from './api.ts';

type Effect = Imported['operations'][number]['effect'];

/** In the order of what one should look at last. */
const DOES: Record<Effect, [one: string, many: string]> = {
  READ: ['reads', 'read'],
  WRITE: ['changes', 'change'],
  SEND: ['sends', 'send'],
  DELETE: ['deletes', 'delete'],
  SPEND: ['spends', 'spend'],
};

/** `3 operations: 2 read, 1 deletes` */
export function canDo(operations: Pick<Imported['operations'][number], 'effect'>[]): string {
  const parts = Object.entries(DOES).flatMap(([effect, [one, many]]) => {
    const number = operations.filter((operation) => operation.effect === effect).length;
    return number === 0 ? [] : [count(number, one, many)];
  });
  return `${count(operations.length, 'operation', 'operations')}: ${parts.join(', ')}`;
}

/** Where an address leads, as people say it. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** What a newer document has brought, by what became of it; nothing of what did not happen. */
export function news({ added, removed, changed }: Renewed['changes']): { label: string; operations: string[] }[] {
  return [
    { label: 'Added', operations: added },
    { label: 'Changed', operations: changed },
    { label: 'Removed', operations: removed },
  ].filter(({ operations }) => operations.length > 0);
}
