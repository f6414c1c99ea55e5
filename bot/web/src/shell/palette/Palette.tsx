import '@mantine/core/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { Library } from '../../console/Library.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useStartConversation } from '../useStartConversation.ts';
import { type Entry, groupsFor } from './entries.ts';
import { KindIcon } from './KindIcon.tsx';
import { useKnown } from './useKnown.ts';
import { useSay } from './useSay.ts';
import styles from './Palette.module.css';

/** Where to, or what shall happen: one field for both. Opens each time it is asked for. */
export default function Palette({ timesAsked }: { timesAsked: number }): ReactNode {
  const [query, setQuery] = useState('');
  const navigate = useNavigate();
  const start = useStartConversation();
  const say = useSay(spotlight.close);
  const groups = groupsFor(query, useKnown(query));
  useEffect(() => spotlight.open(), [timesAsked]);

  const choose = ({ kind, target }: Entry): void => {
    if (kind === 'say') return say.mutate(target);
    spotlight.close();
    if (kind === 'new') start.mutate({ replace: false });
    else void navigate(target);
  };

  return (
    <Library>
      <Spotlight.Root
        query={query}
        onQueryChange={setQuery}
        shortcut={null}
        scrollable
        maxHeight="min(56vh, 460px)"
        zIndex={400}
        title="Search"
        overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
        classNames={{ header: styles.header, search: styles.search, actionsList: styles.list, actionsGroup: styles.group, action: styles.action, actionSection: styles.section }}
      >
        <Spotlight.Search
          aria-label="Go somewhere, or say what should happen"
          placeholder="Go somewhere, or say what should happen"
          maxLength={8_000}
          leftSection={say.isPending ? <Spinner /> : <IconSearch size={18} stroke={1.6} aria-hidden="true" />}
        />
        {say.isError && (
          <div className={styles.problem}>
            <ProblemNotice error={say.error} />
          </div>
        )}
        <Spotlight.ActionsList>
          {groups.map(({ title, entries }) => (
            <Spotlight.ActionsGroup key={title} label={title}>
              {entries.map((entry) => (
                <Choice key={`${entry.kind} ${entry.target} ${entry.label}`} entry={entry} onChoose={choose} />
              ))}
            </Spotlight.ActionsGroup>
          ))}
          {groups.length === 0 && <Spotlight.Empty>Nothing is called that. A whole sentence is taken for a wish.</Spotlight.Empty>}
        </Spotlight.ActionsList>
      </Spotlight.Root>
    </Library>
  );
}

function Choice({ entry, onChoose }: { entry: Entry; onChoose: (entry: Entry) => void }): ReactNode {
  return (
    <Spotlight.Action
      label={entry.label}
      {...(entry.detail === undefined ? {} : { description: entry.detail })}
      leftSection={<KindIcon kind={entry.kind} />}
      closeSpotlightOnTrigger={false}
      onClick={() => onChoose(entry)}
    />
  );
}
