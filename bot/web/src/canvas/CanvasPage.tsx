import { ReactFlowProvider } from '@xyflow/react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useParams } from 'react-router';
import { Loaded } from '../console/Loaded.tsx';
import { useMay } from '../console/useMay.ts';
import { connectionsQuery, connectorsQuery, draftQuery, operationsQuery } from './api.ts';
import { type Catalog, CatalogProvider } from './editor/Editor.ts';
import { Workbench } from './editor/Workbench.tsx';
import { paths } from '../shell/paths.ts';
import { offersOf } from './model/palette.ts';
import styles from './CanvasPage.module.css';

/** A workflow, to be looked at and changed. */
export default function CanvasPage(): ReactNode {
  const { id = '' } = useParams();
  const draft = useQuery({ ...draftQuery(id), refetchOnWindowFocus: true });
  const catalog = useCatalogQuery();
  const canEdit = useMay('change');
  return (
    <div className={styles.page}>
      <Loaded query={draft} skeleton={<Outline />} wayOut={{ what: 'workflow', to: paths.workflows, label: 'All workflows' }}>
        {(loaded) =>
          catalog === undefined ? (
            <Outline />
          ) : (
            <CatalogProvider value={catalog}>
              <ReactFlowProvider key={id}>
                <Workbench id={id} draft={loaded} canEdit={canEdit} />
              </ReactFlowProvider>
            </CatalogProvider>
          )
        }
      </Loaded>
    </div>
  );
}

/** The canvas works without knowing connections or systems, but not without the operations. */
function useCatalogQuery(): Catalog | undefined {
  const { data: operations, isError } = useQuery(operationsQuery);
  const { data: connectors = [] } = useQuery(connectorsQuery);
  const { data: connections = [] } = useQuery(connectionsQuery);
  return useMemo(() => {
    if (operations === undefined && !isError) return undefined;
    const known = operations ?? [];
    return {
      operations: new Map(known.map((operation) => [operation.id, operation])),
      connectors: new Map(connectors.map((connector) => [connector.name, connector])),
      connections,
      offers: offersOf(known),
    };
  }, [operations, isError, connectors, connections]);
}

function Outline(): ReactNode {
  return (
    <div className={styles.outline} aria-busy="true">
      <div className={styles.bar} />
    </div>
  );
}
