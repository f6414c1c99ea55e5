import type { EdgeTypes, NodeTypes } from '@xyflow/react';
import { ArrowLine } from '../nodes/ArrowLine.tsx';
import { LoopCard } from '../nodes/LoopCard.tsx';
import { StepCard } from '../nodes/StepCard.tsx';
import { TriggerCard } from '../nodes/TriggerCard.tsx';

/** What draws each kind of node and arrow. */
export const NODE_TYPES: NodeTypes = { step: StepCard, loop: LoopCard, trigger: TriggerCard };
export const EDGE_TYPES: EdgeTypes = { arrow: ArrowLine };
