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
  | { type: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { type: 'code'; text: string };

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
    const item = parseInline((numbered === null ? bullet?.[1] : numbered[2]) ?? '');
    const ordered = numbered !== null;
    if (open?.type === 'list' && open.ordered === ordered) {
      open.items.push(item);
      return open;
    }
    return { type: 'list', ordered, start: Number(numbered?.[1] ?? 1), items: [item] };
  }
  const inline = parseInline(line.trim());
  if (open?.type === 'paragraph') {
    open.lines.push(inline);
    return open;
  }
  return { type: 'paragraph', lines: [inline] };
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
  return /^(https?:\/\/|mailto:)/i.test(href) || /^[/#](?!\/)/.test(href);
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
  return parseMarkdown(source)
    .flatMap((block) => (block.type === 'code' ? [block.text] : (block.type === 'list' ? block.items : block.lines).map(inline)))
    .join('\n');
}

function withoutTrailingPunctuation(address: string): string {
  const trimmed = address.replace(/[.,;:!?*]+$/, '');
  const isUnbalanced = trimmed.endsWith(')') && !trimmed.includes('(');
  return isUnbalanced ? withoutTrailingPunctuation(trimmed.slice(0, -1)) : trimmed;
}
