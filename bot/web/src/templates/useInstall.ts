import { notifications } from '@mantine/notifications';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { paths } from '../shell/paths.ts';
import { workflowsQuery } from '../workflows/workflowsQuery.ts';
import { type Installed, install } from './api.ts';
import { arrived } from './arrived.ts';

interface Choice {
  name: string;
  settings: Record<string, unknown>;
}

/** Makes the template a draft, and goes there. */
export function useInstall(template: string): UseMutationResult<Installed, Error, Choice> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ name, settings }) => install(template, name, settings),
    onSuccess: async (installed) => {
      notifications.show({ title: installed.name, message: arrived(installed), color: 'indigo' });
      await client.invalidateQueries({ queryKey: workflowsQuery.queryKey });
      await navigate(paths.workflow(installed.workflow));
    },
  });
}
