import { createContext, useContext } from 'react';
import type { Known } from '../model/completion.ts';
import { errorAt, type Finding } from '../model/findings.ts';

const ScopeContext = createContext<readonly Known[]>([]);
const FindingsContext = createContext<{ id: string; findings: readonly Finding[] }>({ id: '', findings: [] });

export const ScopeProvider = ScopeContext.Provider;
export const FieldFindings = FindingsContext.Provider;

/** What the expressions of the step that is being edited may read. */
export const useScope = (): readonly Known[] => useContext(ScopeContext);

/** What was found about one field of it, such as `with.url`; undefined when all is well. */
export function useFieldError(path: string): string | undefined {
  const { id, findings } = useContext(FindingsContext);
  const found = errorAt(findings, id, path);
  return found === undefined ? undefined : `${found.message} ${found.hint}`;
}
