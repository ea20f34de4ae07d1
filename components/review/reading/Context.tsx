import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Record as CrmRecord } from '../../../lib/crm/record';
import type { Translate } from '../../../lib/i18n/translate';
import type { TiedKind } from '../../../lib/notes/event';
import type { ThreadView } from '../../../lib/notes/thread';
import type { Release } from '../../../lib/playbook/schema';
import { tiedWord } from '../../notes/words';
import type { ReviewActions, ReviewData } from '../model';
import { type Names, titlesOf } from '../names';
import { thenAndNow } from './then-and-now';

interface ContextProps {
  thread: ThreadView;
  data: ReviewData;
  actions: ReviewActions;
  names: Names;
  t: Translate;
}

const IN_FORCE: readonly TiedKind[] = ['goal', 'step', 'metric', 'tip'];
const DESKS: { [kind in TiedKind]: string } = { goal: 'vision', step: 'process', metric: 'metrics', tip: 'tips' };

/** What was so when the thread was begun, and what is so now: the record, and the line of sight. */
export function Context({ thread, data, actions, names, t }: ContextProps): JSX.Element {
  const { record, snapshot } = thread;
  const shown = useShown(record?.key ?? null, actions);
  const former = useRelease(snapshot.release, data, actions);
  const rows = thenAndNow(snapshot, record, shown);
  const inForce = IN_FORCE.flatMap((kind) => {
    const id = snapshot[kind];
    if (id === null) return [];
    const was = former ? (titlesOf(former.playbook).get(`${kind} ${id}`) ?? null) : null;
    return [{ kind, id, was, is: names.item(kind, id) }];
  });
  const changed = rows.filter(({ differs }) => differs).length;
  return (
    <aside class="context" aria-label={t('review_context')}>
      {record && (
        <section>
          <h3>{t('review_record')}</h3>
          <table>
            <caption class={shown ? '' : 'soft'}>
              {shown ? t('review_differs', { count: changed }) : t('review_not_in_a_tab')}
            </caption>
            <thead>
              <tr>
                <td />
                <th scope="col">{t('review_then')}</th>
                {shown && <th scope="col">{t('review_now')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, label, was, is, differs }) => (
                <tr key={key} data-differs={differs}>
                  <th scope="row">
                    <bdi>{label ?? t.dynamic(`review_row_${key}`)}</bdi>
                  </th>
                  <td>
                    <bdi>{was ?? '–'}</bdi>
                  </td>
                  {shown && (
                    <td>
                      <bdi>{is ?? '–'}</bdi>
                      {differs && <span class="differs">{t('review_changed')}</span>}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          {snapshot.fields.length === 0 && <p class="soft small">{t('review_no_fields')}</p>}
        </section>
      )}
      {inForce.length > 0 && (
        <section>
          <h3>{t('review_in_force', { release: snapshot.release })}</h3>
          <dl class="in-force">
            {inForce.map(({ kind, id, was, is }) => (
              <div key={kind} data-kind={kind}>
                <dt>{tiedWord(kind, t)}</dt>
                <dd>
                  <span>{was ?? is ?? t('review_gone_item', { id })}</span>
                  {is === null ? (
                    <small>{t('review_not_in_force')}</small>
                  ) : (
                    <>
                      {was !== null && was !== is && <small>{t('review_now_called', { title: is })}</small>}
                      <a href={`/options.html#${DESKS[kind]}/${encodeURIComponent(id)}`} target="_blank" rel="noopener">
                        {t('review_at_desk')}
                        <span class="hidden"> {is}</span>
                      </a>
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </aside>
  );
}

/** Milliseconds after which it is looked whether a tab shows the record, and how. */
const LOOK_EVERY = 3_000;

/** The record as an open tab shows it, for as long as the page is seen. */
function useShown(key: string | null, { recordShown }: ReviewActions): CrmRecord | null {
  const [shown, show] = useState<{ key: string; record: CrmRecord | null } | null>(null);
  useEffect(() => {
    if (key === null) return;
    let over = false;
    const look = (): void => {
      if (document.visibilityState !== 'visible') return;
      void recordShown(key).then((record) => {
        if (!over) show({ key, record });
      });
    };
    look();
    const looking = setInterval(look, LOOK_EVERY);
    document.addEventListener('visibilitychange', look);
    return () => {
      over = true;
      clearInterval(looking);
      document.removeEventListener('visibilitychange', look);
    };
  }, [key, recordShown]);
  return shown?.key === key ? shown.record : null;
}

/** The release in which the thread was begun; null where it is not kept (any more). */
function useRelease(number: number, { release }: ReviewData, { releaseOf }: ReviewActions): Release | null {
  const [former, setFormer] = useState<Release | null>(null);
  useEffect(() => {
    if (number === release.number) return;
    let over = false;
    void releaseOf(number).then((found) => {
      if (!over) setFormer(found);
    });
    return () => {
      over = true;
    };
  }, [number, release.number, releaseOf]);
  if (number === release.number) return release;
  return former?.number === number ? former : null;
}
