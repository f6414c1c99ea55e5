import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useActions, useCatalog } from '../editor/Editor.ts';
import { DRAGGED } from '../editor/useFlow.ts';
import type { Spot } from '../model/graph.ts';
import { grouped, type Offer, ranked } from '../model/palette.ts';
import { StepIcon } from '../nodes/StepIcon.tsx';
import styles from './Palette.module.css';

interface Props {
  spot: Spot;
  onClose: () => void;
}

/** Everything a step can do: to be searched by meaning, clicked, or dragged onto the canvas. */
export function Palette({ spot, onClose }: Props): ReactNode {
  const { offers, connectors } = useCatalog();
  const { add } = useActions();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);

  const titles = useMemo(() => new Map([...connectors].map(([name, { title }]) => [name, title])), [connectors]);
  const groups = useMemo(() => {
    if (query.trim() === '') return grouped(offers, [...connectors.values()]);
    return [{ name: 'found', title: 'Best matches', offers: ranked(offers, query, titles).slice(0, 40) }];
  }, [offers, connectors, query, titles]);
  const flat = useMemo(() => groups.flatMap((group) => group.offers), [groups]);

  useEffect(() => setActive(0), [query]);
  useEffect(() => list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' }), [active]);

  const choose = (offer: Offer | undefined): void => {
    if (offer === undefined) return;
    add(offer, spot);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') choose(flat[active]);
    else if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, flat.length - 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <aside className={styles.palette} aria-label="Steps to add" onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 className={styles.title}>{heading(spot)}</h2>
        <CloseButton aria-label="Close" onClick={onClose} />
      </header>
      <TextInput
        autoFocus
        className={styles.search ?? ''}
        aria-label="Search steps"
        placeholder="What should happen? e.g. post to a channel"
        leftSection={<IconSearch size={16} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div className={styles.list} ref={list} role="listbox" aria-label="Steps">
        {groups.map((group) => (
          <section key={group.name} aria-label={group.title}>
            <h3 className={styles.group}>{group.title}</h3>
            {group.offers.map((offer) => (
              <OfferRow key={offer.use} offer={offer} isActive={offer === flat[active] && query !== ''} onChoose={() => choose(offer)} />
            ))}
          </section>
        ))}
        {flat.length === 0 && <p className={styles.none}>Nothing fits “{query}”. Try other words, such as the name of a system.</p>}
      </div>
      <p className={styles.hint}>Click to add, or drag onto the canvas.</p>
    </aside>
  );
}

function OfferRow({ offer, isActive, onChoose }: { offer: Offer; isActive: boolean; onChoose: () => void }): ReactNode {
  return (
    <button
      type="button"
      role="option"
      aria-selected={isActive}
      data-active={isActive || undefined}
      className={styles.offer}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, offer.use);
        event.dataTransfer.effectAllowed = 'copy';
      }}
      onClick={onChoose}
    >
      <StepIcon use={offer.use} size={32} />
      <span className={styles.words}>
        <span className={styles.name}>{offer.title}</span>
        <span className={styles.summary}>{offer.summary}</span>
      </span>
    </button>
  );
}

function heading({ within, after, in: loop }: Spot): string {
  if (within !== undefined) return 'Add a step in between';
  if (after !== undefined) return after.when === undefined ? `Add a step after ${after.id}` : `Add a step for “${after.when}”`;
  return loop === undefined ? 'Add a step' : 'Add a step to the loop';
}
