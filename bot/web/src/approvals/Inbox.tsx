import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { Empty } from '../console/Empty.tsx';
import { useListKeys } from '../console/useListKeys.ts';
import { useNow } from '../runs/useNow.ts';
import { momentWords } from '../chat/markdown/moment.ts';
import { ApprovalDetail } from './ApprovalDetail.tsx';
import { countdown } from './countdown.ts';
import { NoLongerOpen } from './NoLongerOpen.tsx';
import { MOST_APPROVALS } from './queries.ts';
import { useChosen } from './useChosen.ts';
import { type Approval, inOrder, questionWords, type Reader } from './whose.ts';
import styles from './Approvals.module.css';

interface Props {
  items: Approval[];
  reader: Reader;
  /** The id of the question that a link led to. */
  start: string | null;
}

/** Open questions on the left, the one that is being answered beside them. */
export function Inbox({ items, reader, start }: Props): ReactNode {
  const { mine, others } = useMemo(() => inOrder(items, reader), [items, reader]);
  const all = useMemo(() => [...mine, ...others], [mine, others]);
  const { id: chosen, choose, answered, seen } = useChosen(all, start);
  const detail = useRef<HTMLDivElement>(null);
  const now = useNow();
  const current = all.find(({ id }) => id === chosen);

  const move = useCallback(
    (by: 1 | -1) => {
      const at = all.findIndex(({ id }) => id === current?.id);
      choose(all[Math.min(Math.max(at + by, 0), all.length - 1)]?.id);
    },
    [all, current],
  );
  useListKeys({ move, open: () => detail.current?.querySelector<HTMLElement>(':not([hidden]) > article :is(input, textarea, button)')?.focus() });

  if (all.length === 0) {
    return chosen === undefined ? (
      <Empty title="Nobody waits for you">When a run asks for an approval or for facts, the question appears here, and in the conversation where it was set up.</Empty>
    ) : (
      <NoLongerOpen />
    );
  }
  const look = (id: string): void => {
    choose(id);
    // Where the question stands beneath the list, it would be chosen out of sight.
    detail.current?.scrollIntoView({ block: 'nearest' });
  };
  const lists = [
    { title: 'For you', items: mine },
    { title: 'For others', items: others },
  ].filter((list) => list.items.length > 0);
  return (
    <div className={styles.inbox}>
      <nav className={styles.lists} aria-label="Open questions">
        {lists.map((list) => (
          <section key={list.title}>
            <h2 className={styles.heading}>
              {list.title} <span className={styles.count}>{list.items.length}</span>
            </h2>
            <ul className={styles.list}>
              {list.items.map((approval) => (
                <li key={approval.id}>
                  <Item approval={approval} now={now} isCurrent={approval.id === chosen} onChoose={() => look(approval.id)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {items.length >= MOST_APPROVALS && <p className={styles.tooMuch}>The newest {MOST_APPROVALS} are shown; the others appear as you answer these.</p>}
      </nav>
      <div ref={detail} className={styles.detail}>
        {current === undefined && <NoLongerOpen next={() => choose(all[0]?.id)} />}
        {all
          .filter(({ id }) => seen.has(id))
          .map((approval) => (
            <div key={approval.id} hidden={approval !== current}>
              <ApprovalDetail approval={approval} reader={reader} now={now} onDecided={() => answered(approval.id)} />
            </div>
          ))}
      </div>
    </div>
  );
}

interface ItemProps {
  approval: Approval;
  now: number;
  isCurrent: boolean;
  onChoose: () => void;
}

function Item({ approval, now, isCurrent, onChoose }: ItemProps): ReactNode {
  const left = countdown(approval.expiresAt, now);
  return (
    <button type="button" className={styles.item} aria-current={isCurrent || undefined} onClick={onChoose}>
      <span className={styles.message}>{questionWords(approval)}</span>
      <span className={styles.about}>
        <span className={styles.workflow}>{approval.workflowName}</span>
        {left === undefined ? <span>{momentWords(approval.askedAt)}</span> : <span data-urgent={left.isUrgent || undefined}>{left.words}</span>}
      </span>
    </button>
  );
}
