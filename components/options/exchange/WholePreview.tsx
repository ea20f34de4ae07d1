import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { alignment } from '../../../lib/playbook/alignment';
import { changesBetween, isUnchanged } from '../../../lib/playbook/changes';
import type { Playbook } from '../../../lib/playbook/schema';
import { Changes } from '../Changes';
import { unpublishedItems } from '../desk/unpublished';
import { Gaps } from '../Gaps';
import { Decide, type DecideProps } from './Decide';
import type { ExchangeProps } from './model';

/** A whole playbook in the place of the draft: what that changes, and where it is out of line. */
export function WholePreview({
  offered,
  desk,
  t,
  ...decide
}: DecideProps & { offered: Playbook; desk: ExchangeProps['desk'] }): JSX.Element {
  const { playbook: draft, today } = desk;
  const unpublished = unpublishedItems(desk.edits);
  const changes = useMemo(() => changesBetween(draft, offered), [draft, offered]);
  const gaps = useMemo(() => alignment(offered, today), [offered, today]);
  const same = isUnchanged(changes);
  return (
    <>
      {offered.about && <p>{offered.about}</p>}
      <p class="soft">{same ? t('options_exchange_same') : t('options_exchange_whole', { title: offered.title })}</p>
      {!same && unpublished > 0 && (
        <p class="notice warn">{t('options_exchange_whole_edits', { count: unpublished })}</p>
      )}
      {!same && <Changes changes={changes} t={t} />}
      {!same && gaps.length > 0 && <Gaps gaps={gaps} t={t} />}
      <Decide possible={!same} t={t} {...decide} />
    </>
  );
}
