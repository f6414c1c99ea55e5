import { useClipboard } from '@mantine/hooks';
import { IconBraces, IconCheck, IconChevronRight, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { isRecord } from '../api/reading.ts';
import { expressionOf, type JsonPath } from './expression.ts';
import styles from './JsonView.module.css';

interface Props {
  value: unknown;
  /** What expressions call it, such as `file.output`; without, its places cannot be copied as expressions. */
  root?: string;
}

const OPEN_TO_DEPTH = 2;
/** What holds more than this begins folded. */
const MOST_OPEN = 30;
const STEP = 100;
const LONGEST = 400;

/** Any JSON: folded from the third level on, long lists and texts in portions, every place to be copied. */
export function JsonView({ value, root }: Props): ReactNode {
  return (
    <div className={styles.json}>
      <Line value={value} path={[]} {...(root === undefined ? {} : { root })} />
    </div>
  );
}

function Line({ value, path, root }: Props & { path: JsonPath }): ReactNode {
  const entries = entriesOf(value);
  const [isOpen, setOpen] = useState(path.length < OPEN_TO_DEPTH && (path.length === 0 || entries.length <= MOST_OPEN));
  const [shown, setShown] = useState(STEP);
  const name = path.at(-1);
  const label = name === undefined ? '' : String(name);
  return (
    <div className={styles.node}>
      <div className={styles.line}>
        {entries.length > 0 ? (
          <button type="button" className={styles.fold} data-open={isOpen || undefined} aria-expanded={isOpen} aria-label={label || 'Everything'} onClick={() => setOpen(!isOpen)}>
            <IconChevronRight size={13} aria-hidden="true" />
          </button>
        ) : (
          <span className={styles.leaf} />
        )}
        {name !== undefined && <span className={styles.key}>{label}</span>}
        {entries.length > 0 ? <span className={styles.size}>{sizeOf(value, entries.length)}</span> : <Plain value={value} />}
        <CopyButtons value={value} {...(root === undefined ? {} : { expression: expressionOf(root, path) })} />
      </div>
      {isOpen && entries.length > 0 && (
        <div className={styles.children}>
          {entries.slice(0, shown).map(([key, child]) => (
            <Line key={key} value={child} path={[...path, key]} {...(root === undefined ? {} : { root })} />
          ))}
          {entries.length > shown && (
            <button type="button" className={styles.more} onClick={() => setShown(shown + STEP)}>
              {Math.min(STEP, entries.length - shown)} more of {entries.length.toLocaleString()}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function Plain({ value }: { value: unknown }): ReactNode {
  const [isWhole, setWhole] = useState(false);
  if (typeof value !== 'string') return <span className={styles.literal}>{JSON.stringify(value) ?? 'nothing'}</span>;
  const isLong = value.length > LONGEST && !isWhole;
  return (
    <span className={styles.string}>
      {JSON.stringify(isLong ? value.slice(0, LONGEST) : value)}
      {isLong && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          all {value.length.toLocaleString()} characters
        </button>
      )}
    </span>
  );
}

function CopyButtons({ value, expression }: { value: unknown; expression?: string }): ReactNode {
  return (
    <span className={styles.copy}>
      {expression !== undefined && <Copy text={() => expression} label={`Copy ${expression}`} icon={<IconBraces size={13} aria-hidden="true" />} />}
      <Copy text={() => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))} label="Copy value" icon={<IconCopy size={13} aria-hidden="true" />} />
    </span>
  );
}

function Copy({ text, label, icon }: { text: () => string; label: string; icon: ReactNode }): ReactNode {
  const { copied, copy } = useClipboard();
  return (
    <button type="button" className={styles.copier} title={label} aria-label={copied ? 'Copied' : label} onClick={() => copy(text())}>
      {copied ? <IconCheck size={13} aria-hidden="true" /> : icon}
    </button>
  );
}

function entriesOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((item: unknown, place) => [place, item]);
  return isRecord(value) ? Object.entries(value) : [];
}

function sizeOf(value: unknown, count: number): string {
  if (Array.isArray(value)) return count === 1 ? '1 item' : `${count.toLocaleString()} items`;
  return count === 1 ? '1 field' : `${count} fields`;
}
