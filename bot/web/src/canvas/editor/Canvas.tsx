import '@xyflow/react/dist/style.css';
import { ControlButton, Controls, ReactFlow, SelectionMode } from '@xyflow/react';
import { IconLayoutDistributeHorizontal } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useColorMode } from '../../console/useColorMode.ts';
import type { Placement } from '../model/geometry.ts';
import { withoutLayout } from '../model/graph.ts';
import { useActions, useEditing } from './Editor.ts';
import { Dots } from './Dots.tsx';
import { fitting } from './fitting.ts';
import { Overview } from './Overview.tsx';
import { EDGE_TYPES, NODE_TYPES } from './types.ts';
import { useFlow } from './useFlow.ts';
import { useMotion } from './useMotion.ts';
import { useOpening } from './useOpening.ts';
import styles from './Canvas.module.css';

/** The picture of the workflow, which can be changed by mouse. */
export function Canvas({ placement, hasPanel }: { placement: Placement; hasPanel: boolean }): ReactNode {
  const flow = useFlow(placement);
  const { edit } = useActions();
  const { workflow, selection, canEdit } = useEditing();
  const motion = useMotion();
  const fit = fitting(hasPanel);
  useOpening(placement);
  const colorMode = useColorMode();
  return (
    <ReactFlow
      {...flow}
      {...motion.flow}
      className={styles.flow ?? ''}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      colorMode={colorMode}
      minZoom={0.1}
      maxZoom={1.75}
      nodesDraggable={canEdit}
      nodesConnectable={canEdit}
      selectNodesOnDrag={false}
      deleteKeyCode={null}
      selectionMode={SelectionMode.Partial}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
      connectionRadius={32}
      elevateNodesOnSelect={false}
      zoomOnDoubleClick={false}
      ariaLabelConfig={{ 'node.a11yDescription.default': 'Enter selects, arrow keys move, Delete removes.' }}
    >
      <Dots motion={motion} />
      <Controls showInteractive={false} fitViewOptions={fit} position="bottom-left">
        {canEdit && (
          <ControlButton
            onClick={() => edit(withoutLayout)}
            title="Arrange automatically (L)"
            aria-label="Arrange automatically"
          >
            <IconLayoutDistributeHorizontal />
          </ControlButton>
        )}
      </Controls>
      <Overview workflow={workflow} placement={placement} selection={selection} motion={motion} />
    </ReactFlow>
  );
}
