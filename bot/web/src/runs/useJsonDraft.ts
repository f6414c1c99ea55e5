import { useState } from 'react';
import { type Finding, schemaFindings } from './schemaFindings.ts';

export interface JsonDraft {
  text: string;
  write: (text: string) => void;
  tidy: () => void;
  /** Undefined while nothing is written, it is no JSON, or it does not fit the schema. */
  value: { json: unknown } | undefined;
  findings: Finding[];
  isChanged: boolean;
}

/** JSON being written by hand, checked with every key. Without a start it begins empty, and empty is as good as untouched. */
export function useJsonDraft(start: { json: unknown } | undefined, schema: unknown): JsonDraft {
  const original = start === undefined ? '' : JSON.stringify(start.json, null, 2);
  const [text, write] = useState(original);
  const isChanged = text.trim() !== original;
  const { value, findings } = readDraft(text, schema);
  return {
    text,
    write,
    tidy: () => value !== undefined && write(JSON.stringify(value.json, null, 2)),
    value: findings.length === 0 ? value : undefined,
    findings: isChanged ? findings : [],
    isChanged,
  };
}

function readDraft(text: string, schema: unknown): { value?: { json: unknown }; findings: Finding[] } {
  try {
    const json: unknown = JSON.parse(text);
    return { value: { json }, findings: schemaFindings(json, schema) };
  } catch (error) {
    return { findings: [`This is no JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
}
