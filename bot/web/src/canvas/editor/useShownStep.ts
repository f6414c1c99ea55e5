import { useNodesInitialized, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { absolute } from '../model/dropping.ts';
import type { Placement } from '../model/geometry.ts';
import { stepOf, TRIGGER, type Workflow } from '../model/workflow.ts';
import { beginning, coveredByPanel } from './fitting.ts';

const CLOSE = 0.9;

/** `?step=` of the address is the step that the page opens with, such as one that failed in a run; else a telephone begins at the trigger. */
export function useShownStep(
  workflow: Workflow,
  placement: Placement | undefined,
  select: (ids: Iterable<string>) => void,
): void {
  const [address] = useSearchParams();
  const { getViewport, setCenter, setViewport } = useReactFlow();
  const store = useStoreApi();
  const id = address.get('step');
  // Earlier, the library would fit all of it into the picture afterwards.
  const isReady = useNodesInitialized() && placement !== undefined;
  const shown = useRef<string | null>(undefined);
  useEffect(() => {
    if (!isReady || placement === undefined || shown.current === id) return;
    shown.current = id;
    const canvas = store.getState();
    const box = id === null || (id !== TRIGGER && stepOf(workflow, id) === undefined) ? undefined : placement.get(id);
    if (id !== null && box !== undefined) {
      select([id]);
      const { x, y } = absolute(workflow, placement, id);
      void setCenter(x + box.width / 2 + coveredByPanel(canvas.width) / 2 / CLOSE, y + box.height / 2, { zoom: CLOSE });
      return;
    }
    const trigger = placement.get(TRIGGER);
    const begin = trigger && beginning(canvas, getViewport().zoom, { ...absolute(workflow, placement, TRIGGER), height: trigger.height });
    if (begin !== undefined) void setViewport(begin);
    // Once for each address: what is selected and shown afterwards is the person's choice.
  }, [isReady, id]);
}
