import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import { type Detail, detailsIn, draftTip, withoutDetail } from '../../../lib/notes/details';
import type { NoteView, ThreadView } from '../../../lib/notes/thread';
import type { Tip } from '../../../lib/playbook/schema';
import { MarkdownArea } from '../../options/desk/form/MarkdownArea';
import { PickMany } from '../../options/desk/form/PickMany';
import { ResourceList } from '../../options/desk/form/ResourceList';
import { TextField } from '../../options/desk/form/TextField';
import { newId } from '../../options/desk/new-id';
import { Dialog } from '../Dialog';
import type { ReviewActions, ReviewData } from '../model';
import { DETAIL_KINDS, DetailList } from './DetailList';

interface TurnIntoTipProps {
  thread: ThreadView;
  note: NoteView;
  data: ReviewData;
  actions: ReviewActions;
  t: Translate;
  close(): void;
}

/**
 * A draft tip out of a note. What could tell which record or which person it was about is pointed out, and nothing is saved
 * before each of these was taken out, replaced, or confirmed by the person to be none.
 */
export function TurnIntoTip({ thread, note, data, actions, t, close }: TurnIntoTipProps): JSX.Element {
  const { playbook } = data.release;
  const [tip, setTip] = useState<Tip>(() => draftTip(newId('tip'), thread, note, playbook));
  const [confirmed, confirm] = useState<ReadonlySet<string>>(new Set());
  const [state, setState] = useState<'writing' | 'saving' | 'saved'>('writing');
  const [fault, setFault] = useState<string | null>(null);
  const words = [tip.title, tip.body, ...tip.resources.flatMap(({ title, url }) => [title, url])];
  const details = useMemo(() => found(words, thread, data, t), [words.join('\n'), thread, data.people]);
  const open = details.filter(({ text }) => !confirmed.has(text));
  const steps = useMemo(() => playbook.processes.flatMap(stepsOf), [playbook]);
  const metrics = useMemo(() => playbook.metrics.map(({ id, title }) => ({ id, title })), [playbook]);
  const put = (change: Partial<Tip>): void => setTip((before) => ({ ...before, ...change }));
  const replace = (detail: Detail, words: string): void => {
    const done = (text: string): string => withoutDetail(text, detail, words);
    put({
      title: done(tip.title),
      body: done(tip.body),
      resources: tip.resources.map((one) => ({ ...one, title: done(one.title) })),
    });
  };
  const isReady = open.length === 0 && tip.title.trim() !== '' && tip.body.trim() !== '';
  const save = async (): Promise<void> => {
    if (!isReady || state !== 'writing') return;
    setState('saving');
    const answer = await actions.keepTip(tip);
    setState(answer.ok ? 'saved' : 'writing');
    setFault(answer.ok ? null : t('review_not_done', { why: t.dynamic(`error_${answer.error.code}`) }));
  };
  if (state === 'saved') {
    return (
      <Dialog title={t('review_tip_saved')} close={close} t={t}>
        <p role="status">{t('review_tip_saved_about', { title: tip.title })}</p>
        <div class="actions">
          <a class="button" href={`/options.html#tips/${tip.id}`} target="_blank" rel="noopener">
            {t('review_tip_open')}
          </a>
          <button type="button" ref={(button) => button?.focus()} onClick={close}>
            {t('review_close')}
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('review_turn')} wide close={close} t={t}>
      <form
        class="tip-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p class="soft">{t('review_turn_about')}</p>
        <DetailList
          details={details}
          confirmed={confirmed}
          replace={replace}
          confirm={(text) => confirm(new Set([...confirmed, text]))}
          t={t}
        />
        <TextField
          label={t('review_tip_title')}
          value={tip.title}
          most={200}
          needed
          set={(title) => put({ title })}
          t={t}
        />
        <MarkdownArea
          label={t('review_tip_body')}
          value={tip.body}
          most={20_000}
          needed
          set={(body) => put({ body })}
          t={t}
        />
        <div class="fields two">
          <PickMany
            label={t('review_tip_steps')}
            chosen={tip.steps}
            options={steps}
            most={20}
            set={(ids) => put({ steps: ids })}
            t={t}
          />
          <PickMany
            label={t('review_tip_metrics')}
            chosen={tip.metrics}
            options={metrics}
            most={20}
            set={(ids) => put({ metrics: ids })}
            t={t}
          />
        </div>
        {tip.steps.length + tip.metrics.length === 0 && <p class="soft">{t('review_tip_no_aim')}</p>}
        {tip.resources.length > 0 && (
          <ResourceList resources={tip.resources} set={(resources) => put({ resources })} t={t} />
        )}
        {fault && (
          <p class="fault" role="alert">
            {fault}
          </p>
        )}
        <div class="actions">
          <button type="submit" class="main" disabled={!isReady} aria-busy={state === 'saving'}>
            {t('review_tip_save')}
          </button>
          <button type="button" onClick={close}>
            {t('options_cancel')}
          </button>
          {open.length > 0 && <span class="soft">{t('review_details_left', { count: open.length })}</span>}
        </div>
      </form>
    </Dialog>
  );
}

/** The details in all texts of the tip, each once; not the words that stand in place of details. */
function found(texts: readonly string[], thread: ThreadView, { people }: ReviewData, t: Translate): Detail[] {
  const byText = new Map<string, Detail>();
  for (const text of texts) {
    for (const one of detailsIn(text, thread, people)) {
      if (!byText.has(one.text) && !isInPlace(text, one, t)) byText.set(one.text, one);
    }
  }
  return [...byText.values()];
}

/** Whether it is one of the words in brackets that a detail was replaced by. */
const isInPlace = (text: string, { start, end }: Detail, t: Translate): boolean =>
  DETAIL_KINDS.some((kind) => {
    const words = t.dynamic(`review_detail_as_${kind}`);
    const at = text.lastIndexOf('[', start);
    return at >= 0 && text.startsWith(words, at) && end <= at + words.length;
  });

const stepsOf = ({ title: process, stages }: ReviewData['release']['playbook']['processes'][number]) =>
  stages.flatMap((stage) => stage.steps.map(({ id, title }) => ({ id, title, within: `${process} · ${stage.title}` })));
