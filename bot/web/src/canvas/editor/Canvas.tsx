import '@xyflow/react/dist/style.css';
import { Background, BackgroundVariant, ControlButton, Controls, MiniMap, ReactFlow, SelectionMode } from '@xyflow/react';
import { IconLayoutDistributeHorizontal } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useColorMode } from '../../console/useColorMode.ts';
import type { Placement } from '../model/geometry.ts';
import { withoutLayout } from '../model/graph.ts';
import { useActions, useEditing } from './Editor.ts';
import { fitting } from './fitting.ts';
import { EDGE_TYPES, NODE_TYPES } from './types.ts';
import { useFlow } from './useFlow.ts';
import styles from './Canvas.module.css';

/** From here on it is worth drawing only what is in sight; below, all of it can be reached by keyboard and screen reader. */
const MANY = 60;

/** The picture of the workflow, which can be changed by mouse. */
export function Canvas({ placement, hasPanel }: { placement: Placement; hasPanel: boolean }): ReactNode {
  const flow = useFlow(placement);
  const { edit } = useActions();
  const { workflow } = useEditing();
  const fit = fitting(hasPanel);
  const colorMode = useColorMode();
  return (
    <ReactFlow
      {...flow}
      className={styles.flow ?? ''}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      colorMode={colorMode}
      fitView
      fitViewOptions={fit}
      minZoom={0.1}
      maxZoom={1.75}
      deleteKeyCode={null}
      selectionMode={SelectionMode.Partial}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
      connectionRadius={32}
      onlyRenderVisibleElements={workflow.nodes.length > MANY}
      elevateNodesOnSelect={false}
      zoomOnDoubleClick={false}
      ariaLabelConfig={{ 'node.a11yDescription.default': 'Enter selects, arrow keys move, Delete removes.' }}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} />
      <Controls showInteractive={false} fitViewOptions={fit} position="bottom-left">
        <ControlButton onClick={() => edit(withoutLayout)} title="Arrange automatically (L)" aria-label="Arrange automatically">
          <IconLayoutDistributeHorizontal />
        </ControlButton>
      </Controls>
      <MiniMap pannable zoomable position="bottom-left" className={styles.map ?? ''} ariaLabel="Overview" />
    </ReactFlow>
  );
}
