import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { PolicyReading } from '../../../lib/team/policy/parse';
import type { Policy, PolicyPreferences } from '../../../lib/team/policy/policy';
import { roleWord } from '../../notes/words';
import { retentionText } from '../data/RetentionCard';
import type { TeamStatus } from './TeamSection';
import { momentText } from './words';

export interface PolicyCardProps {
  reading: PolicyReading;
  /** What came of the playbook that stands in it. */
  carriedOut: TeamStatus['policy'];
  t: Translate;
}

/** What the organization set by the browser's policy, and what of it could not be used. Nothing where it set nothing. */
export function PolicyCard({ reading: { policy, problems }, carriedOut, t }: PolicyCardProps): JSX.Element | null {
  const lines = linesOf(policy, t);
  const installed = policy.playbook?.kind === 'inline' ? (carriedOut?.playbook ?? null) : null;
  if (lines.length === 0 && problems.length === 0) return null;
  return (
    <section class="card" aria-labelledby="team-policy" data-policy="set">
      <h2 id="team-policy">{t('policy_title')}</h2>
      <p class="soft">{t('policy_about')}</p>
      {lines.length > 0 && (
        <dl class="facts policy-facts">
          {lines.flatMap(({ name, text }) => [<dt key={name}>{name}</dt>, <dd key={`${name} text`}>{text}</dd>])}
        </dl>
      )}
      {installed && (
        <p class={installed.refused ? 'mark' : 'soft'} data-policy-playbook={installed.refused ? 'refused' : 'taken'}>
          {installed.refused ? (
            <>
              {t.dynamic(`team_refused_${installed.refused.reason}`)} <code>{installed.refused.detail}</code>
            </>
          ) : (
            t('policy_playbook_taken', { moment: momentText(installed.at, t) })
          )}
        </p>
      )}
      {problems.length > 0 && (
        <>
          <h3>{t('policy_problems', { count: problems.length })}</h3>
          <p class="soft">{t('policy_problems_about')}</p>
          <ul class="policy-problems">
            {problems.map(({ field, reason, given, possible }) => (
              <li key={field} data-policy-problem={field}>
                <code>{field}</code>
                <span>
                  {t.dynamic(`policy_why_${reason}`)} <code>{given}</code>
                  {possible !== '' && (
                    <>
                      {' '}
                      {t('policy_possible')} <code>{possible}</code>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function linesOf(policy: Policy, t: Translate): { name: string; text: string | JSX.Element }[] {
  const { playbook, hub, preferences, hosts, retention, roles, quietHours } = policy;
  const list = (words: readonly string[]): string => new Intl.ListFormat(t.locale).format(words);
  const lines: { name: string; text: string | JSX.Element }[] = [];
  if (playbook) {
    const text = playbook.kind === 'inline' ? t('policy_playbook_inline') : <code>{playbook.link.address}</code>;
    lines.push({ name: t('policy_playbook'), text });
  }
  if (hub !== null) lines.push({ name: t('policy_hub'), text: <code>{new URL(hub).origin}</code> });
  for (const part of ['locked', 'defaults'] as const) {
    const names = namesOf(preferences[part], t);
    if (names.length > 0) lines.push({ name: t.dynamic(`policy_${part}`), text: list(names) });
  }
  if (hosts)
    lines.push({ name: t('policy_hosts_title'), text: hosts.length === 0 ? t('policy_hosts_none') : list(hosts) });
  if (retention) lines.push({ name: t('policy_retention'), text: retentionText(retention, t) });
  if (roles) lines.push({ name: t('policy_roles'), text: list(roles.map((role) => roleWord(role, t))) });
  if (quietHours) {
    const { hours, days, mostPerDay } = quietHours;
    const words = [
      ...(hours ? [t('policy_quiet_hours', hours)] : []),
      ...(days.length > 0 ? [t('policy_quiet_days', { days: list(days.map((day) => dayName(day, t))) })] : []),
      ...(mostPerDay === null ? [] : [t('policy_quiet_most', { count: mostPerDay })]),
    ];
    lines.push({ name: t('policy_quiet'), text: words.join(' ') });
  }
  return lines;
}

const namesOf = (preferences: PolicyPreferences['locked'], t: Translate): string[] =>
  Object.keys(preferences).map((name) => t.dynamic(`policy_preference_${name}`));

/** A weekday in this person's language. 5 January 1970 was a Monday. */
function dayName(day: string, t: Translate): string {
  const index = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].indexOf(day);
  const noon = new Date(Date.UTC(1970, 0, 5 + index, 12));
  return noon.toLocaleDateString(t.locale, { weekday: 'long', timeZone: 'UTC' });
}
