import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SiteGroup } from './model';
import { Notice, type Outcome } from './Notice';
import type { SectionProps } from './PlaybookSection';
import { Switch } from './SidebarSection';

/** Addresses that few need: not asked for at the install, turned on here. */
export function SitesSection({ data, actions, t }: SectionProps): JSX.Element {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const set = async (group: SiteGroup, on: boolean): Promise<void> => {
    const done = await actions.setSite(group.id, on);
    const name = t.dynamic(`options_site_${group.id}`);
    if (!done) setOutcome({ kind: 'bad', text: t('options_site_declined') });
    else setOutcome({ kind: 'good', text: t(on ? 'options_site_on' : 'options_site_off', { name }) });
  };
  const { hosts } = data.policy.policy;
  return (
    <>
      {hosts && (
        <section class="card" aria-labelledby="sites-policy">
          <h2 id="sites-policy">{t('policy_hosts_title')}</h2>
          <p class="set-by">{t(hosts.length === 0 ? 'policy_hosts_none' : 'policy_hosts_only')}</p>
          <ul class="hosts">
            {hosts.map((host) => (
              <li key={host}>
                <code>{host}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="card" aria-labelledby="always">
        <h2 id="always">{t('options_sites_always')}</h2>
        <p class="soft">{t('options_sites_always_about')}</p>
        <ul class="hosts">
          <li>
            Salesforce <code>*.lightning.force.com</code>
          </li>
          <li>
            HubSpot <code>*.hubspot.com</code>
          </li>
        </ul>
      </section>
      <section class="card" aria-labelledby="optional">
        <h2 id="optional">{t('options_sites_optional')}</h2>
        <p class="soft">{t('options_sites_optional_about')}</p>
        {data.sites.map((group) => (
          <div key={group.id} class="site" data-site={group.id}>
            <Switch
              label={t.dynamic(`options_site_${group.id}`)}
              on={group.on}
              set={(on) => void set(group, on)}
              locked={isBarred(group, hosts) ? t('policy_set_by') : null}
            >
              {t.dynamic(`options_site_${group.id}_about`)}
            </Switch>
            <ul class="hosts">
              {group.names.map((name) => (
                <li key={name}>
                  <code>{name}</code>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <Notice outcome={outcome} />
      </section>
    </>
  );
}

/** Whether the organization lets the panel show on none of a group's hosts; what was granted before can be taken back. */
const isBarred = ({ on, names }: SiteGroup, hosts: readonly string[] | null): boolean =>
  !on && hosts !== null && !hosts.some((host) => names.some((name) => host === name || host.endsWith(name.slice(1))));
