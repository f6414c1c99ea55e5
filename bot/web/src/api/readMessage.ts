import { readBlock, readOption } from './readBlock.ts';
import { isRecord, number, oneOf, optionalText, records, text } from './reading.ts';
import type { Block, Message, Question } from './types.ts';

/** A message as the server sent it; undefined when it is none. Blocks this page does not know yet are left out. */
export function readMessage(json: unknown): Message | undefined {
  if (!isRecord(json) || typeof json['id'] !== 'string') return undefined;
  const seq = number(json['seq'], 0);
  return {
    id: json['id'],
    seq,
    position: number(json['position'], seq),
    from: oneOf(json['from'], ['bot', 'user'], 'bot'),
    author: optionalText(json['author']),
    at: optionalText(json['at']),
    thread: optionalText(json['thread']),
    text: text(json['text']),
    blocks: records(json['blocks'])
      .map(readBlock)
      .filter((block): block is Block => block !== undefined),
    question: readQuestion(json['question']),
  };
}

function readQuestion(json: unknown): Question | undefined {
  if (!isRecord(json)) return undefined;
  return {
    id: text(json['id']),
    kind: oneOf(json['kind'], ['choice', 'multi', 'text'], 'choice'),
    why: text(json['why']),
    options: records(json['options']).map(readOption),
    optional: json['optional'] === true,
  };
}
