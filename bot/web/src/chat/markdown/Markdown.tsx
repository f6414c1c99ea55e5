import { Fragment, type ReactNode, useMemo } from 'react';
import { fromHere } from '../../api/home.ts';
import { type Inline, type List, type MarkdownBlock, parseMarkdown } from './parse.ts';
import { momentWords } from './moment.ts';
import styles from './Markdown.module.css';

export function Markdown({ source }: { source: string }): ReactNode {
  const blocks = useMemo(() => parseMarkdown(source), [source]);
  return <div className={styles.markdown}>{blocks.map((block, index) => <BlockOf key={index} block={block} />)}</div>;
}

function BlockOf({ block }: { block: MarkdownBlock }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          {block.lines.map((line, index) => (
            <Fragment key={index}>
              {index > 0 && <br />}
              <InlineOf parts={line} />
            </Fragment>
          ))}
        </p>
      );
    case 'list':
      return <ListOf list={block} />;
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
  }
}

function ListOf({ list }: { list: List }): ReactNode {
  const items = list.items.map(({ parts, nested }, index) => (
    <li key={index}>
      <InlineOf parts={parts} />
      {nested !== undefined && <ListOf list={nested} />}
    </li>
  ));
  return list.ordered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>;
}

export function InlineOf({ parts }: { parts: Inline[] }): ReactNode {
  return parts.map((part, index) => {
    switch (part.type) {
      case 'text':
        return part.text;
      case 'code':
        return <code key={index}>{part.text}</code>;
      case 'strong':
        return (
          <strong key={index}>
            <InlineOf parts={part.children} />
          </strong>
        );
      case 'aside':
        return (
          <span key={index} className={styles.aside}>
            <InlineOf parts={part.children} />
          </span>
        );
      case 'moment':
        return (
          <time key={index} dateTime={part.at} title={new Date(part.at).toLocaleString()}>
            {momentWords(part.at)}
          </time>
        );
      case 'link':
        return <Link key={index} href={part.href} text={part.text} />;
    }
  });
}

function Link({ href, text }: { href: string; text: string }): ReactNode {
  const address = fromHere(href);
  const isElsewhere = !address.startsWith('/') && !address.startsWith('#');
  return (
    <a href={address} {...(isElsewhere ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
      {text}
    </a>
  );
}
