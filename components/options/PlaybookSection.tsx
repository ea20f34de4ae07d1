import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { alignment } from '../../lib/playbook/alignment';
import { freshStarter } from '../../lib/playbook/starter';
import { CandidateCard } from './CandidateCard';
import type { Candidate } from './candidate';
import { Gaps } from './Gaps';
import { ImportCard } from './ImportCard';
import type { OptionsActions, OptionsData } from './model';
import { failureOutcome, Notice, type Outcome } from './Notice';
import { ReleaseCard } from './ReleaseCard';
import { StarterList } from './StarterList';

export interface SectionProps {
  data: OptionsData;
  actions: OptionsActions;
  /** How many items the draft changes. */
  unpublished: number;
  t: Translate;
}

/** The active release, where it is out of line, and the ways to another one: a starter or a file. */
export function PlaybookSection({ data, actions, unpublished, t }: SectionProps): JSX.Element {
  const { release, today } = data;
  const [candidate, setCandidate] = useState<Candidate | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const gaps = useMemo(() => alignment(release.playbook, today), [release, today]);
  const consider = (next: Candidate | null): void => {
    setOutcome(null);
    setCandidate(next);
  };
  const use = async (chosen: Candidate & { kind: 'playbook' }): Promise<void> => {
    const note = t(chosen.from === 'starter' ? 'options_note_starter' : 'options_note_file', { name: chosen.name });
    const answer = await actions.install(chosen.playbook, note, release.number);
    if (!answer.ok) return setOutcome(failureOutcome(answer.error, t));
    switch (answer.value.outcome) {
      case 'installed':
      case 'same':
        setOutcome({ kind: 'good', text: t('options_release_active', { number: answer.value.number }) });
        return setCandidate(null);
      case 'stale':
        return setOutcome({ kind: 'bad', text: t('options_release_stale', { number: answer.value.number }) });
      case 'refused':
        return setCandidate({ ...answer.value, kind: 'refused', name: chosen.name });
      case 'out-of-line':
        return setOutcome({ kind: 'bad', text: t('options_out_of_line') });
    }
  };
  return (
    <>
      <ReleaseCard release={release} exportPlaybook={actions.exportPlaybook} t={t} />
      <Notice outcome={outcome} />
      {candidate && (
        <CandidateCard
          candidate={candidate}
          release={release}
          today={today}
          unpublished={unpublished}
          use={use}
          cancel={() => consider(null)}
          t={t}
        />
      )}
      <section class="card" aria-labelledby="alignment">
        <h2 id="alignment">{t('options_alignment')}</h2>
        <p class="soft">{gaps.length === 0 ? t('options_aligned') : t('options_alignment_about')}</p>
        <Gaps gaps={gaps} t={t} />
      </section>
      <StarterList
        starters={data.starters}
        active={release.playbook.id}
        choose={({ playbook }) =>
          consider({ kind: 'playbook', from: 'starter', name: playbook.title, playbook: freshStarter(playbook, today) })
        }
        t={t}
      />
      <ImportCard consider={consider} t={t} />
    </>
  );
}
