import type { NudgeActions } from '../../components/nudges/model';
import { ask } from '../../lib/messages';
import { listenForNews } from '../../lib/storage/news';

/** What pages ask about nudges. */
export const NUDGE_ACTIONS: NudgeActions = {
  known: () => ask('nudges/sent', {}),
  send: (nudge) => ask('nudges/send', nudge),
  setLimits: (limits) => ask('nudges/limits', { limits }),
  listen: (tell, signal) =>
    listenForNews((news) => {
      if (news === 'nudges' || news === 'team' || news === 'stored-data') tell();
    }, signal),
};
