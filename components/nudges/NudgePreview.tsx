import { type JSX, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { ShownNudge } from '../../lib/news-requests';
import lineOfSight from '../sidebar/line-of-sight.css?inline';
import more from '../sidebar/more.css?inline';
import { NudgeCard } from '../sidebar/news/NudgeCard';
import news from '../sidebar/news/news.css?inline';
import sidebar from '../sidebar/sidebar.css?inline';
import tip from '../sidebar/tip.css?inline';
import tokens from '../ui/tokens.css?inline';

const STYLE = [tokens, sidebar, lineOfSight, tip, more, news].join('\n');

/** The nudge as a panel shows it, by the panel's own view and style. Nothing in it can be pressed. */
export function NudgePreview({ nudge, name, t }: { nudge: ShownNudge; name: string; t: Translate }): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = host.current;
    if (!place) return;
    const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
    const theme = document.documentElement.dataset.theme;
    render(
      <>
        <style>{STYLE}</style>
        <div class="sidebar" data-theme={theme} lang={t.locale}>
          <NudgeCard nudge={nudge} name={name} t={t} />
        </div>
      </>,
      root,
    );
  });
  return (
    <figure class="nudge-preview">
      <figcaption class="soft small">{t('nudges_preview')}</figcaption>
      <div ref={host} inert />
    </figure>
  );
}
