import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { alignment } from '../../lib/playbook/alignment';
import { changesBetween, isUnchanged } from '../../lib/playbook/changes';
import type { Release } from '../../lib/playbook/schema';
import { Changes } from './Changes';
import { type Candidate, FILE_LIMIT } from './candidate';
import { bytesText } from './format';
import { Gaps } from './Gaps';
import { Refusals } from './Refusals';

export interface CandidateCardProps {
  candidate: Candidate;
  release: Release;
  today: string;
  /** How many items the draft changes. */
  unpublished: number;
  use(candidate: Candidate & { kind: 'playbook' }): void;
  cancel(): void;
  t: Translate;
}

/** What using a playbook would change, or why a file cannot be used. The focus comes here, as it is the answer. */
export function CandidateCard({ candidate, cancel, t, ...rest }: CandidateCardProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [candidate]);
  return (
    <section
      class={candidate.kind === 'playbook' ? 'card candidate' : 'card candidate refused'}
      aria-labelledby="candidate"
    >
      <h2 id="candidate" tabIndex={-1} ref={heading}>
        {candidate.kind === 'playbook'
          ? t('options_candidate', { title: candidate.playbook.title })
          : t('options_refused', { name: candidate.name })}
      </h2>
      {candidate.kind === 'playbook' ? (
        <Comparison candidate={candidate} cancel={cancel} t={t} {...rest} />
      ) : (
        <>
          <p>{t('options_nothing_changed')}</p>
          {candidate.kind === 'refused' ? (
            <Refusals refused={candidate.refused} unlisted={candidate.unlisted} t={t} />
          ) : (
            <p class="notice bad">
              {t.dynamic(`options_file_${candidate.why}`, {
                size: bytesText(candidate.bytes, t),
                most: bytesText(FILE_LIMIT, t),
              })}
            </p>
          )}
          <div class="actions">
            <button type="button" onClick={cancel}>
              {t('options_close')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

type ComparisonProps = Omit<CandidateCardProps, 'candidate'> & { candidate: Candidate & { kind: 'playbook' } };

function Comparison({ candidate, release, today, unpublished, use, cancel, t }: ComparisonProps): JSX.Element {
  const { playbook } = candidate;
  const changes = useMemo(() => changesBetween(release.playbook, playbook), [release, playbook]);
  const gaps = useMemo(() => alignment(playbook, today), [playbook, today]);
  const blocked = gaps.some(({ severity }) => severity === 'error');
  const same = isUnchanged(changes);
  return (
    <>
      {playbook.about && <p>{playbook.about}</p>}
      <p class="soft">
        {same
          ? t('options_same_as_active', { number: release.number })
          : t('options_compared', { number: release.number, title: release.playbook.title })}
      </p>
      {!same && <Changes changes={changes} t={t} />}
      {blocked && <p class="notice bad">{t('options_out_of_line')}</p>}
      {!same && gaps.length > 0 && <Gaps gaps={gaps} t={t} />}
      {!same && !blocked && unpublished > 0 && (
        <p class="notice warn">
          {t('options_draft_kept', { count: unpublished })} <a href="#publish">{t('options_draft_look')}</a>
        </p>
      )}
      <div class="actions">
        {!same && !blocked && (
          <button type="button" class="main" onClick={() => use(candidate)}>
            {t('options_use')}
          </button>
        )}
        <button type="button" onClick={cancel}>
          {t(same || blocked ? 'options_close' : 'options_cancel')}
        </button>
      </div>
    </>
  );
}
