import { browser } from 'wxt/browser';
import { recordKey } from '../../lib/crm/record';
import { KnownFailure } from '../../lib/failure';
import { chooseLanguage } from '../../lib/i18n/language';
import { REQUEST_SCHEMAS } from '../../lib/message-schemas';
import type { NewsRequests } from '../../lib/news-requests';
import type { NoteRequests } from '../../lib/note-requests';
import type { Routes, Sender } from '../../lib/router';
import { changePreferences, readPreferences } from '../../lib/storage/preferences-store';
import type { TeamRequests } from '../../lib/team-requests';
import type { ActiveRelease } from './active-release';
import type { AdviceDesk } from './advice-desk';
import type { DraftRoutes } from './draft-routes';
import type { NewsDesk } from './news/news-desk';
import type { OptionsRoutes } from './options-routes';
import type { PanelRoutes } from './panel-routes';
import { crmOfSender, refusesOtherOrg, refusesUnlessContent, refusesUnlessPage } from './senders';
import { sidebarTexts } from './sidebar-texts';
import { bringMore, bringSidebar, pushToAll, wakeTabs } from './tabs';
import { preferencesAt } from './team/policy-panels';
import { treesOf } from './trees';

/** Each request with its schema, who may send it, and what answers it; those of pages and panel are made beside. */
export function makeRoutes(
  releases: ActiveRelease,
  desk: AdviceDesk,
  news: Pick<NewsDesk, 'advised'>,
): Omit<
  Routes,
  | keyof OptionsRoutes
  | keyof DraftRoutes
  | keyof PanelRoutes
  | keyof NoteRequests
  | keyof TeamRequests
  | keyof NewsRequests
> {
  return {
    'sidebar/inject': {
      schema: REQUEST_SCHEMAS['sidebar/inject'],
      refuses: refusesUnlessContent,
      async handle(_body, sender) {
        const crm = crmOfSender(sender);
        if (crm === null || (await preferencesAt(crm, sender.url)).hidden) return { injected: false };
        return { injected: await bringSidebar(tabOf(sender), crm) };
      },
    },
    'sidebar/more': {
      schema: REQUEST_SCHEMAS['sidebar/more'],
      refuses: refusesUnlessContent,
      handle: async (_body, sender) => ({ injected: await bringMore(tabOf(sender)) }),
    },
    'sidebar/hello': {
      schema: REQUEST_SCHEMAS['sidebar/hello'],
      refuses: (sender, { crm }) => refusesUnlessContent(sender) ?? refusesOtherCrm(sender, crm),
      async handle({ crm }, sender) {
        const preferences = await preferencesAt(crm, sender.url);
        const { language, locale } = chooseLanguage(preferences.language, browser.i18n.getUILanguage());
        const messages = await sidebarTexts(language);
        return { locale, messages, preferences, version: browser.runtime.getManifest().version };
      },
    },
    'advice/get': {
      schema: REQUEST_SCHEMAS['advice/get'],
      refuses: (sender, { record }) => refusesOtherOrg(sender, record),
      async handle(body, sender) {
        const answer = await desk.advise(body);
        news.advised(tabOf(sender), answer);
        return answer;
      },
    },
    'advice/texts': {
      schema: REQUEST_SCHEMAS['advice/texts'],
      refuses: refusesUnlessContent,
      handle: async ({ sources }) => ({ markdown: treesOf(sources) }),
    },
    'step/tick': {
      schema: REQUEST_SCHEMAS['step/tick'],
      refuses: (sender, { record }) => refusesOtherOrg(sender, record),
      async handle(body, sender) {
        const answer = await desk.tick(body);
        void pushToAll('advice/stale', { record: recordKey(body.record) }, sender.tab?.id);
        return answer;
      },
    },
    'preferences/get': {
      schema: REQUEST_SCHEMAS['preferences/get'],
      refuses: refusesUnlessPage,
      handle: async ({ crm }) => ({ preferences: await readPreferences(crm) }),
    },
    'preferences/set': {
      schema: REQUEST_SCHEMAS['preferences/set'],
      refuses: (sender, { crm }) =>
        refusesUnlessPage(sender) === null ? null : (refusesUnlessContent(sender) ?? refusesOtherCrm(sender, crm)),
      async handle({ crm, patch }, sender) {
        const preferences = await changePreferences(crm, patch);
        void pushToAll('preferences/changed', { crm, preferences }, sender.tab?.id);
        // Hidden panels are not in their pages at all, so they have to be brought back.
        if (patch.hidden === false) void wakeTabs();
        return { preferences };
      },
    },
    'self-test/open': {
      schema: REQUEST_SCHEMAS['self-test/open'],
      refuses: refusesUnlessContent,
      async handle(_body, sender) {
        const url = browser.runtime.getURL(`/self-test.html?tab=${tabOf(sender)}`);
        await browser.tabs.create({ url });
        return { opened: true };
      },
    },
    'release/active': {
      schema: REQUEST_SCHEMAS['release/active'],
      refuses: refusesUnlessPage,
      async handle() {
        const { release } = await releases.get();
        const { number, date, author, note, playbook } = release;
        return { number, date, author, note, playbook: playbook.title };
      },
    },
  };
}

const refusesOtherCrm = (sender: Sender, crm: string): string | null =>
  crmOfSender(sender) === crm ? null : 'another CRM than the page';

function tabOf(sender: Sender): number {
  if (sender.tab?.id === undefined) throw new KnownFailure('not-allowed', 'only for scripts in a tab');
  return sender.tab.id;
}
