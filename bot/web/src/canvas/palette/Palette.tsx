import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useActions, useCatalog } from '../editor/Editor.ts';
import type { Spot } from '../model/graph.ts';
import { found, grouped, type Offer } from '../model/palette.ts';
import { focusPanel } from '../editor/focus.ts';
import { OfferRow } from './OfferRow.tsx';
import { useMeaning } from './useMeaning.ts';
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
  const name = useId();
  const near = useMeaning(query);

  const titles = useMemo(() => new Map([...connectors].map(([name, { title }]) => [name, title])), [connectors]);
  const groups = useMemo(() => {
    if (query.trim() === '') return grouped(offers, [...connectors.values()]);
    return found(offers, query, titles, near);
  }, [offers, connectors, query, titles, near]);
  const flat = useMemo(() => groups.flatMap((group) => group.offers), [groups]);

  useEffect(() => setActive(0), [query]);
  useEffect(() => list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' }), [active]);

  const choose = (offer: Offer | undefined): void => {
    if (offer === undefined) return;
    add(offer, spot);
    onClose();
    focusPanel();
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
        role="combobox"
        aria-expanded
        aria-controls={name}
        aria-activedescendant={query === '' ? undefined : `${name}-${active}`}
        placeholder="What should happen? e.g. post to a channel"
        leftSection={<IconSearch size={16} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div className={styles.list} ref={list} id={name} role="listbox" aria-label="Steps">
        {groups.map((group) => (
          <div key={group.name} role="group" aria-label={group.title}>
            <div className={styles.group} role="presentation">
              {group.title}
            </div>
            {group.offers.map((offer) => (
              <OfferRow
                key={offer.use}
                id={`${name}-${flat.indexOf(offer)}`}
                offer={offer}
                isActive={offer === flat[active] && query !== ''}
                onChoose={() => choose(offer)}
              />
            ))}
          </div>
        ))}
        {flat.length === 0 && (
          <p className={styles.none}>Nothing fits “{query}”. Try other words, such as the name of a system.</p>
        )}
      </div>
      <p className={styles.hint}>Enter or a click adds it; or drag it onto the canvas.</p>
    </aside>
  );
}

function heading({ within, after, in: loop }: Spot): string {
  if (within !== undefined) return 'Add a step in between';
  if (after !== undefined) return after.when === undefined ? `Add a step after ${after.id}` : `Add a step for “${after.when}”`;
  return loop === undefined ? 'Add a step' : 'Add a step to the loop';
}
