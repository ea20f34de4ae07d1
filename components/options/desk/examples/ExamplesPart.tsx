import type { JSX } from 'preact';
import type { DeskPartProps } from '../../sections';
import { useSaid } from '../form/useSaid';
import { useTrialRecords } from '../tips/use-records';

/** Records that were kept from the panel to try tips on, with what of them is stored, and the way to delete it. */
export function ExamplesPart({ actions, options, t }: DeskPartProps): JSX.Element {
  const { examples, remove } = useTrialRecords(actions, options);
  const [said, say] = useSaid();
  const take = async (id: string, name: string): Promise<void> => {
    if (await remove(id)) say(t('examples_removed', { name }));
    else say(t('examples_not_removed', { name }));
  };
  return (
    <section class="card" aria-labelledby="examples-kept">
      {said}
      <h2 id="examples-kept">{t('examples_kept')}</h2>
      <p class="soft">{t('examples_local')}</p>
      {examples.length === 0 ? (
        <p>{t('examples_none')}</p>
      ) : (
        <ul class="examples">
          {examples.map(({ id, name, crm, keptAt, record }) => (
            <li key={id} data-example={id}>
              <div>
                <b>{name}</b>
                <small>
                  {[
                    t.dynamic(`popup_crm_${crm}`),
                    t.dynamic(`examples_kind_${record.kind}`),
                    t('examples_fields', { count: Object.keys(record.fields).length }),
                    new Date(keptAt).toLocaleString(t.locale, { dateStyle: 'medium', timeStyle: 'short' }),
                  ].join(' · ')}
                </small>
              </div>
              <button type="button" aria-label={t('examples_remove', { name })} onClick={() => void take(id, name)}>
                {t('examples_remove_short')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
