import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { plainText } from './parse.ts';
import { Markdown } from './Markdown.tsx';

const html = (source: string): string =>
  renderToStaticMarkup(<Markdown source={source} />)
    .replace(/^<div[^>]*>|<\/div>$/g, '')
    .replaceAll(/ class="[^"]*"/g, '')
    .replaceAll(' target="_blank" rel="noopener noreferrer"', '');

describe('Markdown', () => {
  it('knows bold, code and both within a line', () => {
    expect(html('Run **Order `A-1`** with `total`')).toBe('<p>Run <strong>Order <code>A-1</code></strong> with <code>total</code></p>');
  });

  it('keeps line breaks and separates paragraphs', () => {
    expect(html('one\ntwo\n\nthree')).toBe('<p>one<br/>two</p><p>three</p>');
  });

  it('makes lists, also right after a line of text', () => {
    expect(html('Steps:\n- one\n- two')).toBe('<p>Steps:</p><ul><li>one</li><li>two</li></ul>');
    expect(html('3. three\n4. four')).toBe('<ol start="3"><li>three</li><li>four</li></ol>');
  });

  it('puts a list that stands further in under the item before it', () => {
    expect(html('1. one\n   - in one\n     - deeper\n   - too\n2. two')).toBe(
      '<ol start="1"><li>one<ul><li>in one<ul><li>deeper</li></ul></li><li>too</li></ul></li><li>two</li></ol>',
    );
    expect(plainText('1. one\n   - in one\n2. two')).toBe('one\nin one\ntwo');
  });

  it('links addresses, without the full stop behind them', () => {
    expect(html('See https://a.test/x?y=1.')).toBe('<p>See <a href="https://a.test/x?y=1">https://a.test/x?y=1</a>.</p>');
    expect(html('(http://localhost:8080/hooks/1)')).toBe('<p>(<a href="http://localhost:8080/hooks/1">http://localhost:8080/hooks/1</a>)</p>');
    expect(html('[the docs](https://a.test)')).toBe('<p><a href="https://a.test">the docs</a></p>');
  });

  it('links no address that only stands for one', () => {
    expect(html('POST to https://… or https://...')).toBe('<p>POST to https://… or https://...</p>');
  });

  it('lets asides stand back, and leaves names with underscores alone', () => {
    expect(html('Done _in **0.4 s**_')).toBe('<p>Done <span>in <strong>0.4 s</strong></span></p>');
    expect(html('order_id and total_sum_')).toBe('<p>order_id and total_sum_</p>');
  });

  it('shows moments as the reader would put them', () => {
    expect(html('open until <2026-01-15T09:30:00Z>')).toMatch(/^<p>open until <time dateTime="2026-01-15T09:30:00Z" title="[^"]+">[^<]+<\/time><\/p>$/);
    expect(html('<2026-99-99T00:00:00Z>')).toBe('<p>&lt;2026-99-99T00:00:00Z&gt;</p>');
  });

  it('is read aloud without its marks', () => {
    expect(plainText('**Done** _in_ `a`\n- see https://a.test')).toBe('Done in a\nsee https://a.test');
  });

  it('links pages of the console, and none that only looks like one', () => {
    expect(html('[its key](#/connections/new/acme)')).toBe('<p><a href="#/connections/new/acme">its key</a></p>');
    expect(html('[home](/#/c/1)')).toBe('<p><a href="/#/c/1">home</a></p>');
    expect(html('[x](/\\evil.test)')).toBe('<p>[x](/\\evil.test)</p>');
  });

  it('opens other sites without handing them this page', () => {
    expect(renderToStaticMarkup(<Markdown source="https://a.test" />)).toContain('rel="noopener noreferrer"');
    expect(renderToStaticMarkup(<Markdown source="[here](#/c/1)" />)).not.toContain('target');
  });

  it('leaves dangerous addresses as text', () => {
    expect(html('[x](javascript:alert)')).toBe('<p>[x](javascript:alert)</p>');
    expect(html('[x](data:text/html,1)')).toBe('<p>[x](data:text/html,1)</p>');
    expect(html('[x](//evil.test)')).toBe('<p>[x](//evil.test)</p>');
  });

  it('shows markup as the text it is', () => {
    expect(html('<img src=x onerror=alert(1)>')).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p>');
  });

  it('leaves a lone star or backtick alone', () => {
    expect(html('2 ** 3 and `')).toBe('<p>2 ** 3 and `</p>');
  });

  it('keeps a fenced block as it is, also when it never ends', () => {
    expect(html('```json\n{"a": **1**}\n```')).toContain('{&quot;a&quot;: **1**}');
    expect(html('```\nopen')).toContain('<code>open</code>');
  });
});
