import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { flagsAnswered } from '../../../../lib/notes/credit';
import { differencesOf } from '../../../../lib/playbook/changes';
import { visionSince } from '../../../../lib/playbook/fixed-point';
import { itemsOf } from '../../../../lib/playbook/items';
import type { Refused } from '../../../../lib/playbook/refusal';
import { Confirm } from '../../Confirm';
import { instantText } from '../../format';
import { failureOutcome, Notice, type Outcome } from '../../Notice';
import { Refusals } from '../../Refusals';
import type { DeskPartProps } from '../../sections';
import { Differences } from '../compare/Differences';
import { useFlags } from '../flags/use-flags';
import { ClashCard } from '../merge/ClashCard';
import { MergeCard } from '../merge/MergeCard';
import { Blockers } from './Blockers';
import { ReleaseForm } from './ReleaseForm';
import { useReleases } from './use-releases';

/** What would change, what stands in the way, and the press that makes a release of the draft. */
export function PublishPart({ desk, actions, data, options, t }: DeskPartProps): JSX.Element {
  const { base, published, items, edits, gaps, unexplained, arrived, clashes } = desk;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [discarding, setDiscarding] = useState(false);
  const asker = useRef<HTMLButtonElement>(null);
  const { entries } = useReleases(actions, desk, data.release.number);
  const before = useMemo(() => itemsOf(published), [published]);
  const { flags } = useFlags(options, data);
  const answered = useMemo(
    () => flagsAnswered(flags?.threads ?? [], flags ? differencesOf(before, items) : []),
    [flags, before, items],
  );
  const heard = useMemo(() => new Map([...answered].map(([key, own]) => [key, own.length])), [answered]);
  const answers = [...heard.values()].reduce((sum, count) => sum + count, 0);
  const since = useMemo(
    () => visionSince((entries ?? []).filter(({ number }) => number <= base.number)),
    [entries, base.number],
  );
  const errors = gaps.some(({ severity }) => severity === 'error');
  const blocked = errors || unexplained.length > 0 || arrived !== null || clashes.length > 0;

  const publish = async (note: string, author: string): Promise<void> => {
    setRefused(null);
    setOutcome(null);
    const answer = await actions.publish(note, author);
    if (!answer.ok) return setOutcome(failureOutcome(answer.error, t));
    const { value } = answer;
    switch (value.outcome) {
      case 'published':
        return setOutcome({ kind: 'good', text: t('publish_done', { number: value.number }) });
      case 'same':
        return setOutcome({ kind: 'good', text: t('options_same_as_active', { number: value.number }) });
      case 'refused':
        setRefused(value);
        return setOutcome({ kind: 'bad', text: t('publish_refused') });
      case 'behind':
        return setOutcome({ kind: 'bad', text: t('publish_behind') });
      case 'outdated':
        return setOutcome({ kind: 'bad', text: t('publish_outdated', { number: value.active }) });
      case 'out-of-line':
        return setOutcome({ kind: 'bad', text: t('options_out_of_line') });
      case 'unexplained':
        return setOutcome({ kind: 'bad', text: t('publish_unexplained') });
    }
  };
  const discard = async (): Promise<void> => {
    setDiscarding(false);
    const answer = await actions.discard();
    if (!answer.ok) return setOutcome(failureOutcome(answer.error, t));
    const done = answer.value.outcome === 'discarded';
    setOutcome({ kind: done ? 'good' : 'bad', text: t(done ? 'publish_discarded' : 'publish_behind') });
  };

  return (
    <>
      <ClashCard desk={desk} actions={actions} t={t} />
      <MergeCard desk={desk} actions={actions} t={t} />
      <Notice outcome={outcome} />
      {refused && (
        <section class="card refused" aria-labelledby="publish-refused">
          <h2 id="publish-refused">{t('publish_refused')}</h2>
          <Refusals refused={refused.refused} unlisted={refused.unlisted} t={t} />
        </section>
      )}
      <section class="card" aria-labelledby="publish-changes">
        <h2 id="publish-changes">{t('publish_changes', { number: base.number })}</h2>
        <p class="soft">{t('publish_base', { number: base.number, date: instantText(base.date, t) })}</p>
        <Differences
          before={before}
          after={items}
          names={{ before: t('release_named', { number: base.number }), after: t('release_draft') }}
          since={since ? { number: since.number, date: instantText(since.date, t) } : null}
          flags={heard}
          t={t}
        />
        <p class="digest">
          {t('release_digest')} <code>{base.digest}</code>
        </p>
      </section>
      <Blockers desk={desk} callWording={actions.callWording} t={t} />
      <section class="card" aria-labelledby="publish-form">
        <h2 id="publish-form">{t('publish_title')}</h2>
        <p class="soft">{t('publish_about')}</p>
        {edits.length === 0 ? (
          <p class="notice">{t('publish_nothing', { number: base.number })}</p>
        ) : (
          <>
            {blocked && (
              <p class="notice bad">
                {t(arrived || clashes.length > 0 ? 'publish_first_merge' : 'publish_first_mend')}
              </p>
            )}
            {answers > 0 && (
              <p class="notice answers">
                {t('publish_answers', {
                  flags: t('publish_answers_flags', { count: answers }),
                  items: t('publish_answers_items', { count: heard.size }),
                })}
              </p>
            )}
            <ReleaseForm
              author={data.me?.name ?? base.author}
              act={t('publish_do')}
              disabled={blocked}
              publish={publish}
              t={t}
            >
              <button
                type="button"
                class="danger"
                ref={asker}
                aria-expanded={discarding}
                onClick={() => setDiscarding(true)}
              >
                {t('publish_discard')}
              </button>
            </ReleaseForm>
            {discarding && (
              <Confirm
                question={t('publish_discard_question', { number: base.number })}
                act={t('publish_discard')}
                t={t}
                confirm={() => void discard()}
                cancel={() => {
                  setDiscarding(false);
                  asker.current?.focus();
                }}
              />
            )}
          </>
        )}
      </section>
    </>
  );
}
