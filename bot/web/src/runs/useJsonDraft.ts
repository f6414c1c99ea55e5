import { useMemo, useState } from 'react';
import { type Finding, schemaFindings } from './schemaFindings.ts';

export interface JsonDraft {
  text: string;
  write: (text: string) => void;
  tidy: () => void;
  /** Undefined while it is no JSON, or does not fit the schema. */
  value: { json: unknown } | undefined;
  findings: Finding[];
  isChanged: boolean;
}

/** JSON being written by hand, checked with every key. */
export function useJsonDraft(start: unknown, schema: unknown): JsonDraft {
  const original = useMemo(() => JSON.stringify(start, null, 2), [start]);
  const [text, write] = useState(original);
  const { value, findings } = useMemo(() => read(text, schema), [text, schema]);
  return {
    text,
    write,
    tidy: () => value !== undefined && write(JSON.stringify(value.json, null, 2)),
    value: findings.length === 0 ? value : undefined,
    findings,
    isChanged: text !== original,
  };
}

function read(text: string, schema: unknown): { value?: { json: unknown }; findings: Finding[] } {
  try {
    const json: unknown = JSON.parse(text);
    return { value: { json }, findings: schemaFindings(json, schema) };
  } catch (error) {
    return { findings: [`This is no JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
}
