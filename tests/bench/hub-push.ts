import type { browser } from '@wxt-dev/browser';
import type { Page } from 'playwright';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord } from '../support/extension.ts';
import { answerOf, hubStatus, releaseSaying } from '../support/hub-push.ts';
import { joinedHub } from '../support/joined-hub.ts';
import type { Figure } from './figures.ts';

declare const chrome: typeof browser;

const PASSPHRASE = 'seven green bottles';

/** From a manager's press to the release in another browser's open panel, over a real hub (issue 6 F). */
export async function hubPush(runs: number): Promise<Figure[]> {
  const [manager, rep] = await Promise.all([launchOnDemo({}, { own: true }), launchOnDemo({}, { own: true })]);
  const [max, ann] = [await openOwnPage(manager), await openOwnPage(rep)];
  const { key: publisher } = await answerOf<{ key: string }>(max, 'publisher/make-key', { passphrase: PASSPHRASE });
  const { hub } = await joinedHub(
    [
      { own: max, name: 'Max', roles: ['manager'] },
      { own: ann, name: 'Ann', roles: ['rep'] },
    ],
    { publisher },
  );
  try {
    const record = await openRecord(rep.context, hubspotAddress('acme-rollout'));
    const samples: number[] = [];
    for (let run = 1; run <= runs; run += 1) {
      const mark = `push ${run}.`;
      const number = await releaseSaying(max, mark);
      const shown = whenShown(record, mark);
      const pressed = await push(max);
      samples.push((await shown) - pressed);
      if ((await hubStatus(ann)).hub?.release !== number) throw new Error(`release ${number} did not come by the hub`);
    }
    return [
      {
        what: 'hub: push → shown in the other browser’s open panel',
        unit: 'ms',
        samples,
        limit: { median: 300, p95: 1_000 },
      },
    ];
  } finally {
    await Promise.all([manager.close(), rep.close()]);
    await hub.remove();
  }
}

/** When the panel shows the mark, by this machine's clock. */
const whenShown = (page: Page, mark: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const shadow = document.querySelector('sightline-panel')?.shadowRoot;
        const look = (): void => {
          if (!shadow?.textContent?.includes(wanted)) return;
          changes.disconnect();
          resolve(performance.timeOrigin + performance.now());
        };
        const changes = new MutationObserver(look);
        if (shadow) changes.observe(shadow, { childList: true, subtree: true, characterData: true });
        look();
      }),
    mark,
  );

/** Presses: the very message that the button sends. Answers when, by this machine's clock. */
const push = (own: Page): Promise<number> =>
  own.evaluate(async () => {
    const pressed = performance.timeOrigin + performance.now();
    const body = { how: 'at-once', enforceFrom: null, withdraws: [] };
    const answer: unknown = await chrome.runtime.sendMessage({ type: 'hub/publish', body });
    if (!JSON.stringify(answer).includes('"published"')) throw new Error(JSON.stringify(answer));
    return pressed;
  });
