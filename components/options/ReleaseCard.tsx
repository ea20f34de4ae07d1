import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import { countsOf } from '../../lib/playbook/changes';
import type { Release } from '../../lib/playbook/schema';
import { instantText } from './format';

export interface ReleaseCardProps {
  release: Release;
  exportPlaybook(): void;
  t: Translate;
}

/** What advice is made from now. */
export function ReleaseCard({ release, exportPlaybook, t }: ReleaseCardProps): JSX.Element {
  const { playbook, number, date, note } = release;
  return (
    <section class="card" aria-labelledby="active">
      <div class="head">
        <div>
          <p class="over">{t('options_active')}</p>
          <h2 id="active" class="title">
            {playbook.title}
          </h2>
          <p class="soft">
            {t('options_release', { number, date: instantText(date, t) })}
            {note && ` · ${note}`}
          </p>
        </div>
        <button type="button" onClick={exportPlaybook}>
          {t('options_export')}
        </button>
      </div>
      {playbook.about && <p>{playbook.about}</p>}
      <Counts playbook={playbook} t={t} />
    </section>
  );
}

/** How much of each there is. */
export function Counts({ playbook, t }: Pick<Release, 'playbook'> & { t: Translate }): JSX.Element {
  return (
    <ul class="figures">
      {Object.entries(countsOf(playbook)).map(([kind, count]) => (
        <li key={kind}>
          <b>{count.toLocaleString(t.locale)}</b> {t.dynamic(`options_count_${kind}`, { count })}
        </li>
      ))}
    </ul>
  );
}
