import type { JSX } from 'preact';
import type { Advice, PossibleTip, TipAdvice } from '../../lib/coaching/advice';
import type { Translate } from '../../lib/i18n/translate';
import type { Block } from '../../lib/markdown/tree';
import { Markdown } from '../ui/Markdown';
import { formatDay } from './format';
import { Resources } from './Resources';
import { SightNode } from './SightNode';
import { fieldName } from './words';

interface TipProps {
  tip: TipAdvice;
  markdown: { [source: string]: Block[] };
  t: Translate;
}

/** The tip's text; plain paragraphs while its Markdown tree is not at hand. */
function TipBody({ tip, markdown, t }: TipProps): JSX.Element {
  const signed = [
    tip.owner,
    tip.confirmedOn && t('panel_confirmed_on', { date: formatDay(tip.confirmedOn, t.locale) }),
  ].filter((part) => part !== undefined && part !== '');
  return (
    <>
      <Markdown blocks={markdown[tip.body] ?? [{ kind: 'paragraph', children: [{ kind: 'text', text: tip.body }] }]} />
      <Resources resources={tip.resources} t={t} />
      {signed.length > 0 && <p class="signed">{signed.join(' · ')}</p>}
    </>
  );
}

function FoldedTip({ tip, markdown, t, unread }: TipProps & { unread?: string[] }): JSX.Element {
  return (
    <details class="folded" data-tip={tip.id}>
      <summary>
        {tip.title}
        {unread && unread.length > 0 && (
          <small>{t('panel_not_read', { fields: unread.map((field) => fieldName(field, t)).join(', ') })}</small>
        )}
      </summary>
      <TipBody tip={tip} markdown={markdown} t={t} />
    </details>
  );
}

interface TipNodeProps {
  advice: Advice;
  markdown: { [source: string]: Block[] };
  t: Translate;
}

/** How to do it well, now, on this record. */
export function TipNode({ advice, markdown, t }: TipNodeProps): JSX.Element {
  const { tip, others, possible } = advice;
  const unlisted = (count = 0): JSX.Element | null =>
    count > 0 ? <small>{t('panel_more_unlisted', { count })}</small> : null;
  return (
    <SightNode hat="coach" eyebrow={t('panel_tip')} reasons={tip?.reasons ?? []} t={t}>
      {tip ? (
        <div class="card" data-tip={tip.id}>
          <h3>{tip.title}</h3>
          <TipBody tip={tip} markdown={markdown} t={t} />
        </div>
      ) : (
        <p class="card">{t('panel_no_tip')}</p>
      )}
      {others.length > 0 && (
        <details class="more">
          <summary>{t('panel_more_tips', { count: others.length })}</summary>
          {others.map((other) => (
            <FoldedTip key={other.id} tip={other} markdown={markdown} t={t} />
          ))}
          {unlisted(advice.more?.others)}
        </details>
      )}
      {possible.length > 0 && (
        <details class="more">
          <summary>{t('panel_might_apply', { count: possible.length })}</summary>
          {possible.map((other: PossibleTip) => (
            <FoldedTip key={other.id} tip={other} markdown={markdown} t={t} unread={other.unread} />
          ))}
          {unlisted(advice.more?.possible)}
        </details>
      )}
    </SightNode>
  );
}
