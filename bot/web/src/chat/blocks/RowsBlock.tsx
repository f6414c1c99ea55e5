import { type ReactNode, useId, useState } from 'react';
import type { Row } from '../../api/types.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { InlineOf } from '../markdown/Markdown.tsx';
import { parseInline } from '../markdown/parse.ts';
import { useForm } from './FormContext.tsx';
import { RowButtons } from './RowButtons.tsx';
import styles from './RowsBlock.module.css';

/** Things to know or to decide. Beyond those shown they stand behind "more"; behind the title when none is shown. */
export function RowsBlock({ title, rows, shown }: { title: string; rows: Row[]; shown: number }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { pressed, error } = useForm();
  const id = useId();
  const hidden = rows.length - shown;
  const visible = isOpen ? rows : rows.slice(0, Math.max(0, shown));
  const isPressedHere = rows.some(({ actions }) => actions.length > 0);
  if (rows.length === 0 && title === '') return null;
  return (
    <section className={styles.block} aria-labelledby={`${id}-title`}>
      {shown > 0 || rows.length === 0 ? (
        <h4 id={`${id}-title`} className={styles.title}>
          {title}
        </h4>
      ) : (
        <Toggle id={id} isOpen={isOpen} setOpen={setOpen} label={title} titleId={`${id}-title`} />
      )}
      <ul id={id} className={styles.rows} hidden={visible.length === 0}>
        {visible.map((row, index) => (
          <li key={index} className={styles.row}>
            <div>
              <InlineOf parts={parseInline(row.text)} />
              {row.detail !== undefined && <span className={styles.detail}> {row.detail}</span>}
            </div>
            <RowButtons row={row} />
          </li>
        ))}
      </ul>
      {shown > 0 && hidden > 0 && (
        <Toggle id={id} isOpen={isOpen} setOpen={setOpen} label={isOpen ? 'Fewer' : `${hidden} more`} />
      )}
      {isPressedHere && error !== null && pressed === undefined && <ProblemNotice error={error} />}
    </section>
  );
}

interface ToggleProps {
  id: string;
  titleId?: string;
  isOpen: boolean;
  setOpen(open: boolean): void;
  label: string;
}

function Toggle({ id, titleId, isOpen, setOpen, label }: ToggleProps): ReactNode {
  return (
    <button type="button" className={styles.toggle} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
      <span className={isOpen ? styles.turned : styles.chevron}>
        <Icon name="chevron" size={12} />
      </span>
      <span id={titleId}>{label}</span>
    </button>
  );
}
