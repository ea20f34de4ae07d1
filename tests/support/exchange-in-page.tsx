import { render } from 'preact';
import controls from '../../components/options/controls.css?inline';
import { ExchangeSection } from '../../components/options/exchange/ExchangeSection';
import exchange from '../../components/options/exchange/exchange.css?inline';
import { markupParser } from '../../components/options/exchange/markup';
import type { OutFile } from '../../components/options/exchange/model';
import findings from '../../components/options/findings.css?inline';
import print from '../../components/options/print/print.css?inline';
import sections from '../../components/options/sections.css?inline';
import page from '../../components/ui/page.css?inline';
import tokens from '../../components/ui/tokens.css?inline';
import { type Messages, translator } from '../../lib/i18n/translate';
import type { MarkupNode } from '../../lib/playbook/in-out/markup';
import { markdownOf } from '../../lib/playbook/in-out/markup-markdown';
import type { Playbook } from '../../lib/playbook/schema';

export interface ExchangeScene {
  locale: string;
  messages: Messages;
  playbook: Playbook;
  today: string;
  editLimit: number;
}

declare global {
  interface Window {
    /** The draft as it is, and what was saved. */
    draft: Playbook;
    hats: (string | undefined)[];
    saved: OutFile[];
  }
}

/** The section in a plain page, with a draft that lives in it alone. */
export function show({ locale, messages, playbook, today, editLimit }: ExchangeScene): void {
  const style = document.createElement('style');
  style.textContent = [tokens, page, sections, findings, controls, exchange, print].join('\n');
  document.head.append(style);
  document.documentElement.lang = locale;
  window.saved = [];
  window.hats = [];
  window.draft = playbook;
  const place = document.createElement('div');
  document.body.append(place);
  const draw = (): void =>
    render(
      <div class="around">
        <header>
          <span class="brand">Sightline</span>
        </header>
        <main style="max-width: 900px; margin: 0 auto">
          <h1>{translator(messages, locale)('options_section_exchange')}</h1>
          <div class="parts" style="display: grid; gap: 16px">
            <ExchangeSection
              desk={{
                today,
                base: {
                  number: 3,
                  date: '2026-11-01T09:00:00Z',
                  author: '',
                  note: '',
                  digest: '',
                },
                edits: [],
                playbook: window.draft,
              }}
              edit={(next, options) => {
                window.draft = typeof next === 'function' ? next(window.draft) : next;
                window.hats.push(options?.hat);
                draw();
              }}
              editLimit={editLimit}
              save={(file) => {
                window.saved.push(file);
              }}
              t={translator(messages, locale)}
            />
          </div>
        </main>
      </div>,
      place,
    );
  draw();
}

/** Rich text as Markdown, by way of the browser's own parser. */
export const markdownFromHtml = (html: string): string =>
  markdownOf(markupParser.html(html) ?? { name: 'body', children: [] });

export const xml = (text: string): MarkupNode | null => markupParser.xml(text);
