import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import { roleWord } from '../../notes/words';
import type { Acts } from '../acts';
import type { ReviewData } from '../model';

/** Under which hat a person writes, where they wear more than one. */
export function HatChoice({ acts, data, t }: { acts: Acts; data: ReviewData; t: Translate }): JSX.Element | null {
  const roles = data.me?.roles ?? [];
  if (roles.length < 2) return null;
  return (
    <label class="hat-choice">
      <span>{t('review_write_as')}</span>
      <select
        value={acts.hat}
        onChange={({ currentTarget }) => {
          const role = roles.find((one) => one === currentTarget.value);
          if (role) acts.wear(role);
        }}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {roleWord(role, t)}
          </option>
        ))}
      </select>
    </label>
  );
}
