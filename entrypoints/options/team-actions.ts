import { browser } from 'wxt/browser';
import type { TeamActions } from '../../components/options/team-model';
import { ask } from '../../lib/messages';
import { listenForNews } from '../../lib/storage/news';
import { joinLink, parseJoinLink } from '../../lib/team/join-link';

/** Nothing may come before this call: after an await it no longer counts as the person's own click. */
const allow = (address: string): Promise<boolean> =>
  browser.permissions.request({ origins: [`${new URL(address).origin}/*`] }).catch(() => false);

/** What the options page asks about the team. */
export function makeTeamActions(): TeamActions {
  return {
    status: () => ask('team/status', {}),
    async log() {
      const answer = await ask('team/log', {});
      return answer.ok ? answer.value.entries : [];
    },
    async join(link) {
      const parsed = parseJoinLink(link);
      if ('address' in parsed) {
        await allow(parsed.address);
      }
      return ask('team/join', { link });
    },
    allow,
    linkTo: (address, key) => joinLink({ address: address.replace(/#.*$/, ''), key }),
    check: () => ask('team/check', {}),
    apply: (number) => ask('team/apply', { number }),
    leave: () => ask('team/leave', {}),
    makeKey: (passphrase) => ask('publisher/make-key', { passphrase }),
    rotateKey: (passphrase) => ask('publisher/rotate', { passphrase }),
    restoreKey: (backup, passphrase) => ask('publisher/restore', { backup, passphrase }),
    backedUp: () => ask('publisher/backed-up', {}),
    files: (how) => ask('publisher/files', how),
    hub: {
      status: () => ask('hub/status', {}),
      makeKey: () => ask('hub/make-key', {}),
      creds: (text) => ask('hub/creds', { text }),
      join: (link) => ask('hub/join', { link }),
      earlier: (send) => ask('notes/earlier', { send }),
      leave: () => ask('hub/leave', {}),
      check: () => ask('hub/check', {}),
      publish: (receive) => ask('hub/publish', receive),
    },
    own: {
      status: () => ask('own-browsers/status', {}),
      turnOn: () => ask('own-browsers/on', {}),
      turnOff: (remove) => ask('own-browsers/off', { remove }),
    },
    listen: (tell, signal) =>
      listenForNews((news) => {
        if (news === 'team' || news === 'release' || news === 'stored-data') tell();
      }, signal),
  };
}
