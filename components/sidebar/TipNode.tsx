import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Advice, PossibleTip, TipAdvice } from '../../lib/coaching/advice';
import type { Translate } from '../../lib/i18n/translate';
import type { Block } from '../../lib/markdown/tree';
import { Markdown } from '../ui/Markdown';
import { Answers } from './Answers';
import { Flag, type Flags } from './Flag';
import { formatDay } from './format';
import type { Pending, SidebarActions, SidebarState } from './model';
import type { Shelf } from './parts';
import { Resources } from './Resources';
import { Serves } from './Serves';
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

interface ActingProps extends TipProps {
  advice: Advice;
  pending: Pending;
  flags: Flags | null;
  actions: SidebarActions;
}

/** What the tip serves here, with the way there. */
function TipServes({ tip, advice, t }: { tip: TipAdvice; advice: Advice; t: Translate }): JSX.Element | null {
  const { step, metric } = tip.serves;
  const title =
    step === undefined
      ? advice.metrics.find(({ id }) => id === metric)?.title
      : advice.steps.find(({ id }) => id === step)?.title;
  if (title === undefined) return null;
  return <Serves title={title} to={step === undefined ? `[data-metric="${metric}"]` : `[data-step="${step}"]`} t={t} />;
}

function FoldedTip({
  tip,
  markdown,
  t,
  unread,
  advice,
  pending,
  flags,
  actions,
}: ActingProps & { unread?: string[] }): JSX.Element {
  const [opened, setOpened] = useState(false);
  return (
    <details class="folded" data-tip={tip.id} onToggle={() => setOpened(true)}>
      <summary>
        {tip.title}
        {tip.answer && <small>{t.dynamic(`panel_answered_${tip.answer}`)}</small>}
        {unread && unread.length > 0 && (
          <small>{t('panel_not_read', { fields: unread.map((field) => fieldName(field, t)).join(', ') })}</small>
        )}
      </summary>
      {opened && (
        <>
          <TipServes tip={tip} advice={advice} t={t} />
          <TipBody tip={tip} markdown={markdown} t={t} />
          <Answers tip={tip} pending={pending} t={t} actions={actions} />
          {flags && <Flag kind="tip" id={tip.id} title={tip.title} flags={flags} />}
        </>
      )}
    </details>
  );
}

interface TipNodeProps {
  state: Extract<SidebarState, { kind: 'advice' }>;
  pending: Pending;
  held: boolean;
  flags: Flags | null;
  shelf: Shelf;
  t: Translate;
  actions: SidebarActions;
}

/** The top tip; or that there is none, or that enough were shown today. */
function TopTip({ state, pending, held, flags, t, actions }: TipNodeProps): JSX.Element {
  const { advice, markdown } = state;
  const { tip } = advice;
  if (!tip) return <p class="card">{t('panel_no_tip')}</p>;
  if (state.enough) {
    return (
      <div class="card enough">
        <p>{t('panel_enough')}</p>
        <button type="button" class="button" onClick={() => actions.showTip()}>
          {t('panel_enough_show')}
        </button>
      </div>
    );
  }
  return (
    <div class="card" data-tip={tip.id}>
      <h3>{tip.title}</h3>
      <TipServes tip={tip} advice={advice} t={t} />
      <TipBody tip={tip} markdown={markdown} t={t} />
      <Answers tip={tip} pending={pending} held={held} t={t} actions={actions} />
      {flags && <Flag kind="tip" id={tip.id} title={tip.title} flags={flags} />}
    </div>
  );
}

/** How to do it well, now, on this record. */
export function TipNode(props: TipNodeProps): JSX.Element {
  const { state, pending, flags, shelf, t, actions } = props;
  const { advice, markdown } = state;
  const { tip, others, possible } = advice;
  const folded = { markdown, advice, pending, flags, t, actions };
  /** The folded lists follow the frame in which the advice appears: there can be dozens of tips in them. */
  const [later, setLater] = useState(false);
  useEffect(() => setLater(true), []);
  const unlisted = (count = 0): JSX.Element | null =>
    count > 0 ? <small>{t('panel_more_unlisted', { count })}</small> : null;
  return (
    <SightNode
      hat="coach"
      eyebrow={t('panel_tip')}
      reasons={state.enough ? [] : (tip?.reasons ?? [])}
      shelf={shelf}
      t={t}
    >
      <TopTip key={tip?.id} {...props} />
      {others.length > 0 && (
        <details class="more">
          <summary>{t('panel_more_tips', { count: others.length })}</summary>
          {later && others.map((other) => <FoldedTip key={other.id} tip={other} {...folded} />)}
          {unlisted(advice.more?.others)}
        </details>
      )}
      {possible.length > 0 && (
        <details class="more">
          <summary>{t('panel_might_apply', { count: possible.length })}</summary>
          {later &&
            possible.map((other: PossibleTip) => (
              <FoldedTip key={other.id} tip={other} unread={other.unread} {...folded} />
            ))}
          {unlisted(advice.more?.possible)}
        </details>
      )}
    </SightNode>
  );
}
