import { expect, test } from 'playwright/test';
import { hubJoinLink } from '../../../lib/team/hub/join.ts';
import { expectAccessible } from '../../support/desk.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, panelOn } from '../../support/extension.ts';
import { answerOf, hubStatus, releaseSaying } from '../../support/hub-push.ts';
import { startHub } from '../../support/nats.ts';
import { openOptions } from '../../support/options-page.ts';

const PASSPHRASE = 'seven green bottles';

test('a manager joins by card and link and pushes a release; it shows in a rep’s open panel, and again after the hub was away', async () => {
  const [manager, rep] = await Promise.all([launchOnDemo(), launchOnDemo({}, { own: true })]);
  const seats = await Promise.all([manager, rep].map((one) => openOwnPage(one)));
  const [max, ann] = seats;
  if (!max || !ann) throw new Error('two installs');
  const identify = (own: typeof max, name: string, roles: string[]) =>
    answerOf<{ me: { id: string } }>(own, 'identity/set', { name, email: null, roles });
  const desk = await openOptions(manager, 'team');
  const hubCard = desk.locator('[data-hub]');
  await expect(hubCard).toContainText('Say first who you are');
  const { me: maxIs } = await identify(max, 'Max Manager', ['manager']);
  const { me: annIs } = await identify(ann, 'Ann Rep', ['rep']);
  await desk.reload();
  await hubCard.getByRole('button', { name: 'Make a key for this browser' }).click();
  const card = hubCard.locator('[data-join-card]');
  await expect(card).toContainText('name: "Max Manager"');
  const [maxKey = ''] = /U[A-Z2-7]{55}/.exec((await card.textContent()) ?? '') ?? [];
  const { key: publisher } = await answerOf<{ key: string }>(max, 'publisher/make-key', { passphrase: PASSPHRASE });
  const { publicKey: annKey } = await answerOf<{ publicKey: string }>(ann, 'hub/make-key', {});
  const hub = await startHub(
    [
      { id: maxIs.id, name: 'Max Manager', roles: ['manager'], keys: [maxKey] },
      { id: annIs.id, name: 'Ann Rep', roles: ['rep'], keys: [annKey] },
    ],
    { publisher },
  );
  try {
    const link = hubJoinLink(hub.link, 'https://sightline.example/');
    await hubCard.getByLabel('Join link').fill(link.slice(0, -7));
    await hubCard.getByRole('button', { name: 'Join the hub' }).click();
    await expect(hubCard.getByRole('alert')).toContainText('cut off or was changed');
    await hubCard.getByLabel('Join link').fill(link);
    await hubCard.getByRole('button', { name: 'Join the hub' }).click();
    const state = hubCard.locator('[data-hub-state]');
    await expect(state).toHaveAttribute('data-hub-state', 'live');
    await expect(hubCard).toContainText('Acme · 2 people');

    expect(await answerOf(ann, 'hub/join', { link })).toEqual({ outcome: 'joined' });
    const record = await openRecord(rep.context, hubspotAddress('acme-rollout'));
    await expect.poll(async () => (await hubStatus(ann)).state.state).toBe('live');
    const number = await releaseSaying(max, 'from the hub');
    await desk.getByRole('button', { name: `Push release ${number} to Acme` }).click();
    await expect(desk.getByText(`Release ${number} is in force for Acme.`)).toBeVisible();
    await expect(panelOn(record).getByText('from the hub').first()).toBeVisible();
    await expectAccessible(desk, 'the hub, live');
    if (process.env.SIGHTLINE_SHOTS)
      await desk.screenshot({ path: `${process.env.SIGHTLINE_SHOTS}/hub.png`, fullPage: true });

    // The hub goes away: both say so; what was published meanwhile comes when it is back, also to a background that was killed.
    const [node] = hub.nodes;
    await node?.stop();
    await expect(state).toHaveAttribute('data-hub-state', 'offline');
    await expect(desk.locator('.sync-log li').first()).toContainText('The hub was not reached');
    const next = await releaseSaying(max, 'while it was away');
    await rep.killBackground();
    await node?.start();
    await desk.getByRole('button', { name: 'Ask now' }).click();
    await expect(state).toHaveAttribute('data-hub-state', 'live');
    await desk.getByRole('button', { name: `Push release ${next} to Acme` }).click();
    await expect(desk.getByText(`Release ${next} is in force for Acme.`)).toBeVisible();
    await answerOf(ann, 'hub/check', {});
    await expect(panelOn(record).getByText('while it was away').first()).toBeVisible();

    // A new key is used once the hub knows it, and the old one until then.
    await answerOf(ann, 'hub/make-key', {});
    await expect.poll(async () => (await hubStatus(ann)).state.state).toBe('live');
    const { identity } = await hubStatus(ann);
    expect(identity?.replacing).toBe(true);
    await hub.setPeople([
      { id: maxIs.id, name: 'Max Manager', roles: ['manager'], keys: [maxKey] },
      { id: annIs.id, name: 'Ann Rep', roles: ['rep'], keys: [identity?.publicKey ?? ''] },
    ]);
    await expect.poll(async () => (await hubStatus(ann)).identity?.replacing, { timeout: 20_000 }).toBe(false);

    // Taken out of the team: the server refuses, and the rep is told why.
    await hub.setPeople([{ id: maxIs.id, name: 'Max Manager', roles: ['manager'], keys: [maxKey] }]);
    await expect
      .poll(async () => (await hubStatus(ann)).state)
      .toMatchObject({ state: 'refused', why: 'unknown-person' });
    await answerOf(ann, 'hub/leave', {});
    expect((await hubStatus(ann)).state).toEqual({ state: 'off' });
  } finally {
    await Promise.all([manager.close(), rep.close()]);
    await hub.remove();
  }
});
