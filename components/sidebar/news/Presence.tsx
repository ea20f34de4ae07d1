import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { PanelNews } from '../../../lib/news-requests';
import { useNews } from './store';

/** How the connection to the team is, in a word; nothing where there is none. */
export function Presence({ t }: { t: Translate }): JSX.Element | null {
  const hub = useNews()?.hub ?? null;
  return hub && <small class="presence">{presenceWords(hub, t)}</small>;
}

function presenceWords(hub: NonNullable<PanelNews['hub']>, t: Translate): string {
  const time = 'since' in hub ? timeOf(hub.since, t.locale) : '';
  return t.dynamic(`panel_hub_${hub.state}${hub.state === 'refused' ? `_${hub.why}` : ''}`, { time });
}

/** With the day, where it was another one than today. */
function timeOf(at: number, locale: string): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...(isToday ? {} : { dateStyle: 'short' }) }).format(at);
}
