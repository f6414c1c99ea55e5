import { useQuery } from '@tanstack/react-query';
import { type Connector, systemsQuery } from './api.ts';

interface Systems {
  systemOf(connector: string): Connector | undefined;
  /** As people write it; its id until that is known. */
  titleOf(connector: string): string;
}

/** The systems by their ids. */
export function useSystems(): Systems {
  const { data } = useQuery(systemsQuery);
  const systemOf = (connector: string): Connector | undefined => data?.items.find(({ name }) => name === connector);
  return { systemOf, titleOf: (connector) => systemOf(connector)?.title ?? connector };
}
