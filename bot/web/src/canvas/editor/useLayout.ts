import type { ELK } from 'elkjs/lib/elk-api.js';
import elkWorker from 'elkjs/lib/elk-worker.min.js?url';
import { useEffect, useMemo, useState } from 'react';
import { placed, type Placement } from '../model/geometry.ts';
import { automaticLayout, layoutKey } from '../model/layout.ts';
import type { Position, Workflow } from '../model/workflow.ts';

let loading: Promise<ELK> | undefined;

function elk(): Promise<ELK> {
  loading ??= import('elkjs/lib/elk-api.js').then(({ default: Elk }) => new Elk({ workerUrl: elkWorker }));
  return loading;
}

/** Where everything is: as somebody put it, else as ELK arranges it, in a worker. Undefined before the first arrangement is there. */
export function useLayout(workflow: Workflow): Placement | undefined {
  const [automatic, setAutomatic] = useState<Record<string, Position>>();
  const isAutomatic = workflow.layout === undefined;
  const key = isAutomatic ? layoutKey(workflow) : undefined;

  useEffect(() => {
    if (key === undefined) return undefined;
    let isCurrent = true;
    void elk()
      .then((engine) => automaticLayout(workflow, engine))
      // Without an arrangement each step stands behind the one that leads to it.
      .catch((problem: unknown) => {
        console.error('The automatic layout failed', problem);
        return {};
      })
      .then((positions) => isCurrent && setAutomatic(positions));
    return () => {
      isCurrent = false;
    };
    // The key stands for all of the workflow that matters here.
  }, [key]);

  const positions = workflow.layout ?? automatic;
  return useMemo(() => (positions === undefined ? undefined : placed(workflow, positions)), [workflow, positions]);
}
