import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { OwnBrowsersStatus } from '../../../lib/team/own-browsers/requests';
import { bytesText } from '../format';
import { momentText } from './words';

export interface OwnBrowsersFactsProps {
  status: OwnBrowsersStatus;
  t: Translate;
}

/** Shares of the room from which on it is drawn as short, and as full. */
const NEARLY = 0.9;
const FULL = 0.98;

/** Where nothing is in the way, by how it is with the playbook. */
const STATE = {
  same: 'own_state_good',
  none: 'own_state_good',
  team: 'own_state_good',
  owed: 'own_state_under_way',
  'not-whole': 'own_state_under_way',
  'too-large': 'own_state_partly',
  refused: 'own_state_partly',
  newer: 'own_state_partly',
} as const;

/** How it is: in order or why not, the playbook, when something last came and went, and the room that the browser gives. */
export function OwnBrowsersFacts({ status, t }: OwnBrowsersFactsProps): JSX.Element {
  const { release, trouble, nextAt, sentAt, receivedAt, used, most } = status;
  const numbers = new Intl.NumberFormat(t.locale);
  const room = t('own_room_text', { used: numbers.format(used), most: numbers.format(most) });
  const again = nextAt === null ? '' : t('own_again', { time: momentText(nextAt, t) });
  return (
    <dl class="facts">
      <dt>{t('own_state')}</dt>
      <dd data-own-state={trouble?.why ?? 'good'}>
        {trouble ? `${t.dynamic(`own_trouble_${trouble.why}`)} ${again}` : t(STATE[release.is])}
        {trouble && <code>{trouble.detail}</code>}
      </dd>
      <dt>{t('own_release')}</dt>
      <dd data-own-release={release.is}>{releaseWords(release, t)}</dd>
      <dt>{t('own_sent')}</dt>
      <dd>{sentAt === null ? t('team_never') : momentText(sentAt, t)}</dd>
      <dt>{t('own_received')}</dt>
      <dd>{receivedAt === null ? t('team_never') : momentText(receivedAt, t)}</dd>
      <dt>{t('own_room')}</dt>
      <dd>
        <meter
          class="own-room"
          min={0}
          low={most * NEARLY}
          high={most * FULL}
          max={most}
          optimum={0}
          value={used}
          aria-label={room}
        />
        <span data-own-room={used}>{room}</span>
      </dd>
    </dl>
  );
}

function releaseWords(release: OwnBrowsersStatus['release'], t: Translate): string {
  switch (release.is) {
    case 'too-large':
      return t('own_release_too_large', { size: bytesText(release.over, t) });
    case 'not-whole':
      return t('own_release_not_whole', { time: momentText(release.since, t) });
    case 'refused':
      return t.dynamic(`own_refused_${release.reason}`);
    default:
      return t.dynamic(`own_release_${release.is}`);
  }
}
