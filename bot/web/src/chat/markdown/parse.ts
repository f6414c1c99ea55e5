import { momentWords } from './moment.ts';

/** The little markdown that chat messages use, as a tree. It is rendered as elements, never as HTML. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong'; children: Inline[] }
  | { type: 'aside'; children: Inline[] }
  | { type: 'moment'; at: string }
  | { type: 'code'; text: string }
  | { type: 'link'; href: string; text: string };

export type MarkdownBlock =
  | { type: 'paragraph'; lines: Inline[][] }
  | List
  | { type: 'code'; text: string };

/** @param indent of its items; what stands further in belongs to the item before */
export interface List {
  type: 'list';
  ordered: boolean;
  start: number;
  indent: number;
  items: Item[];
}

export interface Item {
  parts: Inline[];
  nested?: List;
}

const BULLET = /^\s*[-*•]\s+(.*)$/;
const NUMBER = /^\s*(\d{1,3})[.)]\s+(.*)$/;
const FENCE = /^\s*```/;

export function parseMarkdown(source: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  let open: MarkdownBlock | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (FENCE.test(line)) {
      const end = lines.findIndex((each, index) => index > at && FENCE.test(each));
      const stop = end < 0 ? lines.length : end;
      blocks.push({ type: 'code', text: lines.slice(at + 1, stop).join('\n') });
      at = stop;
      open = undefined;
    } else if (line.trim() === '') {
      open = undefined;
    } else {
      const next: MarkdownBlock = extend(open, line);
      if (next !== open) blocks.push(next);
      open = next;
    }
  }
  return blocks;
}

/** Adds the line to the open block, or answers a new block that begins with it. */
function extend(open: MarkdownBlock | undefined, line: string): MarkdownBlock {
  const bullet = BULLET.exec(line);
  const numbered = NUMBER.exec(line);
  if (bullet !== null || numbered !== null) {
    const item: Item = { parts: parseInline((numbered === null ? bullet?.[1] : numbered[2]) ?? '') };
    return addItem(open, { type: 'list', ordered: numbered !== null, start: Number(numbered?.[1] ?? 1), indent: line.search(/\S/), items: [item] });
  }
  const inline = parseInline(line.trim());
  if (open?.type === 'paragraph') {
    open.lines.push(inline);
    return open;
  }
  return { type: 'paragraph', lines: [inline] };
}

/** A list of one item becomes part of the open list, or of its last item, or begins anew. */
function addItem(open: MarkdownBlock | undefined, one: List): List {
  if (open?.type !== 'list') return one;
  const last = open.items.at(-1);
  if (last !== undefined && one.indent > open.indent + 1) {
    last.nested = addItem(last.nested, one);
    return open;
  }
  if (open.ordered !== one.ordered) return one;
  open.items.push(...one.items);
  return open;
}

/**
 * `code`, **strong**, [text](address), bare addresses, <moments> and _asides_, in that order of precedence. An underscore within
 * a word, as in order_id, means nothing.
 */
const TOKEN =
  /`([^`\n]+)`|\*\*(?=\S)(.+?)(?<=\S)\*\*|\[([^\]\n]+)\]\(([^()\s]+)\)|(https?:\/\/[^\s<>"'`]+)|<(\d{4}-\d\d-\d\dT[\d:.]+Z)>|(?<![\w])_(?=\S)(.+?)(?<=\S)_(?!\w)/g;

export function parseInline(source: string): Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  const plain = (text: string): void => {
    if (text !== '') parts.push({ type: 'text', text });
  };
  for (const match of source.matchAll(TOKEN)) {
    const [whole, code, strong, linkText, linkHref, bare, moment, aside] = match;
    plain(source.slice(done, match.index));
    done = match.index + whole.length;
    if (code !== undefined) parts.push({ type: 'code', text: code });
    else if (strong !== undefined) parts.push({ type: 'strong', children: parseInline(strong) });
    else if (aside !== undefined) parts.push({ type: 'aside', children: parseInline(aside) });
    else if (moment !== undefined) parts.push(Number.isNaN(Date.parse(moment)) ? { type: 'text', text: whole } : { type: 'moment', at: moment });
    else if (bare !== undefined && !leadsSomewhere(withoutTrailingPunctuation(bare))) plain(whole);
    else if (bare !== undefined) {
      const href = withoutTrailingPunctuation(bare);
      parts.push({ type: 'link', href, text: href });
      done -= bare.length - href.length;
    } else if (isSafe(linkHref ?? '')) parts.push({ type: 'link', href: linkHref ?? '', text: linkText ?? '' });
    else plain(whole);
  }
  plain(source.slice(done));
  return parts;
}

/** Addresses a message may lead to. Everything else, `javascript:` above all, stays text. */
export function isSafe(href: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(href) || /^(?:\/(?![/\\])|#)/.test(href);
}

/** `https://…` is a manner of speaking and leads nowhere. */
function leadsSomewhere(address: string): boolean {
  return !address.includes('…') && URL.canParse(address);
}

/** As it would be read aloud. */
export function plainText(source: string): string {
  const inline = (parts: Inline[]): string =>
    parts
      .map((part) => {
        switch (part.type) {
          case 'strong':
          case 'aside':
            return inline(part.children);
          case 'moment':
            return momentWords(part.at);
          case 'text':
          case 'code':
          case 'link':
            return part.text;
        }
      })
      .join('');
  const lines = (list: List): string[] =>
    list.items.flatMap(({ parts, nested }) => [inline(parts), ...(nested === undefined ? [] : lines(nested))]);
  return parseMarkdown(source)
    .flatMap((block) => (block.type === 'code' ? [block.text] : block.type === 'list' ? lines(block) : block.lines.map(inline)))
    .join('\n');
}

function withoutTrailingPunctuation(address: string): string {
  const trimmed = address.replace(/[.,;:!?*]+$/, '');
  const isUnbalanced = trimmed.endsWith(')') && !trimmed.includes('(');
  return isUnbalanced ? withoutTrailingPunctuation(trimmed.slice(0, -1)) : trimmed;
}
