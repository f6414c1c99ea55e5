import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { absolute } from '../model/dropping.ts';
import type { Placement } from '../model/geometry.ts';
import { stepOf, TRIGGER, type Workflow } from '../model/workflow.ts';

const PANEL = 400;
const CLOSE = 0.9;

/** `?step=` of the address is the step that the page opens with, such as one that failed in a run. */
export function useShownStep(
  workflow: Workflow,
  placement: Placement | undefined,
  select: (ids: Iterable<string>) => void,
): void {
  const [address] = useSearchParams();
  const { setCenter, viewportInitialized } = useReactFlow();
  const id = address.get('step');
  const box = id === null || (id !== TRIGGER && stepOf(workflow, id) === undefined) ? undefined : placement?.get(id);
  const isReady = box !== undefined && viewportInitialized;
  useEffect(() => {
    if (!isReady || id === null || placement === undefined) return;
    select([id]);
    const { x, y } = absolute(workflow, placement, id);
    void setCenter(x + box.width / 2 + PANEL / 2 / CLOSE, y + box.height / 2, { zoom: CLOSE });
    // Once for each address: what is selected afterwards is the person's choice.
  }, [isReady, id]);
}
