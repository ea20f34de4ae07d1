import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import type { ItemKey } from '../../../../lib/playbook/items';
import type { OptionsActions, OptionsData } from '../../model';
import { waitingByItem } from './flag-groups';
import { useFlags } from './use-flags';

export interface FlagCountProps {
  item: ItemKey;
  options: Pick<OptionsActions, 'flags'>;
  data: OptionsData;
  t: Translate;
}

/** How many flags wait on an item, with the way to them; nothing where none does. */
export function FlagCount({ item, options, data, t }: FlagCountProps): JSX.Element | null {
  const { flags } = useFlags(options, data);
  const count = useMemo(() => waitingByItem(flags?.threads ?? []).get(item) ?? 0, [flags, item]);
  if (count === 0) return null;
  return (
    <p class="flag-count">
      <a href={flagsAddress(item)}>{t('flags_waiting', { count })}</a>
    </p>
  );
}

/** Address of what the field said about an item. */
export const flagsAddress = (item: ItemKey): string => `#flags/${encodeURIComponent(item)}`;
