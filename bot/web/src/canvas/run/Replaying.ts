import { createContext, useContext } from 'react';
import type { Execution, StepRun } from '../model/trace.ts';

/** The run whose values the steps show, and the way to do it again. */
export interface Replaying {
  source: Execution | undefined;
  known: ReadonlyMap<string, StepRun>;
  /** @param stepInput replaces what the step worked on; undefined leaves it to the workflow */
  replay(from: string, stepInput: { json: unknown } | undefined): Promise<void>;
}

const NONE: Replaying = { source: undefined, known: new Map(), replay: () => Promise.resolve() };
const ReplayingContext = createContext<Replaying>(NONE);

export const ReplayingProvider = ReplayingContext.Provider;
export const useReplaying = (): Replaying => useContext(ReplayingContext);
